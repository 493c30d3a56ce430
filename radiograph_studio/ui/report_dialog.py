"""The report on a fault, to be read before it goes anywhere; and the commands of the Help menu that lead to it."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from radiograph_studio import paths
from radiograph_studio.diagnostics.report import report
from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.widgets import button, named

_SIZE = (100 * theme.SPACING, 72 * theme.SPACING)


class ReportDialog(QDialog):
    """Shows a redacted report with buttons that copy and save it. Nothing is sent."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = named(QPlainTextEdit(), "reportText")
        self.text.setAccessibleName(tr("Report"))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setPlainText(text)
        self.said = named(theme.label(wrap=True, tone="muted"), "reportSaid")
        self._layout(title)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say(tr("The report is on the clipboard."))

    def save(self, target: Path) -> None:
        """Write the report."""
        try:
            paths.write_text(target, self.text.toPlainText())
        except StorageError as error:
            self._say(str(error), "error")
            return
        self._say(tr("The report was saved as “{name}”.", name=target.name))

    def _ask(self) -> None:
        kinds = tr("Text (*.txt)")
        target, _ = QFileDialog.getSaveFileName(self, tr("Save report as"), "radiograph-studio-report.txt", kinds)
        if target:
            self.save(Path(target))

    def _say(self, text: str, tone: str = "muted") -> None:
        self.said.setText(text)
        theme.set_style(self.said, "tone", tone)

    def _layout(self, title: str) -> None:
        copy, save = button(tr("&Copy"), "copyReportButton", kind="primary"), button(tr("&Save…"), "saveReportButton")
        copy.clicked.connect(self.copy)
        save.clicked.connect(self._ask)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for each in buttons.buttons():
            each.setIcon(QIcon())
        for each in (copy, save):
            buttons.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.SPACING] * 4)
        column.setSpacing(2 * theme.SPACING)
        column.addWidget(theme.label(title, "title"))
        promise = tr(
            "Nothing is sent by itself. Names, identifiers and places of files were taken out; please read the report "
            "before you pass it on."
        )
        column.addWidget(theme.label(promise, wrap=True))
        column.addWidget(self.text, 1)
        column.addWidget(self.said)
        column.addWidget(buttons)
        self.resize(*_SIZE)
        copy.setFocus()


def show_report(parent: QWidget, title: str, text: str) -> ReportDialog:
    """Show a report beside the work."""
    dialog = ReportDialog(parent, title, text)
    dialog.show()
    return dialog


def screen_facts() -> list[str]:
    """Return what a fault of the window may depend on."""
    screens = [
        f"{size.width()} x {size.height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
        if (size := screen.size())
    ]
    qt = QLibraryInfo.version().toString()
    return [f"Qt {qt} on {QGuiApplication.platformName()}, screens: {', '.join(screens)}, {QLocale().name()}"]


def copy_report() -> str:
    """Put the report on this session on the clipboard; return the sentence that says so."""
    QGuiApplication.clipboard().setText(report(more=screen_facts()))
    return tr("The diagnostic report is on the clipboard: names and places of files were taken out.")


def show_log_folder() -> str:
    """Open the folder of the log in the desktop's own way; return what to say, empty where it opened."""
    try:
        folder = paths.writable(paths.logs_dir())
    except StorageError as error:
        return str(error)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
    return ""


__all__ = ["ReportDialog", "copy_report", "screen_facts", "show_log_folder", "show_report"]
