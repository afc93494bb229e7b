"""The field to search with: its signs are as large as its words, and clear it with one click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.widgets.search_field import SearchField


@pytest.fixture(autouse=True)
def usual_text(window: MainWindow) -> Iterator[None]:
    yield
    window.act[Act.TEXT_100].trigger()


def drawn_width(field: SearchField, until: int) -> int:
    """How wide what is drawn left of the words is, in pixels."""
    seen: QImage = field.grab().toImage()
    paper = QColor(seen.pixel(until - 1, field.height() // 2)).rgb()
    columns = [
        x for x in range(4, until) if any(QColor(seen.pixel(x, y)).rgb() != paper for y in range(6, field.height() - 6))
    ]
    return max(columns) - min(columns) + 1


def test_the_lens_is_as_large_as_the_text(sample: MainWindow) -> None:
    sample.setFocus()
    field = sample.page.tray.search
    usual = drawn_width(field, 9 + 16 + 3)
    sample.act[Act.TEXT_200].trigger()
    QTest.qWait(50)
    assert drawn_width(field, 9 + 32 + 3) in range(2 * usual - 2, 2 * usual + 3)


def test_the_sign_that_clears_is_as_large_as_the_text_and_clears(sample: MainWindow) -> None:
    field = sample.page.tray.search
    assert not field.clear_sign.isVisible()
    field.setText("asylum")
    usual = field.clear_sign.size()
    sample.act[Act.TEXT_200].trigger()
    QTest.qWait(50)
    assert field.clear_sign.width() > 1.7 * usual.width()
    assert field.rect().contains(field.clear_sign.geometry())
    QTest.mouseClick(field.clear_sign, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert field.text() == ""
    assert not field.clear_sign.isVisible()


def test_the_sign_that_clears_has_a_name_and_stops_no_tab(sample: MainWindow) -> None:
    sign = sample.page.tray.search.clear_sign
    assert sign.accessibleName() == "Clear"
    assert sign.focusPolicy() == Qt.FocusPolicy.NoFocus
