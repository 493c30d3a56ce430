"""Train: folders and a recipe in, a run on disk with its model and report out."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from radiograph_studio import evaluation, model_file, paths, reporting
from radiograph_studio.datasets import Dataset, load_dataset
from radiograph_studio.engine.catalogue import CATALOGUE
from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.errors import RadiographStudioError, StorageError
from radiograph_studio.recipe import (
    Batch,
    Cancelled,
    Control,
    Epoch,
    Finished,
    Phase,
    Recipe,
    Sink,
    Status,
    Warn,
)
from radiograph_studio.runs import Run
from radiograph_studio.scoring import calibrated, fit_novelty

if TYPE_CHECKING:
    from radiograph_studio.engine.images import Pictures
    from radiograph_studio.engine.progress import Progress
    from radiograph_studio.engine.trainer import Trained

Event = Phase | Batch | Epoch | Warn | Finished
_UNEXPECTED = {
    "kind": "unexpected",
    "message": "The training ended because of a fault in the program.",
    "hint": "Try again; if it happens again, report it with the log.",
}


class TrainRequest(BaseModel):
    """What to train on, how, and where the model goes besides the run's own folder."""

    model_config = ConfigDict(frozen=True)

    train: Path
    validation: Path | None = None
    test: Path | None = None
    recipe: Recipe = Recipe()
    out: Path | None = None
    runs_dir: Path | None = None

    def folders(self) -> dict[str, str]:
        """Return the data folders by part, for the run's record."""
        parts = {"train": self.train, "validation": self.validation, "test": self.test}
        return {part: str(folder) for part, folder in parts.items() if folder is not None}


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
        self._run: Run | None = None
        self._status: Status = "failed"
        self._error: dict[str, str] | None = _UNEXPECTED
        self._metrics: dict[str, Any] = {}
        self._model: Path | None = None
        self._progress: Progress | None = None
        self.finished = Finished(status="failed", error=_UNEXPECTED)

    def run(self) -> None:
        try:
            self._status = self._work()
            self._error = None
        except Cancelled:
            self._status, self._error = "cancelled", None
        except RadiographStudioError as error:
            self._status, self._error = "failed", error.as_dict()
        finally:
            self._finish()

    def _work(self) -> Status:
        request = self._request
        paths.writable((request.out or paths.runs_dir()).parent)
        dataset = self._load()
        self._run = Run.create(
            request.runs_dir or paths.runs_dir(),
            name=_name(request),
            recipe=request.recipe.model_dump(mode="json"),
            folders=request.folders(),
        )
        self._run.update(classes=dataset.classes, counts=dataset.counts())
        self._say(Phase(phase="tensorflow", message="Starting TensorFlow"))
        load_tensorflow()
        from radiograph_studio.engine import trainer
        from radiograph_studio.engine.progress import Progress

        self._progress = Progress(trainer.costs(request.recipe, dataset), self._control, self._say)
        trained = trainer.train_network(request.recipe, dataset, self._control, self._say, self._progress)
        self._keep(dataset, trained)
        return trained.status

    def _load(self) -> Dataset:
        self._sink(Phase(phase="reading", message="Looking through the folders"))
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
            count = f"{len(files)} file" + ("s" if len(files) > 1 else "")
            self._sink(Warn(message=f"{count} left out. {first.path.name}: {first.message}", files=files))
        return dataset

    def _keep(self, dataset: Dataset, trained: "Trained") -> None:
        """Judge the trained network, then save model and report."""
        assert self._run is not None
        labels = trained.validation.labels
        temperature = evaluation.fit_temperature(trained.validation_logits, labels)
        probabilities = calibrated(trained.validation_logits, temperature)
        self._metrics = {
            "validation": figures_with_roc(labels, probabilities, dataset.classes),
            "test": self._test(dataset, trained, temperature),
        }
        self._control.checkpoint()
        model = _model_file(self._request, dataset, trained, temperature, self._metrics)
        model_file.save(model, self._run.model_path)
        self._model = self._run.model_path
        if self._request.out:
            with paths.replacing(self._request.out) as temporary:
                shutil.copyfile(self._run.model_path, temporary)
            self._model = self._request.out
        self._report(dataset, trained, probabilities)

    def _test(self, dataset: Dataset, trained: "Trained", temperature: float) -> dict[str, Any] | None:
        if not dataset.test:
            return None
        from radiograph_studio.engine.images import load_pictures

        assert self._progress is not None
        self._say(Phase(phase="test", message=f"Testing on {len(dataset.test)} radiographs"))
        pictures = load_pictures(dataset.test, trained.spec, self._control.checkpoint)
        if pictures.failed:
            files = tuple(path.name for path, _ in pictures.failed)
            self._say(Warn(message=f"{len(files)} test files left out: they cannot be read.", files=files))
        if not len(pictures):
            return None
        logits, _ = trained.predictor(pictures.values, self._progress.step)
        return figures_with_roc(pictures.labels, calibrated(logits, temperature), dataset.classes)

    def _report(self, dataset: Dataset, trained: "Trained", probabilities: NDArray[np.float64]) -> None:
        assert self._run is not None
        run = self._run
        figures = self._metrics["test"] or self._metrics["validation"]
        title = "Training report: " + ("test" if self._metrics["test"] else "validation")
        reporting.evaluation_report(
            run.report_path,
            title=title,
            model_name=run.summary.name,
            created=run.summary.created,
            classes=dataset.classes,
            figures=evaluation.Figures.from_dict(figures),
            roc=roc_arrays(figures["roc"]),
            rows=_rows(trained.validation, probabilities, dataset.classes),
            counts=dataset.counts(),
            recipe=run.summary.recipe,
            curves=run.summary.epochs(),
            warnings=_warnings(run),
        )

    def _say(self, event: Event) -> None:
        if self._run is not None and not isinstance(event, Batch):
            self._run.log(event.model_dump_json())
        self._sink(event)

    def _finish(self) -> None:
        run = self._run
        if self._progress is not None and self._metrics:
            first = self._first_validation()
            self._metrics["seconds"] = {"first_validation": first, "total": self._progress.seconds}
        kept = self._status in ("completed", "stopped")
        self.finished = Finished(
            status=self._status,
            model=str(self._model) if kept and self._model else None,
            metrics=self._metrics if kept else {},
            run=run.summary.id if run else None,
            report=str(run.report_path) if run and run.report_path.is_file() else None,
            error=self._error,
        )
        try:
            if run is not None:
                run.log(self.finished.model_dump_json())
                run.update(status=self._status, metrics=self.finished.metrics, error=self._error)
        except StorageError:
            pass  # the run folder is gone or the disk is full: the face still hears how it ended
        finally:
            if run is not None:
                run.close()
            self._sink(self.finished)

    def _first_validation(self) -> float | None:
        epochs = self._run.summary.epochs() if self._run else []
        return epochs[0]["seconds"] if epochs else None


def figures_with_roc(
    labels: NDArray[np.int64], probabilities: NDArray[np.float64], classes: tuple[str, ...]
) -> dict[str, Any]:
    """Return the figures of DESIGN's command line with ``roc``: points by class, where the class can be ranked.

    Two classes share one curve, that of the second.
    """
    figures = evaluation.figures(labels, probabilities, classes).as_dict()
    roc: dict[str, dict[str, list[float]]] = {}
    for index, name in list(enumerate(classes))[1 if len(classes) == 2 else 0 :]:
        if 0 < (labels == index).sum() < len(labels):
            fpr, tpr, _ = evaluation.roc_points(labels, probabilities, index)
            roc[name] = {"fpr": fpr.tolist(), "tpr": tpr.tolist()}
    return figures | {"roc": roc}


def roc_arrays(
    roc: dict[str, dict[str, list[float]]],
) -> dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Return ROC points as arrays, for the report."""
    return {name: (np.array(points["fpr"]), np.array(points["tpr"])) for name, points in roc.items()}


def _model_file(
    request: TrainRequest, dataset: Dataset, trained: "Trained", temperature: float, metrics: dict[str, Any]
) -> model_file.ModelFile:
    novelty = fit_novelty(trained.train_features, request.recipe.seed)
    manifest = model_file.Manifest(
        name=request.out.stem if request.out else _name(request),
        classes=dataset.classes,
        blueprint=trained.blueprint.as_dict(),
        input_spec=trained.spec.model_dump(mode="json"),
        recipe=request.recipe.model_dump(mode="json"),
        temperature=temperature,
        figures={part: _without_roc(metrics[part]) for part in ("validation", "test")},
        counts=dataset.counts(),
    )
    return model_file.ModelFile(manifest=manifest, weights=trained.weights, arrays=novelty.arrays() if novelty else {})


def _without_roc(figures: dict[str, Any] | None) -> dict[str, Any] | None:
    return {key: value for key, value in figures.items() if key != "roc"} if figures else None


def _rows(
    pictures: "Pictures", probabilities: NDArray[np.float64], classes: tuple[str, ...]
) -> list[reporting.ReportRow]:
    return [
        reporting.ReportRow(
            file=item.path.name,
            truth=classes[item.label],
            predicted=classes[int(row.argmax())],
            probability=float(row.max()),
        )
        for item, row in zip(pictures.items, probabilities, strict=True)
    ]


def _warnings(run: Run) -> list[str]:
    return [event["message"] for event in run.summary.events() if event.get("event") == "warning"]


def _name(request: TrainRequest) -> str:
    """Return a name for the run: the folder that holds the data, or its parent where it is just called train."""
    folder = request.train.absolute()
    plain = folder.name.lower() in {"train", "training"} and folder.parent.name
    return folder.parent.name if plain else folder.name
