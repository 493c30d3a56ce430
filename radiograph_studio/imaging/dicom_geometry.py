"""Spacing, orientation, side and view out of a DICOM header."""

import re
from typing import Any

from radiograph_studio.imaging.dicom_display import functional_group
from radiograph_studio.imaging.dicom_values import integer, items, number, numbers, text
from radiograph_studio.imaging.radiograph import opposite_direction
from radiograph_studio.imaging.spacing import Pair, Spacing, SpacingFacts, SpacingRegion, decide_spacing

Letters = tuple[str, str]

# Standing and lying animals, and limbs, have letters of two (PS3.3 C.7.6.1.1.1); these are not composed.
_DIRECTIONS = re.compile(r"^[LRAPHF]{1,3}$")
_CENTIMETRES = 3
_LATERALITY = {"L", "R", "B", "U"}


def spacing_facts(dataset: Any, frame: int) -> SpacingFacts:
    """Return what the header says about size for ``frame``; values that are absent or not positive are None."""
    measures = functional_group(dataset, frame, "PixelMeasuresSequence")
    properties = functional_group(dataset, frame, "FramePixelDataPropertiesSequence")
    return SpacingFacts(
        modality=text(dataset, "Modality").upper(),
        pixel=_pair(measures, "PixelSpacing") or _pair(dataset, "PixelSpacing"),
        imager=_pair(properties, "ImagerPixelSpacing") or _pair(dataset, "ImagerPixelSpacing"),
        film=_pair(dataset, "NominalScannedPixelSpacing"),
        magnification=number(dataset, "EstimatedRadiographicMagnificationFactor"),
        source_to_detector=number(dataset, "DistanceSourceToDetector"),
        source_to_patient=number(dataset, "DistanceSourceToPatient"),
        calibration=text(dataset, "PixelSpacingCalibrationType"),
        description=text(dataset, "PixelSpacingCalibrationDescription"),
        regions=_regions(dataset),
    )


def decided_spacing(dataset: Any, frame: int) -> Spacing:
    """Return the spacing to measure with, and what to call it."""
    return decide_spacing(spacing_facts(dataset, frame))


def _pair(source: Any, keyword: str) -> Pair | None:
    found = numbers(source, keyword) if source is not None else ()
    return (found[0], found[1]) if len(found) == 2 and min(found) > 0.0 else None


def _regions(dataset: Any) -> tuple[SpacingRegion, ...]:
    """Return the calibrated regions of an ultrasound picture (PS3.3 C.8.5.5)."""
    found = []
    for item in items(dataset, "SequenceOfUltrasoundRegions"):
        units = [integer(item, f"PhysicalUnits{axis}Direction") for axis in "YX"]
        delta = [number(item, f"PhysicalDelta{axis}") for axis in "YX"]
        corner = [integer(item, f"RegionLocation{name}") for name in ("MinY0", "MinX0", "MaxY1", "MaxX1")]
        if units != [_CENTIMETRES, _CENTIMETRES] or not all(delta) or any(edge is None for edge in corner):
            continue
        top, left, bottom, right = (int(edge or 0) for edge in corner)
        mm = (10.0 * abs(float(delta[0] or 0)), 10.0 * abs(float(delta[1] or 0)))
        found.append(SpacingRegion(top, left, bottom, right, mm))
    return tuple(found)


def orientation_of(dataset: Any, frame: int) -> Letters | None:
    """Return the directions of rows and columns, ("L", "F"): the right-hand edge is L, the lower one F.

    From Patient Orientation (PS3.3 C.7.6.1.1.1), else from Image Orientation (Patient) (C.7.6.2.1.1). None where
    neither is there or usable.
    """
    said = [part.strip().upper() for part in text(dataset, "PatientOrientation").split("\\")]
    if len(said) == 2 and all(_is_direction(part) for part in said):
        return said[0], said[1]
    plane = functional_group(dataset, frame, "PlaneOrientationSequence")
    cosines = numbers(plane if plane is not None else dataset, "ImageOrientationPatient")
    if len(cosines) != 6:
        return None
    rows, columns = _letters(cosines[:3]), _letters(cosines[3:])
    return (rows, columns) if rows and columns else None


def _is_direction(part: str) -> bool:
    return bool(_DIRECTIONS.match(part)) and not any(opposite_direction(letter) in part for letter in part)


def _letters(cosines: tuple[float, ...]) -> str:
    """Return the letters of a direction in patient coordinates (+x left, +y posterior, +z head), largest first."""
    axes = sorted(zip(cosines, ("LR", "PA", "HF"), strict=True), key=lambda axis: -abs(axis[0]))
    return "".join(names[0] if cosine > 0 else names[1] for cosine, names in axes if abs(cosine) > 0.3)


def laterality_of(dataset: Any, frame: int) -> str:
    """Return "L", "R", "B" (both), "U" (unpaired) or "" where the header does not say."""
    anatomy = functional_group(dataset, frame, "FrameAnatomySequence")
    said = text(anatomy, "FrameLaterality") if anatomy is not None else ""
    said = said or text(dataset, "ImageLaterality") or text(dataset, "Laterality")
    return said.upper() if said.upper() in _LATERALITY else ""


def view_of(dataset: Any) -> str:
    """Return the view: View Position ("PA", "MLO"), else the meaning of the view code, else ""."""
    said = text(dataset, "ViewPosition")
    if said:
        return said
    codes = items(dataset, "ViewCodeSequence")
    return text(codes[0], "CodeMeaning") if codes else ""
