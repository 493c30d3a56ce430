"""The run on disk while a training goes on: it hears every event first, and no fault of the disk ends the training."""

import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from radiograph_studio import model_file, paths
from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr
from radiograph_studio.recipe import Batch, Epoch, Finished, Phase, Sink, Status, Warn
from radiograph_studio.runs import Run, RunSummary, read_run
from radiograph_studio.workflows.epochs import known_epochs
from radiograph_studio.workflows.requests import TrainRequest, continued_folder

Event = Phase | Batch | Epoch | Warn | Finished


class Record:
    """Writes what a training says and makes into its run, then tells the face."""

    def __init__(self, request: TrainRequest, sink: Sink) -> None:
        self._request, self._sink = request, sink
        self.parent: RunSummary | None = None
        self.run: Run | None = None
        self._log_failed = False
        self._settled = False

    def open(self, name: str) -> None:
        """Create the run, or open the one to resume; raise `StorageError` where that is not possible."""
        request = self._request
        self.parent = _parent(request)
        if request.resume is not None:
            self.run = Run.reopen(request.resume)
            return
        self.run = Run.create(
            request.runs_dir or paths.runs_dir(),
            name=request.name or (self.parent.name if self.parent else name),
            recipe=request.recipe.model_dump(mode="json"),
            folders=request.folders(),
        )
        out = str(request.out.absolute()) if request.out else None
        self.run.update(out=out, devices=request.devices, parent=self.parent.id if self.parent else None)

    def settle(self, classes: tuple[str, ...], counts: dict[str, dict[str, int]], points: int) -> None:
        """Note that the data can be trained on: from here on the run is kept, however it ends.

        The curves begin with those of the run that this one continues. Of a run that is resumed its own first
        ``points`` points hold besides.
        """
        assert self.run is not None
        epochs = self.parent.epochs() if self.parent else []
        if self._request.resume is not None and points:
            epochs = self.run.rewind(len(epochs) + points)
        else:
            if self._request.resume is not None:
                self.run.rewind(0)
            for epoch in epochs:
                self.run.log(json.dumps(epoch))
        self.run.update(classes=classes, counts=counts)
        self._settled = True
        for known in known_epochs(epochs):  # the face shows curves that go on where they were
            self._sink(known)

    def say(self, event: Event) -> None:
        """Tell the run on disk, then the face."""
        if self.run is not None and not isinstance(event, Batch):
            try:
                self.run.log(event.model_dump_json())
            except StorageError as error:
                if not self._log_failed:
                    self._log_failed = True
                    self._sink(Warn(message=_not_logged(error)))
        self._sink(event)

    def or_warn(self, what: str, work: Callable[[], None]) -> None:
        """Do ``work``; where the disk refuses, say ``what`` (marked, with ``{error}``) was not done, and go on."""
        try:
            work()
        except StorageError as error:
            self.say(Warn(message=tr(what, error=error)))

    def keep_model(self, model: model_file.ModelFile) -> Path:
        """Save the model with its run and where the user wanted it besides; return the place to name.

        Where neither can be written it goes to a folder of last resort: what was learned is not lost. Raises
        `StorageError` where nothing at all can be written.
        """
        assert self.run is not None
        out = self._request.out
        try:
            if not paths.is_folder(self.run.folder):
                raise StorageError(tr("The run's folder was removed."))
            model_file.save(model, self.run.model_path)
        except StorageError as error:
            place = self._saved_elsewhere(model, error)
            self.say(Warn(message=tr("{error} The model was saved as {place}.", error=error, place=place)))
            return place
        if out is None:
            return self.run.model_path
        try:
            with paths.replacing(out) as temporary:
                shutil.copyfile(self.run.model_path, temporary)
        except StorageError as error:
            self.say(Warn(message=tr("The model was kept with its run only. {error}", error=error)))
            return self.run.model_path
        return out

    def _saved_elsewhere(self, model: model_file.ModelFile, error: StorageError) -> Path:
        assert self.run is not None
        name = f"{self.run.summary.id}{model_file.SUFFIX}"
        places = [paths.data_dir() / "rescued" / name, Path(tempfile.gettempdir()) / name]
        for place in [*([self._request.out] if self._request.out else []), *places]:
            with suppress(StorageError):
                model_file.save(model, place)
                return place
        raise error

    def close(self, finished: Finished) -> None:
        """Note how the training ended, and let go of the run."""
        run = self.run
        if run is None:
            return
        if not self._settled and self._request.resume is None:
            run.discard()
            return
        status: Status | str = finished.status
        if finished.status == "failed" and not self._settled:
            status = "interrupted"  # it could not be resumed now; that may be different another time
        # Where the run folder is gone or the disk is full, the face still hears how the training ended.
        with suppress(StorageError, OSError):
            run.log(finished.model_dump_json())
        with suppress(StorageError, OSError):
            run.update(status=status, metrics=finished.metrics, error=finished.error)
        if finished.status != "failed":
            run.drop_checkpoint()
        with suppress(OSError):
            run.close()


def _not_logged(error: StorageError) -> str:
    return tr("{error} The training goes on; its curves may be missing in the history.", error=error)


def _parent(request: TrainRequest) -> RunSummary | None:
    """Return the run whose weights the training begins with, also where that beginning was cut off."""
    folder = continued_folder(request)
    if folder is None:
        return None
    parent = read_run(folder)
    if parent is not None and parent.model is not None:
        return parent
    if request.resume is not None:
        raise StorageError(
            tr("The run that this one continues is gone, or its model is."),
            tr("Put it back from the trash, or train anew."),
        )
    raise StorageError(tr("The run to continue kept no model."), tr("Choose a run that has one, or train anew."))
