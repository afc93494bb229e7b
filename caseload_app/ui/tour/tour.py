"""Leads through the steps: puts ring and card beside the part that is meant, and remembers that the tour was seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Signal
from PySide6.QtWidgets import QApplication, QWidget

from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.tour.card import TourCard
from caseload_app.ui.tour.ring import Ring
from caseload_app.ui.tour.steps import STEPS, Part

_GLIDE_MS = 160
_AIR = 12
_AROUND = 5


class Tour(QObject):
    """Over a page; what lies under it can be used all the while."""

    ended = Signal()
    """It was gone through, or skipped."""

    def __init__(self, page: QWidget, theme: Theme, find: Mapping[Part, Callable[[], QWidget]]) -> None:
        """Make it, hidden.

        Args:
            page: what it lies over.
            theme: the colours in use.
            find: brings the part of a step to sight, and gives it.
        """
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._find = find
        self._number = 0
        self._came_from: QWidget | None = None
        self.ring = Ring(theme, page)
        self.card = TourCard(page)
        self.card.next_clicked.connect(lambda: self._go(self._number + 1))
        self.card.back_clicked.connect(lambda: self._go(self._number - 1))
        self.card.skipped.connect(self.end)
        self._glide = QPropertyAnimation(self.card, b"pos", self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        page.installEventFilter(self)
        theme.changed.connect(self._place)

    @property
    def is_on(self) -> bool:
        """Whether it is shown."""
        return not self.card.isHidden()

    @property
    def part(self) -> Part:
        """What the step is about."""
        return STEPS[self._number].part

    def offer(self) -> None:
        """Show the first step and leave the focus where it is."""
        self._go(0)

    def start(self) -> None:
        """Show the first step, or go on with the one that is shown, by keyboard."""
        self._came_from = QApplication.focusWidget()
        if not self.is_on:
            self._go(0)
        self.card.next.setFocus()

    def end(self) -> None:
        """Away with it."""
        had_focus = self.card.isAncestorOf(QApplication.focusWidget() or self._page)
        self._glide.stop()
        self.ring.hide()
        self.card.hide()
        if had_focus and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self.ended.emit()

    def stop(self) -> None:
        """Take it from the screen because what it is about is gone; it may be offered again."""
        self.ring.hide()
        self.card.hide()

    def _go(self, number: int) -> None:
        if number >= len(STEPS):
            self.end()
            return
        was_on, had_focus = self.is_on, self.card.isAncestorOf(QApplication.focusWidget() or self._page)
        self._number = max(0, number)
        self.card.show_step(self._number)
        before = self.card.pos()
        self.ring.show()
        self.card.show()
        self._place()
        if had_focus:
            self.card.next.setFocus()
        if was_on and self._theme.animates:
            self._glide.setStartValue(before)
            self._glide.setEndValue(self.card.pos())
            self._glide.start()

    def _place(self) -> None:
        if not self.is_on:
            return
        self._glide.stop()
        target = self._find[self.part]()
        around = QRect(target.mapTo(self._page, QPoint(0, 0)), target.size())
        self.ring.setGeometry(around.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(self._page.rect()))
        self.card.settle()
        self.card.move(beside(around, QRect(QPoint(0, 0), self.card.size()), self._page.rect()))
        self.ring.raise_()
        self.card.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)


def beside(target: QRect, card: QRect, page: QRect) -> QPoint:
    """Where a card stands: below a low target; low and beside a high one, or inside it where no side has room."""
    if target.bottom() + _AIR + card.height() <= page.bottom() - _AIR:
        x, y = target.left(), target.bottom() + _AIR
    else:
        y = page.bottom() - card.height() - 5 * _AIR
        if target.right() + _AIR + card.width() <= page.right() - _AIR:
            x = target.right() + _AIR
        elif target.left() - _AIR - card.width() >= page.left() + _AIR:
            x = target.left() - _AIR - card.width()
        else:
            x = target.center().x() - card.width() // 2
    return QPoint(
        max(_AIR, min(x, page.right() - card.width() - _AIR)), max(_AIR, min(y, page.bottom() - card.height() - _AIR))
    )
