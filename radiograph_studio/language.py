"""Every text that a person reads passes through `tr`, so that the window can show it in the reader's own language.

No Qt here: the window hands in Qt's translator with `use`. Without one (command line, tests) texts stay English.
Texts are collected by ``packaging/dev.py translations`` with Qt's own tool, which reads the source as it is written:
the text must be a plain literal (no f-string, no variable, not inside an f-string), and these are the only forms:

- ``tr("Open image…")``
- ``tr("“{name}” cannot be read.", name=path.name)``: values are put in after the text has been translated.
- ``tr("%n images", "", count, one="%n image")``: a number that other words depend on; ``one`` is the English singular.
- ``tr("Open", "adjective")``: the same English word twice, with a word for the translator that tells them apart.
- ``mark("Balanced")`` where a constant is made, and ``tr(constant)`` where it is shown.
"""

from collections.abc import Callable
from typing import Any

Translate = Callable[[str, str, int], str]
"""Text, comment and number (-1: none) to the text in another language, with ``%n`` put in; unknown text: itself."""


class _State:
    translate: Translate | None = None
    carried = False


class Carried(str):
    """An English text that is translated when it arrives in another process: it holds the call that made it."""

    __slots__ = ("call",)
    call: tuple[str, str, int, dict[str, Any]]


def use(translate: Translate | None) -> None:
    """Pass every text through ``translate`` from now on; None: stay English."""
    _State.translate = translate


def carry() -> None:
    """Make this process one whose texts are translated by the process that receives them."""
    _State.carried = True


def tr(text: str, comment: str = "", n: int = -1, /, **values: Any) -> str:
    """Return ``text`` in the reader's language with ``values`` put in; see the module for the forms of a call."""
    said = _said(text, comment, n, values)
    if _State.carried:
        travelling = Carried(said)
        travelling.call = (text, comment, n, values)
        return travelling
    return said


def pack(text: str) -> Any:
    """Return ``text`` as JSON may carry it from a process that called `carry`, for `unpack` in the one that speaks."""
    if not isinstance(text, Carried):
        return text
    source, comment, n, values = text.call
    return [source, comment, n, {name: pack(value) for name, value in values.items()}]


def unpack(packed: Any) -> Any:
    """Return what `pack` was given, in this process's language."""
    if not isinstance(packed, list):
        return packed
    source, comment, n, values = packed
    return tr(source, comment, n, **{name: unpack(value) for name, value in values.items()})


def mark(text: str, comment: str = "") -> str:  # noqa: ARG001 - the comment is read by Qt's tool
    """Return ``text`` itself: a constant that is collected here and translated where it is shown."""
    return text


def _said(text: str, comment: str, n: int, values: dict[str, Any]) -> str:
    said = _State.translate(text, comment, n) if _State.translate else text
    if n >= 0:
        if said.replace("%n", str(n)) == text.replace("%n", str(n)):
            said = values.get("one", text) if n == 1 else text
        said = said.replace("%n", str(n))
    return said.format_map(values) if values else said


__all__ = ["Carried", "Translate", "carry", "mark", "pack", "tr", "unpack", "use"]
