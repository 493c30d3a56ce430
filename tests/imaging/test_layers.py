"""Overlays and display shutters (READING section 2)."""

import numpy as np
import pytest
from pydicom import uid

from radiograph_studio.imaging import Shutter, automatic_window, read, render, shutter_mask


def overlay(mask, origin=(1, 1), group=0x6000, **more):
    rows, columns = mask.shape
    bits = np.packbits(mask.ravel(), bitorder="little").tobytes()
    elements = {
        (group, 0x0010): ("US", rows),
        (group, 0x0011): ("US", columns),
        (group, 0x0022): ("LO", "marker"),
        (group, 0x0040): ("CS", "G"),
        (group, 0x0050): ("SS", list(origin)),
        (group, 0x0100): ("US", 1),
        (group, 0x0102): ("US", 0),
        (group, 0x3000): ("OW", bits + b"\x00" * (len(bits) % 2)),
    }
    elements.update({(group, element): value for element, value in more.pop("elements", {}).items()})
    return elements


@pytest.fixture
def with_overlay(make_dicom, ramp):
    import pydicom

    def make(*planes, pixels=ramp, **elements):
        path = make_dicom(pixels, 12, **elements)
        dataset = pydicom.dcmread(path)
        for plane in planes:
            for tag, (vr, value) in plane.items():
                dataset.add_new(tag, vr, value)
        dataset.save_as(path)
        return path

    return make


CROSS = np.eye(16, dtype=np.bool_)


def test_overlay_is_a_layer_of_its_own_and_not_drawn(with_overlay, ramp, make_dicom):
    radiograph = read(with_overlay(overlay(CROSS, (1, 5))))
    (plane,) = radiograph.overlays
    assert (plane.origin, plane.label, plane.region) == ((0, 4), "marker", False)
    np.testing.assert_array_equal(plane.mask, CROSS)
    np.testing.assert_array_equal(plane.on(16, 32)[:, 4:20], CROSS)
    np.testing.assert_array_equal(radiograph.pixels, ramp)


@pytest.mark.parametrize("origin", [(-3, -7), (10, 28), (100, 1), (-40, 1)])
def test_overlay_may_lie_partly_or_wholly_outside(with_overlay, origin):
    (plane,) = read(with_overlay(overlay(CROSS, origin))).overlays
    fallen = plane.on(16, 32)
    expected = {(r + origin[0] - 1, r + origin[1] - 1) for r in range(16)}
    inside = {(r, c) for r, c in expected if 0 <= r < 16 and 0 <= c < 32}
    assert {tuple(map(int, place)) for place in np.argwhere(fallen)} == inside


def test_several_overlays_keep_their_order_and_kind(with_overlay):
    second = overlay(~CROSS, group=0x6002, elements={0x0040: ("CS", "R"), 0x1500: ("LO", "lesion")})
    first, other = read(with_overlay(overlay(CROSS), second)).overlays
    assert (first.label, other.label, other.region) == ("marker", "lesion", True)


def test_overlay_shorter_than_it_says_is_shown_as_far_as_it_goes(with_overlay):
    short = overlay(np.ones((16, 16), dtype=np.bool_), elements={0x3000: ("OW", b"\xff" * 8)})
    radiograph = read(with_overlay(short))
    assert radiograph.overlays[0].mask.sum() == 64
    assert any("shorter" in note for note in radiograph.notes)


@pytest.mark.parametrize("elements", [{0x0010: ("US", 65535), 0x0011: ("US", 65535)}, {0x0010: ("US", 0)}])
def test_absurd_overlay_is_ignored_with_a_note(with_overlay, elements):
    radiograph = read(with_overlay(overlay(CROSS, elements=elements)))
    assert radiograph.overlays == ()
    assert any("overlay" in note for note in radiograph.notes)


def test_overlay_in_the_unused_bits_of_the_pixels_is_found_there(with_overlay, ramp):
    cells = ramp | (np.arange(32, dtype=np.uint16) % 2 << 13)
    plane = {(0x6000, 0x0100): ("US", 16), (0x6000, 0x0102): ("US", 13), (0x6000, 0x0050): ("SS", [1, 1])}
    radiograph = read(with_overlay(plane, pixels=cells))
    np.testing.assert_array_equal(radiograph.pixels, ramp)
    np.testing.assert_array_equal(radiograph.overlays[0].mask, np.tile(np.arange(32) % 2 == 1, (16, 1)))


def test_overlay_of_many_frames_gives_the_one_in_view(with_overlay, ramp):
    two = np.concatenate([CROSS, ~CROSS])
    plane = overlay(two, elements={0x0010: ("US", 16), 0x0015: ("IS", "2"), 0x0051: ("US", 2)})
    path = with_overlay(plane, NumberOfFrames=3, data=ramp.tobytes() * 3)
    assert read(path).overlays == ()
    np.testing.assert_array_equal(read(path, 2).overlays[0].mask, ~CROSS)


def shuttered(make_dicom, shape, **elements):
    pixels = np.full((20, 30), 4000, dtype=np.uint16)
    pixels[5:15, 5:15] = 100
    pixels[8:12, 8:12] = 300
    return read(make_dicom(pixels, 12, ShutterShape=shape, **elements))


RECTANGLE = {
    "ShutterLeftVerticalEdge": 6,
    "ShutterRightVerticalEdge": 15,
    "ShutterUpperHorizontalEdge": 6,
    "ShutterLowerHorizontalEdge": 15,
}


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_rectangular_shutter_hides_with_its_grey_whatever_the_polarity(make_dicom, photometric):
    radiograph = shuttered(
        make_dicom, "RECTANGULAR", PhotometricInterpretation=photometric, ShutterPresentationValue=0x8080, **RECTANGLE
    )
    mask = shutter_mask(radiograph)
    assert mask.sum() == 100
    assert mask[5:15, 5:15].all()
    shown = render(radiograph)
    assert set(shown[~mask].tolist()) == {128}
    assert render(radiograph, shutter=False)[0, 0] != 128
    assert radiograph.pixels[0, 0] == 4000


def test_what_the_shutter_hides_does_not_count_for_the_automatic_window(make_dicom):
    window = automatic_window(shuttered(make_dicom, "RECTANGULAR", **RECTANGLE))
    assert (window.center, window.width) == (200.0, 200.0)


def test_circular_and_rectangular_shutter_intersect(make_dicom):
    radiograph = shuttered(
        make_dicom,
        ["RECTANGULAR", "CIRCULAR"],
        CenterOfCircularShutter=[10, 10],
        RadiusOfCircularShutter=3,
        **RECTANGLE,
    )
    mask = shutter_mask(radiograph)
    assert mask[9, 9]
    assert mask[9, 12]
    assert not mask[9, 13]
    assert mask.sum() == 29  # places of a grid within a radius of 3


def test_circle_is_round_where_pixels_are_not():
    mask = Shutter(circle=(10.0, 10.0, 6.0)).visible(21, 21, pixel_aspect=2.0)
    assert mask[:, 10].sum() == 7
    assert mask[10].sum() == 13


def test_polygonal_shutter_shows_the_inside(make_dicom):
    radiograph = shuttered(make_dicom, "POLYGONAL", VerticesOfThePolygonalShutter=[1, 1, 1, 11, 11, 1])
    mask = shutter_mask(radiograph)
    assert mask[2, 2]
    assert not mask[9, 9]
    assert not mask[15, 2]


@pytest.mark.parametrize("elements", [{}, {"ShutterLeftVerticalEdge": 3}, {"CenterOfCircularShutter": [3, 3]}])
def test_damaged_shutter_hides_nothing_and_is_noted(make_dicom, elements):
    radiograph = shuttered(make_dicom, ["RECTANGULAR", "CIRCULAR"], **elements)
    assert radiograph.shutter is None
    assert shutter_mask(radiograph) is None
    assert any("shutter" in note for note in radiograph.notes)


def test_overlay_in_a_big_endian_file_has_its_bits_in_order(tmp_path, make_dicom, ramp):
    import pydicom

    path = make_dicom(ramp, 12, syntax=uid.ExplicitVRBigEndian)
    dataset = pydicom.dcmread(path)
    for tag, (vr, value) in overlay(CROSS).items():
        if tag[1] == 0x3000:
            value = np.frombuffer(value, dtype="u2").byteswap().tobytes()
        dataset.add_new(tag, vr, value)
    dataset.save_as(path)
    np.testing.assert_array_equal(read(path).overlays[0].mask, CROSS)
