"""Files that are no radiograph: one clear sentence each, without the path."""

import os
import sys

import numpy as np
import pytest

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import describe, probe, read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"Dear colleague,\nthe film is attached.\n", "a text file"),
        ("Größe\n".encode() * 2000, "a text file"),
        (b"%PDF-1.7\n\x00\x01", "a PDF document"),
        (b"PK\x03\x04" + b"\x00" * 40, "a ZIP archive"),
        (b"GIF89a" + b"\x00" * 40, "a GIF picture"),
        (bytes(np.random.default_rng(0).integers(128, 256, 5000, dtype=np.uint8)), "unknown kind"),
        (b"\x08\x00", "unknown kind"),
        (b"\x00" * 128 + b"DICM", "damaged or incomplete DICOM"),
        (b"\x00" * 128 + b"DICM" + b"\xff" * 200, "DICOM"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "PNG file that is damaged"),
    ],
)
@pytest.mark.parametrize("reader", [read, probe, describe])
def test_content_that_is_no_picture_is_named(tmp_path, content, said, reader):
    path = tmp_path / "x.dcm"
    path.write_bytes(content)
    with pytest.raises(ImageReadError, match=said) as caught:
        reader(path)
    assert str(tmp_path) not in str(caught.value)
    assert caught.value.hint


def test_missing_file_and_folder_are_named(tmp_path):
    with pytest.raises(ImageReadError, match="does not exist"):
        read(tmp_path / "gone.dcm")
    with pytest.raises(ImageReadError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(ImageReadError, match="cannot be opened"):
        read(str(tmp_path / "bad\x00name"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
def test_file_without_permission_is_named(tmp_path, monkeypatch):
    path = tmp_path / "mine.dcm"
    path.write_bytes(b"x")

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", os.fspath(self))

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(ImageReadError, match="may not be read"):
        read(path)


@pytest.mark.parametrize("name", ["Röntgen #1 100%.DCM", "no_extension", "picture.png", "a b.tar.gz"])
def test_name_and_extension_do_not_matter(make_dicom, ramp, name):
    assert read(make_dicom(ramp, 12, name=name)).source == "DICOM"
