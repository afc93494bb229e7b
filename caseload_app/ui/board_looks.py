"""How a person wants the board to look: sorted, collapsed, zoomed. Kept from one start to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from caseload_app.services.board import Arrangement, Order
from caseload_app.ui.actions import Act
from caseload_app.ui.board import zoom
from caseload_app.ui.board.controls import ORDERS
from caseload_app.ui.board.view import BoardView
from caseload_app.ui.window_state import WindowState


class BoardLooks(QObject):
    """Begins with what was kept, and does what the actions ask."""

    def __init__(self, view: BoardView, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._state = state
        order, size, collapsed = state.board_looks
        view.arrange(Arrangement(next((one for one in Order if one == order), Order.LIST), collapsed))
        view.set_zoom(size)

    def works(self) -> dict[Act, Callable[[], object]]:
        """What each action does."""
        view = self._view
        return {
            **{act: partial(self._sort, order) for act, order in ORDERS.items()},
            Act.COLLAPSE_TEAMS: lambda: view.collapse_all(collapsed=True),
            Act.SHOW_TEAMS: lambda: view.collapse_all(collapsed=False),
            Act.ZOOM_IN: lambda: view.zoom_by(1),
            Act.ZOOM_OUT: lambda: view.zoom_by(-1),
            Act.ZOOM_USUAL: lambda: view.set_zoom(zoom.USUAL),
            Act.CARD: self._card,
        }

    def keep(self) -> None:
        """Remember how the board looks."""
        arrangement = self._view.arrangement
        self._state.keep_board_looks(arrangement.order.value, self._view.zoom, arrangement.collapsed)

    def _sort(self, order: Order) -> None:
        self._view.arrange(self._view.arrangement.sorted_by(order))

    def _card(self) -> None:
        if self._view.hasFocus():
            self._view.show_card()
