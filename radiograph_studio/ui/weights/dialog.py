"""The weights manager: every network, whether its ImageNet weights are here, and what can be done about it."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.errors import StorageError
from radiograph_studio.language import mark, tr
from radiograph_studio.paths import writable
from radiograph_studio.recipe import Control
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.weights.model import COLUMNS, WeightsModel, megabytes
from radiograph_studio.ui.widgets import button, named
from radiograph_studio.workflows import weights as workflow
from radiograph_studio.workflows.weights import BackboneRow, Taken

_TICK_MS = 100
_WHAT = mark(
    "A network that has learned from the photographs of ImageNet needs far fewer radiographs than one that begins from "
    "nothing. Import a weights file of keras.applications (.h5) that you have, or download one."
)
_CHOOSE = mark("Choose a network in the table first.")
_INCLUDED = mark("The weights of this network come with the program.")
_BUSY = mark("Wait for the work in progress, or cancel it.")


class _Arrived:
    """How far a download is; written by the thread that downloads, read by the window's timer."""

    def __init__(self) -> None:
        self.done, self.total = 0, 0

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total


class WeightsDialog(QDialog):
    """A window beside the work; ``changed`` is sent when weights have come or gone."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weightsDialog")
        self.setWindowTitle(tr("Network weights"))
        self.model = WeightsModel(self)
        self.table = named(QTableView(), "weightsTable")
        self.import_button = button(tr("&Import file…"), "weightsImportButton", "open", "primary")
        self.download_button = button(tr("&Download…"), "weightsDownloadButton", "save")
        self.remove_button = button(tr("&Remove…"), "weightsRemoveButton", "close")
        self.folder_button = button(tr("Show &folder"), "weightsFolderButton", "folder")
        self.close_button = button(tr("&Close"), "weightsCloseButton")
        self.progress = named(QProgressBar(), "weightsProgress")
        self.cancel_button = button(tr("Ca&ncel"), "weightsCancelButton", "cancel")
        self.detail = named(theme.label(role="caption", wrap=True), "weightsDetail")
        self.message = named(theme.label(wrap=True), "weightsMessage")
        self.folder_line = theme.label(role="caption", wrap=True)
        self._listing, self._work = Operation(self), Operation(self)
        self._control, self._arrived = Control(), _Arrived()
        self._wanted = ""
        self._timer = QTimer(self, interval=_TICK_MS)
        self._layout()
        self._dress_table()
        self._connect()
        self._say("")
        self._settle()
        self.resize(115 * theme.SPACING, 82 * theme.SPACING)

    def refresh(self) -> None:
        """Look again at what is here, in the background."""
        self._listing.start(workflow.list_weights)

    def choose(self, backbone_id: str) -> None:
        """Choose a network in the table, now or as soon as it is there."""
        self._wanted = backbone_id
        number = self.model.number_of(backbone_id)
        if number >= 0:
            self.table.selectRow(number)

    def chosen(self) -> BackboneRow | None:
        """Return the network that is chosen in the table."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.row_at(rows[0].row()) if rows else None

    def import_file(self, path: Path) -> None:
        """Take in a weights file; its network is recognised."""
        self._say(tr("Checking “{name}”…", name=path.name))
        self._run(lambda control, _: workflow.import_weights(path, None, control))

    def download(self, backbone_id: str) -> None:
        """Download, once the user has said so."""
        self._say(tr("Asking the server…"))
        self._run(lambda control, arrived: workflow.download_weights(backbone_id, control, arrived))

    def done(self, result: int) -> None:
        """Close; a download ends, and goes on from there another time."""
        self._cancel()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.folder_line.setText(
            tr("Imported and downloaded weights lie in {folder}", folder=workflow.weights_folder())
        )
        self.refresh()
        self.table.setFocus()

    def _layout(self) -> None:
        self.folder_line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        working = QHBoxLayout()
        working.setSpacing(theme.SPACING)
        working.addWidget(self.progress, 1)
        working.addWidget(self.cancel_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACING)
        for each in (self.import_button, self.download_button, self.remove_button, self.folder_button):
            buttons.addWidget(each)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.SPACING] * 4)
        column.setSpacing(2 * theme.SPACING)
        column.addWidget(theme.label(tr("Network weights"), "title"))
        column.addWidget(theme.label(tr(_WHAT), wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addWidget(self.message)
        column.addLayout(working)
        column.addLayout(buttons)
        column.addWidget(self.folder_line)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(tr("Networks and their weights"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(4 * theme.SPACING)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for section in range(len(COLUMNS)):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._settle)
        self.import_button.clicked.connect(self._ask_for_file)
        self.download_button.clicked.connect(self._ask_before_download)
        self.remove_button.clicked.connect(self._ask_before_remove)
        self.folder_button.clicked.connect(self._show_folder)
        self.close_button.clicked.connect(self.reject)
        self.cancel_button.clicked.connect(self._cancel_and_say)
        self._listing.succeeded.connect(self._show)
        self._listing.failed.connect(self._failed)
        self._work.succeeded.connect(self._succeeded)
        self._work.failed.connect(self._failed)
        self._work.finished.connect(self._ended)
        self._timer.timeout.connect(self._tick)
        app = QApplication.instance()
        if app is not None:
            # The thread is not waited for longer than a block of the file takes.
            app.aboutToQuit.connect(self._cancel)

    def _show(self, rows: object) -> None:
        assert isinstance(rows, tuple)
        before = self.chosen()
        self.model.set_rows(rows)
        wanted = self._wanted or (before.id if before else "")
        if wanted:
            self.table.selectRow(self.model.number_of(wanted))
        self._wanted = ""
        self._settle()

    def _settle(self) -> None:
        row, busy = self.chosen(), self._work.running
        missing = "" if row else tr(_CHOOSE)
        included = tr(_INCLUDED) if row and row.state == "included" else ""
        here = row is not None and row.path is not None
        nothing = tr("There are no weights of this network here to remove.")
        if here or (row and row.partial):
            nothing = ""
        already = ""
        if here and row and row.verified:
            already = tr("The published weights of this network are here already.")
        wait = tr(_BUSY) if busy else ""
        _enable(self.import_button, wait)
        _enable(self.download_button, wait or missing or included or already)
        _enable(self.remove_button, wait or missing or included or nothing)
        self.detail.setText(_detail(row))
        self.progress.setVisible(busy)
        self.cancel_button.setVisible(busy)

    def _run(self, function: Callable[[Control, _Arrived], object]) -> None:
        # The thread gets what it works with, never the dialog itself.
        control, arrived = Control(), _Arrived()
        self._control, self._arrived = control, arrived
        self.progress.setRange(0, 0)
        self._timer.start()
        self._work.start(lambda: function(control, arrived))
        self._settle()

    def _tick(self) -> None:
        done, total = self._arrived.done, self._arrived.total
        if total:
            # Kilobytes: Qt counts in 32 bits.
            self.progress.setRange(0, max(total // 1000, 1))
            self.progress.setValue(done // 1000)
            self._say(tr("{done} of {total} have arrived.", done=megabytes(done), total=megabytes(total)))

    def _succeeded(self, result: object) -> None:
        if isinstance(result, Taken):
            text = tr("The weights of {title} are here.", title=result.title)
            checked = tr("They are the published ones.") if result.verified else ""
            self._say(" ".join(filter(None, (text, checked, result.warning))), "warning" if result.warning else "good")
            self._wanted = result.id
        else:
            self._say(tr("The weights were removed."))
        self.changed.emit()

    def _failed(self, error: object) -> None:
        self._say(sentence(error), "error")

    def _ended(self) -> None:
        self._timer.stop()
        self.refresh()
        self._settle()

    def _cancel(self) -> None:
        self._control.cancel()
        self._work.cancel()

    def _cancel_and_say(self) -> None:
        self._say(tr("Cancelled. What has arrived is kept: the next download goes on from there."))
        self._cancel()

    def _say(self, text: str, tone: str = "muted") -> None:
        theme.set_style(self.message, "tone", tone)
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _ask_for_file(self) -> None:
        kinds = tr("Keras weights (*.h5 *.hdf5);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Import network weights"), "", kinds)
        if name:
            self.import_file(Path(name))

    def _ask_before_download(self) -> None:
        row = self.chosen()
        if row is None or row.download_bytes is None:
            return
        self._ask(
            tr("Download the weights of {title}?", title=row.title),
            _about_download(row, row.download_bytes),
            tr("&Download"),
            lambda: self.download(row.id),
        )

    def _ask_before_remove(self) -> None:
        row = self.chosen()
        if row is None:
            return
        self._ask(
            tr("Remove the weights of {title}?", title=row.title),
            tr("The file is deleted. Models that were trained with it keep working."),
            tr("&Remove"),
            lambda: self._remove(row.id),
        )

    def _remove(self, backbone_id: str) -> None:
        self._run(lambda *_: workflow.remove_weights(backbone_id))

    def _ask(self, text: str, more: str, yes: str, then: Callable[[], None]) -> None:
        box = named(QMessageBox(self), "weightsQuestion")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Network weights"))
        box.setText(text)
        box.setInformativeText(more)
        keep = box.addButton(tr("&Not now"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(yes, QMessageBox.ButtonRole.AcceptRole).clicked.connect(then)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.finished.connect(box.deleteLater)
        box.open()

    def _show_folder(self) -> None:
        try:
            folder = writable(workflow.weights_folder())
        except StorageError as error:
            self._failed(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _detail(row: BackboneRow | None) -> str:
    """Return what there is to say of the chosen network."""
    if row is None:
        return tr(_CHOOSE)
    if row.state == "included":
        return tr(_INCLUDED)
    if row.path is not None and row.verified:
        return tr("{name}: the file that its authors published.", name=row.path.name)
    if row.path is not None:
        return tr("{name}: its shapes fit, but it is not known to be the published file.", name=row.path.name)
    size = megabytes(row.download_bytes or 0)
    return tr("Its weights ({size}) are not here. They are published as {address}", size=size, address=row.source)


def _about_download(row: BackboneRow, size: int) -> str:
    """Return what to know before the ``size`` bytes of a network's weights are downloaded."""
    values = {"size": megabytes(size), "server": urlsplit(row.source).hostname, "licence": row.licence}
    if not row.partial:
        return tr(
            "{size} come from {server}. Nothing of yours is sent. Licence of the weights: {licence}.",
            **values,
        )
    return tr(
        "{size} ({left} are still to come) come from {server}. Nothing of yours is sent. Licence of the weights: "
        "{licence}.",
        left=megabytes(max(size - row.partial, 0)),
        **values,
    )


def _enable(button_: QPushButton, reason: str) -> None:
    button_.setEnabled(not reason)
    button_.setToolTip(reason)
