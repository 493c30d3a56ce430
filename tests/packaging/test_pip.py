"""What pip says, as a person hears it; and that it installs where it should, what it should."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from devkit import pip
from devkit.failure import SetUpError

OFFLINE = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(': Failed to establish a new \
connection: [Errno -3] Temporary failure in name resolution')': /simple/numpy/
ERROR: Could not find a version that satisfies the requirement numpy==2.4.6 (from versions: none)
ERROR: No matching distribution found for numpy==2.4.6
""".splitlines(keepends=True)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (OFFLINE, "cannot be reached"),
        (
            ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n",),
            "disk is full",
        ),
        (("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n",), "lock file"),
        (("ERROR: Could not install packages: [Errno 13] Permission denied: 'x'\n",), "cannot be written"),
        (("ERROR: No matching distribution found for tensorflow==2.21.0\n",), "does not exist for this computer"),
        (("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))\n",), "certificate"),
        (("ERROR: the moon is in the wrong house\n",), "the moon is in the wrong house"),
        ((), "gave no reason"),
    ],
)
def test_failure_is_explained_in_one_sentence(lines: Sequence[str], expected: str) -> None:
    message, hint = pip.explain(lines)
    assert expected in message
    assert "\n" not in message + hint
    assert hint


def test_only_long_downloads_are_told() -> None:
    lines = [
        "Collecting tensorflow-cpu==2.21.0\n",
        "  Downloading https://example.org/a/tensorflow_cpu-2.21.0-cp311-cp311-linux_x86_64.whl (274.4 MB)\n",
        "  Downloading six-1.17.0-py2.py3-none-any.whl.metadata (11 kB)\n",
        "  Downloading huge-1.0-py3-none-any.whl (1.2 GB)\n",
        "Installing collected packages: six, tensorflow-cpu\n",
    ]
    assert list(pip.progress(lines)) == [
        "  downloading tensorflow_cpu 2.21.0 (274 MB)",
        "  downloading huge 1.0 (1200 MB)",
        "  unpacking 2 packages",
    ]


def test_settings_that_lead_elsewhere_are_not_handed_to_pip() -> None:
    environ = pip.pip_environment({"PIP_TARGET": "elsewhere", "PIP_USER": "1", "PIP_INDEX_URL": "kept"})
    assert "PIP_TARGET" not in environ
    assert environ["PIP_USER"] == "0"
    assert environ["PIP_INDEX_URL"] == "kept"


@pytest.mark.slow
def test_package_that_cannot_be_had_ends_in_one_sentence_and_pips_words_are_kept(tmp_path: Path) -> None:
    requirements, log = tmp_path / "requirements.lock", tmp_path / "pip.log"
    requirements.write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(SetUpError, match="does not exist for this computer") as failed:
        pip.install(Path(sys.executable), requirements, log, {"PIP_NO_INDEX": "1"})
    assert "pip.log" in failed.value.hint
    assert "no-such-package" in log.read_text(encoding="utf-8")


@pytest.mark.slow
def test_progress_regexp_fits_the_words_of_this_pip() -> None:
    # The two phrases are not documented; that they are still in pip's source is what can be checked without a network.
    code = "import pip._internal as p, pathlib; print(pathlib.Path(p.__file__).parent)"
    folder = Path(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    )
    source = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    assert '"Downloading %s"' in source
    assert "Installing collected packages: %s" in source
