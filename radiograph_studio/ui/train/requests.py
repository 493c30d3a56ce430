"""What a training is asked for: from the folders of the project, or from a run that goes on."""

from typing import TYPE_CHECKING, Any

from radiograph_studio.recipe import Recipe
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui.settings import Project

if TYPE_CHECKING:
    from radiograph_studio.workflows.training import TrainRequest


def of_project(project: Project, recipe: Recipe) -> dict[str, Any]:
    """Return the fields of a request for a new run."""
    return {"train": project.train, "validation": project.validation, "test": project.test, "recipe": recipe}


def of_interrupted(run: RunSummary) -> dict[str, Any]:
    """Return the fields of a request to go on with a run that was cut off; raise ``ValidationError``, as below."""
    return _of_run(run) | {"resume": run.folder}


def of_finished(run: RunSummary, epochs: int) -> dict[str, Any]:
    """Return the fields of a request for a new run of ``epochs`` more epochs from a run's best weights.

    Raises pydantic's ``ValidationError`` where the settings of the run are those of another version.
    """
    fields = _of_run(run)
    return fields | {"recipe": fields["recipe"].model_copy(update={"epochs": epochs}), "continue_from": run.folder}


def request(fields: dict[str, Any]) -> "TrainRequest":
    """Return the request that these fields make."""
    # Imported here: it is only needed now, and the window should be on screen before.
    from radiograph_studio.workflows.training import TrainRequest

    return TrainRequest.model_validate(fields)


def _of_run(run: RunSummary) -> dict[str, Any]:
    return dict(run.folders) | {"recipe": Recipe.model_validate(run.recipe), "runs_dir": run.folder.parent}
