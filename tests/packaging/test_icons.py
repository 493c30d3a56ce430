"""The program's icons are there, in every size and format, and show something."""

from pathlib import Path

import pytest
from PIL import Image

import icons

PICTURES = [(f"png/{side}.png", side) for side in (16, 24, 32, 48, 64, 128, 256, 512)] + [
    (f"png/rsmodel-{side}.png", side) for side in (16, 32, 48, 128, 256)
]


def _assert_drawn(picture: Image.Image) -> None:
    shown = picture.convert("RGBA")
    assert shown.getpixel((0, 0))[3] < 255, "the corner is not transparent"
    opaque = shown.getchannel("A").histogram()[255] / (shown.width * shown.height)
    assert opaque > 0.4, "hardly anything is drawn"
    low, high = shown.convert("L").getextrema()
    assert high - low > 120, "it has no contrast"


def _blue_share(picture: Image.Image) -> float:
    red, _, blue, alpha = (channel.tobytes() for channel in picture.convert("RGBA").split())
    hits = sum(a == 255 and b - r > 80 for r, b, a in zip(red, blue, alpha, strict=True))
    return hits / (picture.width * picture.height)


@pytest.mark.parametrize(("name", "side"), PICTURES)
def test_each_picture_is_there_in_its_size_and_shows_the_accent_stroke(name: str, side: int) -> None:
    with Image.open(icons.FOLDER / name) as picture:
        assert picture.size == (side, side)
        assert picture.mode == "RGBA"
        _assert_drawn(picture)
        assert _blue_share(picture) > 0.02


@pytest.mark.parametrize("name", ["radiograph-studio", "rsmodel"])
def test_the_icon_for_windows_holds_every_size_that_its_shell_shows(name: str) -> None:
    with Image.open(icons.FOLDER / f"{name}.ico") as icon:
        assert icon.info["sizes"] == {(side, side) for side in (16, 24, 32, 48, 64, 128, 256)}
        for size in icon.info["sizes"]:
            picture = icon.ico.getimage(size)
            assert picture.size == size
            _assert_drawn(picture)


@pytest.mark.parametrize("name", ["radiograph-studio", "rsmodel"])
def test_the_icon_for_macos_holds_every_size_from_16_to_512_points_at_both_densities(name: str) -> None:
    with Image.open(icons.FOLDER / f"{name}.icns") as icon:
        sizes = {(width, height, scale) for width, height, scale in icon.info["sizes"]}
        assert {(128, 128, 1), (256, 256, 1), (512, 512, 1), (16, 16, 2), (512, 512, 2)} <= sizes
        for size in sizes:
            picture = icon.icns.getimage(size)
            assert picture.width == size[0] * size[2]
            _assert_drawn(picture)


def test_the_script_makes_just_the_files_that_are_kept(tmp_path: Path) -> None:
    icons.make(tmp_path)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.*")}
    kept = {path.relative_to(icons.FOLDER) for path in icons.FOLDER.rglob("*.*") if path.suffix != ".svg"}
    assert made == kept
    for path in made:
        assert (tmp_path / path).stat().st_size > 0


def test_what_is_kept_was_made_from_the_drawings_as_they_are() -> None:
    for side in (16, 48, 256):
        with Image.open(icons.FOLDER / "png" / f"{side}.png") as kept:
            # Smoothing may differ by a little between versions of Qt, a drawing that was changed by much more.
            drawn = icons.render(icons.FOLDER, "radiograph-studio", side)
            assert _distance(kept, drawn) < 2


def _distance(one: Image.Image, other: Image.Image) -> float:
    first, second = one.convert("RGBA").tobytes(), other.convert("RGBA").tobytes()
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def test_a_drawing_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        icons.render(tmp_path, "rsmodel", 48)
