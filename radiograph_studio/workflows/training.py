"""Train: folders and a recipe in, a run on disk with its model and report out."""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from radiograph_studio import evaluation, model_file, paths, reporting
from radiograph_studio.datasets import PARTS, Dataset, count_by_class, load_dataset
from radiograph_studio.engine.catalogue import CATALOGUE, backbone
from radiograph_studio.engine.costs import costs
from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.errors import RadiographStudioError, StorageError
from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Cancelled, Control, Finished, Phase, Sink, Status, Warn, WorstImage
from radiograph_studio.runs import Run
from radiograph_studio.scoring import fit_novelty
from radiograph_studio.workflows.judging import Judged, roc_arrays
from radiograph_studio.workflows.record import Record
from radiograph_studio.workflows.requests import TrainRequest, default_name

if TYPE_CHECKING:
    from radiograph_studio.engine.job import Beginning
    from radiograph_studio.engine.progress import Progress
    from radiograph_studio.engine.trainer import Trained

__all__ = ["BackboneChoice", "TrainRequest", "backbone_choices", "train"]


@dataclass(frozen=True, slots=True)
class BackboneChoice:
    """A backbone as a face offers it."""

    id: str
    title: str
    has_imagenet_weights: bool


def backbone_choices() -> tuple[BackboneChoice, ...]:
    """Return the backbones that can be chosen; nothing heavy is loaded."""
    return tuple(BackboneChoice(entry.id, entry.title, entry.has_imagenet_weights) for entry in CATALOGUE)


def train(request: TrainRequest, control: Control, sink: Sink) -> Finished:
    """Train, and keep what came of it.

    ``sink`` hears every event after the run on disk has it; the last one is the `Finished` that is returned. What a
    user can cause (bad folders, no weights, full disk, cancel) ends in a `Finished` that says so; a fault of the
    program is said in one too, and then raised.
    """
    job = _Job(request, control, sink)
    job.run()
    return job.finished


class _Job:
    """One training with its run on disk."""

    def __init__(self, request: TrainRequest, control: Control, sink: Sink) -> None:
        self._request, self._control, self._sink = request, control, sink
        self._record = Record(request, sink)
        self._say = self._record.say
        self._status: Status = "failed"
        self._error: dict[str, str] | None = _unexpected()
        self._metrics: dict[str, Any] = {}
        self._worst: tuple[WorstImage, ...] = ()
        self._first: float | None = None
        self._model: Path | None = None
        self._progress: Progress | None = None
        self.finished = Finished(status="failed", error=self._error)

    @property
    def _run(self) -> Run:
        assert self._record.run is not None
        return self._record.run

    def run(self) -> None:
        try:
            self._status = self._work()
            self._error = None
        except (Cancelled, KeyboardInterrupt) as wish:
            self._status, self._error = "cancelled", None
            if isinstance(wish, KeyboardInterrupt):
                raise
        except RadiographStudioError as error:
            self._status, self._error = "failed", error.as_dict()
        finally:
            self._finish()

    def _work(self) -> Status:
        started = time.monotonic()
        request = self._request
        _require_possible(request)
        self._record.open(default_name(request.train))
        self._say(Phase(phase="reading", message=tr("Looking through the folders")))
        dataset = self._load()
        self._say(Phase(phase="tensorflow", message=tr("Starting TensorFlow")))
        before, paused = time.monotonic(), self._control.paused_seconds
        load_tensorflow()
        # The time that TensorFlow takes to load says nothing about the training: the clock stands still meanwhile.
        # A pause in it is subtracted by whoever reads that clock.
        started += time.monotonic() - before - (self._control.paused_seconds - paused)
        from radiograph_studio.engine import trainer
        from radiograph_studio.engine.progress import Progress

        self._record.settle(dataset.classes, dataset.counts(), _points_kept(self._run))
        plan = costs(request.recipe, {part: len(dataset.part(part)) for part in PARTS})
        self._progress = Progress(plan, self._control, self._say, started=started)
        trained = trainer.train_network(
            request.recipe, dataset, self._control, self._say, self._progress, self._beginning(), request.devices
        )
        self._keep(dataset, trained)
        return trained.status

    def _load(self) -> Dataset:
        request = self._request
        dataset = load_dataset(
            request.train,
            request.validation,
            request.test,
            seed=request.recipe.seed,
            checkpoint=self._control.checkpoint,
        )
        if dataset.unreadable:
            first = dataset.unreadable[0]
            files = tuple(entry.path.name for entry in dataset.unreadable)
            message = tr(
                "%n files left out. {name}: {message}",
                "",
                len(files),
                one="%n file left out. {name}: {message}",
                name=first.path.name,
                message=first.message,
            )
            self._say(Warn(message=message, files=files))
        return dataset

    def _beginning(self) -> "Beginning":
        from radiograph_studio.engine.job import Beginning

        beginning = Beginning(checkpoint=self._run.checkpoint_path, resume=self._request.resume is not None)
        parent = self._record.parent
        if parent is None or parent.model is None:
            return beginning
        before = max((int(epoch["epoch"]) for epoch in parent.epochs()), default=0)
        return replace(beginning, weights=model_file.load(parent.model).weights, epochs_before=before)

    def _keep(self, dataset: Dataset, trained: "Trained") -> None:
        """Judge the trained network, then save model and report."""
        from radiograph_studio.engine.epochs import worst_images

        run, classes = self._run, dataset.classes
        temperature = evaluation.fit_temperature(trained.validation_logits, trained.validation.labels)
        validation = Judged.of(trained.validation, trained.validation_logits, temperature, classes)
        test = self._test(dataset, trained, temperature)
        self._worst = worst_images(trained.validation, trained.validation_logits / temperature, classes)
        self._first = trained.seconds_first_validation
        self._metrics = {"validation": validation.figures, "test": test.figures if test else None}
        parts = {"train": trained.train, "validation": trained.validation} | ({"test": test.pictures} if test else {})
        counts = {part: count_by_class(pictures.items, classes) for part, pictures in parts.items()}
        self._control.checkpoint()
        model = _model_file(self._request, counts, trained, temperature, self._metrics)
        self._model = self._record.keep_model(model)
        if not paths.is_folder(run.folder):
            return  # that was said: what is written now would make the folder anew, with a run that has no curves
        # From here on the training is kept, and what still fails is no reason to call it lost.
        self._record.or_warn(mark("The record of the run was not written. {error}"), lambda: run.update(counts=counts))
        self._record.or_warn(
            mark("The report was not written. {error}"), lambda: self._report(test or validation, counts)
        )

    def _test(self, dataset: Dataset, trained: "Trained", temperature: float) -> Judged | None:
        if not dataset.test:
            return None
        from radiograph_studio.engine.images import load_pictures

        assert self._progress is not None
        number = len(dataset.test)
        self._progress.begin("test", tr("Testing on {number} radiographs", number=number), 2 * number)
        pictures = load_pictures(dataset.test, trained.spec, self._progress.step)
        if pictures.failed:
            files = tuple(path.name for path, _ in pictures.failed)
            message = tr(
                "%n test files left out: {message}",
                "",
                len(files),
                one="%n test file left out: {message}",
                message=pictures.failed[0][1].message,
            )
            self._say(Warn(message=message, files=files))
        if not len(pictures):
            return None
        logits, _ = trained.predictor(pictures.values, self._progress.step)
        return Judged.of(pictures, logits, temperature, dataset.classes)

    def _report(self, judged: Judged, counts: dict[str, dict[str, int]]) -> None:
        assert self._run is not None
        run = self._run
        tested = bool(self._metrics["test"])
        reporting.evaluation_report(
            run.report_path,
            title=tr("Training report: test") if tested else tr("Training report: validation"),
            model_name=run.summary.name,
            created=run.summary.created,
            classes=run.summary.classes,
            figures=evaluation.Figures.from_dict(judged.figures),
            roc=roc_arrays(judged.figures["roc"]),
            rows=judged.rows(run.summary.classes),
            counts=counts,
            recipe=run.summary.recipe,
            changed=run.summary.changed,
            curves=run.summary.epochs(),
            warnings=[event["message"] for event in run.summary.events() if event.get("event") == "warning"],
        )

    def _finish(self) -> None:
        run = self._record.run
        if self._progress is not None and self._metrics:
            self._metrics["seconds"] = {"first_validation": self._first, "total": self._progress.seconds}
        kept = self._status in ("completed", "stopped")
        self.finished = Finished(
            status=self._status,
            model=str(self._model) if kept and self._model else None,
            metrics=self._metrics if kept else {},
            run=run.summary.id if run else None,
            report=str(run.report_path) if run and run.report_path.is_file() else None,
            error=self._error,
            worst=self._worst if kept else (),
        )
        try:
            self._record.close(self.finished)
        finally:
            self._sink(self.finished)


def _unexpected() -> dict[str, str]:
    return {
        "kind": "unexpected",
        "message": tr("The training ended because of a fault in the program."),
        "hint": tr("Try again; if it happens again, report it with the log."),
    }


def _points_kept(run: Run) -> int:
    """Return how many points a run's own curves had when the state was kept from which it can go on."""
    from radiograph_studio.engine.checkpoint import read

    stored = read(run.checkpoint_path)
    return int(stored[0]["points"]) if stored else 0


def _require_possible(request: TrainRequest) -> None:
    """Raise what can be known to fail before anything is read."""
    entry = backbone(request.recipe.backbone)
    if request.recipe.weights == "imagenet":
        entry.require_weights()
    if request.out is not None:
        if request.out.is_dir():
            raise StorageError(
                tr("“{name}” is a folder, not a model file.", name=request.out.name),
                tr("Name a file, for example model.rsmodel."),
            )
        paths.writable(request.out.absolute().parent)


def _model_file(
    request: TrainRequest,
    counts: dict[str, dict[str, int]],
    trained: "Trained",
    temperature: float,
    metrics: dict[str, Any],
) -> model_file.ModelFile:
    novelty = fit_novelty(trained.train_features, request.recipe.seed)
    manifest = model_file.Manifest(
        name=paths.printable(request.name or (request.out.stem if request.out else default_name(request.train))),
        classes=tuple(counts["train"]),
        blueprint=trained.blueprint.as_dict(),
        input_spec=trained.spec.model_dump(mode="json"),
        recipe=request.recipe.model_dump(mode="json"),
        temperature=temperature,
        figures={part: _without_roc(metrics[part]) for part in ("validation", "test")},
        counts=counts,
    )
    return model_file.ModelFile(manifest=manifest, weights=trained.weights, arrays=novelty.arrays() if novelty else {})


def _without_roc(figures: dict[str, Any] | None) -> dict[str, Any] | None:
    return {key: value for key, value in figures.items() if key != "roc"} if figures else None
