"""A picture kept beside the one in view, with linked zoom: the prior beside the current one."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.sheet import Sheet
from radiograph_studio.ui.review.viewer import Viewer


class Companion(QObject):
    """Owns the second viewer, hidden by default, and keeps zoom and pan of the two alike."""

    def __init__(self, leader: Viewer, parent: QWidget) -> None:
        super().__init__(parent)
        self._leader = leader
        self._following = False
        self.viewer = Viewer()
        self.viewer.setObjectName("companionViewer")
        self.viewer.setAccessibleName(tr("Radiograph kept for comparison"))
        self.viewer.hide()
        # Both may show the same image, and then draw on the same sheet.
        leader.measured.connect(self._measured)
        self.viewer.measured.connect(leader.viewport().update)
        leader.placementChanged.connect(self._leader_moved)
        self.viewer.placementChanged.connect(self._viewer_moved)

    def keep(self, opened: Opened, sheet: Sheet) -> None:
        """Show a picture beside the leading one, as that one is shown now."""
        leader, viewer = self._leader, self.viewer
        # A picture begins fitted; the leading one, which has its place already, must not follow that.
        self._following = True
        viewer.show()
        viewer.show_picture(opened)
        viewer.set_sheet(sheet)
        viewer.set_turn(leader.turn)
        viewer.set_inverted(leader.inverted)
        if leader.voi is not None:
            viewer.set_voi(leader.voi)
        self._following = False
        self._leader_moved()

    def put_away(self) -> None:
        """Show one picture again."""
        self.viewer.hide()
        self.viewer.say("review", "")

    def _measured(self) -> None:
        if not self.viewer.isHidden():
            self.viewer.measurements_changed()

    def _leader_moved(self) -> None:
        self._follow(self.viewer, self._leader)

    def _viewer_moved(self) -> None:
        self._follow(self._leader, self.viewer)

    def _follow(self, who: Viewer, whom: Viewer) -> None:
        if self._following or self.viewer.isHidden():
            return
        self._following = True
        who.follow(whom)
        self._following = False
