"""What the proof of the frozen program says where the window does not end as it should."""

import subprocess
from pathlib import Path

import pytest

from buildkit import smoking
from buildkit.failure import BuildError
from buildkit.place import Place
from radiograph_studio.diagnostics import session

TRACE = "Fatal Python error: Segmentation fault"


class _Crashing(Place):
    def run(self, *args: str, **_: object) -> "subprocess.CompletedProcess[str]":
        log = self.home / "log"
        log.mkdir()
        left = log / f"{session._PREFIX}7-abc{session._SUFFIX}"
        left.write_text(f"Radiograph Studio\n----\n{TRACE}\n", encoding="utf-8")
        return subprocess.CompletedProcess(args, -11, "", "Qt said this")


def test_a_window_that_crashed_is_told_with_its_trace(tmp_path: Path) -> None:
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "a.png").write_bytes(b"")
    with pytest.raises(BuildError) as caught:
        smoking._window(_Crashing(tmp_path, tmp_path, (), ()), tmp_path)
    said = f"{caught.value}\n{caught.value.hint}"
    assert "-11" in said
    assert "Qt said this" in said
    assert TRACE in said
