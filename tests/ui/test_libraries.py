"""The libraries are found with their licences: from an installer's list, or from what is installed."""

import json
import sys
from importlib import metadata
from pathlib import Path

import pytest

from radiograph_studio import __version__, paths
from radiograph_studio.ui import libraries
from radiograph_studio.ui.libraries import PROGRAM, Library


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder of a frozen program's licences, with a list of two."""
    folder = tmp_path / "resources" / "licences"
    folder.mkdir(parents=True)
    entries = [
        {"name": "zlib", "version": "1.3", "licence": "Zlib", "file": "zlib.txt"},
        {"name": PROGRAM, "version": "9.9", "licence": "Apache-2.0", "file": "own.txt"},
    ]
    (folder / "licences.json").write_text(json.dumps(entries), encoding="utf-8")
    (folder / "zlib.txt").write_text("as is", encoding="utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path / "resources")
    return folder


def _write_package(folder: Path, name: str, requires: list[str], fields: str = "License: MIT") -> None:
    place = folder / f"{name}-1.0.dist-info"
    (place / "licenses").mkdir(parents=True)
    lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0", fields]
    lines += [f"Requires-Dist: {each}" for each in requires]
    (place / "METADATA").write_text("\n".join(lines) + "\n\nWords.\n", encoding="utf-8")
    (place / "licenses" / "LICENSE").write_text(f"licence of {name}", encoding="utf-8")
    (place / "RECORD").write_text(
        f"{name}/__init__.py,,\n{place.name}/METADATA,,\n{place.name}/licenses/LICENSE,,\n", encoding="utf-8"
    )


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder from which alone packages can be found."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


def test_an_installers_list_is_shown_as_it_is_with_the_program_first(listed: Path) -> None:
    found = libraries.libraries()
    assert [(each.name, each.version, each.licence) for each in found] == [
        (PROGRAM, "9.9", "Apache-2.0"),
        ("zlib", "1.3", "Zlib"),
    ]
    assert libraries.licence_text(found[1]) == "as is"


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"name": "x"}]'])
def test_an_installers_list_that_cannot_be_read_is_an_empty_one(listed: Path, text: str) -> None:
    (listed / "licences.json").write_text(text, encoding="utf-8")
    assert libraries.libraries() == []


def test_a_missing_text_of_an_installer_is_an_error_to_be_told(listed: Path) -> None:
    (listed / "zlib.txt").unlink()
    with pytest.raises(OSError, match="zlib"):
        libraries.licence_text(libraries.libraries()[1])


def test_what_is_required_is_followed_to_its_end_and_each_is_named_once(packages: Path) -> None:
    _write_package(packages, "radiograph_studio", ["Under_Lying>=1", "other"])
    _write_package(packages, "under.lying", ["deepest"])
    _write_package(packages, "other", ["deepest", "under-lying"])
    _write_package(packages, "deepest", ["other"])
    _write_package(packages, "unasked", [])
    assert [each.name for each in libraries.libraries()] == [PROGRAM, "deepest", "other", "under.lying"]


def test_what_another_system_an_extra_or_nobody_installed_needs_is_left_out(packages: Path) -> None:
    needs = ['here; python_version > "3"', 'there; sys_platform == "plan9"', 'more; extra == "dev"', "missing"]
    _write_package(packages, "radiograph_studio", needs)
    for name in ("here", "there", "more"):
        _write_package(packages, name, [])
    assert [each.name for each in libraries.libraries()] == [PROGRAM, "here"]


def test_a_checkout_asks_its_own_project_file() -> None:
    found = {libraries.canonical(each.name): each for each in libraries.libraries()}
    first = next(iter(found.values()))
    assert (first.name, first.version) == (PROGRAM, __version__)
    # TensorFlow's own needs come along; what only the tests need does not.
    assert {"numpy", "keras", "pydicom", "pyside6-essentials", "shiboken6", "absl-py"} <= set(found)
    assert not {"pytest", "ruff", "mypy"} & set(found)
    assert all(each.version and each.licence for each in found.values())


def test_texts_come_from_the_package_itself(packages: Path) -> None:
    _write_package(packages, "some", [])
    assert libraries.licence_text(Library("some", "1.0", "MIT")) == "licence of some"
    assert libraries.licence_text(Library("gone", "1.0", "MIT")) == ""


def test_several_texts_of_one_package_are_told_apart(packages: Path) -> None:
    _write_package(packages, "some", [])
    (packages / "some").mkdir()
    (packages / "some" / "NOTICE").write_text("noticed", encoding="utf-8")
    record = packages / "some-1.0.dist-info" / "RECORD"
    deep = "some/a/b/c/LICENSE"
    record.write_text(record.read_text(encoding="utf-8") + f"some/NOTICE,,\nsome/license.py,,\n{deep},,\n")
    text = libraries.licence_text(Library("some", "1.0", "MIT"))
    assert text == "=== LICENSE\n\nlicence of some\n\n=== NOTICE\n\nnoticed"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("License-Expression: BSD-3-Clause\nLicense: x", "BSD-3-Clause"),
        ("License: MIT\nClassifier: License :: OSI Approved :: BSD License", "MIT"),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: BSD License", "BSD License"),
        (f"License: {'All rights. ' * 9}\nClassifier: License :: OSI Approved :: MIT License", "MIT License"),
        ("Classifier: Programming Language :: Python", ""),
    ],
)
def test_the_licence_is_named_in_its_shortest_form(packages: Path, fields: str, name: str) -> None:
    _write_package(packages, "some", [], fields)
    assert libraries.licence_name(metadata.distribution("some").metadata) == name


def test_the_programs_own_licence_and_those_of_qt_are_there() -> None:
    assert "Apache License" in libraries.licence_text(libraries.libraries()[0])
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in libraries.legal_text("LGPL-3.0")
    assert "GNU GENERAL PUBLIC LICENSE" in libraries.legal_text("GPL-3.0")
