"""The command, the cuts, the sizes, and the place where the result is proved."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from buildkit import bundle, commands, cuts, figures, layout, orphans, place, sizes, work
from buildkit.cuts import Cut, Knife
from buildkit.failure import BuildError
from devkit.environment import BUILD_LOCK, Checkout

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    folder = tmp_path / "stage"
    files = {
        "RadiographStudio": 5_000_000,
        "_internal/tensorflow/libtensorflow_cc.so.2": 9_000_000,
        "_internal/PySide6/QtCore.abi3.so": 3_000_000,
        "_internal/libQt6Core.so.6": 2_000_000,
        "_internal/numpy.libs/libopenblas.so": 2_000_000,
        "_internal/numpy/core.so": 1_500_000,
        "_internal/small/a.txt": 10,
    }
    for name, size in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\0" * size)
    return folder


def test_command_without_words_explains_itself() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "build.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "build smoke installer" in done.stdout


def test_unknown_command_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["build", "fly"]) == 2
    said = capsys.readouterr().err
    assert "“fly”" in said
    assert "smoke" in said


def test_commands_are_done_in_turn_inside_their_own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[tuple[str, str]] = []
    started: list[list[str]] = []
    monkeypatch.setattr(
        commands.environment, "prepare", lambda checkout, lock: prepared.append((checkout.folder, lock))
    )
    monkeypatch.setattr(commands, "_need_system", lambda checkout, argv: None)
    monkeypatch.setattr(commands.subprocess, "call", lambda command, **more: started.append(command) or 0)
    assert commands.main(["build", "smoke", "installer"]) == 0
    assert prepared == [(".venv-build", BUILD_LOCK)]
    assert started == [
        [str(Checkout(ROOT, ".venv-build").python), "-m", "buildkit.work", "build", "smoke", "installer"]
    ]


def test_first_failure_ends_the_turn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []

    def fails() -> int:
        raise BuildError("It broke.", "Mend it.")

    monkeypatch.setattr(work, "build", lambda: done.append("build") or 0)
    monkeypatch.setattr(work, "smoke", fails)
    monkeypatch.setattr(work, "installer", lambda: done.append("installer") or 0)
    assert work.main(["build", "smoke", "installer"]) == 1
    assert done == ["build"]
    assert capsys.readouterr().err == "It broke.\nMend it.\n"


def test_nothing_is_made_of_a_program_that_was_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "STAGE", tmp_path / "none")
    with pytest.raises(BuildError, match="not built yet"):
        work.require_stage()


def test_tools_that_are_there_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert commands.missing_packages(["build"], shared_python=True) == []
    assert commands.missing_packages(["build"], shared_python=False) == [f"libpython3.{sys.version_info[1]}"]
    monkeypatch.setattr(commands.shutil, "which", lambda name: None)
    assert commands.missing_packages(["sizes"], shared_python=False) == []
    assert "binutils" in commands.missing_packages(["build"], shared_python=True)


def test_cuts_take_what_they_name_and_keep_what_they_keep(tmp_path: Path) -> None:
    source = tmp_path / "x"
    source.write_bytes(b"\0" * 100)
    knife = Knife([Cut("Texts", "", files=("Qt/translations/*",), modules=("lib.extra",), kept=("*_de.qm",))])
    files = [(name, str(source), "DATA") for name in ("Qt/translations/a_fr.qm", "Qt/translations/a_de.qm", "a.qm")]
    assert [entry[0] for entry in knife.files(files)] == ["Qt/translations/a_de.qm", "a.qm"]
    modules = [(name, str(source), "PYMODULE") for name in ("lib.extra", "lib.extra.a", "lib.extras")]
    assert [entry[0] for entry in knife.modules(modules)] == ["lib.extras"]
    saving = knife.savings["Texts"]
    assert (saving.files, saving.modules, saving.size) == (1, 2, 300)
    knife.write(tmp_path / "cuts.json")
    assert json.loads((tmp_path / "cuts.json").read_text())[0]["size"] == 300


def test_platforms_and_german_of_qt_survive_the_cuts() -> None:
    def stays(name: str) -> bool:
        return not any(cut.takes(name) for cut in cuts.CUTS)

    for name in ("qxcb", "qoffscreen", "qwayland"):
        assert stays(f"PySide6/Qt/plugins/platforms/lib{name}.so")
    assert stays("PySide6/plugins/platforms/qwindows.dll")
    assert stays("PySide6/Qt/plugins/platforms/libqcocoa.dylib")
    assert stays("PySide6/Qt/translations/qtbase_de.qm")
    assert not stays("PySide6/Qt/translations/qtbase_fr.qm")
    assert not stays("PySide6/translations/qtbase_fr.qm")
    assert stays("resources/icons/data.svg")
    assert stays("resources/help/first-steps.md")


@pytest.mark.parametrize(
    ("module", "test"),
    [
        ("numpy.tests.test_x", True),
        ("tensorflow.python.framework.test_util", False),
        ("jinja2.tests", False),
        ("numpy.testing", False),
    ],
)
def test_tests_of_libraries_are_recognised(module: str, test: bool) -> None:
    assert cuts.is_test(module) is test


def test_library_that_only_a_cut_plugin_linked_goes_with_it() -> None:
    entries = [
        ("Qt/libqxcb.so", "/q/libqxcb.so", "BINARY"),
        ("libxcb.so.1", "/s/libxcb.so.1", "BINARY"),
        ("libXau.so.6", "/s/libXau.so.6", "BINARY"),
        ("libgtk-3.so.0", "/s/libgtk-3.so.0", "BINARY"),
        ("libgdk-3.so.0", "/s/libgdk-3.so.0", "BINARY"),
        ("libpython3.11.so.1.0", "/p/libpython3.11.so.1.0", "BINARY"),
    ]
    needs = {
        "/q/libqxcb.so": {"libxcb.so.1", "libc.so.6"},
        "/s/libxcb.so.1": {"libXau.so.6"},
        "/s/libgtk-3.so.0": {"libgdk-3.so.0"},
        "/s/libgdk-3.so.0": {"libgtk-3.so.0"},
    }
    stay, gone = orphans.part(entries, needs)
    assert [entry[0] for entry in gone] == ["libgtk-3.so.0", "libgdk-3.so.0"]
    assert [entry[0] for entry in stay] == ["Qt/libqxcb.so", "libxcb.so.1", "libXau.so.6", "libpython3.11.so.1.0"]


def test_link_to_what_was_cut_goes_with_it() -> None:
    entries = [
        ("Qt/lib/libA.so", "/q/libA.so", "BINARY"),
        ("libA.so", "Qt/lib/libA.so", "SYMLINK"),
        ("libB.so", "Qt/lib/libB.so", "SYMLINK"),
        ("x.libs/libA.so", "../Qt/lib/libA.so", "SYMLINK"),
    ]
    stay, gone = orphans.without_dangling(entries)
    assert [entry[0] for entry in gone] == ["libB.so"]
    assert len(stay) == 3


def test_sizes_are_told_by_component(stage: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sizes, "WORK", tmp_path)
    found = sizes.by_component(stage)
    assert found["TensorFlow"] == 9_000_000
    assert found["Qt (PySide6)"] == 5_000_000
    assert found["numpy"] == 3_500_000
    (tmp_path / "cuts.json").write_text(
        json.dumps([{"name": "Nothing", "why": "", "files": 0, "modules": 0, "size": 0}]), encoding="utf-8"
    )
    text = sizes.table(stage)
    assert "22.5" in text.splitlines()[sizes_row(text, "together")]
    assert "saved nothing" in text


def sizes_row(text: str, name: str) -> int:
    return next(k for k, line in enumerate(text.splitlines()) if line.startswith(name))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights.")
def test_program_is_proved_in_a_folder_that_it_cannot_write_to(
    stage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = stage / "RadiographStudio"
    tried = 'touch "$(dirname "$0")/x" 2>/dev/null && exit 7; touch "$HOME/y" || exit 8; env'
    script.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{tried}\n", encoding="utf-8")
    script.chmod(0o755)
    with place.unwelcoming(stage) as found:
        done = found.run(limit=20)
        assert " " in str(found.program)
        assert not str(found.home).isascii()
        if os.geteuid() == 0 and not found.words:
            pytest.skip("There is no way to give rights away here.")
    assert done.returncode == 0, (done.returncode, done.stderr)
    names = {line.partition("=")[0] for line in done.stdout.splitlines()}
    assert names <= {"HOME", "PATH", "PWD", "OLDPWD", "SHLVL", "_"}


def test_figures_stand_in_one_column_a_kind() -> None:
    text = figures.table({"source": {"warm start": 900.0}, "frozen": {"warm start": 1100.0}})
    assert text.splitlines()[1].split() == ["warm", "start", "900", "1100"]


def test_memory_of_a_process_and_its_children_is_seen() -> None:
    child = "import time; x = bytearray(80_000_000); time.sleep(0.6)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert 80 < figures.peak([sys.executable, "-c", code], dict(os.environ)) < 400
    with pytest.raises(BuildError, match="ended with 3"):
        figures.peak([sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ))


def test_windows_version_file_is_an_expression_that_names_the_version(tmp_path: Path) -> None:
    text = Path(bundle.windows_version(tmp_path)).read_text(encoding="utf-8")
    compile(text, "version", "eval")
    assert layout.version() in text


@pytest.mark.slow
@pytest.mark.skipif(not layout.program().is_file(), reason="The program was not built (packaging/build.py build).")
def test_frozen_program_tells_its_version() -> None:
    done = subprocess.run([layout.program(), "--version"], capture_output=True, text=True, check=False, env={})
    assert done.stdout.strip() == f"Radiograph Studio {layout.version()}", done.stderr
