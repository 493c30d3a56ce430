"""What is said about images and folders in another language, from the decoder's helper process too."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from radiograph_studio import language
from radiograph_studio.datasets import count_folder, load_dataset
from radiograph_studio.errors import DatasetError, ImageReadError
from radiograph_studio.imaging import LookupTable, Window, open_list, read
from radiograph_studio.imaging.decoder_pool import DecoderPool
from radiograph_studio.imaging.spacing import Spacing, SpacingFacts, SpacingRegion, decide_spacing

GERMAN = {
    "“{name}” is a {kind} file that is damaged, incomplete or of an unusual kind.": "{kind}-Datei „{name}“ beschädigt.",
    "Open it in another program and save it again as PNG.": "Als PNG sichern.",
    "“{name}” has %n pages; page {page} was asked for.": "„{name}“: nicht Seite {page}, nur %n.",
    "Transparent parts are shown black.": "Durchsichtiges ist schwarz.",
    "“{name}” is {what}, not a radiograph.": "„{name}“ ist {what}.",
    "a PDF document": "ein PDF",
    "%n files not applied: {what}.": "%n mal nicht angewandt: {what}.",
    "%n files left out: no image.": "%n ausgelassen.",
    "“{name}” holds no image that can be read ({reasons}).": "„{name}“ ist leer ({reasons}).",
    "a presentation state: how other images are to be shown": "ein Präsentationsstatus",
    "File LUT": "Datei-LUT",
    "px, no spacing": "px, ohne Pixelabstand",
    "mm by region": "mm je Region",
    "The {part} folder": "Der {part}ordner",
    "training": "Trainings",
    "{what} “{name}” does not exist.": "{what} „{name}“ fehlt.",
    "The folder": "Der Ordner",
}


def _german(text: str, comment: str, n: int) -> str:
    return GERMAN.get(text, text).replace("%n", str(n))


@pytest.fixture(autouse=True)
def _in_german() -> Iterator[None]:
    language.use(_german)
    yield
    language.use(None)


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> Iterator[DecoderPool]:
    own = DecoderPool(1)
    monkeypatch.setattr("radiograph_studio.imaging.raster_apart.pool", own)
    yield own
    own.close()


def _saved(path: Path, kind: str, shape: tuple[int, ...] = (64, 64)) -> Path:
    noise = np.random.default_rng(0).integers(0, 255, shape, dtype="u1")
    Image.fromarray(noise).save(path, kind)
    return path


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "WEBP"])
def test_a_broken_stream_is_refused_by_the_helper_in_the_readers_language(
    helpers: DecoderPool, tmp_path: Path, kind: str
) -> None:
    path = _saved(tmp_path / "{0} 100 %n", kind)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(ImageReadError) as refused:
        read(path)
    assert len(helpers.pids()) == 1
    assert refused.value.message == f"{kind}-Datei „{path.name}“ beschädigt."
    assert refused.value.hint == "Als PNG sichern."


def test_the_helper_answers_each_time_in_the_language_of_then(helpers: DecoderPool, tmp_path: Path) -> None:
    path = _saved(tmp_path / "picture", "WEBP", (64, 64, 4))
    assert read(path).notes == ("Durchsichtiges ist schwarz.",)
    language.use(None)
    assert read(path).notes == ("Transparent parts are shown black.",)
    assert len(helpers.pids()) == 1


def test_numbers_and_names_reach_the_sentence_through_the_helper(helpers: DecoderPool, tmp_path: Path) -> None:
    with pytest.raises(ImageReadError, match="„picture“: nicht Seite 3, nur 1"):
        read(_saved(tmp_path / "picture", "TIFF"), 2)


def test_what_the_helper_says_is_json_that_holds_the_english_text(helpers: DecoderPool, tmp_path: Path) -> None:
    path = _saved(tmp_path / "picture", "WEBP", (64, 64, 4))
    request = {"task": "picture", "path": str(path), "kind": "WEBP", "frame": 0}
    answer, _ = helpers.ask(request)
    assert json.loads(json.dumps(answer["notes"])) == [["Transparent parts are shown black.", "", -1, {}]]


def test_a_word_inside_a_sentence_is_translated_too(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"%PDF-1.7")
    with pytest.raises(ImageReadError, match="„a“ ist ein PDF"):
        read(tmp_path / "a")


def test_reasons_for_an_empty_list_are_told_apart_in_any_language(tmp_path: Path) -> None:
    state = b"\x02\x00\x02\x00UI\x1c\x00" + b"1.2.840.10008.5.1.4.1.1.11.1"
    (tmp_path / "state").write_bytes(b"\x00" * 128 + b"DICM" + state)
    (tmp_path / "text").write_text("words")
    with pytest.raises(ImageReadError) as empty:
        open_list(tmp_path)
    assert empty.value.message == f"„{tmp_path.name}“ ist leer (1 mal nicht angewandt: ein Präsentationsstatus)."


def test_names_that_nobody_gave_are_in_the_language_of_then() -> None:
    assert LookupTable(0, np.zeros(2), 8).name == "Datei-LUT"
    assert Window(1, 2).name == "File window"  # the window menu compares it, and says it in its own words
    assert Spacing().label == "px, ohne Pixelabstand"
    by_region = decide_spacing(SpacingFacts(regions=(SpacingRegion(0, 0, 9, 9, (0.1, 0.1)),)))
    assert by_region.label == "mm je Region"
    assert by_region.at(5, 5)[1] == "mm"
    assert by_region.at(50, 5)[1] == "px, ohne Pixelabstand"


def test_folders_are_called_by_their_part(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="Der Trainingsordner „no“ fehlt"):
        load_dataset(tmp_path / "no")
    with pytest.raises(DatasetError, match="Der Ordner „no“ fehlt"):
        count_folder(tmp_path / "no")
