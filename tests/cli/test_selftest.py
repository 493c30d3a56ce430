"""``doctor --self-test`` and ``doctor --picture``."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from radiograph_studio.cli import main, selftest
from radiograph_studio.workflows import selftest as workflow
from radiograph_studio.workflows.doctor import Check

ROOT = Path(__file__).resolve().parents[2]


def test_window_is_opened_and_its_picture_kept(tmp_path: Path) -> None:
    picture = tmp_path / "räume" / "window.png"
    done = subprocess.run(
        [sys.executable, "-m", "radiograph_studio", "doctor", "--picture", str(picture), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert said["name"] == "Window"
    assert said["ok"]
    with Image.open(picture) as image:
        assert image.size == (1280, 800)
        assert len(image.getcolors(1 << 20)) > 50


@pytest.mark.parametrize(("ok", "status"), [(True, 0), (False, 1)])
def test_every_step_is_a_line_and_one_that_fails_decides(
    ok: bool, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def steps(folder: Path) -> Iterator[Check]:
        yield Check("Train", ok, "two epochs")

    monkeypatch.setattr(workflow, "self_test", steps)
    monkeypatch.setattr(selftest, "_window", lambda folder, picture: "opened")
    assert main(["doctor", "--self-test", "--json"]) == status
    lines = {line["name"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert lines["Train"]["ok"] is ok
    assert lines["Window"]["ok"]
    assert lines["Network"]["ok"]
    assert "Python" in lines


def test_window_that_does_not_open_is_a_failed_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "import sys; sys.exit('no screen')"
    monkeypatch.setattr(selftest, "program", lambda: [sys.executable, "-c", words])
    with pytest.raises(workflow.SelfTestError, match="ended with 1: no screen"):
        selftest._window(tmp_path, tmp_path / "w.png")
