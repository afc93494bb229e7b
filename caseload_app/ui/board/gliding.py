"""Blocks that were moved glide from their old place to the new one, where both are seen; not where nothing may move.

The board beneath is the new one from the first moment: what is clicked, dragged or read out is what is true by then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QVariantAnimation, Signal

from caseload_app.ui.board.model import BoardModel
from caseload_app.ui.board.placed_table import PlacedTable

_LASTS_MS = 150
_MOST = 30
"""When more than so many move at once, nobody could follow them."""


class Gliding(QObject):
    """One movement for all the cases of one change."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ways: dict[str, tuple[QPointF, QRectF]] = {}
        self._movement = QVariantAnimation(self)
        self._movement.setStartValue(0.0)
        self._movement.setEndValue(1.0)
        self._movement.setDuration(_LASTS_MS)
        self._movement.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._movement.valueChanged.connect(lambda _value: self.changed.emit())
        self._movement.finished.connect(self.stop)

    @property
    def places(self) -> Mapping[str, tuple[QRectF, QRectF]]:
        """Where each gliding block is now, and where it is to be, in the viewport; by case id."""
        if not self._ways:
            return {}
        done = float(self._movement.currentValue())
        return {
            case_id: (target.translated((begin - target.topLeft()) * (1 - done)), target)
            for case_id, (begin, target) in self._ways.items()
        }

    def start(self, before: Mapping[str, QRectF], after: Mapping[str, QRectF]) -> None:
        """Let the blocks that have a place in both glide; what was gliding is where it belongs."""
        self.stop()
        self._ways = {
            case_id: (before[case_id].topLeft(), place)
            for case_id, place in after.items()
            if case_id in before and before[case_id].topLeft() != place.topLeft()
        }
        if self._ways:
            self._movement.start()

    def stop(self) -> None:
        """Every block is where it belongs."""
        if self._ways:
            self._ways = {}
            self._movement.stop()
            self.changed.emit()


def places_seen(view: PlacedTable, model: BoardModel, case_ids: Collection[str]) -> dict[str, QRectF]:
    """Where these cases are in the viewport, by case id; those not seen are left out; none where they are many."""
    if len(case_ids) > _MOST or not view.isVisible():
        return {}
    area = view.geometry_in_use.bar_area()
    sight = QRectF(view.viewport().rect())
    sight.setLeft(area.left())
    sight.setRight(area.right())
    places = {case_id: QRectF(view.visualRect(model.index_of_case(case_id))) for case_id in case_ids}
    return {case_id: place for case_id, place in places.items() if sight.intersects(place)}
