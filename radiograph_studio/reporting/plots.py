"""The pictures of a report as SVG that can stand inside an HTML page, and the curves as files of their own."""

import io
import logging
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from radiograph_studio import RESEARCH_USE
from radiograph_studio.language import tr

OKABE_ITO = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""Colours that colour-blind readers can tell apart (Okabe and Ito 2002), the pale yellow left out for print."""
_DASHES = ("-", "--", "-.", ":")
_STYLE = {
    "svg.fonttype": "none",
    "text.parse_math": False,  # a class may be called "$"
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#666666",
    "axes.grid": True,
    "grid.color": "#e3e3e3",
    "grid.linewidth": 0.6,
    "legend.frameon": False,
}


def roc_svg(
    curves: Mapping[str, tuple[ArrayLike, ArrayLike]], decisions: Mapping[str, tuple[float, float]]
) -> str | None:
    """Return the ROC curves, one line a class, with the area of each; None where no curve has points.

    Args:
        curves: class name to false and true positive rates, (points,) each.
        decisions: class name to the false and true positive rate of the most probable class's rule.
    """
    drawn = {name: np.asarray(rates, dtype=np.float64) for name, rates in curves.items() if np.size(rates[0])}
    if not drawn:
        return None

    def draw(figure: Any) -> None:
        axes = figure.add_subplot()
        axes.plot([0, 1], [0, 1], color="#999999", linewidth=0.8, linestyle=(0, (1, 2)))
        for index, (name, (false_positives, true_positives)) in enumerate(drawn.items()):
            colour = OKABE_ITO[index % len(OKABE_ITO)]
            area = np.trapezoid(true_positives, false_positives)
            axes.plot(
                false_positives,
                true_positives,
                color=colour,
                linestyle=_DASHES[index % len(_DASHES)],
                linewidth=1.8,
                clip_on=False,
                label=f"AUC {area:.2f}: {name}",
            )
            if name in decisions:
                axes.plot(*decisions[name], "o", color=colour, markersize=6, clip_on=False)
        axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
        axes.set(xlabel=tr("1 − specificity"), ylabel=tr("Sensitivity"))
        axes.legend(loc="lower right")

    return _inline(_drawn(draw, (4.2, 4.0), "roc", "svg").decode())


def curves_svg(epochs: Sequence[Mapping[str, Any]]) -> str | None:
    """Return loss and accuracy by epoch, training and validation; None where there is no epoch.

    ``epochs`` are the fields of the run's epoch events; absent or null validation values leave gaps.
    """
    return _inline(curves_picture(epochs, "svg").decode()) if epochs else None


def curves_picture(epochs: Sequence[Mapping[str, Any]], form: Literal["svg", "png"]) -> bytes:
    """Return what `curves_svg` shows as a file of its own; ``epochs`` are one at least."""
    training, validation = tr("training", "curve"), tr("validation", "curve")

    def draw(figure: Any) -> None:
        left, right = figure.subplots(1, 2)
        for axes, name, key in ((left, tr("Loss"), "loss"), (right, tr("Accuracy"), "accuracy")):
            for index, (who, field) in enumerate(((training, key), (validation, f"val_{key}"))):
                axes.plot(
                    range(len(epochs)),
                    [_number(epoch.get(field)) for epoch in epochs],
                    color=OKABE_ITO[index],
                    linestyle=_DASHES[index],
                    marker="os"[index],
                    markersize=3.5,
                    linewidth=1.5,
                    label=who,
                )
            axes.set(xlabel=tr("Epoch"), ylabel=name)
            _epoch_ticks(axes, epochs)
        right.set_ylim(-0.02, 1.02)
        left.set_ylim(bottom=0)
        right.legend(loc="lower right")

    return _drawn(draw, (9.4, 3.1), "curves", form)


def _epoch_ticks(axes: Any, epochs: Sequence[Mapping[str, Any]]) -> None:
    # Epochs may be numbered anew in each phase of training: points stand in order and bear their own number.
    step = max(1, -(-len(epochs) // 10))
    places = range(0, len(epochs), step)
    axes.set_xticks(list(places), [str(epochs[place].get("epoch", place + 1)) for place in places])


def _number(value: Any) -> float:
    return float("nan") if value is None else float(value)


def _drawn(draw: Callable[[Any], None], inches: tuple[float, float], salt: str, form: Literal["svg", "png"]) -> bytes:
    # That its first start takes a while is no news for a log.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    import matplotlib as mpl
    from matplotlib.figure import Figure

    buffer = io.BytesIO()
    with mpl.rc_context({**_STYLE, "svg.hashsalt": salt}), warnings.catch_warnings():
        # The reader's browser has the glyphs that the measuring font lacks.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure = Figure(figsize=inches, layout="constrained")
        draw(figure)
        about = {"Description": tr(RESEARCH_USE)}
        figure.savefig(buffer, format=form, transparent=form == "svg", dpi=200, metadata=about)
    return buffer.getvalue()


def _inline(svg: str) -> str:
    """Return an SVG document as an element of an HTML page: no prolog, no metadata, no address of any kind."""
    element = svg[svg.index("<svg") :]
    element = re.sub(r"<metadata>.*?</metadata>", "", element, flags=re.DOTALL)
    return re.sub(r'\s+xmlns(:\w+)?="[^"]*"', "", element)
