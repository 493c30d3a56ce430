"""The .deb and the .tar.xz, made of a stand-in for the program: what is in them, and what a desktop makes of it."""

import configparser
import gzip
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from buildkit.failure import BuildError
from buildkit.installers import deb, desktop, libraries, product, tarball
from buildkit.layout import version
from tests.helpers import stage as stand_in
from tests.helpers.tools import call, need

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="These packages are made on Linux.")

ID = "radiograph-studio"
MOMENT = 1_760_000_000
FAST = ("-Zgzip", "-z1")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("dpkg-deb", "dpkg")
    folder = tmp_path_factory.mktemp("deb")
    return deb.build(stand_in.write(folder), folder / "out", MOMENT, FAST)


@pytest.fixture(scope="module")
def unpacked(package: Path) -> Path:
    root = package.parent / "unpacked"
    call("dpkg-deb", "--raw-extract", package, root)
    return root


@pytest.fixture
def unpacked_archive(tmp_path: Path) -> Path:
    need("xz", "xz-utils")
    archive = tarball.build(stand_in.write(tmp_path), tmp_path / "out", MOMENT, "x86_64", "xz -0")
    call("tar", "-C", tmp_path, "-xf", archive)
    return tmp_path / archive.name.removesuffix(".tar.xz")


def _entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


def test_package_is_named_and_versioned_as_the_program(package: Path) -> None:
    assert re.fullmatch(rf"{ID}_{re.escape(version())}_\w+\.deb", package.name)
    assert call("dpkg-deb", "--field", package, "Version").strip() == version()


def test_whole_program_lies_in_opt_and_a_command_leads_to_it(unpacked: Path) -> None:
    home = unpacked / "opt" / ID
    assert os.access(home / "RadiographStudio", os.X_OK)
    assert (home / "_internal/Prüfung mit $Zeichen/a 'b'.txt").read_text(encoding="utf-8") == "text"
    assert (home / "_internal/empty").is_dir()
    assert (home / "_internal/libown.so").readlink() == Path("libown.so.1")
    assert (unpacked / "usr/bin" / ID).readlink() == Path(f"/opt/{ID}/RadiographStudio")


def test_package_belongs_to_root_and_others_may_only_read(package: Path) -> None:
    for line in call("dpkg-deb", "--contents", package).splitlines():
        mode, owner = line.split()[:2]
        assert owner == "root/root", line
        assert mode.startswith("l") or mode[4:] in ("r--r--", "r-xr-x"), line


def test_no_script_runs_as_root(unpacked: Path) -> None:
    assert {path.name for path in (unpacked / "DEBIAN").iterdir()} == {"control", "md5sums"}


def test_checksums_cover_every_file(unpacked: Path) -> None:
    files = {path for top in ("opt", "usr") for path in (unpacked / top).rglob("*")}
    plain = {str(path.relative_to(unpacked)) for path in files if path.is_file() and not path.is_symlink()}
    lines = (unpacked / "DEBIAN/md5sums").read_text(encoding="utf-8").splitlines()
    assert {line.split("  ", 1)[1] for line in lines} == plain
    call("md5sum", "--check", "--quiet", "DEBIAN/md5sums", cwd=unpacked)


def test_same_program_makes_the_same_package(package: Path, tmp_path: Path) -> None:
    again = deb.build(stand_in.write(tmp_path), tmp_path / "out", MOMENT, FAST)
    assert again.read_bytes() == package.read_bytes()


def test_folder_without_the_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no program"):
        deb.build(tmp_path, tmp_path / "out", MOMENT)


def test_desktop_entry_is_valid_and_takes_files(unpacked: Path) -> None:
    entry = unpacked / f"usr/share/applications/{ID}.desktop"
    read = _entry(entry)
    assert read["Exec"].split() == [ID, "%F"]
    assert set(read["MimeType"].strip(";").split(";")) == {product.DICOM_TYPE, product.MODEL_TYPE}
    assert {"Name[de]", "Comment[de]", "Keywords[de]", "StartupWMClass"} <= set(read)
    need("desktop-file-validate", "desktop-file-utils")
    assert call("desktop-file-validate", entry) == ""


def test_every_icon_size_has_that_size(unpacked: Path) -> None:
    from PIL import Image

    icons = unpacked / "usr/share/icons/hicolor"
    for size in product.ICON_SIZES:
        with Image.open(icons / f"{size}x{size}/apps/{ID}.png") as image:
            assert image.size == (size, size)
    assert "<svg" in (icons / f"scalable/apps/{ID}.svg").read_text(encoding="utf-8")


def test_missing_icon_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"512.png"):
        desktop.icons(tmp_path)


def test_file_types_are_known_by_name_and_content(unpacked: Path, tmp_path: Path) -> None:
    need("update-mime-database", "shared-mime-info")
    source = unpacked / "usr/share/mime"
    need("xmllint", "libxml2-utils")
    call("xmllint", "--noout", source / f"packages/{ID}.xml")
    call("update-mime-database", source)
    globs = (source / "globs2").read_text(encoding="utf-8")
    for name, kind in (("*.rsmodel", product.MODEL_TYPE), ("*.dcm", product.DICOM_TYPE)):
        assert f":{kind}:{name}" in globs
    assert b"DICM" in (source / "magic").read_bytes()
    assert f"{product.MODEL_TYPE} application/zip" in (source / "subclasses").read_text(encoding="utf-8")


def test_manual_names_every_command(unpacked: Path) -> None:
    from radiograph_studio.cli import arguments

    text = gzip.decompress((unpacked / f"usr/share/man/man1/{ID}.1.gz").read_bytes()).decode("utf-8")
    assert version() in text
    assert "@" not in text
    for command in arguments._COMMANDS:
        assert f".B {command.replace('-', chr(92) + '-')}\n" in text, command


def test_manual_is_set_without_a_warning(unpacked: Path) -> None:
    need("man", "man-db")
    environ = {**os.environ, "MANROFFSEQ": "", "LC_ALL": "C.UTF-8"}
    page = unpacked / f"usr/share/man/man1/{ID}.1.gz"
    shown = call("man", "--warnings=all", "--local-file", page, environ=environ)
    assert "warning" not in shown
    assert "Not a medical device" in shown


def test_libraries_of_the_system_become_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs = libraries.Needs(frozenset({"libGL.so.1", "libgthread-2.0.so.0"}), (2, 35))
    monkeypatch.setattr(libraries, "examine", lambda _: needs)
    depends = libraries.debian_depends(tmp_path)
    assert {"libgl1", "libglib2.0-0t64 | libglib2.0-0", "libc6 (>= 2.35)", "xkb-data"} <= set(depends)


def test_library_of_an_unknown_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(libraries, "examine", lambda _: libraries.Needs(frozenset({"libodd.so.3"}), ()))
    with pytest.raises(BuildError, match=r"libodd\.so\.3"):
        libraries.debian_depends(tmp_path)


HEADERS = """
a.so:     file format elf64-x86-64

Dynamic Section:
  NEEDED               libown.so.1
  NEEDED               libX11.so.6
  NEEDED               libc.so.6
  NEEDED               ld-linux-x86-64.so.2

Version References:
  required from libc.so.6:
    0x09691a75 0x00 02 GLIBC_2.2.5
    0x069691b4 0x00 03 GLIBC_2.34
    0x069691b4 0x00 03 GLIBC_2.9
"""


def test_what_binaries_need_is_read_less_what_they_bring() -> None:
    needs = libraries.read_headers(HEADERS, {"libown.so.1"})
    assert needs == libraries.Needs(frozenset({"libX11.so.6"}), (2, 34))


def test_real_binary_is_examined(tmp_path: Path) -> None:
    need("objdump", "binutils")
    (tmp_path / "program").write_bytes(Path("/bin/sh").read_bytes())
    needs = libraries.examine(tmp_path)
    assert needs.glibc >= (2, 2)
    assert not needs.libraries


def _home(tmp_path: Path, name: str) -> Mapping[str, str]:
    home = tmp_path / name
    home.mkdir()
    away = ("XDG_", "RADIOGRAPH_STUDIO_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(away)}
    return {**kept, "HOME": str(home)}


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() or path.is_symlink()}


@pytest.mark.parametrize("name", ["plain", 'zu $Hause \\ 100% "üb"'])
def test_archive_installs_for_one_user_and_starts_from_its_entry(
    unpacked_archive: Path, tmp_path: Path, name: str
) -> None:
    environ = _home(tmp_path, name)
    home = Path(environ["HOME"])
    call("sh", unpacked_archive / "install.sh", environ=environ)
    assert call(home / f".local/bin/{ID}", "x", environ=environ) == "started with x\n"
    entry = home / f".local/share/applications/{ID}.desktop"
    assert _command(_entry(entry)["Exec"], "one.dcm", "two.dcm") == [
        f"{home}/.local/opt/{ID}/RadiographStudio",
        "one.dcm",
        "two.dcm",
    ]
    if name == "plain":
        need("desktop-file-validate", "desktop-file-utils")
        assert call("desktop-file-validate", entry) == ""


def _command(line: str, *files: str) -> list[str]:
    """What a desktop starts: the escapes of strings undone, then those within quotes, then the field codes."""
    text = line.replace("\\\\", "\\")
    quoted = re.fullmatch(r'"((?:[^"\\]|\\.)*)" %F', text)
    assert quoted, line
    return [re.sub(r"\\(.)", r"\1", quoted[1]).replace("%%", "%"), *files]


def test_installing_anew_replaces_the_program_and_keeps_the_users_own(unpacked_archive: Path, tmp_path: Path) -> None:
    environ = _home(tmp_path, "home")
    home = Path(environ["HOME"])
    run = home / ".local/share/RadiographStudio/runs/one.json"
    run.parent.mkdir(parents=True)
    run.write_text("{}", encoding="utf-8")
    call("sh", unpacked_archive / "install.sh", environ=environ)
    (home / f".local/opt/{ID}/_internal/of-an-older-version").write_text("", encoding="utf-8")
    call("sh", unpacked_archive / "install.sh", environ=environ)
    assert not (home / f".local/opt/{ID}/_internal/of-an-older-version").exists()
    call("sh", home / f".local/opt/{ID}/uninstall.sh", environ=environ)
    assert run.is_file()
    left = {name for name in _files(home) if ID in name}
    assert not left
    assert not (home / ".local/opt").exists()


def test_archive_without_the_program_installs_nothing(unpacked_archive: Path, tmp_path: Path) -> None:
    environ = _home(tmp_path, "home")
    (unpacked_archive / "RadiographStudio/RadiographStudio").unlink()
    with pytest.raises(AssertionError, match="Unpack the whole archive"):
        call("sh", unpacked_archive / "install.sh", environ=environ)
    assert not _files(Path(environ["HOME"]))


@pytest.mark.parametrize("name", ["install.sh", "uninstall.sh"])
def test_scripts_of_the_archive_are_sound(name: str) -> None:
    need("shellcheck", "shellcheck")
    call("shellcheck", product.PACKAGING / "linux" / name)
