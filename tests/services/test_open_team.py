from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import openpyxl
import pytest

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.services.board import why
from caseload_app.services.changed import NOTHING, BoardHasChanged, Changed, NeedsReason, NotDone
from caseload_app.services.open_team import OpenTeam
from caseload_app.services.sample import fresh_sample
from caseload_app.store.backup import backups
from caseload_app.store.errors import OpenedReadOnly
from caseload_app.store.history import StepKind
from caseload_app.store.state import State
from solver.problem import Mode
from solver.rules import AsyeMayNotLead

SAMPLE = Path(str(files("resources") / "samples" / "north_team.xlsx"))


@pytest.fixture
def team(tmp_path: Path) -> Iterator[OpenTeam]:
    with fresh_sample(tmp_path) as made:
        yield made


@pytest.fixture
def suggested(team: OpenTeam) -> OpenTeam:
    team.show(team.question().answer())
    return team


def holder(team: OpenTeam, case_id: str) -> str | None:
    return team.board.case[case_id].worker_id


def test_the_sample_team_is_there_on_its_day(team: OpenTeam) -> None:
    assert team.day == date(2026, 3, 2)
    assert (team.board.totals.workers, team.board.totals.cases, team.board.totals.unallocated) == (12, 134, 14)
    assert team.undo_words is None


def test_a_second_sample_does_not_touch_the_first(team: OpenTeam) -> None:
    with fresh_sample(team.path.parent) as second:
        assert second.path.name == "Sample team 2.caseload"


def test_a_move_within_the_rules_is_saved_and_says_what_changed(team: OpenTeam) -> None:
    changed = team.move(["C-2001"], "W03", change_reason=ChangeReason.CHCHAN)
    assert "C-2001" in changed.case_ids
    assert changed.worker_ids == {"W01", "W03"}
    assert changed.words == f"C-2001 moved to Daniel Whitcombe, now {team.board.row['W03'].percent} %"
    with OpenTeam.open(team.path) as beside:
        assert holder(beside, "C-2001") == "W03"
        last = beside.steps()[-1]
        assert (last.kind, last.change_reason) == (StepKind.MOVE, "CHCHAN")


def test_a_hard_rule_wants_a_reason_which_is_recorded(team: OpenTeam) -> None:
    with pytest.raises(NeedsReason, match="ASYE may not lead") as refused:
        team.move(["C-2001"], "W08", reason="  ")
    assert isinstance(refused.value.in_the_way[0].obstacle, AsyeMayNotLead)
    assert holder(team, "C-2001") == "W01"
    team.move(["C-2001"], "W08", reason=" The family asked ")
    last = team.steps()[-1]
    assert last.reason == "The family asked"
    assert last.words == "C-2001 moved to Jack Ellison-Moore, although: ASYE may not lead"


def test_dropping_on_the_tray_leaves_a_case_unallocated(team: OpenTeam) -> None:
    assert team.move(["C-2001"], None).words == "C-2001 left unallocated"
    assert team.board.card["C-2001"].previous_worker == "Amara Okafor"
    assert team.steps()[-1].change_reason is None


def test_a_move_to_where_a_case_is_does_nothing(team: OpenTeam) -> None:
    revision = team.revision
    assert team.move(["C-2001"], "W01") == NOTHING
    assert team.revision == revision


def test_a_suggestion_is_shown_and_not_saved(suggested: OpenTeam) -> None:
    assert suggested.board.totals.suggested == 13
    assert suggested.board.totals.unallocated == 14
    with OpenTeam.open(suggested.path) as beside:
        assert beside.board.totals.suggested == 0


def test_accepting_all_is_one_undo(suggested: OpenTeam) -> None:
    proposals = dict(suggested.board.proposals)
    assert suggested.accept_all().words == "13 suggestions accepted"
    assert {case_id: holder(suggested, case_id) for case_id in proposals} == proposals
    assert suggested.board.proposals == {}
    suggested.undo()
    assert suggested.board.proposals == proposals
    suggested.redo()
    assert suggested.board.proposals == {}


def test_accepting_one_leaves_the_others_open(suggested: OpenTeam) -> None:
    case_id, worker_id = next(iter(suggested.board.proposals.items()))
    changed = suggested.accept([case_id])
    assert holder(suggested, case_id) == worker_id
    assert len(suggested.board.proposals) == 12
    assert changed.case_ids == {case_id}
    assert suggested.accept([case_id]) == NOTHING


def test_dragging_a_suggested_case_elsewhere_takes_it_out_of_the_draft(suggested: OpenTeam) -> None:
    case_id = next(iter(suggested.board.proposals))
    suggested.move([case_id], "W05", reason="On leave, but she asked for it")
    assert case_id not in suggested.board.proposals
    suggested.undo()
    assert case_id in suggested.board.proposals


def test_a_suggestion_that_no_longer_fits_wants_a_reason(suggested: OpenTeam) -> None:
    case_id, worker_id = next(iter(suggested.board.proposals.items()))
    others = [case.id for case in suggested.board.now.held["W12"]]
    suggested.move(others, worker_id, reason="Filling up")
    with pytest.raises(NeedsReason, match="over"):
        suggested.accept([case_id])
    suggested.accept([case_id], reason="All the same")
    assert suggested.steps()[-1].reason == "All the same"


def test_a_refusal_is_told_in_the_history_and_can_be_taken_back(suggested: OpenTeam) -> None:
    case_id, worker_id = next(iter(suggested.board.proposals.items()))
    with pytest.raises(NotDone, match="why"):
        suggested.refuse([case_id], " ")
    suggested.refuse([case_id], "Knows the father")
    assert case_id not in suggested.board.proposals
    assert holder(suggested, case_id) is None
    last = suggested.steps()[-1]
    assert (last.kind, last.reason) == (StepKind.REFUSE, "Knows the father")
    (change,) = suggested._file.changes(last.number)
    assert (change.thing, change.before) == (case_id, {"worker_id": worker_id})
    suggested.undo()
    assert case_id in suggested.board.proposals
    suggested.redo()
    assert case_id not in suggested.board.proposals


def test_what_was_refused_is_not_suggested_again_until_that_is_undone(suggested: OpenTeam) -> None:
    case_id, refused = next(iter(suggested.board.proposals.items()))
    suggested.refuse([case_id], "Knows the father")
    suggested.show(suggested.question().answer())
    assert suggested.board.proposals.get(case_id) != refused
    suggested.undo()
    assert refused not in suggested.question().problem.case[case_id].excluded


def test_a_refusal_outlives_a_restart_and_ends_with_the_next_import(suggested: OpenTeam) -> None:
    case_id, refused = next(iter(suggested.board.proposals.items()))
    suggested.refuse([case_id], "Knows the father")
    suggested.close()
    with OpenTeam.open(suggested.path) as again:
        assert refused in again.question().problem.case[case_id].excluded
        again.import_(again.read_workbook(SAMPLE))
        assert refused not in again.question().problem.case[case_id].excluded
        again.undo()
        assert refused in again.question().problem.case[case_id].excluded


def test_a_refusal_done_again_leaves_the_suggestion_of_somebody_else_alone(suggested: OpenTeam) -> None:
    case_id = next(iter(suggested.board.proposals))
    suggested.refuse([case_id], "Knows the father")
    suggested.show(suggested.question().answer())
    somebody_else = suggested.board.proposals[case_id]
    suggested.undo()
    suggested.redo()
    assert suggested.board.proposals[case_id] == somebody_else


def test_who_was_refused_can_still_be_chosen_by_hand(suggested: OpenTeam) -> None:
    case_id, refused = next(iter(suggested.board.proposals.items()))
    suggested.refuse([case_id], "Knows the father")
    (other,) = [one for one in why(suggested.board, case_id).others if one.worker_id == refused]
    assert other.words == "Suggested before, and refused"
    suggested.move([case_id], refused)
    assert holder(suggested, case_id) == refused
    assert refused not in suggested.question().problem.case[case_id].excluded


def test_a_lock_on_a_suggestion_accepts_it_and_the_next_suggestion_leaves_it_alone(suggested: OpenTeam) -> None:
    case_id, worker_id = next(iter(suggested.board.proposals.items()))
    suggested.lock([case_id])
    assert suggested.board.case[case_id].locked
    assert holder(suggested, case_id) == worker_id
    suggested.show(suggested.question().answer())
    assert case_id not in suggested.board.proposals
    suggested.undo()
    assert holder(suggested, case_id) is None


def test_a_case_locked_in_the_tray_is_not_suggested(team: OpenTeam) -> None:
    case_id = team.board.tray[0].case_id
    assert team.lock([case_id]).words == f"{case_id} locked"
    team.show(team.question().answer())
    assert case_id not in team.board.proposals
    assert team.unlock([case_id]).words == f"{case_id} unlocked"
    assert team.lock([]) == NOTHING
    assert team.unlock([case_id]) == NOTHING


def test_a_suggestion_for_a_board_that_has_changed_is_put_aside(team: OpenTeam) -> None:
    answer = team.question().answer()
    team.move(["C-2001"], None)
    with pytest.raises(BoardHasChanged, match="Suggest again"):
        team.show(answer)
    assert team.draft is None


def test_another_day_puts_the_suggestion_aside(suggested: OpenTeam) -> None:
    changed = suggested.set_day(date(2026, 3, 9))
    assert changed.everything
    assert suggested.draft is None
    assert suggested.board.day == date(2026, 3, 9)
    assert suggested.undo().everything
    assert suggested.day == date(2026, 3, 2)


def test_without_a_chosen_day_it_is_today(tmp_path: Path) -> None:
    with OpenTeam.create(tmp_path / "a.caseload") as team:
        assert team.is_empty
        assert team.day == date.today()  # noqa: DTZ011
        assert team.set_day(None) == NOTHING


def test_a_suggestion_put_aside_changes_nothing_saved(suggested: OpenTeam) -> None:
    revision = suggested.revision
    changed = suggested.drop_draft()
    assert len(changed.case_ids) == 13
    assert suggested.revision == revision


def test_cases_of_a_covered_worker_move_with_their_reason_and_those_left_over_stay(team: OpenTeam) -> None:
    team.show(team.question(Mode.COVER, covered=["W09"], time_limit=5).answer())
    from_leaver = [case_id for case_id in team.board.proposals if holder(team, case_id) == "W09"]
    assert from_leaver
    assert any(block.is_moved_away for block in team.board.row["W09"].blocks)
    left = {case.id for case in team.board.now.held["W09"]} - set(from_leaver)
    team.accept_all()
    assert all(holder(team, case_id) == "W09" for case_id in left)
    last = {row.case_id: row for row in team.state.team.involvements}
    assert last[from_leaver[0]].change_reason == "LEFTRL"


def test_an_import_is_backed_up_and_one_undo_takes_it_back(team: OpenTeam) -> None:
    team.move(["C-2001"], "W03")
    before = team.state
    changed = team.import_(team.read_workbook(SAMPLE))
    assert changed.everything
    assert holder(team, "C-2001") == "W03"  # the workbook knows nothing of it, so the decision stays
    (backup,) = backups(team.path)
    with OpenTeam.open(backup) as saved:
        assert saved.state == before
    team.undo()
    assert team.state == before


def test_reading_a_workbook_changes_nothing(team: OpenTeam) -> None:
    revision, state = team.revision, team.state
    intake = team.read_workbook(SAMPLE)
    assert intake.can_import
    assert (intake.errors, len(intake.findings)) == (0, intake.warnings)
    assert intake.sha256 == hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    assert (team.revision, team.state) == (revision, state)


def test_a_workbook_read_for_another_board_is_read_again(team: OpenTeam) -> None:
    intake = team.read_workbook(SAMPLE)
    team.move(["C-2001"], None)
    with pytest.raises(BoardHasChanged, match="Read it again"):
        team.import_(intake)


def test_a_file_that_is_no_workbook_has_a_finding_and_is_not_imported(team: OpenTeam, tmp_path: Path) -> None:
    nothing = tmp_path / "notes.xlsx"
    nothing.write_text("not a workbook")
    intake = team.read_workbook(nothing)
    assert intake.errors == 1
    assert not intake.can_import
    with pytest.raises(NotDone, match=r"nothing in notes\.xlsx"):
        team.import_(intake)
    assert not team.read_workbook(tmp_path / "missing.xlsx").can_import


def test_rows_kept_out_are_counted(team: OpenTeam, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(SAMPLE)
    book["Cases"]["D2"] = "Child Prot"
    book["Cases"]["K2"] = "soon"
    book["Cases"]["D9"] = "???"
    path = tmp_path / "bad.xlsx"
    book.save(path)
    intake = team.read_workbook(path)
    assert intake.cases_kept_out == 2
    team.import_(intake)
    assert team.board.totals.cases == 132


def test_the_sheet_compares_with_the_last_import(suggested: OpenTeam, tmp_path: Path) -> None:
    accepted = dict(suggested.board.proposals)
    suggested.accept_all()
    suggested.move(["C-2001"], "W03", reason="They asked", change_reason=ChangeReason.CHCHAN)
    suggested.move(["C-2017"], None, reason="Not now")
    target = tmp_path / "sheet.xlsx"
    suggested.sheet().write(target)
    book = openpyxl.load_workbook(target)
    headings, *rows = book["Allocations"].iter_rows(values_only=True)
    by_id = {row[0]: dict(zip(headings, row, strict=True)) for row in rows}
    assert len(by_id) == 134
    for case_id, worker_id in accepted.items():
        assert (by_id[case_id]["Worker ID"], by_id[case_id]["Status"]) == (worker_id, "suggested")
    moved = by_id["C-2001"]
    assert [moved[name] for name in ("Status", "From worker ID", "Change reason")] == ["moved", "W01", "CHCHAN"]
    assert by_id["C-2017"]["Status"] == "unallocated"
    summary = {row[0]: row[1:] for row in book["Summary"].iter_rows(values_only=True)}
    assert summary["Input file"][0] == "north_team.xlsx"
    assert summary["continuity"][1] == "not proved"


def test_a_suggestion_accepted_as_a_whole_tells_what_it_proved(suggested: OpenTeam, tmp_path: Path) -> None:
    suggested.accept_all()
    target = tmp_path / "sheet.xlsx"
    suggested.sheet().write(target)
    summary = {row[0]: row[1:] for row in openpyxl.load_workbook(target)["Summary"].iter_rows(values_only=True)}
    assert summary["continuity"][1] == "proved"


def what_would_fix(path: Path) -> dict[str, str | None]:
    headings, *rows = openpyxl.load_workbook(path)["Unallocated"].iter_rows(values_only=True)
    return {row[0]: row[headings.index("What would fix it")] for row in rows}


def test_the_sheet_says_what_would_fix_a_case_that_the_accepted_suggestion_leaves_over(
    suggested: OpenTeam, tmp_path: Path
) -> None:
    suggested.accept_all()
    suggested.sheet().write(tmp_path / "sheet.xlsx")
    (words,) = what_would_fix(tmp_path / "sheet.xlsx").values()
    assert words is not None
    assert words.startswith("Lift the cap of Selam Haile-Burke")
    assert words.endswith("7.0 points of asylum capacity short: 0.09 FTE")


def test_before_anything_is_accepted_the_sheet_says_what_is_short_only_where_nobody_could_take_a_case(
    team: OpenTeam, tmp_path: Path
) -> None:
    team.sheet().write(tmp_path / "sheet.xlsx")
    words = what_would_fix(tmp_path / "sheet.xlsx")
    assert words["C-2214"] == "7.0 points of asylum capacity short: 0.09 FTE"
    assert words["C-2201"] is None


def test_the_second_to_open_sees_what_the_first_saves_and_changes_nothing(team: OpenTeam) -> None:
    with OpenTeam.open(team.path) as second:
        assert second.read_only is not None
        team.move(["C-2001"], None)
        assert second.refresh().everything
        assert holder(second, "C-2001") is None
        changes: list[Callable[[], Changed]] = [
            lambda: second.move(["C-2002"], None),
            lambda: second.lock(["C-2002"]),
            second.undo,
            second.accept_all,
            lambda: second.set_day(None),
            lambda: second.import_(second.read_workbook(SAMPLE)),
        ]
        for change in changes:
            with pytest.raises(OpenedReadOnly, match="look at only"):
                change()


def test_undo_goes_back_to_the_empty_file_and_no_further(tmp_path: Path) -> None:
    with OpenTeam.create(tmp_path / "north.caseload") as team:
        team.set_day(date(2026, 3, 2))
        team.import_(team.read_workbook(SAMPLE))
        assert team.undo().words == "Undone: Imported north_team.xlsx: 134 cases, 12 workers"
        team.undo()
        assert team.state == State()
        assert team.undo() == NOTHING
        assert team.undo_words is None
        assert team.redo_words == "Allocation day: 2 Mar 2026"


def test_a_suggestion_shown_while_looking_goes_when_somebody_else_changes_the_team(team: OpenTeam) -> None:
    with OpenTeam.open(team.path) as second:
        second.show(second.question().answer())
        second.refresh()
        assert second.board.totals.suggested == 13
        team.set_day(date(2026, 3, 9))
        second.refresh()
        assert (second.draft, second.board.totals.suggested) == (None, 0)
        assert second.day == date(2026, 3, 9)
