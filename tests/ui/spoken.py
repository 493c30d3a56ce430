"""What a window says to those who read it and those who hear it, and what of it no translator was asked for.

`marked` stands in for a translator: it puts ``⟦…⟧`` around every text that it is given.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTableView,
    QWidget,
)

_INNER = re.compile("⟦[^⟦⟧]*⟧")
_KEY = re.compile(r"(\b(Ctrl|Shift|Alt)\+)+\S+|\((PgUp|PgDown|Del|Esc|Return|Home|[A-Z]|F\d+)\)|\t(Return|Del)$")
_UNIT = re.compile(r"(?<=\d )(h|min|s|px|mm|MB|GB)\b")
_PATH = re.compile(r"(?<!\w)/\S+")
"""A path may be cut in its middle to fit where it stands, so that it is no name that could be known before."""
_WORD = re.compile("[A-Za-z]{2}")
_OF_QT = ("qt_", "_q_")


def marked(text: str, _comment: str, _n: int) -> str:
    """Return the text as another language would have it, for `language.use`."""
    return f"⟦{text}⟧"


def untranslated(root: QWidget, *names: str, cells: bool = False) -> set[str]:
    """Return what ``root`` and all in it say past the translator; ``names`` are proper names that stay as they are.

    ``cells`` looks at what stands in lists and tables too.
    """
    return {text for text in words_of(root, cells=cells) if _WORD.search(_outside(text, names))}


def words_of(root: QWidget, *, cells: bool = False) -> set[str]:
    """Return every text of ``root`` and all in it that has a word in it."""
    found = list(_of_actions(root))
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.objectName().startswith(_OF_QT):
            found += _of_widget(widget)
            if cells and isinstance(widget, QAbstractItemView):
                found += _of_cells(widget)
    return {text for text in found if _WORD.search(text)}


def _outside(text: str, names: Iterable[str]) -> str:
    """Return what of ``text`` stands outside the marks, without keys, units and ``names``."""
    while _INNER.search(text):
        text = _INNER.sub("", text)
    text = _UNIT.sub("", _KEY.sub("", text))
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return _PATH.sub("", text)


def _of_actions(root: QWidget) -> Iterable[str]:
    for action in root.findChildren(QAction):
        # The plots' own menu is switched off.
        if not action.objectName().startswith(_OF_QT) and not isinstance(action.parent(), pg.GraphicsScene):
            yield from (action.text(), action.toolTip(), action.statusTip())


def _of_widget(widget: QWidget) -> list[str]:
    found = [widget.toolTip(), widget.statusTip(), widget.accessibleName(), widget.accessibleDescription()]
    for kind, said in _SAID.items():
        if isinstance(widget, kind):
            found += said(widget)
    return found


def _of_items(combo: QComboBox) -> list[str]:
    return [combo.itemText(index) for index in range(combo.count())]


def _of_titles(table: QTableView) -> list[str]:
    model = table.model()
    across, roles = Qt.Orientation.Horizontal, (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    columns = range(model.columnCount())
    return [str(model.headerData(column, across, role) or "") for column in columns for role in roles]


def _of_cells(view: QAbstractItemView) -> list[str]:
    if isinstance(view, QHeaderView):
        return []
    model, roles = view.model(), (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    places = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return [str(model.data(model.index(*place), role) or "") for place in places for role in roles]


def _of_plot(item: pg.PlotItem) -> list[str]:
    found = [item.getAxis(side).labelText for side in ("left", "bottom")]
    return found + [word.text for _sample, word in (item.legend.items if item.legend else [])]


_SAID: dict[type[QWidget], Callable[[Any], list[str]]] = {
    QDialog: lambda dialog: [dialog.windowTitle()],
    QLabel: lambda label: [label.text()],
    QAbstractButton: lambda button: [button.text()],
    QLineEdit: lambda edit: [edit.placeholderText()],
    QPlainTextEdit: lambda edit: [edit.placeholderText()],
    QProgressBar: lambda bar: [bar.format()],
    QMenu: lambda menu: [menu.title()],
    QSpinBox: lambda box: [box.specialValueText(), box.prefix(), box.suffix()],
    QDoubleSpinBox: lambda box: [box.specialValueText(), box.prefix(), box.suffix()],
    QComboBox: _of_items,
    QTableView: _of_titles,
    pg.PlotWidget: lambda widget: _of_plot(widget.getPlotItem()),
    QMainWindow: lambda window: [window.statusBar().currentMessage()],
}
