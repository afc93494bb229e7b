"""What the window remembers from one start to the next, on another screen too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caseload_app.app import make_window, show_on_screen
from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.theme.motion import Motion
from caseload_app.ui.window_state import WindowState


def again(qapp: QApplication, folder: Path) -> MainWindow:
    made = make_window(qapp, WindowState(folder / "window.ini"), folder)
    made.show()
    QTest.qWait(60)
    return made


def test_size_text_and_animations_are_as_they_were(window: MainWindow, qapp: QApplication, tmp_path: Path) -> None:
    window.resize(800, 620)
    window.act[Act.TEXT_125].trigger()
    window.act[Act.MOTION_OFF].trigger()
    window.close()
    next_time = again(qapp, tmp_path)
    try:
        assert next_time.size().toTuple() == (800, 620)
        assert next_time.theme.text_size == 125
        assert next_time.theme.motion is Motion.OFF
        assert next_time.act[Act.MOTION_OFF].isChecked()
        assert not next_time.theme.animates
    finally:
        next_time.act[Act.TEXT_100].trigger()
        next_time.close()


def test_a_window_from_a_screen_that_is_gone_is_seen_on_the_one_there_is(
    window: MainWindow, qapp: QApplication, tmp_path: Path
) -> None:
    window.move(9000, 7000)
    window.close()
    next_time = again(qapp, tmp_path)
    try:
        assert any(screen.availableGeometry().intersects(next_time.geometry()) for screen in qapp.screens())
    finally:
        next_time.close()


def test_on_a_screen_too_small_for_it_the_window_covers_the_screen_and_no_more(
    qapp: QApplication, tmp_path: Path
) -> None:
    window = make_window(qapp, WindowState(tmp_path / "window.ini"), tmp_path)
    room = window.screen().availableGeometry()
    window.resize(room.width() + 100, room.height() - 200)
    show_on_screen(window)
    try:
        assert window.isMaximized()
        window.showNormal()
        assert window.width() <= room.width()
    finally:
        window.close()


def test_a_window_that_fits_is_as_large_as_it_was(qapp: QApplication, tmp_path: Path) -> None:
    window = make_window(qapp, WindowState(tmp_path / "window.ini"), tmp_path)
    room = window.screen().availableGeometry()
    window.resize(room.width() - 50, room.height() - 200)
    size = window.size()
    show_on_screen(window)
    try:
        assert not window.isMaximized()
        assert window.size() == size
    finally:
        window.close()


def test_settings_that_make_no_sense_count_as_none(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ntext_size=9000\nmotion=wild\ntheme=pink\n", encoding="utf-8")
    state = WindowState(tmp_path / "window.ini")
    assert (state.text_size, state.motion.value, state.theme.value) == (100, "system", "system")
