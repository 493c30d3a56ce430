"""The command line keeps its contract: JSON lines and nothing else on stdout, exit status 0, 1 or 2."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset

from radiograph_studio.cli import main


def _lines(text: str) -> list[dict[str, Any]]:
    return [
        json.loads(line, parse_constant=lambda name: pytest.fail(f"{name} is no JSON")) for line in text.splitlines()
    ]


@pytest.mark.slow
def test_train_prints_epochs_then_exactly_one_finished(
    tiny_png_dataset: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "m.rsmodel"
    arguments = ["--train", str(tiny_png_dataset / "train"), "--val", str(tiny_png_dataset / "val"), "--out", str(out)]
    options = ["--preset", "instant", "--epochs", "2", "--draws", "1", "--runs-dir", str(tmp_path / "runs"), "--json"]

    status = main(["train", *arguments, *options])

    events = _lines(capfd.readouterr().out)
    epochs = [event for event in events if event["event"] == "epoch"]
    finished = [event for event in events if event["event"] == "finished"]
    assert status == 0
    assert [event["epoch"] for event in epochs] == [0, 1, 2]
    assert all({"phase", "loss", "accuracy", "val_loss", "val_accuracy"} <= event.keys() for event in epochs)
    assert finished == events[-1:]
    assert finished[0]["status"] == "completed"
    assert finished[0]["model"] == str(out)
    assert out.is_file()
    assert finished[0]["metrics"]["validation"]["classes"] == ["rings", "stripes"]
    assert finished[0]["metrics"]["test"] is None
    assert finished[0]["metrics"]["seconds"].keys() == {"first_validation", "total"}

    assert main(["runs", "--runs-dir", str(tmp_path / "runs"), "--json"]) == 0
    (run,) = _lines(capfd.readouterr().out)
    assert (run["status"], run["preset"]) == ("completed", "instant")


@pytest.mark.slow
def test_evaluate_prints_one_object_of_figures(trained: Any, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(trained.model), str(trained.data / "test"), "--json"]) == 0
    (figures,) = _lines(capfd.readouterr().out)
    keys = {"n", "accuracy", "accuracy_ci", "balanced_accuracy", "auc", "auc_ci", "classes", "confusion"}
    assert keys <= figures.keys()
    assert (figures["n"], figures["confusion"]) == (8, [[4, 0], [0, 4]])


@pytest.mark.slow
def test_score_prints_a_line_a_file_and_ends_with_1_where_one_failed(
    trained: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague")
    good = trained.data / "test" / "rings" / "00.png"

    status = main(["score", str(trained.model), str(good), str(letter), "--csv", str(tmp_path / "s.csv"), "--json"])

    scored, failed = _lines(capfd.readouterr().out)
    assert status == 1
    assert (scored["path"], scored["ok"], scored["label"]) == (str(good), True, "rings")
    assert sum(scored["probabilities"].values()) == pytest.approx(1)
    assert failed["ok"] is False
    assert failed["error"].keys() == {"kind", "message", "hint"}
    assert len((tmp_path / "s.csv").read_text(encoding="utf-8").splitlines()) == 3
    assert main(["score", str(trained.model), str(good)]) == 0
    assert "Not a medical device" in capfd.readouterr().out


def test_check_prints_counts_and_findings(tiny_png_dataset: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tiny_png_dataset / "train" / "rings" / "00.png"
    (tiny_png_dataset / "val" / "rings" / "copy.png").write_bytes(source.read_bytes())
    arguments = ["--train", str(tiny_png_dataset / "train"), "--val", str(tiny_png_dataset / "val"), "--json"]

    assert main(["check", *arguments]) == 0

    (result,) = _lines(capfd.readouterr().out)
    assert result["counts"]["validation"] == {"rings": 5, "stripes": 4}
    leaks = [finding for finding in result["findings"] if finding["kind"] == "duplicate_leak"]
    assert len(leaks) == 1
    assert leaks[0].keys() == {"kind", "severity", "message", "files"}


def test_check_of_folders_that_make_no_dataset_is_one_finding_and_status_1(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--train", str(tmp_path / "nowhere"), "--json"]) == 1
    (result,) = _lines(capfd.readouterr().out)
    assert [finding["severity"] for finding in result["findings"]] == ["error"]


def test_render_and_info_show_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "ramp.png", tmp_path / "out.png"
    Image.fromarray(np.arange(256, dtype=np.uint8).repeat(4).reshape(32, 32)).save(source)

    assert main(["render", str(source), str(out)]) == 0
    with Image.open(out) as picture:
        assert (picture.mode, picture.size) == ("L", (32, 32))
        assert "Not a medical device" in picture.text["Comment"]
    capfd.readouterr()
    assert main(["info", str(source), "--json"]) == 0
    (facts,) = _lines(capfd.readouterr().out)
    assert facts["rows"] == 32


@pytest.mark.parametrize(("said", "warned"), [("YES", True), (None, True), ("NO", False)])
def test_render_warns_in_one_line_where_names_may_be_burnt_in(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], said: str | None, warned: bool
) -> None:
    source = tmp_path / "a.dcm"
    _write_dicom(source, np.arange(64, dtype=np.uint16).reshape(8, 8), said)

    assert main(["render", str(source), str(tmp_path / "out.png")]) == 0
    captured = capfd.readouterr()
    assert captured.out == ""
    lines = captured.err.splitlines()
    assert len(lines) == int(warned)
    assert all("may carry names burnt into it" in line for line in lines)


def _write_dicom(path: Path, pixels: np.ndarray, burned_in: str | None) -> None:
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = uid.DigitalXRayImageStorageForPresentation, uid.generate_uid()
    dataset.Rows, dataset.Columns = pixels.shape
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 12, 11, 0
    if burned_in is not None:
        dataset.BurnedInAnnotation = burned_in
    dataset.PixelData = pixels.tobytes()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = uid.ExplicitVRLittleEndian
    dataset.save_as(path, enforce_file_format=True)


def test_a_file_that_is_no_picture_is_one_sentence_and_status_1(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.dcm").write_text("hello")
    assert main(["render", str(tmp_path / "x.dcm"), str(tmp_path / "out.png")]) == 1
    captured = capfd.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    assert not (tmp_path / "out.png").exists()


def test_samples_writes_the_phantom_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from radiograph_studio.workflows import samples

    asked: dict[str, Any] = {}
    monkeypatch.setattr(samples, "write_samples", lambda folder, **options: asked.update(options, folder=folder))
    assert main(["samples", str(tmp_path / "s"), "--seed", "4"]) == 0
    assert (asked["folder"], asked["seed"]) == (tmp_path / "s", 4)


def test_doctor_finds_everything_that_is_needed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    checks = {check["name"]: check for check in _lines(capfd.readouterr().out)}
    assert checks["Backbone: EfficientNet-Lite0"]["ok"]
    assert not checks["Backbone: InceptionV3"]["ok"]
    assert not checks["Backbone: InceptionV3"]["required"]


def test_doctor_ends_with_1_where_a_place_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("RADIOGRAPH_STUDIO_HOME", str(tmp_path / "file"))
    assert main(["doctor"]) == 1
    assert "MISSING  Writable: data" in capfd.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    [
        ["train"],
        ["score", "m.rsmodel"],
        ["check", "--what"],
        ["train", "--train", "x", "--preset", "best"],
        ["train", "--train", "x", "--epochs", "0"],
        ["train", "--train", "x", "--backbone", "vgg"],
        ["check", "--train", "x", "--seed", "-1"],
        ["train", "--train", "x", "--preset", "instant", "--weights", "scratch"],
    ],
)
def test_wrong_use_ends_with_2(wrong: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(wrong) == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err


def test_a_mistyped_command_is_no_file_to_open(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["trian", "--train", "x"]) == 2
    assert main(["trian"]) == 2
    assert "neither a command nor a file" in capfd.readouterr().err


def test_without_a_command_the_window_opens_with_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from radiograph_studio.ui import app

    opened: list[Any] = []
    monkeypatch.setattr(app, "run", lambda files, **options: opened.append((files, *options.values())) or 0)
    (tmp_path / "a.dcm").write_bytes(b"")
    assert main([str(tmp_path / "a.dcm")]) == 0
    assert main(["--sample-project"]) == 0
    assert main(["--new-window"]) == 0
    assert opened == [([str(tmp_path / "a.dcm")], False, False), ([], True, False), ([], False, True)]


def test_what_is_written_never_replaces_what_is_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.png"
    Image.fromarray(np.zeros((8, 8), np.uint8)).save(source)
    before = source.read_bytes()
    assert main(["render", str(source), str(source)]) == 2
    assert main(["score", str(source), str(source), "--csv", str(source)]) == 2
    assert source.read_bytes() == before
    assert "one of the files to be read" in capfd.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_json_is_utf8_whatever_the_locale_and_the_names(trained: Any, tmp_path: Path) -> None:
    names = [os.fsencode(tmp_path / "モデル.png"), os.fsencode(tmp_path) + b"/d\xff.png"]
    for name in names:
        Path(os.fsdecode(name)).write_bytes(b"no picture")
    command = [sys.executable, "-m", "radiograph_studio", "score", str(trained.model), *names, "--json"]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=120, check=False)
    rows = _lines(done.stdout.decode("utf-8"))
    assert done.returncode == 1
    assert rows[0]["path"] == str(tmp_path / "モデル.png")
    assert len(rows) == 2


def test_help_and_version_end_with_0(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Not a medical device" in capfd.readouterr().out
    assert main(["train", "--help"]) == 0
    assert main(["--version"]) == 0


def test_a_recipe_option_overrides_the_preset() -> None:
    from radiograph_studio.cli import arguments
    from radiograph_studio.cli.training import recipe_of

    options = arguments.parse(
        ["train", "--train", "x", "--preset", "paper", "--epochs", "3", "--shear", "0", "--no-horizontal-flip"]
    )
    recipe = recipe_of(options)
    assert (recipe.preset, recipe.epochs, recipe.batch_size) == ("paper", 3, 5)
    assert (recipe.augmentation.shear, recipe.augmentation.horizontal_flip, recipe.augmentation.zoom) == (0, False, 0.2)


_PAUSABLE = """
import sys, time
from radiograph_studio.cli.output import Output
from radiograph_studio.cli.training import interrupts
from radiograph_studio.recipe import Control
control = Control()
with interrupts(control, Output(json=False)):
    print("ready", flush=True)
    sys.stdin.readline()
print(control.paused_seconds, control.stopping, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="No terminal of Windows has Ctrl+Z.")
def test_ctrl_z_pauses_and_the_pause_does_not_count() -> None:
    # A group of its own in this session, as a shell makes it: the signal of a terminal goes to the group.
    with subprocess.Popen(
        [sys.executable, "-c", _PAUSABLE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        try:
            assert program.stdout.readline() == "ready\n"
            os.killpg(program.pid, signal.SIGTSTP)
            _, status = os.waitpid(program.pid, os.WUNTRACED)
            assert os.WIFSTOPPED(status)
            time.sleep(0.5)
            os.killpg(program.pid, signal.SIGCONT)
            assert "fg" in program.stderr.readline()
            assert program.stderr.readline() == "Going on.\n"
            program.stdin.write("\n")
            program.stdin.flush()
            seconds, stopping = program.stdout.readline().split()
            assert program.wait(60) == 0
        finally:
            program.kill()  # where it still stands still, nobody else would end it
    assert 0.4 < float(seconds) < 30
    assert stopping == "False"


def test_an_estimate_is_said_without_training(
    tiny_png_dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = ["--train", str(tiny_png_dataset / "train"), "--val", str(tiny_png_dataset / "val")]
    command = ["train", *folders, "--estimate", "--runs-dir", str(tmp_path / "runs")]
    assert main(command) == 0
    assert "in all" in capsys.readouterr().out
    assert main([*command, "--preset", "thorough", "--json"]) == 0
    (thorough,) = _lines(capsys.readouterr().out)
    assert main([*command, "--preset", "instant", "--json"]) == 0
    (instant,) = _lines(capsys.readouterr().out)
    assert thorough["seconds"] > instant["seconds"] > 0
    assert thorough["images"]["train"] == sum(1 for path in (tiny_png_dataset / "train").rglob("*.png"))
    assert not (tmp_path / "runs").exists()
    assert main([*command, "--preset", "paper"]) == 0
    assert "no ImageNet weights here" in capsys.readouterr().err
    assert main([*command, "--batch-size", "999"]) == 0
    assert "the network takes one step an epoch" in capsys.readouterr().out
    assert main(["train", *folders, "--estimate", "--backbone", "nothing"]) == 2
    assert main(["train", "--resume", "x", "--estimate"]) != 0


@pytest.mark.slow
def test_a_preview_is_nine_pictures_with_the_image_itself_in_the_middle(
    tiny_png_dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = next((tiny_png_dataset / "train").rglob("*.png"))
    command = ["preview", str(source), str(tmp_path / "nine.png"), "--image-size", "64"]
    assert main([*command, "--augmentation", "none"]) == 0
    with Image.open(tmp_path / "nine.png") as sheet:
        still = np.array(sheet)
    assert main([*command, "--augmentation", "none", "--rotation", "30"]) == 0
    with Image.open(tmp_path / "nine.png") as sheet:
        turned = np.array(sheet)
    middle = np.s_[68:132, 68:132]
    assert still.shape == (200, 200)
    assert np.array_equal(still[:64, :64], still[middle])
    assert np.array_equal(turned[middle], still[middle])
    assert not np.array_equal(turned[:64, :64], turned[middle])
    assert "nine.png" in capsys.readouterr().out
