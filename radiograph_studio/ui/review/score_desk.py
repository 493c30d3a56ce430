"""Which model scores which picture: loading and scoring in the background, late answers dropped."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from radiograph_studio.imaging import Radiograph
from radiograph_studio.ui.review.latest import Latest

if TYPE_CHECKING:
    from radiograph_studio.scoring import Score, Scorer

OpenModel = Callable[[Path], "Scorer"]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A score, its radiograph, and exactly what the network saw: (height, width) float32 in [0, 1]."""

    radiograph: Radiograph
    score: "Score"
    network_input: NDArray[Any]


def open_model(path: Path) -> "Scorer":
    """Open a model; the first one brings TensorFlow with it, so this belongs in a worker."""
    from radiograph_studio.workflows import scoring

    return scoring.open_model(path)


class ScoreDesk(QObject):
    """Holds the model and the radiograph in hand; scores as soon as both are there.

    ``changed`` says that the state to show is another: see the attributes.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, load: OpenModel = open_model) -> None:
        super().__init__(parent)
        self._load = load
        self.model_path: Path | None = None
        self.scorer: Scorer | None = None
        self.model_error: object = None
        self.radiograph: Radiograph | None = None
        self.scored: Scored | None = None
        self.score_error: object = None
        self._allowed_anyway = False
        self._loading = Latest(self)
        self._scoring = Latest(self)
        self._loading.succeeded.connect(self._loaded)
        self._loading.failed.connect(self._not_loaded)
        self._scoring.succeeded.connect(self._take)
        self._scoring.failed.connect(self._not_scored)

    @property
    def loading(self) -> bool:
        """True while a model is being opened."""
        return self._loading.running

    @property
    def scoring(self) -> bool:
        """True while a score is awaited."""
        return self._scoring.running

    @property
    def held(self) -> bool:
        """True where the radiograph is not meant for presentation, and the user has not asked for its score."""
        return self.radiograph is not None and self.radiograph.for_processing and not self._allowed_anyway

    def score_anyway(self) -> None:
        """Score the held radiograph, and later ones of its kind in this session."""
        self._allowed_anyway = True
        self._score()
        self.changed.emit()

    def set_model(self, path: Path) -> None:
        """Score with the model in ``path`` from now on."""
        self.model_path, self.scorer, self.model_error = path, None, None
        self._forget()
        load = self._load
        self._loading.start(lambda: load(path))
        self.changed.emit()

    def set_radiograph(self, radiograph: Radiograph | None) -> None:
        """Score this radiograph; None takes the last score away."""
        self.radiograph = radiograph
        self._forget()
        self._score()
        self.changed.emit()

    def _forget(self) -> None:
        self._scoring.cancel()
        self.scored, self.score_error = None, None

    def _score(self) -> None:
        scorer, radiograph = self.scorer, self.radiograph
        if scorer is None or radiograph is None or self.held:
            return

        def job() -> Scored:
            picture = scorer.picture(radiograph)
            (score,) = scorer.score_pictures(picture[None, ..., None])
            return Scored(radiograph, score.about(radiograph.frame, radiograph.notes), picture)

        self._scoring.start(job)

    def _loaded(self, scorer: "Scorer") -> None:
        self.scorer = scorer
        self._score()
        self.changed.emit()

    def _not_loaded(self, error: object) -> None:
        self.model_error = error
        self.changed.emit()

    def _take(self, scored: Scored) -> None:
        self.scored = scored
        self.changed.emit()

    def _not_scored(self, error: object) -> None:
        self.score_error = error
        self.changed.emit()
