"""Check: folders in, what the user should know about them out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radiograph_studio.datasets import Finding, check_dataset, load_dataset
from radiograph_studio.errors import DatasetError
from radiograph_studio.recipe import Control


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Files per class and part, and the findings, gravest first."""

    counts: dict[str, dict[str, int]]
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        """True where a training can start on this data."""
        return bool(self.counts)

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form of the command line."""
        return {"counts": self.counts, "findings": [finding.as_dict() for finding in self.findings]}


def check(
    train: Path,
    validation: Path | None = None,
    test: Path | None = None,
    seed: int = 0,
    on_progress: Callable[[int, int], None] | None = None,
    control: Control | None = None,
) -> CheckResult:
    """Read every file of the dataset and look for what would spoil a training or its figures.

    Folders that make no dataset give one finding that says why. Raises `Cancelled` only.
    """
    control = control or Control()
    try:
        dataset = load_dataset(train, validation, test, seed=seed, checkpoint=control.checkpoint)
    except DatasetError as error:
        message = f"{error.message} {error.hint}".strip()
        return CheckResult({}, (Finding(kind="unusable_dataset", severity="error", message=message),))
    findings = check_dataset(dataset, on_progress=on_progress, checkpoint=control.checkpoint)
    return CheckResult(dataset.counts(), findings)
