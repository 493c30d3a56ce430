"""When a study was made, and how fast its frames follow each other."""

import re
from typing import Any

from radiograph_studio.imaging.dicom_values import number, text

_DATES = ("StudyDate", "AcquisitionDate", "SeriesDate", "ContentDate")
_DATE = re.compile(r"(\d{4})[.-]?(\d{2})[.-]?(\d{2})")
_SLOWEST, _FASTEST = 0.1, 120.0


def date_of(dataset: Any) -> str:
    """Return the date of the study, "2019-05-31"; "" where the file has none that can be one."""
    for keyword in _DATES:
        found = _DATE.match(text(dataset, keyword))
        if found and "01" <= found[2] <= "12" and "01" <= found[3] <= "31":
            return "-".join(found.groups())
    return ""


def frame_rate_of(dataset: Any) -> float | None:
    """Return frames for each second to play a multi-frame file at; None where it does not say (PS3.3 C.7.6.5)."""
    time = number(dataset, "FrameTime")  # milliseconds
    rates = (
        number(dataset, "RecommendedDisplayFrameRate"),
        number(dataset, "CineRate"),
        1000.0 / time if time else None,
    )
    return next((rate for rate in rates if rate is not None and _SLOWEST <= rate <= _FASTEST), None)
