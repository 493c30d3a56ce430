"""How long a pixel is, and what that length means: the decision table for projection radiographs.

A length on a radiograph is a claim: X-rays diverge, so that the picture at the detector is larger than the patient.
Sources: DICOM PS3.3 10.7 (Basic Pixel Spacing Calibration Macro, from CP 586), C.8.7.1.1.3 and C.8.11.4; IHE
Mammography Image, "display of sizes".
"""

from dataclasses import dataclass, field

from radiograph_studio.language import mark, tr

Pair = tuple[float, float]

# What stands beside a length begins with its unit, in every language: an area makes "mm²" of it.
NO_SPACING = mark("px, no spacing")
AT_DETECTOR = mark("mm at detector")
AT_DETECTOR_ONLY = mark("mm at detector; patient smaller")
BY_DISTANCES = mark("mm, estimated from distances")
UNKNOWN_MEANING = mark("mm, meaning unknown")
AT_FILM = mark("mm at film")
IN_SLICE = "mm"
BY_REGION = mark("mm by region")

_SECTIONAL = {"CT", "MR", "PT", "NM", "OPT"}
_CALIBRATIONS = {"GEOMETRY", "FIDUCIAL"}


@dataclass(frozen=True, slots=True)
class SpacingRegion:
    """An ultrasound region (PS3.3 C.8.5.5): rows ``top`` to ``bottom``, columns ``left`` to ``right``, inclusive."""

    top: int
    left: int
    bottom: int
    right: int
    mm: Pair


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distance between pixel centres.

    Attributes:
        mm: millimetres between rows (vertical) and between columns (horizontal), or None: lengths are in pixels.
        label: what stands beside every length ("mm at detector; patient smaller").
        regions: parts of the picture with a spacing of their own (ultrasound); outside them lengths are in pixels.
    """

    mm: Pair | None = None
    label: str = field(default_factory=lambda: tr(NO_SPACING))
    regions: tuple[SpacingRegion, ...] = ()

    def at(self, row: float, column: float) -> tuple[Pair | None, str]:
        """Return the spacing (row, column) in mm and its label at a place of the picture, 0-based pixels."""
        for region in self.regions:
            if region.top <= row <= region.bottom and region.left <= column <= region.right:
                return region.mm, IN_SLICE
        return self.mm, tr(NO_SPACING) if self.mm is None else self.label


@dataclass(frozen=True, slots=True)
class SpacingFacts:
    """What a header says about size; every pair is (row, column) in mm, already known to be positive."""

    modality: str = ""
    pixel: Pair | None = None
    imager: Pair | None = None
    film: Pair | None = None
    magnification: float | None = None
    source_to_detector: float | None = None
    source_to_patient: float | None = None
    calibration: str = ""
    description: str = ""
    regions: tuple[SpacingRegion, ...] = ()


def decide_spacing(facts: SpacingFacts) -> Spacing:
    """Return which spacing to measure with and what to call it."""
    if facts.regions:
        return Spacing(None, tr(BY_REGION), facts.regions)
    if facts.modality == "US":
        return Spacing()  # outside a calibrated region an ultrasound picture has no scale
    if facts.pixel is not None:
        if facts.modality in _SECTIONAL:
            return Spacing(facts.pixel, IN_SLICE)
        if facts.imager is None or not _same(facts.pixel, facts.imager):
            return Spacing(facts.pixel, _calibrated(facts))
    if facts.imager is not None:
        return _projected(facts, facts.imager)
    if facts.film is not None:
        return Spacing(facts.film, tr(AT_FILM))
    return Spacing()


def _calibrated(facts: SpacingFacts) -> str:
    if facts.calibration.upper() in _CALIBRATIONS:
        return tr("mm, calibrated ({how})", how=facts.description or facts.calibration.lower())
    return tr(UNKNOWN_MEANING)


def _projected(facts: SpacingFacts, imager: Pair) -> Spacing:
    factor, detector, patient = facts.magnification, facts.source_to_detector, facts.source_to_patient
    if factor is not None and factor > 0.0:
        label = tr("mm, estimated (factor {factor})", factor=f"{factor:g}")
        return Spacing((imager[0] / factor, imager[1] / factor), label)
    if detector is not None and patient is not None and 0.0 < patient <= detector:
        ratio = patient / detector
        return Spacing((imager[0] * ratio, imager[1] * ratio), tr(BY_DISTANCES))
    return Spacing(imager, tr(AT_DETECTOR_ONLY if facts.pixel is None else AT_DETECTOR))


def _same(first: Pair, second: Pair) -> bool:
    return all(abs(one - other) <= 1e-4 * other for one, other in zip(first, second, strict=True))
