"""Finds words that are cut off: what a label or a button says and what room it has."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget


def cut_off(window: QWidget) -> list[str]:
    """Every visible text of a window that is not seen in full, with what is wrong; none when all is well.

    Words that were shortened on purpose end in an ellipsis and have their whole in the hover text.
    """
    return [
        f"{type(one).__name__} {_words(one)!r}: {fault}"
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.window() is window
        for fault in _faults(one, window)
    ]


def _words(one: QWidget) -> str:
    return one.text() if isinstance(one, QLabel | QAbstractButton) else one.accessibleName()


def _faults(one: QWidget, window: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel) and one.text():
        if one.text().endswith("\u2026") and one.toolTip():
            return
        yield from _label_faults(one)
        yield from _place_faults(one, window)
    elif isinstance(one, QAbstractButton) and (one.text() or not one.icon().isNull()):
        needed = _button_needs(one)
        if one.width() < needed:
            yield f"{one.width()} px wide, needs {needed}"
        yield from _place_faults(one, window)


def _label_faults(one: QLabel) -> Iterator[str]:
    room = one.contentsRect()
    if one.wordWrap():
        needed = one.heightForWidth(one.width())
        if one.height() < needed:
            yield f"{one.height()} px high, needs {needed} at a width of {one.width()}"
        widest = max(one.fontMetrics().horizontalAdvance(word) for word in one.text().split())
    else:
        widest = max(one.fontMetrics().horizontalAdvance(line) for line in one.text().splitlines())
    if room.width() < widest:
        yield f"{room.width()} px wide, needs {widest}"
    if room.height() < one.fontMetrics().height() - 1:
        yield f"{room.height()} px high, a line needs {one.fontMetrics().height()}"


def _button_needs(one: QAbstractButton) -> int:
    words = one.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, one.text()).width() if one.text() else 0
    picture = one.iconSize().width() if not one.icon().isNull() else 0
    return words + picture


def _place_faults(one: QWidget, window: QWidget) -> Iterator[str]:
    """Whether it lies inside everything around it, scrolled parts apart."""
    place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
    around = one.parentWidget()
    while around is not None and around is not window:
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            left = around.mapTo(window, QPoint(0, 0)).x()
            if place.left() < left or place.right() > left + around.width():
                yield "beyond the side of what can be scrolled up and down"
            return
        around = around.parentWidget()
    if not window.rect().contains(place):
        yield f"outside the window: {place.getRect()}"
