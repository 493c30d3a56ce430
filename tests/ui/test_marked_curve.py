"""The markers of a curve, and where another network's begins."""

import numpy as np
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import Epoch
from radiograph_studio.ui import theme
from radiograph_studio.ui.train.curve_plot import CurvePlot
from radiograph_studio.ui.train.curves import CurveBuffer
from radiograph_studio.ui.train.curves_export import png_bytes


def _markers(picture: QImage) -> set[tuple[int, int]]:
    """Return width and height in pixels of what is thicker than a line in the colour of the validation."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    values = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
    heights = (values == QColor(theme.VALIDATION_COLOUR).rgb()).sum(axis=0)
    thick = heights > 2 * picture.devicePixelRatio() + 2
    edges = np.flatnonzero(np.diff(np.concatenate([[0], thick, [0]])))
    return {(int(right - left), int(heights[left])) for left, right in zip(edges[::2], edges[1::2], strict=True)}


def test_markers_are_as_wide_as_high_and_twice_that_in_an_export_of_twice_the_size(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    plot = CurvePlot("lossPlot", "Loss", fraction=False, parent=window)
    plot.resize(600, 300)
    curves = CurveBuffer()
    for number in (1, 2, 3):
        curves.add(Epoch(phase="head", epoch=number, epochs=3, loss=0.2, accuracy=0.5, val_loss=0.5))
    plot.show_curves(curves)
    plot.legend.hide()
    window.show()
    qtbot.waitExposed(window)
    for picture, side in ((plot.grab().toImage(), 6), (QImage.fromData(png_bytes([plot])), 12)):
        sizes = np.array(sorted(_markers(picture)))
        assert len(sizes)
        assert abs(sizes - side).max() <= 1


def test_training_on_from_an_average_is_set_apart_from_the_last_network(qtbot: QtBot) -> None:
    curves = CurveBuffer()
    for member, number in ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3)):
        curves.add(Epoch(phase="finetune", epoch=number, epochs=2, loss=0.2, accuracy=0.5, member=member))
    assert curves.loss.x == [1, 2, 4, 5, 7]
    assert curves.borders == {2.5: 2, 5.5: 1}
    plot = CurvePlot("accuracyPlot", "Accuracy", fraction=True)
    qtbot.addWidget(plot)
    plot.show_curves(curves)
    assert [line.label.format for line in plot._borders] == ["Network 2", "Average"]


def test_a_continued_run_is_set_apart_where_it_begins_also_when_its_past_is_told_again(qtbot: QtBot) -> None:
    known = [Epoch(phase="finetune", epoch=number, epochs=2, loss=0.2, accuracy=0.5) for number in (1, 2)]
    curves = CurveBuffer()
    curves.load(known, 2)
    for epoch in (*known, *(Epoch(phase="finetune", epoch=n, epochs=4, loss=0.1, accuracy=0.5) for n in (3, 4))):
        curves.add(epoch)
    assert curves.loss.x == [1, 2, 3, 4]
    assert curves.borders == {2.5: 0}
    resumed = CurveBuffer()
    resumed.load(curves.epochs, 2)
    assert resumed.borders == {2.5: 0}
    plot = CurvePlot("accuracyPlot", "Accuracy", fraction=True)
    qtbot.addWidget(plot)
    plot.show_curves(curves)
    assert [line.label.format for line in plot._borders] == ["Continued"]


def test_the_axis_says_what_epoch_0_is(qtbot: QtBot) -> None:
    plot = CurvePlot("accuracyPlot", "Accuracy", fraction=True)
    qtbot.addWidget(plot)
    curves = CurveBuffer()
    plot.show_curves(curves)
    assert plot._epochs.labelText == "Epoch"
    curves.add(Epoch(phase="solver", epoch=0, epochs=2, loss=0.2, accuracy=0.5))
    plot.show_curves(curves)
    assert plot._epochs.labelText == "Epoch (0: head found before training)"
    curves.clear()
    plot.show_curves(curves)
    assert plot._epochs.labelText == "Epoch"
