"""Folders, DICOMDIR and zip archives as lists of images (READING section 3)."""

import os
import shutil
import stat
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pydicom
import pytest
from PIL import Image

from radiograph_studio import imaging
from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import archive, describe, listing, open_list, probe, read

DISC = Path(pydicom.__file__).parent / "data" / "test_files" / "dicomdirtests"


@pytest.fixture(autouse=True)
def own_temporary(tmp_path_factory, monkeypatch):
    """A temporary folder of the test's own, which must be empty of unpacked copies afterwards."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert not list(folder.glob("radiograph-studio-zip-*"))


@pytest.fixture
def dicom(make_dicom, ramp):
    return make_dicom(ramp, 12, name="source").read_bytes()


@pytest.fixture
def zipped(tmp_path):
    def make(members, name="a.zip", method=zipfile.ZIP_DEFLATED):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", method) as target:
            for member, content in members.items():
                target.writestr(member, content)
        return path

    return make


def names(found):
    return [entry.name for entry in found]


def test_folder_lists_its_images_in_natural_order_and_counts_the_rest(tmp_path, dicom):
    folder = tmp_path / "study"
    for name in ("IM10", "IM2", "sub/im1.xyz", ".hidden", "Thumbs.db", "notes.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"words" if name.endswith("txt") else dicom)
    Image.fromarray(np.zeros((3, 3), dtype=np.uint8)).save(folder / "p.png")
    found = open_list(folder)
    assert names(found) == ["IM2", "IM10", "p.png", "sub/im1.xyz"]
    assert found.notes == ("1 file left out: no image.",)
    assert [read(entry).source for entry in found] == ["DICOM", "DICOM", "PNG", "DICOM"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_folder_that_contains_itself_is_listed_once(tmp_path, dicom):
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "one").write_bytes(dicom)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    assert names(open_list(folder)) == ["one"]


def test_one_file_is_a_list_of_one(make_dicom, ramp):
    path = make_dicom(ramp, 12)
    (entry,) = open_list(path)
    assert entry.path == path


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_nothing_to_read_is_said(tmp_path, zipped, kind):
    path = zipped({"a.txt": b"words"}) if kind == "zip" else tmp_path / "empty"
    path.mkdir() if kind == "folder" else None
    with pytest.raises(ImageReadError, match="holds no image"):
        open_list(path)


def test_opened_entries_are_read_by_all_readers_and_removed_when_closed(zipped, dicom, own_temporary, ramp):
    with open_list(zipped({"b/IM2": dicom, "b/IM1": dicom, "readme": b"text"})) as found:
        assert names(found) == ["b/IM1", "b/IM2"]
        (folder,) = own_temporary.glob("radiograph-studio-zip-*")
        assert not list(folder.iterdir())  # nothing is unpacked before it is wanted
        np.testing.assert_array_equal(read(found[1]).pixels, ramp)
        assert probe(found[0]).rows == describe(found[0])["rows"] == 16
        if sys.platform != "win32":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()
    with pytest.raises(ImageReadError, match="closed"):
        read(found[0])


def test_forgotten_list_is_removed_with_its_last_reference(zipped, dicom, own_temporary):
    found = open_list(zipped({"a": dicom}))
    read(found[0])
    assert list(own_temporary.glob("radiograph-studio-zip-*"))
    del found
    assert not list(own_temporary.glob("radiograph-studio-zip-*"))


TRICKS = ["../../evil", "/etc/evil", "C:\\evil", "..\\..\\evil", "a/../../evil", "con", "x\x00y", "a" * 300]


@pytest.mark.parametrize("name", TRICKS)
def test_paths_in_an_opened_lead_nowhere(zipped, dicom, own_temporary, tmp_path, name):
    before = set(tmp_path.rglob("*"))
    path = zipped({name: dicom, "good": dicom})
    with open_list(path) as found:
        assert "good" in names(found)
        assert not any(".." in shown for shown in names(found))
        for entry in found:
            read(entry)
            assert entry.path.resolve().is_relative_to(own_temporary.resolve())
    assert set(tmp_path.rglob("*")) - before == {path}


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "C:\\evil", "..\\..\\evil", "a/../../evil"])
def test_members_that_point_outside_are_counted_in_a_note(zipped, dicom, name):
    said = "left out: the name points outside the archive."
    with open_list(zipped({name: dicom, "good": dicom})) as found:
        assert names(found) == ["good"]
        assert found.notes == (f"1 file {said}",)
    with open_list(zipped({name: dicom, f"{name}2": dicom, "good": dicom})) as found:
        assert found.notes == (f"2 files {said}",)
    with pytest.raises(ImageReadError, match="points outside"):
        open_list(zipped({name: dicom}))


def test_opened_that_swells_is_stopped_by_what_comes_out_not_by_what_it_says(zipped, monkeypatch, dicom):
    monkeypatch.setattr(archive, "MAX_TOTAL", 3000)
    with open_list(zipped({"a": dicom, "b": dicom + b"\x00" * 100_000})) as found:
        read(found[0])
        with pytest.raises(ImageReadError, match="unpacks to more"):
            read(found[1])


def test_too_many_files_or_images_are_refused(zipped, monkeypatch, dicom, tmp_path):
    path = zipped({f"f{k}": dicom for k in range(6)})
    monkeypatch.setattr(listing, "MAX_ENTRIES", 5)
    with pytest.raises(ImageReadError, match="more than 5 images"):
        open_list(path)
    monkeypatch.setattr(archive, "MAX_MEMBERS", 5)
    with pytest.raises(ImageReadError, match="more than 5 files"):
        open_list(path)


def test_damaged_opened_gives_a_sentence(zipped, dicom):
    path = zipped({"a": os.urandom(5000), "b": dicom})
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(ImageReadError, match="damaged archive"):
        open_list(path)
    start = content.index(b"b", content.index(dicom[200:204]) if dicom[200:204] in content else 5000)
    path.write_bytes(content[: start + 300] + b"\xff" * 40 + content[start + 340 :])
    try:
        with open_list(path) as found:
            read(found[0])
    except ImageReadError as error:
        assert error.hint  # noqa: PT017 - where the damage falls decides


def test_opened_locked_by_a_password_is_named(zipped, dicom):
    path = zipped({"a": dicom}, method=zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    content[6] |= 1  # the flag of encryption, in the local header and in the directory
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))
    with pytest.raises(ImageReadError, match="password"):
        open_list(path)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are told apart by age there")
def test_copies_left_by_a_crash_are_removed_at_the_next_opening(own_temporary, zipped, dicom):
    left = own_temporary / "radiograph-studio-zip-999999999-abc"
    left.mkdir()
    (left / "x").write_bytes(dicom)
    open_list(zipped({"a": dicom})).close()
    assert not left.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="processes are told apart by age there")
def test_leftovers_are_removed_at_the_start_and_those_of_living_programs_kept(own_temporary):
    names = {"radiograph-studio-zip-999999999-abc": False, f"radiograph-studio-zip-{os.getppid()}-abc": True}
    names |= {f"radiograph-studio-zip-{os.getpid()}-abc": True, "radiograph-studio-zip-notes": True, "other": True}
    for name in names:
        (own_temporary / name / "1").mkdir(parents=True)
        (own_temporary / name / "1" / "IM1").write_bytes(b"somebody")
    imaging.remove_leftovers()
    assert {name: (own_temporary / name).exists() for name in names} == names
    for name in names:
        shutil.rmtree(own_temporary / name, ignore_errors=True)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_leftover_that_is_a_link_is_not_followed(own_temporary, tmp_path):
    (tmp_path / "precious").write_text("x")
    link = own_temporary / "radiograph-studio-zip-999999999-abc"
    link.symlink_to(tmp_path, target_is_directory=True)
    imaging.remove_leftovers()
    assert (tmp_path / "precious").exists()
    link.unlink()


def test_dicomdir_whose_files_have_no_pixels_lists_none_of_them_and_says_so():
    with pytest.raises(ImageReadError, match=r"no image.*50 files not shown: a DICOM file without a picture"):
        open_list(DISC / "TINY_ALPHA" / "DICOMDIR")


def test_dicomdir_lists_only_what_can_be_read(tmp_path):
    shutil.copytree(DISC, tmp_path / "disc")
    folder = tmp_path / "disc"
    listed = open_list(folder / "DICOMDIR")
    dataset = pydicom.dcmread(listed[0].path)
    del dataset.PixelData, dataset.Rows, dataset.Columns
    dataset.save_as(listed[0].path)
    listed[1].path.unlink()
    listed[2].path.write_bytes(b"words")
    found = open_list(folder / "DICOMDIR")
    assert names(found) == names(listed)[3:]
    assert found.notes == (
        "1 image that the DICOMDIR names is not there.",
        "1 file left out: no image.",
        "1 file not shown: a DICOM file without a picture.",
    )
    for entry in found:
        read(entry)


@pytest.mark.parametrize("syntax", ["1.2.840.10008.1.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2"])
def test_tiny_pictures_are_listed_whatever_their_encoding(make_dicom, syntax):
    path = make_dicom(np.zeros((2, 2), dtype=np.uint16), syntax=syntax)
    assert path.stat().st_size < 2000
    assert names(open_list(path.parent)) == [path.name]


@pytest.mark.parametrize("name", ["DICOMDIR", "DICOMDIR-bigEnd", "DICOMDIR-implicit", "DICOMDIR-nopatient"])
def test_dicomdir_lists_the_discs_images_in_its_own_order(name):
    found = open_list(DISC / name)
    assert len(found) > 20
    assert all(entry.path.is_file() for entry in found)
    assert read(found[0]).source == "DICOM"
    assert not any("DICOMDIR" in entry.name for entry in found)


def test_dicomdir_names_match_whatever_the_case_and_extension(tmp_path):
    listed = open_list(DISC / "DICOMDIR")
    (tmp_path / "DICOMDIR").write_bytes((DISC / "DICOMDIR").read_bytes())
    for entry in list(listed)[:5]:
        target = tmp_path / f"{entry.name.lower()}.dcm"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(entry.path.read_bytes())
    found = open_list(tmp_path / "DICOMDIR")
    assert names(found) == [f"{entry.name.lower()}.dcm" for entry in list(listed)[:5]]
    assert f"{len(listed) - 5} images that the DICOMDIR names are not there." in found.notes


def test_dicomdir_cannot_point_outside_its_folder(tmp_path, dicom):
    (tmp_path / "outside").write_bytes(dicom)
    folder = tmp_path / "disc"
    folder.mkdir()
    dataset = pydicom.dcmread(DISC / "DICOMDIR")
    images = [record for record in dataset.DirectoryRecordSequence if record.DirectoryRecordType == "IMAGE"]
    with pydicom.config.disable_value_validation():
        for record, file_id in zip(images, [["..", "outside"], "..", "../outside", ["."]], strict=False):
            record.ReferencedFileID = file_id
        dataset.save_as(folder / "DICOMDIR")
    with pytest.raises(ImageReadError, match="holds no image"):
        open_list(folder / "DICOMDIR")


def test_folder_of_a_disc_lists_its_images_without_the_dicomdir():
    found = open_list(DISC)
    assert len(found) >= 25
    assert not any("DICOMDIR" in entry.name for entry in found if entry.name != "DICOMDIR-empty.dcm")


@pytest.mark.parametrize("packed", [False, True])
def test_files_that_are_no_picture_are_left_out_and_named(tmp_path, zipped, dicom, packed):
    import io

    from pydicom import uid

    members = {"IM1": dicom}
    kinds = (uid.GrayscaleSoftcopyPresentationStateStorage, uid.EncapsulatedPDFStorage, uid.EncapsulatedPDFStorage)
    for number, kind in enumerate(kinds):
        dataset = pydicom.dcmread(io.BytesIO(dicom))
        dataset.SOPClassUID = dataset.file_meta.MediaStorageSOPClassUID = kind
        del dataset.PixelData
        stream = io.BytesIO()
        dataset.save_as(stream)
        members[f"X{number}"] = stream.getvalue()
    folder = tmp_path / "study"
    folder.mkdir()
    for name, content in members.items():
        (folder / name).write_bytes(content)
    with open_list(zipped(members) if packed else folder) as found:
        assert names(found) == ["IM1"]
        assert found.notes == (
            "2 files not shown: a PDF document.",
            "1 file not applied: a presentation state: how other images are to be shown.",
        )


def test_a_damaged_member_gives_the_same_sentence_each_time_and_leaves_no_half_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("x.dcm", bytes(5000))
    content = bytearray(path.read_bytes())
    content[3000] ^= 1  # the checksum of the member no longer fits
    path.write_bytes(content)

    opened = archive.Archive(path)
    for _ in range(2):
        with pytest.raises(ImageReadError, match="damaged archive"):
            opened.unpacked(0)
    assert not [file for file in opened._folder.rglob("*") if file.is_file()]
    opened.close()
