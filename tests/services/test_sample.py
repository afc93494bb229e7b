"""The sample team: fresh each time, and no heap of copies is left behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.services.open_team import OpenTeam
from caseload_app.services.sample import fresh_sample
from caseload_app.store.backup import backup_folder


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_sample_is_as_it_ships_however_the_last_copy_was_left(tmp_path: Path) -> None:
    with fresh_sample(tmp_path) as first:
        case = first.board.tray[0].case_id
        first.move([case], first.board.rows[0].worker_id, reason="Agreed")
    with fresh_sample(tmp_path) as again:
        assert again.day == date(2026, 3, 2)
        assert case in again.board.card


def test_there_is_nothing_to_undo_in_a_fresh_sample_also_after_a_restart(tmp_path: Path) -> None:
    with fresh_sample(tmp_path) as team:
        assert team.undo_words is None
        assert not team.undo().words
        assert len(team.state.team.cases) == 134
        team.move([team.board.tray[0].case_id], None)
        case_id, path = team.board.tray[0].case_id, team.path
        team.move([case_id], "W08", reason="Agreed")
    with OpenTeam.open(path) as team:
        assert team.board.now.worker_of[case_id] == "W08"
        team.undo()
        assert case_id in team.board.card
        assert team.undo_words is None
        team.redo()
        assert team.redo_words is None
        team.undo()
        assert team.undo_words is None
        assert len(team.state.team.cases) == 134


def test_an_earlier_copy_goes_with_its_backups(tmp_path: Path) -> None:
    with fresh_sample(tmp_path) as first:
        with first.path.open("rb") as kept:
            assert kept.read(6) == b"SQLite"
        backup_folder(first.path).mkdir()
        (backup_folder(first.path) / "2026-03-02 before import.caseload").write_bytes(b"")
    with fresh_sample(tmp_path) as again:
        assert again.path.name == "Sample team.caseload"
    assert files(tmp_path) == ["Sample team.caseload"]


def test_a_copy_that_is_open_elsewhere_stays(tmp_path: Path) -> None:
    with fresh_sample(tmp_path) as first, fresh_sample(tmp_path) as second:
        assert first.path.is_file()
        assert second.path.name == "Sample team 2.caseload"
        assert len(first.board.tray) == len(second.board.tray)


def test_a_team_file_of_somebodys_own_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "Sample team for the training day.caseload"
    own.write_bytes(b"mine")
    fresh_sample(tmp_path).close()
    assert own.read_bytes() == b"mine"
