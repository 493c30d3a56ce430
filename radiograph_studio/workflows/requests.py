"""What a face asks for when it wants a training: a new one, one that was cut off, one that shall go on longer."""

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from radiograph_studio.errors import RecipeError, StorageError
from radiograph_studio.language import tr
from radiograph_studio.recipe import Recipe, preset_recipe
from radiograph_studio.runs import RunSummary, read_run
from radiograph_studio.workflows.epochs import known_epochs


class TrainRequest(BaseModel):
    """What to train on, how, and where the model goes besides the run's own folder.

    ``resume`` is the folder of a run that was cut off and goes on (`resume_request`); ``continue_from`` that of a
    finished one whose weights this run begins with (`continue_request`). ``devices`` says whether all GPUs are used.
    ``name`` is what to call the run, where that shall not be the name of its folder or of the run that it continues.
    """

    model_config = ConfigDict(frozen=True)

    train: Path
    validation: Path | None = None
    test: Path | None = None
    recipe: Recipe = preset_recipe("balanced")
    out: Path | None = None
    runs_dir: Path | None = None
    resume: Path | None = None
    continue_from: Path | None = None
    devices: Literal["one", "all"] = "one"
    name: str = ""

    def folders(self) -> dict[str, str]:
        """Return the data folders by part, for the run's record."""
        parts = {"train": self.train, "validation": self.validation, "test": self.test}
        return {part: str(folder) for part, folder in parts.items() if folder is not None}


def resume_request(run: RunSummary) -> TrainRequest:
    """Return the request that goes on with a run that was cut off.

    Raises `RecipeError` or `StorageError` where the run does not say enough.
    """
    request = _request_of(run, recipe_of(run), out=Path(run.out) if run.out else None, resume=run.folder)
    given = "" if run.name == default_name(request.train) else run.name
    return request.model_copy(update={"name": given})


def continue_request(run: RunSummary, epochs: int) -> TrainRequest:
    """Return the request that trains the model of a finished run for ``epochs`` more.

    Raises `RecipeError` or `StorageError` where the run does not say enough.
    """
    # Several members have become one network by averaging: what goes on is that one.
    recipe = recipe_of(run).model_dump() | {"epochs": epochs, "members": 1}
    try:
        checked = Recipe.model_validate(recipe)
    except ValidationError as error:
        raise RecipeError(
            tr("{epochs} more epochs cannot be trained.", epochs=epochs), tr("Choose 1 to 1000.")
        ) from error
    return _request_of(run, checked, continue_from=run.folder)


def again_request(run: RunSummary) -> TrainRequest:
    """Return the request that trains anew as ``run`` did; raise as `resume_request` does."""
    return _request_of(run, recipe_of(run))


def recipe_of(run: RunSummary) -> Recipe:
    """Return the settings of a run; raise `RecipeError` or `StorageError` where this version does not know them."""
    run.require_known()
    try:
        return Recipe.model_validate(run.recipe)
    except ValidationError as error:
        raise RecipeError(
            tr("The settings of “{name}” are those of another version of the program.", name=run.name),
            tr("Choose them by hand; the run's details list them."),
        ) from error


def continued_folder(request: TrainRequest) -> Path | None:
    """Return the folder of the run that this one continues, also where that was cut off; None where there is none."""
    if request.resume is None:
        return request.continue_from
    resumed = read_run(request.resume)
    return request.resume.parent / resumed.parent if resumed and resumed.parent else None


def epochs_of_others(request: TrainRequest) -> int:
    """Return how many of the first epochs of a run's curves are those of the run that it continues."""
    folder = continued_folder(request)
    other = read_run(folder) if folder else None
    return len(known_epochs(other.epochs())) if other else 0


def default_name(train: Path) -> str:
    """Return what to call a run: the folder that holds the data, or its parent where it is just called train."""
    folder = train.resolve()
    plain = folder.name.lower() in {"train", "training"} and folder.parent.name
    return folder.parent.name if plain else folder.name


def _request_of(run: RunSummary, recipe: Recipe, **more: Any) -> TrainRequest:
    if "train" not in run.folders:
        raise StorageError(
            tr("This run does not say which folders it used."), tr("Choose the folders, and train anew.")
        )
    folders = {part: Path(folder) for part, folder in run.folders.items()}
    return TrainRequest(**folders, recipe=recipe, runs_dir=run.folder.parent, devices=run.devices, **more)
