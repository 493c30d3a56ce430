"""Faults of ours that nobody caught: they reach the log and, in one sentence, the person; and the program goes on.

Every fault passes through the log, whichever thread it happened in: exceptions in slots and threads through the hooks
that are set here, those of background jobs and trainings through `operation.guarded`. What is logged with a trace is
what the window tells of. Qt's own messages go to the log as well.
"""

import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from radiograph_studio.diagnostics.logs import OWN
from radiograph_studio.diagnostics.session import Crash
from radiograph_studio.language import mark, tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.widgets import named

_LOG = logging.getLogger(__name__)
_QT = logging.getLogger("qt")
_WENT_WRONG = mark("Something went wrong inside the program. It goes on; if it behaves oddly, start it again.")
_ENDED = mark("The program ended unexpectedly last time.")
_MOST_KEPT, _SAME_LOGGED = 10, 3
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Mishaps(QObject):
    """Hears of every fault, in any thread, and tells of it on the window's own."""

    happened = Signal(str)
    """The trace of a fault, redacted. Arrives on the thread of this object."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: Counter[str] = Counter()

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Set the hooks, and put back afterwards what was there."""
        listener = _Listener(self.happened.emit)
        logging.getLogger(OWN).addHandler(listener)
        before, threads_before = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._in_slot, self._in_thread
        qt_before = qInstallMessageHandler(_say_of_qt)
        try:
            yield
        finally:
            qInstallMessageHandler(qt_before)
            sys.excepthook, threading.excepthook = before, threads_before
            logging.getLogger(OWN).removeHandler(listener)

    def _in_slot(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
        else:
            self._note("An exception was not caught.", error)

    def _in_thread(self, hooked: threading.ExceptHookArgs) -> None:
        if hooked.exc_value is not None and not isinstance(hooked.exc_value, SystemExit):
            self._note("An exception was not caught in a thread.", hooked.exc_value)

    def _note(self, text: str, error: BaseException) -> None:
        # A fault in what is done for every frame must not fill the log with itself.
        from radiograph_studio.diagnostics.redaction import trace

        said = trace(error)
        self._seen[said] += 1
        if self._seen[said] <= _SAME_LOGGED:
            _LOG.error(text, exc_info=error)


class _Listener(logging.Handler):
    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        from radiograph_studio.diagnostics.redaction import trace

        if record.exc_info and record.exc_info[1] is not None:
            self._tell(trace(record.exc_info[1]))


def _say_of_qt(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
    _QT.log(_LEVELS.get(kind, logging.WARNING), "%s", message)


class MishapBanner(QFrame):
    """One line above the pages: what happened, a button for the details, and one that puts it away."""

    detailsWanted = Signal()

    def __init__(self, name: str, text: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        theme.set_style(self, "kind", "banner")
        sign = QLabel()
        sign.setPixmap(icons.pixmap("warning", 20, theme.colours().warning, self.devicePixelRatioF()))
        show, close = QPushButton(details), QPushButton(tr("Dismiss"))
        show.clicked.connect(self.detailsWanted)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * theme.SPACING, theme.SPACING, 3 * theme.SPACING, theme.SPACING)
        row.setSpacing(theme.SPACING)
        row.addWidget(sign)
        row.addWidget(theme.label(text, wrap=True), 1)
        row.addWidget(named(show, f"{name}Details"))
        row.addWidget(named(close, f"{name}Dismiss"))


class MishapDesk(QObject):
    """Shows mishaps in a window: ``show_banner`` puts a banner above its pages."""

    def __init__(self, window: QWidget, show_banner: Callable[[QWidget], object], mishaps: Mishaps) -> None:
        super().__init__(window)
        self._window, self._show_banner = window, show_banner
        self._traces: list[str] = []
        self._banner: MishapBanner | None = None
        # Queued: a fault may have happened in the middle of painting, where no widget can be made.
        mishaps.happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def tell_of(self, crash: Crash) -> None:
        """Say that the program ended unexpectedly last time, with the report one click away."""
        banner = MishapBanner("crashBanner", tr(_ENDED), tr("Show report"))
        banner.detailsWanted.connect(partial(self._show_crash, crash))
        self._show_banner(banner)

    def _show_crash(self, crash: Crash) -> None:
        from radiograph_studio.diagnostics.report import crash_report
        from radiograph_studio.ui.report_dialog import show_report

        show_report(self._window, tr(_ENDED), crash_report(crash))

    def _tell(self, said: str) -> None:
        if said not in self._traces:
            self._traces = [*self._traces, said][-_MOST_KEPT:]
        if self._banner is None:
            self._banner = MishapBanner("mishapBanner", tr(_WENT_WRONG), tr("Show details"))
            self._banner.detailsWanted.connect(self._show_details)
            self._show_banner(self._banner)
        self._banner.show()

    def _show_details(self) -> None:
        from radiograph_studio.diagnostics.report import report
        from radiograph_studio.ui.report_dialog import screen_facts, show_report

        title = tr("Something went wrong inside the program")
        show_report(self._window, title, report(self._traces, screen_facts()))


__all__ = ["MishapBanner", "MishapDesk", "Mishaps"]
