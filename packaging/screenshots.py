"""The screenshots of README and help, taken of the real window with the simulated sample project.

    python3 packaging/dev.py screenshots [--out DIR] [--scheme {dark,light}] [--language {en,de}]

It works in a home of its own that is thrown away, so no run, setting or path of whoever starts it is in a picture.
Pictures in another language than English are for looking at: ``--out`` must say where they go.
Without a display, Qt draws offscreen.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from radiograph_studio.recipe import RADIOGRAPH_SAFE, Control, Recipe, preset_recipe
from radiograph_studio.runs import list_runs
from radiograph_studio.ui.app import create_main_window
from radiograph_studio.ui.main_window import RUNS, TRAIN, MainWindow
from radiograph_studio.ui.review.measures import Shape
from radiograph_studio.ui.settings import Memory
from radiograph_studio.ui.translation import ENGLISH, NAMES, apply
from radiograph_studio.workflows.history import annotate, rename
from radiograph_studio.workflows.requests import TrainRequest
from radiograph_studio.workflows.samples import ensure_samples
from radiograph_studio.workflows.training import train

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "help" / "images"
SIZE = (1440, 900)
_GREYS, _COLOURS = 96, 64
"""What the palette of a picture holds. It keeps each below 250 kB; greys take no place from the colours."""
_COLOURED = 24  # red, green and blue differ by more
_PATIENCE = 600.0


def main(argv: list[str]) -> int:
    """Take every picture; return the exit status."""
    parser = argparse.ArgumentParser(description="Takes the screenshots of README and help.")
    parser.add_argument("--out", type=Path, metavar="DIR", help=f"default: {FOLDER}")
    parser.add_argument("--scheme", choices=("dark", "light"), default="dark")
    parser.add_argument("--language", choices=tuple(NAMES), default=ENGLISH)
    options = parser.parse_args(argv)
    if options.out is None and options.language != ENGLISH:
        parser.error("--language needs --out: the pictures of README and help are English.")
    out = options.out or FOLDER
    out.mkdir(parents=True, exist_ok=True)
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="radiograph-studio-") as home:
        os.environ |= {"RADIOGRAPH_STUDIO_HOME": home, "KERAS_HOME": str(Path(home, "keras"))}
        _take_all(out, Memory(welcomed=True, theme=options.scheme, language=options.language))
    return 0


def _take_all(out: Path, memory: Memory) -> None:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    # Before the first training: its report and its run are in the language of the window.
    apply(app, memory.language)
    samples = _train_before()
    memory.save()
    window = create_main_window()
    assert isinstance(window, MainWindow)
    window.resize(*SIZE)
    window.show()
    _train(window)
    _save(window, out / "train.png")
    _review(window, samples / "test")
    _save(window, out / "review.png")
    _measure(window)
    _save(window, out / "tools.png")
    _choose_run(window)
    _save(window, out / "runs.png")
    window.close()
    QThreadPool.globalInstance().waitForDone()
    app.processEvents()


def _train_before() -> Path:
    """Make the sample project and a few runs of it; return its folder."""
    folder = ensure_samples()
    instant, balanced = preset_recipe("instant"), preset_recipe("balanced")
    grey = RADIOGRAPH_SAFE.model_copy(update={"brightness": 0.1, "contrast": 0.2, "noise": 0.02})
    plan: tuple[tuple[str, str, Recipe], ...] = (
        ("First try", "Only to see whether it works", instant.model_copy(update={"epochs": 8})),
        ("Grey levels varied", "Another hospital's exposures?", instant.model_copy(update={"augmentation": grey})),
        ("Fine-tuned, small images", "112 px", balanced.model_copy(update={"image_size": 112, "epochs": 3})),
    )
    for name, note, recipe in plan:
        print(f"Training “{name}”", flush=True)
        train(_request(folder, recipe), Control(), lambda _event: None)
        annotate(rename(list_runs()[0], name), note)
    return folder


def _request(folder: Path, recipe: Recipe) -> TrainRequest:
    return TrainRequest(train=folder / "train", validation=folder / "val", test=folder / "test", recipe=recipe)


def _train(window: MainWindow) -> None:
    """Train on the sample project as a person would."""
    print("Training in the window", flush=True)
    window.open_samples()
    _until(lambda: window.data_page.project() is not None)
    page = window.train_page
    window.show_page(TRAIN)
    page.set_recipe(preset_recipe("instant"))
    _until(page.buttons.train.isEnabled)
    page.start()
    _until(lambda: page.progress.finished is not None and not page.session.running)
    _settle()


def _review(window: MainWindow, folder: Path) -> None:
    """Score radiographs with the model that was trained last."""
    run = list_runs()[0]
    assert run.model is not None
    window.score_with(run.model)
    page = window.review_page
    page.open_files(sorted((folder / "chest").iterdir()))
    _until(lambda: page.viewer.opened is not None and page.desk.scored is not None)
    _settle(2.0)


def _measure(window: MainWindow) -> None:
    """Draw a cardiothoracic ratio and hold the magnifier over the picture."""
    page = window.review_page
    viewer = page.viewer
    assert viewer.opened is not None
    rows, columns = viewer.opened.radiograph.pixels.shape[:2]
    heart = ((0.33 * columns, 0.62 * rows), (0.72 * columns, 0.62 * rows))
    chest = ((0.04 * columns, 0.72 * rows), (0.90 * columns, 0.72 * rows))
    viewer.sheet.shapes.append(Shape("ratio", (*heart, *chest)))
    viewer.measurements_changed()
    page.commands.magnifier.trigger()
    where = viewer.to_view(0.66 * columns, 0.37 * rows).toPoint()
    QTest.mouseMove(viewer.viewport(), where + QPoint(3, 3))
    QTest.mouseMove(viewer.viewport(), where)
    _settle()


def _choose_run(window: MainWindow) -> None:
    window.show_page(RUNS)
    _until(lambda: window.runs_page.model.rowCount() > 0)
    window.runs_page.show_run(list_runs()[0].id)
    _until(lambda: window.runs_page.chosen() is not None)
    _settle(2.0)


def _until(done: Callable[[], bool]) -> None:
    """Let the window work until ``done``; `TimeoutError` where that takes too long."""
    end = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("The window did not get there; see what it says.")
        QApplication.processEvents()
        time.sleep(0.02)


def _settle(seconds: float = 1.0) -> None:
    """Let timers redraw and small pictures arrive."""
    end = time.monotonic() + seconds
    _until(lambda: time.monotonic() > end)


def _save(window: MainWindow, path: Path) -> None:
    whole = path.with_name(f".{path.name}")
    window.grab().save(str(whole), "PNG")
    with Image.open(whole) as picture:
        _with_palette(picture.convert("RGB")).save(path, optimize=True)
    whole.unlink()
    print(f"{path.name}: {path.stat().st_size // 1000} kB", flush=True)


def _with_palette(picture: Image.Image) -> Image.Image:
    pixels = np.asarray(picture)
    coloured = np.ptp(pixels, axis=2) > _COLOURED
    palette: list[int] = []
    for some, number in ((pixels[~coloured], _GREYS), (pixels[coloured], _COLOURS)):
        if some.size:
            palette += Image.fromarray(some[None]).quantize(number).getpalette() or []
    holder = Image.new("P", (1, 1))
    holder.putpalette(palette)
    return picture.quantize(palette=holder, dither=Image.Dither.NONE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
