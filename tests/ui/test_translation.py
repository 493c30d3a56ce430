"""The window speaks the language that was chosen, or that of the system, or English."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from radiograph_studio.language import tr
from radiograph_studio.ui import translation


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    translation.apply(qapp, "en")


def test_the_german_window_says_it_in_german(qapp: QApplication) -> None:
    assert translation.apply(qapp, "de") == "de"
    assert tr("Data") == "Daten"
    assert tr("%n images", "", 1, one="%n image") == "1 Bild"
    assert tr("%n images", "", 3, one="%n image") == "3 Bilder"


def test_qts_own_words_are_german_too(qapp: QApplication) -> None:
    translation.apply(qapp, "de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_the_window_goes_back_to_english(qapp: QApplication) -> None:
    translation.apply(qapp, "de")
    assert translation.apply(qapp, "en") == "en"
    assert tr("Data") == "Data"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_language_that_nobody_translated_is_english(qapp: QApplication) -> None:
    assert translation.apply(qapp, "tlh") == "en"
    assert tr("Data") == "Data"


@pytest.mark.parametrize(
    ("system", "code"), [(["de-AT", "de", "en"], "de"), (["fr-FR", "de_CH"], "de"), (["C"], "en"), ([], "en")]
)
def test_without_a_choice_it_is_the_systems(monkeypatch: pytest.MonkeyPatch, system: list[str], code: str) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: system)
    assert translation.chosen("") == code


@pytest.mark.expects_logs
def test_missing_words_leave_the_window_english(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr("radiograph_studio.paths.resources_dir", lambda: tmp_path)
    assert translation.apply(qapp, "de") == "en"
    assert tr("Data") == "Data"
