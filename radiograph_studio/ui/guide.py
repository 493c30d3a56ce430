"""The help: the pages of `resources/help`, which are also the user guide, in a window beside the work."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QIcon, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio import paths
from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.widgets import named

PAGES = ("first-steps", "data", "train", "review", "runs", "weights", "figures", "privacy")
"""Files of `resources/help`, in the order of the list; other languages have a folder of their own there."""
FIRST_STEPS = PAGES[0]
_LIST_WIDTH = 24 * theme.SPACING
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class HelpDialog(QDialog):
    """A list of pages and the one that is read. Links lead to other pages and nowhere else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpDialog")
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = {name: _text(name) for name in PAGES}
        self.list = named(QListWidget(), "helpPages")
        self.list.setAccessibleName(tr("Pages of the help"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setSpacing(theme.SPACING // 4)
        for name, text in self._texts.items():
            item = QListWidgetItem(_title(text), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.text = named(QTextBrowser(), "helpText")
        self.text.setAccessibleName(tr("Help"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(2 * theme.SPACING)
        self.list.currentItemChanged.connect(self._show)
        self.text.anchorClicked.connect(self._follow)
        self._layout()
        self.open_page(FIRST_STEPS)

    def open_page(self, name: str) -> None:
        """Show the page of that name; one that there is not changes nothing."""
        if name in PAGES:
            self.list.setCurrentRow(PAGES.index(name))

    def _show(self, item: QListWidgetItem) -> None:
        document = self.text.document()
        document.setDefaultFont(theme.role_font("body"))
        document.setMarkdown(self._texts[item.data(Qt.ItemDataRole.UserRole)], _MARKDOWN)
        self.text.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        self.open_page(link.path().removesuffix(".md"))

    def _layout(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for each in buttons.buttons():
            each.setIcon(QIcon())
        row = QHBoxLayout()
        row.setSpacing(theme.SPACING)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.SPACING] * 4)
        column.setSpacing(theme.SPACING)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.resize(112 * theme.SPACING, 84 * theme.SPACING)


def show_help(parent: QWidget, name: str = FIRST_STEPS) -> HelpDialog:
    """Show a page of the help in a window that does not hold up the work."""
    open_ = parent.findChild(HelpDialog, "helpDialog")
    dialog = open_ if isinstance(open_, HelpDialog) else HelpDialog(parent)
    dialog.open_page(name)
    dialog.show()
    dialog.activateWindow()
    return dialog


def _text(name: str) -> str:
    folder = paths.resources_dir() / "help"
    own = folder / tr("en", "language code of the help pages") / f"{name}.md"
    return (own if own.is_file() else folder / f"{name}.md").read_text(encoding="utf-8")


def _title(text: str) -> str:
    """Return the first heading of a page."""
    return text.split("\n", 1)[0].removeprefix("# ")
