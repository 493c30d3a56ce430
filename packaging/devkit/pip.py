"""Calls pip quietly: one line for each long download, and one sentence when it fails."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from devkit.failure import SetUpError

LARGE_MB = 10.0
"""Downloads at least this large are worth a line of their own."""

_DOWNLOAD = re.compile(
    r"Downloading (?:.*/)?(?P<name>[^/\s-]+)-(?P<version>[^-\s]+)-\S*\s\((?P<size>[\d.]+) (?P<unit>[kMG]B)\)"
)
_UNITS = {"kB": 0.001, "MB": 1.0, "GB": 1000.0}

_CAUSES: tuple[tuple[str, str, str], ...] = (
    (
        r"No space left on device|Errno 28\b|not enough space on the disk|Disk quota exceeded",
        "The disk is full: the packages need about 3 GB.",
        "Free some space on the disk of the checkout and of the temporary folder, then start this again.",
    ),
    (
        r"DO NOT MATCH THE HASHES|HashMismatch",
        "A downloaded package is not the one that the lock file names, so nothing of it was installed.",
        "Empty pip's cache (python -m pip cache purge) and start this again; if it stays, distrust the index.",
    ),
    (
        r"SSLError|CERTIFICATE_VERIFY_FAILED",
        "The package index was reached, but its certificate is not trusted on this machine.",
        "If your network inspects traffic, name its certificate in PIP_CERT, then start this again.",
    ),
    (
        (
            r"ConnectionError|ProxyError|NameResolutionError|IncompleteRead|RemoteDisconnected"
            r"|establish a new connection|[Ff]ailed to connect|name resolution|getaddrinfo failed|timed out"
        ),
        "The package index cannot be reached, or the connection broke off.",
        "Check the network (behind a proxy: set HTTPS_PROXY), then start this again; what is there stays.",
    ),
    (
        r"Permission ?[Dd]enied|Errno 13\b|WinError 5\b|Read-only file system",
        "Packages cannot be written into .venv.",
        "Close programs that run from it, make sure that the checkout belongs to you, and start this again.",
    ),
    (
        r"No matching distribution found|Could not find a version|not a supported wheel",
        "A locked package does not exist for this computer's system, processor or Python.",
        "Use Linux, Windows or macOS with a 64-bit Python 3.11 to 3.13; the log names the package.",
    ),
)


def install(python: Path, requirements: Path, log: Path, environ: Mapping[str, str]) -> None:
    """Install exactly what `requirements` locks, each file checked by its hash; pip's own words go to `log`.

    Wheels only: nothing that was downloaded is executed or compiled while it is installed.
    """
    command = [
        *(
            str(python),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--no-input",
            "--progress-bar",
            "off",
        ),
        *("--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(requirements)),
    ]
    said: list[str] = []
    with (
        log.open("w", encoding="utf-8") as written,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=pip_environment(environ),
            cwd=requirements.parent,
        ) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            written.write(line)
            for news in progress([line]):
                print(news, file=sys.stderr, flush=True)
    if process.returncode:
        message, hint = explain(said)
        raise SetUpError(message, f"{hint} ({log.parent.name}{os.sep}{log.name} has pip's own words.)")


def pip_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` without the settings that would make pip install elsewhere than where it runs."""
    elsewhere = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_BINARY", "PIP_DRY_RUN"}
    kept = {name: value for name, value in environ.items() if name not in elsewhere}
    return kept | {"PIP_USER": "0", "PIP_ROOT_USER_ACTION": "ignore"}


def progress(lines: Iterable[str]) -> Iterator[str]:
    """What a waiting person wants to know of pip's output: large downloads, and the unpacking at the end."""
    for line in lines:
        found = _DOWNLOAD.search(line)
        if found:
            size = float(found["size"]) * _UNITS[found["unit"]]
            if size >= LARGE_MB:
                yield f"  downloading {found['name']} {found['version']} ({size:.0f} MB)"
        elif line.startswith("Installing collected packages"):
            yield f"  unpacking {line.count(',') + 1} packages"


def explain(lines: Iterable[str]) -> tuple[str, str]:
    """The cause of pip's failure in a sentence, and what to do; pip's last error where it is unknown."""
    text = "".join(lines)
    for pattern, message, hint in _CAUSES:
        if re.search(pattern, text):
            return message, hint
    errors = re.findall(r"^ERROR: (.+)$", text, flags=re.MULTILINE)
    reason = errors[-1].strip() if errors else "it gave no reason"
    return f"pip could not install the packages: {reason}", "Mend what it names, then start this again."
