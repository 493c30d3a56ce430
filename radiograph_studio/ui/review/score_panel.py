"""The score panel: the model in use, what it says of the picture, and what qualifies that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import sentence
from radiograph_studio.ui.review import score_words
from radiograph_studio.ui.review.network_input import NetworkInput
from radiograph_studio.ui.review.probability_table import ProbabilityTable
from radiograph_studio.ui.review.score_desk import ScoreDesk
from radiograph_studio.ui.widgets import button, card, named
from radiograph_studio.ui.wording import plain, unbroken

WIDTH = 40 * theme.SPACING


class ScorePanel(QWidget):
    """A view of the `ScoreDesk`: it shows the desk's state and holds none of its own."""

    def __init__(self, desk: ScoreDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[str, ...] = ()
        self.setObjectName("scorePanel")
        self.setFixedWidth(WIDTH)
        self.open_model_button = button(tr("Open a model…"), "openModelButton", "model")
        self.model_name = named(theme.label("", wrap=True), "modelName")
        self.model_classes = named(theme.label("", "caption", wrap=True), "modelClasses")
        self.model_figures = named(theme.label("", wrap=True), "modelFigures")
        self.label = named(theme.label("", "title", wrap=True), "scoreLabel")
        self.probability = named(theme.label("", wrap=True), "scoreProbability")
        self.anyway_button = button(tr("Score it anyway"), "scoreAnywayButton")
        self.frame = named(theme.label("", "caption"), "scoreFrame")
        self.table = ProbabilityTable()
        self.novelty = named(theme.label("", wrap=True), "noveltyLabel")
        self.notes = named(theme.label("", wrap=True, tone="muted"), "scoreNotes")
        self.input_check = named(QCheckBox(tr("Show &network input")), "networkInputCheck")
        self.input_picture = NetworkInput()
        self.input_words = theme.label("", "caption", wrap=True)
        theme.set_tabular(self.probability)
        self.label.setAccessibleName(tr("Score"))
        self._layout()
        self.anyway_button.clicked.connect(desk.score_anyway)
        desk.changed.connect(self.refresh)
        self.input_check.toggled.connect(self.refresh)
        self.refresh()

    def set_shown_notes(self, notes: tuple[str, ...]) -> None:
        """Leave out of the score's notes what is written beside the picture already."""
        self._shown = notes

    def refresh(self) -> None:
        """Show the desk's state."""
        self._refresh_model()
        self._refresh_score()
        self._refresh_input()

    def _refresh_model(self) -> None:
        desk = self._desk
        scorer = desk.scorer
        name, below, figures, tone = tr("No model"), tr("Train a model or open an .rsmodel file."), "", ""
        if scorer is not None:
            name, below = plain(scorer.info.name), score_words.classes(scorer.info)
            figures = score_words.figures(scorer.info)
        elif desk.loading and desk.model_path is not None:
            name, below = plain(desk.model_path.name), tr("Loading the model…")
        elif desk.model_error is not None and desk.model_path is not None:
            name, below, tone = plain(desk.model_path.name), sentence(desk.model_error), "error"
        _write(self.model_name, name)
        _write(self.model_classes, below)
        theme.set_style(self.model_classes, "tone", tone)
        _write(self.model_figures, figures)

    def _refresh_score(self) -> None:
        scored = self._desk.scored
        self.table.setVisible(scored is not None)
        self.anyway_button.setVisible(self._desk.held and self._desk.scorer is not None)
        if scored is None:
            label, below, tone = self._waiting()
            _write(self.label, label)
            _write(self.probability, below)
            theme.set_style(self.probability, "tone", tone)
            for other in (self.frame, self.novelty, self.notes):
                _write(other, "")
            return
        score = scored.score
        theme.set_style(self.probability, "tone", "")
        _write(self.label, plain(score.label))
        _write(self.probability, score_words.leading(score))
        _write(self.frame, score_words.frame(scored.radiograph))
        self.table.show_probabilities(score.probabilities)
        _write(self.novelty, unbroken(score_words.novelty(score)))
        theme.set_style(self.novelty, "tone", score_words.novelty_tone(score))
        _write(self.notes, score_words.notes(score, self._shown))

    def _waiting(self) -> tuple[str, str, str]:
        """Return title, text and tone of the state without a score."""
        desk = self._desk
        if desk.held and desk.model_path is not None:
            return tr("Not scored yet"), tr(score_words.FOR_PROCESSING), "warning"
        if desk.score_error is not None:
            return tr("Not scored"), sentence(desk.score_error), "error"
        if desk.radiograph is None:
            return tr("No score"), tr("No image on show. Open one, and it is scored."), "muted"
        if desk.scoring:
            return tr("Scoring…"), "", ""
        if desk.loading:
            return tr("Waiting for the model…"), tr("The first model takes a few seconds to load."), "muted"
        return tr("No score"), tr("Train a model or open an .rsmodel file, and this image is scored."), "muted"

    def _refresh_input(self) -> None:
        scored, scorer = self._desk.scored, self._desk.scorer
        self._input_card.setVisible(scorer is not None)
        wanted = self.input_check.isChecked() and scorer is not None
        self.input_picture.setVisible(wanted and scored is not None)
        self.input_picture.set_picture(scored.network_input if wanted and scored is not None else None)
        _write(self.input_words, score_words.spec(scorer.info) if wanted and scorer is not None else "")

    def _layout(self) -> None:
        model_card, model = card()
        model.addWidget(theme.label(tr("Model"), "caption"))
        for widget in (self.model_name, self.model_classes, self.model_figures, self.open_model_button):
            model.addWidget(widget)
        score_card, score = card()
        score.addWidget(theme.label(tr("Score"), "caption"))
        for shown in (
            self.label,
            self.probability,
            self.anyway_button,
            self.frame,
            self.table,
            self.novelty,
            self.notes,
        ):
            score.addWidget(shown)
        self._input_card, network = card()
        for part in (self.input_check, self.input_picture, self.input_words):
            network.addWidget(part)
        inner = QWidget()
        theme.set_style(inner, "kind", "column")
        column = QVBoxLayout(inner)
        column.setContentsMargins(*[2 * theme.SPACING] * 4)
        column.setSpacing(2 * theme.SPACING)
        for box in (model_card, score_card, self._input_card):
            column.addWidget(box)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        self.research_use = named(theme.label(tr(score_words.RESEARCH_USE), "caption", wrap=True), "researchUseLabel")
        self.research_use.setContentsMargins(2 * theme.SPACING, 0, 2 * theme.SPACING, theme.SPACING)
        whole.addWidget(self.research_use)
        self.model_name.setStyleSheet("font-weight: 600;")


def _write(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
