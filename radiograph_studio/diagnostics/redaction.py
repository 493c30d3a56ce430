"""What may stand in a log or a report: no names, no identifiers, no places on this computer.

Rather too much is taken out than too little: a report that says less is a smaller loss than a name that got away.
"""

import errno
import os
import re
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import TracebackType

from radiograph_studio.errors import RadiographStudioError

_GONE = "…"
_SUFFIXES = (
    "bin", "bmp", "cfg", "csv", "dat", "dcm", "dcm30", "dic", "dicom", "dll", "dylib", "exe", "gif", "gz",
    "h5", "html", "ima", "img", "ini", "j2k", "jp2", "jpeg", "jpg", "jls", "json", "jsonl", "keras",
    "log", "npy", "npz", "pdf", "png", "py", "pyc", "pyd", "rsmodel", "so", "sqlite", "svg", "tar", "tflite",
    "tif", "tiff", "tmp", "toml", "txt", "whl", "xml", "zip",
)  # fmt: skip
_SUFFIX = re.compile(r"\.(?:" + "|".join(_SUFFIXES) + r")(?![\w.])", re.IGNORECASE)
_START = re.compile(
    r"file:/+"
    r"|(?<![\w.…/\\~])~?[/\\](?=[^\s/\\])"  # /home, ~/x, \x
    r"|(?<![\w/\\])\\{2,}(?=[^\s\\])"  # a share of Windows, or what `repr` makes of one
    r"|(?<!\w)[A-Za-z]:[/\\]"
)
_ROOTED = rf"(?={_START.pattern})"
_QUOTED = re.compile(
    # A path may hold the mark that closes it, so it goes to the last mark of the line, with whatever stands between.
    rf"(?:[“„\"]|(?<!\w)[‘']){_ROOTED}[^\n]*(?:[”“\"]|[’'](?!\w))"
    r"|“[^”\n]*”|„[^“\n]*“|(?<!\w)‘[^’\n]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)|\"[^\"\n]*\""
)
_FILE_NAME = re.compile(r"[^\s…\"'()\[\],;:=]+?(\.(?:" + "|".join(_SUFFIXES) + r"))(?![\w.])", re.IGNORECASE)
_PERSON = re.compile(r"[\w.'-]*\^[\w.'^-]*")
_UID = re.compile(r"(?<![\w.])\d+(?:\.\d+){4,}(?![\w])")
_NUMBER = re.compile(r"(?<![\w.])\d{6,}(?!\w)")
_FAULT_FRAME = re.compile(r'^(\s*)File "([^"\n]*)", line (\d+|\?\?\?) in (.*)$', re.MULTILINE)
_CODE = re.compile(r"(?:^|.*[/\\])((?:radiograph_studio|packaging|tests)[/\\].*)$")
_LIBRARY = re.compile(r".*[/\\](?:site-packages|dist-packages|[Pp]ython\d[\d.]*|lib-dynload|_internal)[/\\](.*)$")
_FRAMES_AT_START, _FRAMES_AT_END = 10, 40
_MOST_READ, _LONGEST_LINE = 10_000, 2000
_CLOSING = "”“’'\""


def redact(text: str) -> str:
    """Return ``text`` without paths, file names, quoted words, names of persons, identifiers, user and computer.

    Of a path its beginning (``~`` for the home folder) and the suffix stay, and everything between goes, to the end of
    the line where no suffix shows where it ends. Whatever is quoted goes, but for the suffix of a file.
    """
    return "\n".join(_redacted_line(line) for line in text.split("\n"))


def redact_fault(text: str) -> str:
    """Return what `faulthandler` wrote, with the places of code as `trace` names them, and else redacted."""
    frames = _FAULT_FRAME.sub(lambda found: f"  at {place(found[2])}:{found[3]} in {found[4]}", text)
    # Frames are our own words by now: files of the program, which are nobody's.
    return "\n".join(line if line.startswith("  at ") else _redacted_line(line) for line in frames.split("\n"))


def trace(error: BaseException) -> str:
    """Return where ``error`` was raised and what kind it is, causes first, without any value or message.

    Messages of exceptions hold what a program worked on: names of files and patients. Kept is what cannot: the number
    of a system error, the name in the code that was looked for, the kind of one of our own errors.
    """
    return "\n".join(line for each in _chain(error) for line in (*_frames(each.__traceback__), _kind(each)))


@cache
def place(filename: str) -> str:
    """Return where a file of code lies within the program or a library; of any other file only that there is one."""
    for pattern in (_LIBRARY, _CODE):
        found = pattern.match(filename)
        if found:
            return found[1].replace("\\", "/")
    return filename if filename.startswith("<") else f"{_GONE}{Path(filename).suffix}"


def _redacted_line(line: str) -> str:
    if len(line) > _MOST_READ:
        line = line[:_MOST_READ] + _CLOSING  # whatever quotation was cut is one all the same
    line = "".join(letter if letter.isprintable() else " " for letter in line)
    line = _without_home(line)
    line = _QUOTED.sub(lambda found: f"{found[0][0]}{_what_is_left(found[0][1:-1])}{found[0][-1]}", line)
    start = _START.search(line)
    if start:
        line = line[: start.start()] + _what_is_left(line[start.start() :], tail=True)
    line = _PERSON.sub("<name>", line)
    line = _FILE_NAME.sub(rf"{_GONE}\1", line)
    line = _UID.sub("<uid>", line)
    line = _NUMBER.sub("<number>", line)
    for word, shown in _own_names():
        line = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", shown, line)
    # Cut at the end: before, a quotation could lose the mark that closes it.
    return line[:_LONGEST_LINE]


def _what_is_left(text: str, *, tail: bool = False) -> str:
    """Return what may stay of a path or name: ``~/`` or ``/``, the suffix, and with ``tail`` what follows that."""
    beginning = "~/" if text.startswith(("~/", "~\\")) else "/" if tail else ""
    last = max(text.rfind("/"), text.rfind("\\")) + 1
    suffixes = list(_SUFFIX.finditer(text, last))
    if not suffixes:
        return f"{beginning}{_GONE}"
    after = text[suffixes[-1].end() :] if tail else ""
    return f"{beginning}{_GONE}{suffixes[-1][0].lower()}{after}"


def _without_home(line: str) -> str:
    # A folder whose name only begins like the home's is another one.
    for home in {_home(), _home().replace("\\", "/")} - {""}:
        line = re.sub(re.escape(home) + r"(?=[/\\]|[^\w.-]|$)", "~", line)
    return line


@cache
def _home() -> str:
    home = str(Path.home())
    return home if len(home) > len(Path(home).anchor) else ""


@cache
def _own_names() -> tuple[tuple[str, str], ...]:
    import socket

    user = os.environ.get("USERNAME") or os.environ.get("USER") or Path(_home()).name
    words = ((user, "<user>"), (socket.gethostname(), "<computer>"))
    # A user called “root” or a computer called “pc” is nobody, and those words stand elsewhere too.
    return tuple((word, shown) for word, shown in words if len(word) > 2 and word not in {"root", "localhost"})


def _chain(error: BaseException) -> Iterator[BaseException]:
    chain: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in chain:
        chain.append(following)
        context = None if following.__suppress_context__ else following.__context__
        following = following.__cause__ or context
    return reversed(chain)


def _frames(start: TracebackType | None) -> Iterator[str]:
    steps = [
        f"  at {place(frame.f_code.co_filename)}:{line} in {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(start)
    ]
    left_out = len(steps) - _FRAMES_AT_START - _FRAMES_AT_END
    if left_out > 0:
        steps[_FRAMES_AT_START:-_FRAMES_AT_END] = [f"  at {left_out} places more"]
    return iter(steps)


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, RadiographStudioError):
        return f"{name} [{error.kind}]"
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f"{name} [{errno.errorcode.get(error.errno, error.errno)}]"
    looked_for = getattr(error, "name", None) if isinstance(error, AttributeError | NameError | ImportError) else None
    return f"{name} [{looked_for}]" if isinstance(looked_for, str) and looked_for.isidentifier() else name


__all__ = ["place", "redact", "redact_fault", "trace"]
