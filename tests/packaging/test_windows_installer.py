"""The installer for Windows: NSIS takes the script, and its uninstaller deletes just what was installed."""

import os
import re
from pathlib import Path, PurePosixPath

import pytest

from buildkit.failure import BuildError
from buildkit.installers import product, windows
from tests.helpers import stage as stand_in

FOLDER = product.PACKAGING / "windows"
SCRIPT = windows.SCRIPT.read_text(encoding="utf-8")


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    return stand_in.write(tmp_path)


@pytest.fixture
def compiler() -> str:
    found = windows.makensis()
    if found is None:
        pytest.skip("makensis is not installed (Debian: apt-get install nsis).")
    return found


@pytest.mark.parametrize("compression", ["lzma", "off"])
@pytest.mark.usefixtures("compiler")
def test_script_compiles_without_a_warning(stage: Path, tmp_path: Path, compression: str) -> None:
    made = windows.build(stage, tmp_path / "out", compression)
    assert made.name.endswith("-windows-x64-setup.exe")
    assert made.read_bytes()[:2] == b"MZ"


@pytest.mark.usefixtures("compiler")
def test_compile_check_leaves_nothing_that_could_pass_for_a_product(stage: Path) -> None:
    windows.check(stage)
    assert list(stage.parent.iterdir()) == [stage]


def test_compiler_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, stage: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(windows, "makensis", lambda: None)
    with pytest.raises(BuildError, match="NSIS is not installed"):
        windows.build(stage, tmp_path)


def test_path_too_long_for_windows_is_refused(stage: Path, tmp_path: Path) -> None:
    (stage / "_internal" / ("n" * 190)).write_bytes(b"")
    with pytest.raises(BuildError, match="as long as"):
        windows.build(stage, tmp_path)


def test_uninstaller_deletes_every_file_it_brought_and_nothing_else(stage: Path) -> None:
    files, folders = windows.contents(stage)
    lines = list(windows.removal_lines(files, folders))
    deleted = [line.removeprefix('Delete "$INSTDIR\\').removesuffix('"') for line in lines if line.startswith("Delete")]
    there = [path.relative_to(stage) for path in stage.rglob("*") if not path.is_dir()]
    assert sorted(deleted) == sorted(str(path).replace("/", "\\").replace("$", "$$") for path in there)
    assert all(re.match(r'(Delete|RMDir) "\$INSTDIR\\', line) for line in lines)


def test_folders_go_from_the_deepest_up_and_only_empty_ones() -> None:
    lines = list(windows.removal_lines([], [PurePosixPath("a/b/c"), PurePosixPath("a/b"), PurePosixPath("a")]))
    assert lines == [r'RMDir "$INSTDIR\a\b\c"', r'RMDir "$INSTDIR\a\b"', r'RMDir "$INSTDIR\a"']
    assert "RMDir /r" not in SCRIPT


@pytest.mark.parametrize(
    ("text", "expected"), [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("2.0.0rc1", "2.0.0.0"), ("1.2.3.dev4", "1.2.3.0")]
)
def test_version_is_written_as_windows_counts(text: str, expected: str) -> None:
    assert windows.four_numbers(text) == expected


def test_no_administrator_is_asked_for() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert "HKLM" not in SCRIPT
    assert "$PROGRAMFILES" not in SCRIPT


def test_whoever_opens_dicom_by_default_goes_on_doing_so() -> None:
    written = re.findall(r'WriteReg\w+ HKCU "([^"]+)" "([^"]*)"', SCRIPT)
    assert (r"${CLASSES}\.dcm\OpenWithProgids", "${DICOM_CLASS}") in written
    assert not [key for key, _ in written if key in (r"${CLASSES}\.dcm", r"${CLASSES}\.dicom")]


def test_every_registry_entry_is_taken_back() -> None:
    install, uninstall = SCRIPT.split('Section "Uninstall"')
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)" "([^"]*)"', install))
    trees = set(re.findall(r'DeleteRegKey HKCU "([^"]+)"', uninstall))
    values = set(re.findall(r'DeleteRegValue HKCU "([^"]+)" "([^"]*)"', uninstall))
    left = [
        entry
        for entry in written
        if entry not in values and not any(entry[0] == tree or entry[0].startswith(f"{tree}\\") for tree in trees)
    ]
    assert written
    assert not left


def test_both_languages_have_every_text_and_the_same_values_in_it() -> None:
    source = re.sub(r"\\\n\s*", " ", (FOLDER / "languages.nsh").read_text(encoding="utf-8"))
    texts = re.findall(r'!insertmacro TEXT (\w+)\s+"([^"]*)"\s+"([^"]*)"', source)
    assert {name for name, _, _ in texts} >= set(re.findall(r"\$\((\w+)\)", SCRIPT))
    for name, english, german in texts:
        assert english, name
        assert german, name
        assert re.findall(r"\$\{?\w+\}?", english) == re.findall(r"\$\{?\w+\}?", german), name


def test_uninstaller_says_that_the_users_own_stays() -> None:
    assert r"$LOCALAPPDATA\RadiographStudio" in (FOLDER / "languages.nsh").read_text(encoding="utf-8")
    assert r"$LOCALAPPDATA\RadiographStudio" not in SCRIPT


@pytest.mark.skipif(os.name != "nt", reason="The usual folder of NSIS exists on Windows only.")
def test_compiler_is_found_where_its_installer_puts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "NSIS").mkdir()
    (tmp_path / "NSIS" / "makensis.exe").write_bytes(b"")
    monkeypatch.setenv("PROGRAMFILES(X86)", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    assert windows.makensis() == str(tmp_path / "NSIS" / "makensis.exe")
