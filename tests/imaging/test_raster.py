import numpy as np
import pytest
from PIL import Image

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import describe, probe, read, render


@pytest.fixture
def save(tmp_path):
    def make(image, name="picture", **options):
        options.setdefault("format", "PNG")
        path = tmp_path / name
        image.save(path, **options)
        return path

    return make


@pytest.fixture
def deep():
    return (np.arange(600, dtype=np.uint16) * 109).reshape(20, 30)


def test_eight_bit_grey_is_shown_as_it_is(save):
    pixels = np.arange(256, dtype=np.uint8).reshape(8, 32)
    radiograph = read(save(Image.fromarray(pixels)))
    np.testing.assert_array_equal(render(radiograph), pixels)
    assert (radiograph.source, radiograph.bits_stored, radiograph.frames) == ("PNG", 8, 1)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bit_grey_keeps_its_depth_and_is_visible(save, deep, kind):
    radiograph = read(save(Image.fromarray(deep), format=kind))
    np.testing.assert_array_equal(radiograph.pixels, deep)
    assert radiograph.pixels.dtype == np.uint16
    shown = render(read(save(Image.fromarray(deep // 16), format=kind)))
    assert shown.max() == 255
    assert shown.min() == 0


def test_extension_says_nothing(save, deep):
    path = save(Image.fromarray(deep), name="liar.DCM")
    assert read(path).source == probe(path).source == "PNG"


def test_grey_in_colour_is_read_as_grey_with_a_note(save):
    grey = np.arange(64, dtype=np.uint8).reshape(8, 8)
    radiograph = read(save(Image.fromarray(np.dstack([grey] * 3))))
    np.testing.assert_array_equal(radiograph.pixels, grey)
    assert len(radiograph.notes) == 1


def test_colour_stays_colour(save):
    pixels = np.random.default_rng(0).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    np.testing.assert_array_equal(read(save(Image.fromarray(pixels))).pixels, pixels)


def test_transparency_is_laid_over_black(save):
    pixels = np.zeros((2, 2, 4), dtype=np.uint8)
    pixels[0, 0] = [200, 100, 50, 255]
    pixels[0, 1] = [200, 100, 50, 128]
    assert read(save(Image.fromarray(pixels))).pixels[0].tolist() == [[200, 100, 50], [100, 50, 25]]
    light = Image.fromarray(np.full((2, 2, 2), 255, dtype=np.uint8), mode=None).convert("LA")
    assert not read(save(light)).is_colour


def test_palette_is_resolved(save):
    image = Image.new("P", (2, 1))
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.putdata([0, 1])
    assert read(save(image)).pixels[0].tolist() == [[0, 0, 0], [255, 0, 0]]


def test_one_bit_becomes_black_and_white(save):
    image = Image.fromarray(np.array([[0, 255, 255]], dtype=np.uint8)).convert("1")
    for kind in ("PNG", "TIFF"):
        assert render(read(save(image, format=kind))).tolist() == [[0, 255, 255]]


def test_cmyk_jpeg_becomes_rgb(save):
    image = Image.new("RGB", (16, 16), (200, 40, 40)).convert("CMYK")
    np.testing.assert_allclose(read(save(image, format="JPEG", quality=95)).pixels[8, 8], [200, 40, 40], atol=6)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_orientation_tag_is_obeyed_once(save, kind):
    pixels = np.zeros((16, 32), dtype=np.uint8)
    pixels[:, :8] = 255  # bright at the left; turned by 90 degrees clockwise it is at the top
    exif = Image.Exif()
    exif[274] = 6
    path = save(Image.fromarray(pixels), format=kind, exif=exif)
    radiograph = read(path)
    assert radiograph.pixels.shape == (32, 16)
    assert radiograph.pixels[2, 8] > 200
    assert radiograph.pixels[28, 8] < 50
    facts = probe(path)
    assert (facts.rows, facts.columns) == (32, 16)


def min_is_white(tmp_path, pixels):
    path = tmp_path / "white.tif"
    image = Image.fromarray(pixels)
    image.save(path, format="TIFF")
    content = bytearray(path.read_bytes())
    entry = content.index((262).to_bytes(2, "little") + b"\x03\x00\x01\x00\x00\x00")
    content[entry + 8] = 0
    path.write_bytes(bytes(content))
    return path


@pytest.mark.parametrize("dtype", ["u1", "u2"])
def test_tiff_with_white_zero_is_inverted_once(tmp_path, dtype):
    pixels = np.linspace(0, np.iinfo(dtype).max, 64).astype(dtype).reshape(8, 8)
    shown = render(read(min_is_white(tmp_path, pixels)))
    assert shown[0, 0] == 255
    assert shown[-1, -1] == 0


def test_floating_tiff_keeps_its_values(save):
    pixels = np.linspace(-0.5, 2.5, 64, dtype=np.float32).reshape(8, 8)
    radiograph = read(save(Image.fromarray(pixels), format="TIFF"))
    np.testing.assert_array_equal(radiograph.pixels, pixels)
    assert render(radiograph)[-1, -1] == 255


def test_pages_of_a_tiff_are_frames(save):
    pages = [Image.fromarray(np.full((4, 4), level, dtype=np.uint8)) for level in (10, 20, 30)]
    path = save(pages[0], format="TIFF", save_all=True, append_images=pages[1:])
    assert read(path, frame=2).pixels[0, 0] == 30
    assert read(path).frames == probe(path).frames == 3
    with pytest.raises(ImageReadError, match="3 pages"):
        read(path, frame=3)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_cut_off_pictures_give_a_sentence(save, kind):
    noise = np.random.default_rng(0).integers(0, 256, (64, 64), dtype=np.uint8)
    path = save(Image.fromarray(noise), format=kind)
    content = path.read_bytes()
    for share in (0.02, 0.3, 0.8):
        path.write_bytes(content[: max(12, int(len(content) * share))])
        with pytest.raises(ImageReadError, match="damaged"):
            read(path)


def test_description_of_a_picture(save, deep):
    facts = describe(save(Image.fromarray(deep)))
    assert (facts["source"], facts["rows"], facts["columns"], facts["bits"]) == ("PNG", 20, 30, 16)
