"""Texts pass through one function, with and without a translator."""

import json
from collections.abc import Iterator

import pytest

from radiograph_studio import language
from radiograph_studio.language import mark, tr

GERMAN = {"Open": "Öffnen", "{name} is full": "voll ist {name}"}


def _german(text: str, comment: str, n: int) -> str:
    if text == "%n images":
        return f"{n} Bild" if n == 1 else f"{n} Bilder"
    return GERMAN.get(text, text)


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    language.use(None)
    language._State.carried = False


def test_texts_stay_english_without_a_translator() -> None:
    assert tr("Open") == "Open"
    assert tr("{name} is full", name="{braces} 100 %n") == "{braces} 100 %n is full"


def test_a_number_chooses_the_english_form() -> None:
    assert [tr("%n images", "", n, one="%n image") for n in (0, 1, 2)] == ["0 images", "1 image", "2 images"]


def test_values_are_put_in_after_translation() -> None:
    language.use(_german)
    assert tr("{name} is full", name="C:") == "voll ist C:"


def test_the_other_language_has_its_own_forms() -> None:
    language.use(_german)
    assert [tr("%n images", "", n, one="%n image") for n in (1, 2)] == ["1 Bild", "2 Bilder"]


def test_what_is_not_translated_stays_english_with_its_forms() -> None:
    language.use(_german)
    assert tr("%n files", "", 1, one="%n file") == "1 file"
    assert tr("Close") == "Close"


def test_a_marked_constant_is_translated_where_it_is_shown() -> None:
    constant = mark("Open")
    assert constant == "Open"
    language.use(_german)
    assert tr(constant) == "Öffnen"


def test_a_text_from_another_process_is_translated_on_arrival() -> None:
    language.carry()
    sent = json.dumps(language.pack(tr("{name} is full", name=tr("Open"))))
    language._State.carried = False
    assert language.unpack(json.loads(sent)) == "Open is full"
    language.use(_german)
    assert language.unpack(json.loads(sent)) == "voll ist Öffnen"


def test_a_text_that_was_put_together_otherwise_travels_as_it_is() -> None:
    language.carry()
    assert language.unpack(language.pack(tr("Open") + " it")) == "Open it"
