from __future__ import annotations

from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import Act
from caseload_app.ui.main_window import MainWindow


def test_keys_still_do_things_when_the_last_card_found_is_accepted(sample: MainWindow, qtbot: QtBot) -> None:
    assert sample.desk.team is not None
    draft = sample.desk.team.question().answer()
    sample.desk.do(lambda team, _: team.show(draft))
    assert sample.page.board is not None
    case_id = next(iter(sample.page.board.proposals))
    tray = sample.page.tray
    tray.search.setText(case_id)
    tray.view.setFocus()
    sample.page.select_case(case_id)
    qtbot.waitUntil(tray.view.hasFocus)
    sample.act[Act.ACCEPT].trigger()
    assert not tray.view.isVisible()
    assert not tray.search.hasFocus()
    sample.act[Act.UNDO].trigger()
    assert case_id in sample.desk.team.board.card
