"""Which Python may run the project, and where one is found when the one that was started may not.

Kept to Python 3.6, like dev.py, so that an old Python can read it and say what is wrong.
"""

import os
import shutil
import subprocess
import sys
from collections import namedtuple

SUPPORTED = ((3, 13), (3, 12), (3, 11))
"""Versions that the locked packages exist for, in the order in which they are looked for."""

Interpreter = namedtuple("Interpreter", ["implementation", "version", "bits"])

_FACTS = "import sys; print(sys.implementation.name, *sys.version_info[:2], 64 if sys.maxsize > 2**32 else 32)"
_WHERE = "; print(sys.executable)"


def current() -> "Interpreter":
    """The Python that runs this."""
    return Interpreter(sys.implementation.name, tuple(sys.version_info[:2]), 64 if sys.maxsize > 2**32 else 32)


def is_suitable(found: "Interpreter") -> bool:
    """Whether the locked packages can be installed for this Python: CPython, 64 bit, of a supported version."""
    return found.implementation == "cpython" and found.version in SUPPORTED and found.bits == 64


def candidates(search_path: str) -> "list[list[str]]":
    """Commands that may start a supported Python, best first; every folder of `search_path` is tried.

    A version manager's shim often stands first and refuses, while a working Python of that name stands behind.
    """
    commands = []
    for version in SUPPORTED:
        name = f"python{version[0]}.{version[1]}"
        for folder in search_path.split(os.pathsep):
            path = shutil.which(name, path=folder) if folder else None
            if path and [path] not in commands:
                commands.append([path])
        launcher = shutil.which("py", path=search_path)
        if launcher:
            commands.append([launcher, f"-{version[0]}.{version[1]}"])
    return commands


def find() -> "str | None":
    """Path of a suitable Python on this machine, or None."""
    for command in candidates(os.environ.get("PATH", "")):
        path = _probe(command)
        if path:
            return path
    return None


def _probe(command: "list[str]") -> "str | None":
    """Path of the Python behind `command` when it starts and is suitable, else None."""
    try:
        answer = subprocess.run(
            [*command, "-c", _FACTS + _WHERE],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=30,
            check=True,
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.SubprocessError):
        return None
    facts, _, path = answer.strip().partition("\n")
    words = facts.split()
    if len(words) != 4 or not path:
        return None
    found = Interpreter(words[0], (int(words[1]), int(words[2])), int(words[3]))
    return path.strip() if is_suitable(found) else None


def advice(found: "Interpreter", platform: str) -> str:
    """What a person whose machine has no fitting Python is told: what is needed, what was found, what to do."""
    name = f"{found.implementation} {found.version[0]}.{found.version[1]} ({found.bits} bit)"
    how = {
        "win32": "Install it with: winget install Python.Python.3.13",
        "darwin": "Install it from https://www.python.org/downloads/ or with: brew install python@3.13",
    }.get(
        platform,
        "Install python3.11, python3.12 or python3.13 with your package manager "
        "(Debian, Ubuntu: sudo apt-get install python3 python3-venv), or from https://www.python.org/downloads/",
    )
    return f"Radiograph Studio needs 64-bit CPython 3.11, 3.12 or 3.13, and only {name} was found.\n{how}"
