"""Parts of the settings column that more than one of its boxes needs."""

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QLabel, QWidget

from radiograph_studio.ui import theme


class LearningRateSpin(QDoubleSpinBox):
    """A learning rate, written without trailing zeros; arrows change its leading digit."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(QLocale.c())
        self.setDecimals(7)
        self.setRange(1e-7, 1.0)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)

    def textFromValue(self, value: float) -> str:
        """Return the shortest way to write the value."""
        return rate_text(value)


def rate_text(rate: float) -> str:
    """Return the shortest way to write a learning rate: ``0.0003``."""
    return f"{rate:.7f}".rstrip("0").rstrip(".")


class WheelGuard(QObject):
    """Keeps the wheel for scrolling the column: a setting turns by wheel only when it has the focus."""

    def watch(self, *inputs: QWidget) -> None:
        """Guard these inputs."""
        for widget in inputs:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def form_layout() -> QFormLayout:
    """Return an empty form as the settings column has them: labels at the left, inputs as wide as there is room."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(theme.SPACING)
    form.setVerticalSpacing(theme.SPACING)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def buddy(text: str, widget: QWidget) -> QLabel:
    """Return a label that moves the focus to ``widget`` by its letter, and names it to assistive tools."""
    label = QLabel(text)
    label.setBuddy(widget)
    widget.setAccessibleName(text.replace("&", ""))
    return label
