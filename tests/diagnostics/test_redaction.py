"""What a log or a report must never say, and what it still has to say."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from radiograph_studio.diagnostics import redaction
from radiograph_studio.diagnostics.redaction import place, redact, redact_fault, trace
from radiograph_studio.errors import ImageReadError

SECRETS = ("Doe", "John", "ward", "4711", "Müller")
HOME = Path.home()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("“Doe^John.dcm” cannot be read.", "“….dcm” cannot be read."),
        ("No file '/data/ward 3/Doe John/4711.dcm' here", "No file '….dcm' here"),
        ("Reading /data/ward 3/Doe John/4711.dcm failed", "Reading /….dcm failed"),
        ("Reading /data/ward 3/Doe John failed", "Reading /…"),
        (f"opened {HOME}/ward/Müller.png twice", "opened ~/….png twice"),
        ("opened C:\\ward\\Doe, John\\a.DCM twice", "opened /….dcm twice"),
        ("opened \\\\server\\ward\\Doe twice", "opened /…"),
        ("from file:///data/Doe.png now", "from /….png now"),
        ("from /data/Doe.png to /data/John Müller/x.tif done", "from /….tif done"),
        ("Doe^John^^ came", "<name> came"),
        ("patient 12345678 came", "patient <number> came"),
        ("of 1.2.840.10008.5.1.4.1.1.1.1 only", "of <uid> only"),
        ("Doe.dcm (2 of 3)", "….dcm (2 of 3)"),
        ('name "Doe, John" known', 'name "…" known'),
        ("No such file: '/data/a.dcm' -> \"/data/Doe' John\"", "No such file: '…\""),
    ],
)
def test_names_identifiers_and_places_go_and_the_rest_stays(said: str, kept: str) -> None:
    assert redact(said) == kept
    assert redact(kept) == kept
    assert not [secret for secret in SECRETS if secret in redact(said)]


@pytest.mark.parametrize(
    "said",
    [
        "TensorFlow 2.21.0 was loaded in 3.5 s.",
        "Training ended: completed, 8 epochs, 12.5 s, and/or more",
        "It isn't there and wasn't before.",
        "90 % of 1500 images at 12.5 images a second",
    ],
)
def test_plain_facts_are_let_be(said: str) -> None:
    assert redact(said) == said


def test_a_line_of_the_log_cannot_be_forged_by_a_name() -> None:
    assert redact("a\x1b[31mb\rc") == "a [31mb c"


def test_names_of_user_and_computer_go(monkeypatch: pytest.MonkeyPatch) -> None:
    from radiograph_studio.diagnostics import redaction

    monkeypatch.setattr(redaction, "_own_names", lambda: (("ada", "<user>"), ("radiology-7", "<computer>")))
    assert redact("ada on radiology-7, adage") == "<user> on <computer>, adage"


def _deep(path: str) -> None:
    try:
        {}[path]
    except KeyError as error:
        raise FileNotFoundError(2, "No such file", path) from error


def test_a_trace_says_where_and_what_kind_but_no_value() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        _deep("/data/Doe/4711.dcm")
    said = trace(caught.value)
    assert not [secret for secret in SECRETS if secret in said]
    assert said.splitlines()[-1] == "FileNotFoundError [ENOENT]"
    assert "KeyError" in said
    assert "at tests/diagnostics/test_redaction.py:" in said
    assert "in _deep" in said
    assert str(HOME) not in said


def test_a_trace_keeps_what_is_a_word_of_the_code() -> None:
    with pytest.raises(AttributeError) as caught:
        object().width  # type: ignore[attr-defined]  # noqa: B018
    assert trace(caught.value).splitlines()[-1] == "AttributeError [width]"
    error = ImageReadError("“Doe.dcm” cannot be read.", "Choose another.")
    assert trace(error) == "radiograph_studio.errors.ImageReadError [unreadable_image]"


def test_the_trace_of_an_endless_recursion_is_short() -> None:
    def again() -> None:
        again()

    with pytest.raises(RecursionError) as caught:
        again()
    assert len(trace(caught.value).splitlines()) < 60


def test_code_is_named_by_its_place_in_the_program_or_its_library() -> None:
    assert place("/opt/x/radiograph_studio/ui/app.py") == "radiograph_studio/ui/app.py"
    assert place("/home/x/.venv/lib/python3.11/site-packages/keras/a.py") == "keras/a.py"
    assert place("/usr/lib/python3.11/threading.py") == "threading.py"
    assert place("C:\\P\\_internal\\keras\\a.py") == "keras/a.py"
    assert place("/data/Doe/script.py") == "….py"
    assert place("<frozen importlib>") == "<frozen importlib>"


def test_what_a_native_crash_left_keeps_its_frames_and_loses_its_paths() -> None:
    said = 'Fatal Python error: Aborted\n\nThread 0x00007f1:\n  File "/x/radiograph_studio/ui/app.py", line 7 in run\n'
    shown = redact_fault(said + '  File "/data/Doe/a.py", line 3 in go\n')
    assert "  at radiograph_studio/ui/app.py:7 in run" in shown
    assert "  at ….py:3 in go" in shown
    assert "Fatal Python error: Aborted" in shown
    assert "Doe" not in shown


_words = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="/\\"), min_size=1, max_size=8)
_parts = st.lists(st.lists(_words.map(lambda word: f"Zq{word}"), min_size=1, max_size=3).map(" ".join), min_size=1)


@example(["Zq\" Zq'0"], "\\\\server\\", ".dcm")
@example(["Zq” Zq0 Zq0"], "/", ".dcm")
@given(_parts, st.sampled_from(["/", "C:\\", "\\\\server\\", "~/", "file:///"]), st.sampled_from([".dcm", ".PNG", ""]))
def test_no_part_of_a_path_gets_through_however_it_is_spelt(parts: list[str], root: str, suffix: str) -> None:
    path = root + ("\\" if "\\" in root else "/").join(parts) + suffix
    alone = (path, f"Reading {path}", f"“{path}” failed", f"{path!r} failed", f"at {path}: no", f"({path})")
    for said in (*alone, f"{'/x.dcm'!r} -> {path!r}", f"“{path}” as {path!r}, {path!r} as “{path}”"):
        assert "Zq" not in redact(said), said


def test_a_folder_that_only_begins_like_the_home_folder_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redaction, "_home", lambda: "/data/anna")
    assert "Meier" not in redact("cannot open /data/anna-studie/Meier Hans")
    assert redact("cannot open /data/anna/x.dcm") == "cannot open ~/….dcm"


@pytest.mark.parametrize("marks", ["''", '""', "“”", "„“", "‘’"])
def test_a_quotation_that_is_too_long_to_be_read_whole_is_taken_out(marks: str) -> None:
    said = redact(f"bad value {marks[0]}" + "Meier " * 3000 + f"{marks[1]} in the file")
    assert said.startswith(f"bad value {marks[0]}…")
    assert "Meier" not in said


def test_a_long_quotation_is_taken_out_whole() -> None:
    said = redact("bad value '" + "Meier " * 1000 + "' in the file")
    assert "Meier" not in said
    assert said.endswith("in the file")
