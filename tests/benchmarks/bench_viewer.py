"""How long the viewer takes: window/level redraw, pan and zoom, and a file brought to the screen.

Run: ``python tests/benchmarks/bench_viewer.py [--repeats N]``. Times are milliseconds in this process; the picture is
painted into the widget's backing store, as on a screen. Writes ``tests/benchmarks/results/viewer.json``.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from radiograph_studio import imaging
from radiograph_studio.imaging import Radiograph, Window
from radiograph_studio.ui import theme
from radiograph_studio.ui.review import windowing
from radiograph_studio.ui.review.geometry import Extent
from radiograph_studio.ui.review.opening import Opened, open_radiograph
from radiograph_studio.ui.review.pyramid import build_pyramid
from radiograph_studio.ui.review.viewer import Viewer

RESULTS = Path(__file__).parent / "results" / "viewer.json"
VIEW = (1000, 900)
BUDGETS = {"window/level, 3000x3000, fit": 16.0, "window/level, 24 MP, fit": 33.0, "9 MP file on screen": 150.0}


def picture(rows: int, columns: int) -> Radiograph:
    """Return a 16-bit picture with structure at every scale."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    waves = np.sin(x / 37) * np.cos(y / 53) + np.random.default_rng(0).normal(0, 0.1, (rows, columns))
    pixels = np.clip(20000 + 12000 * waves, 0, 65535).astype(np.uint16)
    return Radiograph(pixels, 16, windows=(Window(20000, 30000),), source="DICOM")


def opened(radiograph: Radiograph) -> Opened:
    """Return the radiograph ready for the viewer."""
    voi, notes = imaging.default_window(radiograph)
    values = imaging.modality_range(radiograph)
    automatic, full = imaging.automatic_window(radiograph), imaging.full_range_window(radiograph)
    rows = windowing.choices((), radiograph.windows, automatic, full)
    extent = Extent(radiograph.width, radiograph.height)
    return Opened(Path("made.dcm"), radiograph, build_pyramid(radiograph.pixels), extent, voi, values, rows, notes)


def timed(step: Callable[[int], None], repeats: int) -> dict[str, float]:
    """Return median and 95th percentile of ``step``, in milliseconds; two runs before it are not counted."""
    times = []
    for number in range(repeats + 2):
        start = time.perf_counter()
        step(number)
        times.append((time.perf_counter() - start) * 1000)
    return {"p50": round(float(np.median(times[2:])), 2), "p95": round(float(np.percentile(times[2:], 95)), 2)}


def measure(repeats: int) -> dict[str, dict[str, float]]:
    """Return the figures by name."""
    viewer = Viewer()
    viewer.resize(*VIEW)
    viewer.show()
    # Nothing is painted before the window system has shown the window.
    while not viewer.windowHandle().isExposed():
        QApplication.processEvents()
    results = {}

    def drag(number: int) -> None:
        viewer.adjust_window(3 if number % 20 < 10 else -3, 2 if number % 14 < 7 else -2)
        viewer.viewport().repaint()

    for name, size in (("3000x3000", (3000, 3000)), ("24 MP", (6000, 4000))):
        viewer.show_picture(opened(picture(*size)))
        results[f"window/level, {name}, fit"] = timed(drag, repeats)
        viewer.actual_size()
        results[f"window/level, {name}, 1:1"] = timed(drag, repeats)
        viewer.fit()

        def zoom(number: int) -> None:
            viewer.zoom(1.1 if number % 20 < 10 else 1 / 1.1, QPointF(400, 300), more_to_come=True)
            viewer.viewport().repaint()

        results[f"zoom step, {name}, near fit"] = timed(zoom, repeats)

        def settle(number: int) -> None:
            viewer.zoom(1.1 if number % 20 < 10 else 1 / 1.1, QPointF(400, 300))
            viewer.viewport().repaint()

        results[f"zoom, at rest, {name}, near fit"] = timed(settle, repeats)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nine.dcm"
        write_dicom(path, picture(3000, 3000).pixels)

        def bring(_number: int) -> None:
            viewer.show_picture(open_radiograph(path))
            viewer.viewport().repaint()

        results["9 MP file on screen"] = timed(bring, max(repeats // 10, 5))
    viewer.close()
    return results


def write_dicom(path: Path, pixels: np.ndarray) -> None:
    """Write an uncompressed 16-bit DICOM file."""
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, generate_uid

    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID = DigitalXRayImageStorageForPresentation
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID = generate_uid()
    dataset.Modality, dataset.PhotometricInterpretation, dataset.SamplesPerPixel = "DX", "MONOCHROME2", 1
    dataset.Rows, dataset.Columns = pixels.shape
    dataset.BitsAllocated = dataset.BitsStored = 16
    dataset.HighBit, dataset.PixelRepresentation = 15, 0
    dataset.WindowCenter, dataset.WindowWidth = 20000, 30000
    dataset.PixelData = pixels.tobytes()
    dataset.save_as(path, enforce_file_format=True)


def main() -> None:
    """Measure, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=100)
    arguments = parser.parse_args()
    application = QApplication([])
    theme.apply_theme(application)
    results = measure(arguments.repeats)
    print(f"{'what':<34}{'p50 ms':>9}{'p95 ms':>9}{'budget':>9}")
    for name, row in results.items():
        budget = BUDGETS.get(name)
        print(f"{name:<34}{row['p50']:>9.1f}{row['p95']:>9.1f}{'' if budget is None else f'{budget:.0f}':>9}")
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({"view": VIEW, "milliseconds": results, "budgets": BUDGETS}, indent=1) + "\n")


if __name__ == "__main__":
    main()
