"""What explains a case: costs of others, or what would fix it, held against the right suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.services.changed import BoardHasChanged
from caseload_app.services.explanation import Explanation, explanations
from caseload_app.services.open_team import OpenTeam
from caseload_app.services.sample import fresh_sample
from solver.explain.single_changes import ReleaseLock

LEFT_OVER = "C-2214"


@pytest.fixture
def team(tmp_path: Path) -> OpenTeam:
    return fresh_sample(tmp_path)


def explained(team: OpenTeam, case_id: str) -> list[Explanation]:
    return list(explanations(team.basis(case_id), case_id, lambda: False))


def test_costs_come_one_after_another_and_are_ranked_at_the_end(team: OpenTeam) -> None:
    team.show(team.question().answer())
    case_id = next(iter(team.board.proposals))
    told = explained(team, case_id)
    assert [len(one.others) for one in told[:-1]] == list(range(len(team.board.rows)))
    assert not any(one.is_complete for one in told[:-1])
    last = told[-1]
    assert last.is_complete
    assert last.worker_id == team.board.proposals[case_id]
    costs = [other.cost for other in last.others if other.suggestion is not None]
    assert costs == sorted(costs)
    assert all(other.obstacle is not None for other in last.others[len(costs) :])


def test_an_untouched_suggestion_is_the_one_that_is_explained(team: OpenTeam) -> None:
    draft = team.question().answer()
    team.show(draft)
    assert team.basis().suggestion is draft.suggestion
    team.accept([next(iter(team.board.proposals))])
    assert team.basis().suggestion is None, "what was accepted has changed the question"


def test_without_a_suggestion_the_best_one_is_looked_for_first(team: OpenTeam) -> None:
    (last,) = [one for one in explained(team, "C-2201") if one.is_complete]
    assert last.worker_id is not None
    assert last.basis.result.is_proved
    assert all(value >= 0 for other in last.others for value in other.cost[:1])


def test_a_case_left_over_is_told_what_would_fix_it_and_what_is_short(team: OpenTeam) -> None:
    team.show(team.question().answer())
    last = explained(team, LEFT_OVER)[-1]
    assert last.worker_id is None
    assert last.staffing
    assert last.fixes
    for fix in last.fixes:
        assert fix.suggestion.result.worker_of[LEFT_OVER] == fix.worker_id


def test_told_to_stop_it_stops_and_says_that_it_is_not_complete(team: OpenTeam) -> None:
    team.show(team.question().answer())
    told: list[Explanation] = []
    told.extend(explanations(team.basis("C-2201"), "C-2201", lambda: len(told) >= 3))
    assert len(told) < len(team.board.rows)
    assert not told[-1].is_complete


def test_a_preview_changes_neither_the_team_nor_the_board(team: OpenTeam) -> None:
    team.show(team.question().answer())
    before, revision, proposals = team.state, team.revision, dict(team.board.proposals)
    fix = explained(team, LEFT_OVER)[-1].fixes[0]
    shown = team.preview(fix.suggestion)
    assert shown.proposals[LEFT_OVER] == fix.worker_id
    assert (team.state, team.revision, dict(team.board.proposals)) == (before, revision, proposals)


def test_a_preview_that_is_kept_becomes_the_suggestion(team: OpenTeam) -> None:
    team.show(team.question().answer())
    fix = explained(team, LEFT_OVER)[-1].fixes[0]
    team.keep(fix.suggestion, team.revision)
    assert team.board.proposals[LEFT_OVER] == fix.worker_id
    assert team.state.team.cases[0].worker_id == team.board.now.worker_of[team.state.team.cases[0].id]


def test_a_lock_that_has_to_go_is_released_when_the_preview_is_kept_and_one_undo_brings_it_back(
    team: OpenTeam,
) -> None:
    team.lock(["C-2201"])
    team.show(team.question().answer())
    fix = explained(team, "C-2201")[-1].fixes[0]
    assert isinstance(fix.change, ReleaseLock)
    shown = team.preview(fix.suggestion, released=["C-2201"])
    assert "C-2201" in shown.proposals
    assert team.board.case["C-2201"].locked
    team.keep(fix.suggestion, team.revision, released=["C-2201"])
    assert "C-2201" in team.board.proposals
    team.undo()
    assert team.board.case["C-2201"].locked


def test_what_belongs_to_an_older_board_is_not_kept(team: OpenTeam) -> None:
    team.show(team.question().answer())
    fix = explained(team, LEFT_OVER)[-1].fixes[0]
    revision = team.revision
    team.lock(["C-2001"])
    with pytest.raises(BoardHasChanged):
        team.keep(fix.suggestion, revision)


def test_a_second_suggestion_knows_the_one_before(team: OpenTeam) -> None:
    first = team.question().answer()
    team.show(first)
    team.lock(["C-2201"])
    team.show(team.question().answer())
    assert team.draft is not None
    assert team.draft.earlier is first.suggestion
