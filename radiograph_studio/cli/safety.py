"""What a person may have typed by mistake, and would regret."""

from collections.abc import Sequence
from pathlib import Path

from radiograph_studio.errors import RadiographStudioError


class WrongUseError(RadiographStudioError):
    """Arguments that contradict each other."""

    kind = "wrong_use"


def require_other_file(out: Path | None, inputs: Sequence[Path]) -> None:
    """Raise `WrongUseError` where writing ``out`` would replace one of ``inputs``."""
    if out is None or not out.exists():
        return
    if any(path.exists() and out.samefile(path) for path in inputs):
        raise WrongUseError(f"“{out.name}” is one of the files to be read.", "Choose another name for what is written.")
