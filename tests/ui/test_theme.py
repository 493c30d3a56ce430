"""Theme and icons."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLabel

from radiograph_studio import paths
from radiograph_studio.ui import icons, theme

_NAMES = sorted(path.stem for path in (paths.resources_dir() / "icons").glob("*.svg"))


@pytest.fixture(autouse=True)
def _dark(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "dark")


@pytest.mark.parametrize("name", _NAMES)
def test_every_icon_of_the_family_draws_something(name: str) -> None:
    image = icons.icon(name).pixmap(QSize(48, 48)).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48))


def test_an_icon_that_is_not_in_the_family_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_the_icon_of_the_program_comes_in_every_size_that_is_asked_for(qapp: QApplication) -> None:
    sides = {size.width() for size in icons.program_icon().availableSizes()}
    assert sides == {16, 24, 32, 48, 64, 128, 256, 512}
    assert not icons.program_icon().pixmap(48, 48).isNull()


def test_icons_follow_theme_and_state(qapp: QApplication) -> None:
    icon = icons.icon("stop")

    def colours(mode: QIcon.Mode) -> set[str]:
        image = icon.pixmap(QSize(24, 24), mode).toImage()
        points = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        return {colour.name() for colour in points if colour.alpha() == 255}

    dark = colours(QIcon.Mode.Normal)
    disabled = colours(QIcon.Mode.Disabled)
    theme.apply_theme(qapp, "light")
    assert len({frozenset(dark), frozenset(disabled), frozenset(colours(QIcon.Mode.Normal))}) == 3


def test_the_theme_changes_the_palette(qapp: QApplication) -> None:
    dark = qapp.palette().window().color().lightness()
    theme.apply_theme(qapp, "light")
    assert theme.scheme() == "light"
    assert qapp.palette().window().color().lightness() > 200 > 100 > dark


def test_there_are_three_sizes_of_type_and_labels_are_plain_text(qapp: QApplication) -> None:
    sizes = [theme.label("<b>x</b>", role).font().pointSizeF() for role in ("caption", "body", "title")]
    assert sizes == sorted(set(sizes))
    label = QLabel("<b>x</b>")
    theme.set_role(label, "body")
    assert label.textFormat() == Qt.TextFormat.PlainText


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT])
def test_text_is_readable_on_every_ground(colours: theme.Colours) -> None:
    for ground in (colours.window, colours.surface, colours.field):
        for text in (colours.text, colours.muted, colours.warning, colours.error, colours.good):
            assert _contrast(text, ground) >= 4.5, (text, ground)
    assert _contrast(colours.on_accent, colours.accent) >= 4.5


def test_the_style_sheet_names_only_files_that_exist(qapp: QApplication) -> None:
    sheet = qapp.styleSheet()
    names = [part.split('")')[0] for part in sheet.split('url("')[1:]]
    assert names
    assert all(Path(name).is_file() for name in names)
