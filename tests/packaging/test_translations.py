"""The words in other languages fit the texts of the sources: all there, none left over, values and keys kept."""

import ast
import re
import shutil
import string
import sysconfig
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

import translations

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / translations.FOLDER
WORDS = sorted(FOLDER.glob("*.ts"))
TOOLS = Path(sysconfig.get_path("scripts"))


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the files of words that was just brought up to date."""
    folder = tmp_path_factory.mktemp("words") / "languages"
    shutil.copytree(FOLDER, folder)
    translations.update(ROOT, TOOLS, folder)
    return folder


def _messages(path: Path) -> list[tuple[str, list[str]]]:
    """Return each English text with its translations: one, or one for each form of a number."""
    found = []
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        found.append((message.findtext("source", ""), forms))
    return found


@pytest.mark.parametrize("words", WORDS, ids=lambda path: path.stem)
def test_the_words_are_those_of_the_sources_and_every_text_has_its_own(words: Path, updated: Path) -> None:
    now = updated / words.name
    assert translations.unfinished(now) == []
    assert words.read_text(encoding="utf-8") == now.read_text(encoding="utf-8"), "run dev.py translations"


@pytest.mark.parametrize("words", WORDS, ids=lambda path: path.stem)
def test_what_the_program_reads_is_made_of_the_words_beside_it(words: Path, updated: Path) -> None:
    made = updated / words.with_suffix(".qm").name
    assert words.with_suffix(".qm").read_bytes() == made.read_bytes(), "run dev.py translations"


def _values(text: str) -> list[str]:
    return sorted({f"{name}" for _, name, _, _ in string.Formatter().parse(text) if name is not None})


@pytest.mark.parametrize("words", WORDS, ids=lambda path: path.stem)
def test_translations_hold_the_values_and_keys_of_their_texts(words: Path) -> None:
    wrong = []
    for source, forms in _messages(words):
        for form in forms:
            same_values = "{" not in source or _values(source) == _values(form)
            # The form for one may spell the number out, or leave it away.
            same_number = "%n" not in source or "%n" in forms[-1]
            if not same_values or not same_number or len(_keys(source)) != len(_keys(form)):
                wrong.append((source, form))
    assert wrong == []


def _keys(text: str) -> list[str]:
    """Return the letters that an ampersand makes keys; a doubled one is an ampersand."""
    return re.findall(r"&(\w)", text.replace("&&", ""))


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((ROOT / "radiograph_studio").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"tr", "mark"}:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_every_literal_that_is_translated_was_collected() -> None:
    known = {source for source, _ in _messages(WORDS[0])}
    calls = [(place, call.args[0]) for place, call in _calls()]
    literals = [(place, text.value) for place, text in calls if isinstance(text, ast.Constant)]
    assert [(place, text) for place, text in literals if text not in known] == []


def test_texts_are_put_together_after_their_translation() -> None:
    built = [place for place, call in _calls() if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)]
    assert built == []


def test_every_value_of_a_text_is_given_and_no_other() -> None:
    wrong = []
    for place, call in _calls():
        text, names = call.args[0], {keyword.arg for keyword in call.keywords}
        if isinstance(text, ast.Constant) and None not in names and (names or len(call.args) == 1):
            assert isinstance(text.value, str)
            wanted = set(_values(text.value)) if names else set()
            if wanted - names or names - wanted - {"one"}:
                wrong.append((place, text.value))
    assert wrong == []
