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


def write_png(path, pixels):
    import imagecodecs

    path.write_bytes(imagecodecs.png_encode(pixels))
    return path


def test_sixteen_bit_colour_that_is_grey_keeps_its_depth(tmp_path, deep):
    radiograph = read(write_png(tmp_path / "a.png", np.dstack([deep] * 3)))
    np.testing.assert_array_equal(radiograph.pixels, deep)
    assert (radiograph.bits_stored, radiograph.is_colour) == (16, False)
    assert any("colour" in note for note in radiograph.notes)


def test_sixteen_bit_colour_is_shown_in_eight(tmp_path, deep):
    pixels = np.dstack([deep, deep[::-1], deep])
    radiograph = read(write_png(tmp_path / "a.png", pixels))
    assert np.abs(radiograph.pixels.astype(float) - pixels / 257.0).max() <= 0.5
    assert radiograph.pixels.dtype == np.uint8


@pytest.mark.parametrize("channels", [1, 3])
def test_sixteen_bit_transparency_is_laid_over_black(tmp_path, deep, channels):
    alpha = np.full(deep.shape, 65535, dtype=np.uint16)
    alpha[0] = 0
    radiograph = read(write_png(tmp_path / "a.png", np.dstack([deep] * channels + [alpha])))
    expected = deep.copy()
    expected[0] = 0
    np.testing.assert_array_equal(radiograph.pixels, expected)
    assert any("ransparent" in note for note in radiograph.notes)


def test_sixteen_bit_colour_tiff_opens(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 65536, (6, 5, 3), dtype=np.uint16)
    strip = pixels.astype("<u2").tobytes()
    tags = [
        (256, 3, 1, 5), (257, 3, 1, 6), (258, 3, 3, 200), (259, 3, 1, 1), (262, 3, 1, 2), (273, 4, 1, 300),
        (277, 3, 1, 3), (278, 3, 1, 6), (279, 4, 1, len(strip)), (284, 3, 1, 1),
    ]  # fmt: skip
    head = b"II*\x00" + (8).to_bytes(4, "little") + len(tags).to_bytes(2, "little")
    for tag, kind, count, value in tags:
        fields = ((tag, 2), (kind, 2), (count, 4), (value, 4))
        head += b"".join(number.to_bytes(size, "little") for number, size in fields)
    head = (head + b"\x00" * 4).ljust(200, b"\x00") + b"\x10\x00" * 3
    path = tmp_path / "a.tif"
    path.write_bytes(head.ljust(300, b"\x00") + strip)
    assert np.abs(read(path).pixels.astype(float) - pixels / 257.0).max() <= 1.0


@pytest.mark.parametrize("lossless", [True, False])
def test_webp_opens(save, lossless):
    pixels = np.add.outer(np.arange(40) * 3, np.arange(40) * 3).astype(np.uint8)
    radiograph = read(save(Image.fromarray(np.dstack([pixels] * 3)), format="WEBP", lossless=lossless))
    assert radiograph.source == "WEBP"
    grey = radiograph.pixels if radiograph.pixels.ndim == 2 else radiograph.pixels[:, :, 1]
    assert np.abs(grey.astype(int) - pixels).max() <= (0 if lossless else 12)


def bomb_png(columns, rows):
    import struct
    import zlib

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", columns, rows, 16, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60000, 60000), (2**31 - 1, 1), (30000, 20000)])
def test_decompression_bombs_are_refused(tmp_path, size):
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb_png(*size))
    assert path.stat().st_size < 1000
    with pytest.raises(ImageReadError, match=r"too large|damaged"):
        read(path)
