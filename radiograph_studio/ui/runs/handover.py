"""From a run of the history to the pages that go on with it: resume, continue, train again."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from radiograph_studio import paths
from radiograph_studio.errors import RecipeError
from radiograph_studio.language import mark, tr
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import wording
from radiograph_studio.ui.data.page import DataPage
from radiograph_studio.ui.operation import sentence
from radiograph_studio.ui.runs.offer import ResumeOffer
from radiograph_studio.ui.runs.page import RunsPage
from radiograph_studio.ui.settings import Memory, Project
from radiograph_studio.ui.train.page import TrainPage
from radiograph_studio.workflows.requests import recipe_of

_PARTS = {"train": mark("training"), "validation": mark("validation"), "test": mark("test")}


class HandOver(QObject):
    """Hands runs on; ``pageWanted`` is "train" or "runs"."""

    pageWanted = Signal(str)
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget, memory: Memory, data: DataPage, train: TrainPage, runs: RunsPage) -> None:
        super().__init__(parent)
        self._data, self._train, self._runs = data, train, runs
        self.offer = ResumeOffer(memory, self)
        self.offer.resumeWanted.connect(self.resume)
        self.offer.showWanted.connect(self._show)
        runs.resumeWanted.connect(self.resume)
        runs.continueWanted.connect(self.go_on)
        runs.againWanted.connect(self.again)
        train.session.runningChanged.connect(runs.say_busy)

    def resume(self, run: RunSummary) -> None:
        """Go on with a run that was cut off, on the Train page."""
        if self._free():
            self.offer.settle(run.id)
            self._train.resume_run(run)

    def go_on(self, run: RunSummary, epochs: int) -> None:
        """Train on from a run's model, on the Train page."""
        if self._free():
            self._train.continue_run(run, epochs)

    def again(self, run: RunSummary) -> None:
        """Fill in a run's settings and the folders that it used, as far as they are still there."""
        if not self._free():
            return
        said = []
        try:
            self._train.set_recipe(recipe_of(run))
        except RecipeError as error:
            said.append(sentence(error))
        said.append(self._fill_in(run))
        self.statusMessage.emit(
            " ".join(filter(None, said)) or tr("The settings of “{name}” are filled in.", name=run.name)
        )

    def _fill_in(self, run: RunSummary) -> str:
        """Fill in the run's folders; return which are gone, in a sentence."""
        wanted = {part: Path(run.folders[part]) for part in _PARTS if run.folders.get(part)}
        there = {part: folder for part, folder in wanted.items() if paths.is_folder(folder)}
        if "train" in there:
            self._data.open_project(Project(**there))
        gone = [tr(_PARTS[part]) for part in wanted if part not in there]
        if not gone:
            return ""
        said = [_gone(gone)] if "train" in there else [_gone(gone), tr("The data page was left as it is.")]
        return " ".join(said)

    def _free(self) -> bool:
        self.pageWanted.emit("train")
        if self._train.session.running:
            self.statusMessage.emit(tr(wording.TRAINING_RUNS))
            return False
        return True

    def _show(self, run_id: str) -> None:
        self.pageWanted.emit("runs")
        self._runs.show_run(run_id)


def _gone(parts: list[str]) -> str:
    """Say that the folders of these parts are not there any more."""
    if len(parts) == 1:
        return tr("The {part} folder of this run is not there any more.", part=parts[0])
    if len(parts) == 2:
        return tr("The {first} and {last} folders of this run are not there any more.", first=parts[0], last=parts[1])
    return tr("The training and validation and test folders of this run are not there any more.")
