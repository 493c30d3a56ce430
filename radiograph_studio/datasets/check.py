"""The data check: every image decoded, and what would make the results worth less than they look."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import imaging
from radiograph_studio.datasets.dataset import PARTS, Dataset, Part
from radiograph_studio.datasets.finding import Finding, Placed, counted, placed_items, shown_file
from radiograph_studio.datasets.leaks import duplicate_findings, patient_findings
from radiograph_studio.datasets.loading import Checkpoint, Progress, read_failure
from radiograph_studio.datasets.parallel import each_in_threads
from radiograph_studio.datasets.shortcuts import shortcut_findings
from radiograph_studio.errors import ImageReadError
from radiograph_studio.language import mark, tr

_IMBALANCE = 3
_FEW = 20
_LISTED = 20
"""Unreadable files that get a finding with their own reason; more are summed up in one."""
_TECHNICAL = (
    mark("Modality", "tag"),
    mark("Photometric interpretation", "tag"),
    mark("Manufacturer", "tag"),
    mark("Model", "tag"),
    mark("View", "tag"),
    mark("Intent", "tag"),
    mark("SOP class", "tag"),
    mark("Transfer syntax", "tag"),
    mark("Compression", "tag"),
    mark("Body part", "tag"),
)
"""Tags, as `imaging` names them, that say how an image was made; the body part explains some of them."""
_PARTS: dict[Part, str] = {"validation": mark("Validation"), "test": mark("Test")}


@dataclass(frozen=True, slots=True)
class _Decoded:
    placed: Placed
    digest: str
    blank: bool
    attributes: dict[str, str]


def check_dataset(
    dataset: Dataset, on_progress: Progress | None = None, checkpoint: Checkpoint | None = None
) -> tuple[Finding, ...]:
    """Return what the user should know of a dataset, errors first.

    Every image is decoded in full, as training will do, one at a time in each of a few threads. ``on_progress``
    is called with images done and images in all; what ``checkpoint`` raises ends the work.

    Kinds: "label_conflict", "duplicate_leak", "patient_leak" (errors), "unreadable", "duplicate", "blank",
    "imbalance", "shortcut" (warnings), "few_images" (info).
    """
    items = placed_items(dataset, PARTS)
    results = each_in_threads(_decode, items, checkpoint, on_progress)
    decoded = [result for result in results if isinstance(result, _Decoded)]
    seen = [(file.placed, file.digest) for file in decoded if not file.blank]
    findings = [
        *_unreadable(dataset, [result for result in results if isinstance(result, Finding)]),
        *duplicate_findings(seen, dataset.classes),
        *patient_findings(items),
        *_blank(decoded),
        *_imbalance(dataset),
        *_shortcuts(decoded, dataset.classes),
        *_few_images(dataset),
    ]
    order = ["error", "warning", "info"]
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def pixel_digest(pixels: NDArray[np.generic]) -> str:
    """Return a digest that is equal for equal pictures, whatever the file format and depth they are stored in.

    Integers are hashed in the smallest type that holds them; RGB with three equal channels counts as grey.
    """
    if pixels.ndim == 3 and (pixels == pixels[..., :1]).all():
        pixels = pixels[..., 0]
    if pixels.dtype.kind in "iu" and pixels.size:
        pixels = pixels.astype(np.promote_types(np.min_scalar_type(pixels.min()), np.min_scalar_type(pixels.max())))
    data = np.ascontiguousarray(pixels)
    digest = hashlib.blake2b(f"{data.dtype.kind}{data.dtype.itemsize}{data.shape}".encode(), digest_size=16)
    digest.update(data.data)
    return digest.hexdigest()


def _decode(placed: Placed) -> _Decoded | Finding:
    path = placed.item.path
    try:
        radiograph = imaging.read(path)
    except (ImageReadError, OSError) as error:
        message, _ = read_failure(path, error)
        return Finding("unreadable", "warning", _left_out(message), (placed.shown,))
    pixels = radiograph.pixels
    attributes = {
        mark("File format", "tag"): radiograph.source,
        mark("Matrix size", "tag"): f"{radiograph.height} × {radiograph.width}",
        mark("Colour", "tag"): tr("colour", "tag") if radiograph.is_colour else tr("grey", "tag"),
        mark("Bits stored", "tag"): str(radiograph.bits_stored),
    }
    attributes |= {tag: radiograph.tags[tag] for tag in _TECHNICAL if tag in radiograph.tags}
    return _Decoded(placed, pixel_digest(pixels), bool((pixels == pixels.flat[0]).all()), attributes)


def _left_out(message: str) -> str:
    return tr("{message} The file is left out.", message=message)


def _unreadable(dataset: Dataset, damaged: Sequence[Finding]) -> list[Finding]:
    """Return a finding for each file that cannot be read: by its header (left out before) or by its pixels."""
    findings = [
        Finding("unreadable", "warning", _left_out(file.message), (shown_file(file.path, dataset.classes),))
        for file in dataset.unreadable
    ]
    findings += damaged
    rest = findings[_LISTED:]
    if len(rest) < 2:
        return findings
    files = tuple(name for finding in rest for name in finding.files)
    message = tr("%n further files cannot be read and are left out.", "", len(rest))
    return [*findings[:_LISTED], Finding("unreadable", "warning", message, files)]


def _blank(decoded: Sequence[_Decoded]) -> list[Finding]:
    files = tuple(file.placed.shown for file in decoded if file.blank)
    if not files:
        return []
    message = tr(
        "%n images of one even grey: nothing can be learned from a blank picture. Remove it.",
        "",
        len(files),
        one="%n image of one even grey: nothing can be learned from a blank picture. Remove it.",
    )
    return [Finding("blank", "warning", message, files)]


def _imbalance(dataset: Dataset) -> list[Finding]:
    counts = dataset.counts().get("train", {})
    if not counts or max(counts.values()) <= _IMBALANCE * min(counts.values()):
        return []
    most, fewest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
    return [
        Finding(
            "imbalance",
            "warning",
            tr(
                "Training has {images} of “{most}” and {few} of “{fewest}”: look at the balanced accuracy, and add "
                "images of the rarer class if you can.",
                images=counted(counts[most]),
                most=most,
                few=counts[fewest],
                fewest=fewest,
            ),
        )
    ]


def _shortcuts(decoded: Sequence[_Decoded], classes: Sequence[str]) -> list[Finding]:
    learned = [file for file in decoded if file.placed.part != "test"]
    labels = [file.placed.item.label for file in learned]
    return shortcut_findings([file.attributes for file in learned], labels, classes)


def _few_images(dataset: Dataset) -> list[Finding]:
    from radiograph_studio.evaluation import accuracy_interval

    parts: tuple[Part, ...] = ("validation", "test")
    findings = []
    for part in parts:
        number = len(dataset.part(part))
        if 0 < number < _FEW:
            lowest = accuracy_interval(number, number)[0]
            findings.append(
                Finding(
                    "few_images",
                    "info",
                    tr(
                        "{part} has {images}: even with all right, the true accuracy may be as low as "
                        "{lowest} % (95 % interval).",
                        part=tr(_PARTS[part]),
                        images=counted(number),
                        lowest=f"{100 * lowest:.0f}",
                    ),
                )
            )
    return findings
