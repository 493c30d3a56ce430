"""What can be done with the result of a training: score with it, read its report, keep its model elsewhere."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from radiograph_studio import paths
from radiograph_studio.language import tr
from radiograph_studio.recipe import Finished
from radiograph_studio.ui import wording
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.train.results import ResultsPanel


class Outcome(QObject):
    """Answers the buttons of a `ResultsPanel`. ``name`` returns what to call a model that is saved."""

    scoreWanted = Signal(Path)
    statusMessage = Signal(str)

    def __init__(self, results: ResultsPanel, name: Callable[[], str]) -> None:
        super().__init__(results)
        self._results, self._name = results, name
        self.finished: Finished | None = None
        self.saving = Operation(self, lasting=True)
        self.saving.failed.connect(lambda error: self.statusMessage.emit(sentence(error)))
        results.scoreWanted.connect(self._score)
        results.reportWanted.connect(self._open_report)
        results.saveWanted.connect(self._ask_where)

    @property
    def model(self) -> Path | None:
        """The model of the last run, where it has one."""
        return Path(self.finished.model) if self.finished is not None and self.finished.model else None

    def save_model(self, model: Path, target: Path) -> None:
        """Copy the model of the last run, all of it or nothing."""
        wanted = target if target.suffix == ".rsmodel" else target.with_name(target.name + ".rsmodel")
        self.saving.start(lambda: _copy(model, wanted))

    def _score(self) -> None:
        if self.model is not None:
            self.scoreWanted.emit(self.model)

    def _open_report(self) -> None:
        if self.finished is None or not self.finished.report:
            return
        if not Path(self.finished.report).is_file():
            self.statusMessage.emit(tr("The report is not there any more: the run was moved or removed."))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.finished.report))

    def _ask_where(self) -> None:
        model = self.model
        if model is None:
            return
        if not model.is_file():
            self.statusMessage.emit(tr("The model is not there any more: the run was moved or removed."))
            return
        name = f"{wording.file_name(self._name() or model.stem)}.rsmodel"
        target, _filter = QFileDialog.getSaveFileName(
            self._results, tr("Save model as"), name, tr("Models (*.rsmodel)")
        )
        if target:
            self.save_model(model, Path(target))


def _copy(model: Path, target: Path) -> None:
    with paths.replacing(target) as temporary:
        shutil.copyfile(model, temporary)
