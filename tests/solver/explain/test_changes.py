"""What changed between two answers: every case and every worker concerned, and which level decides."""

from __future__ import annotations

from solver.assignment import Assignment
from solver.explain.changes import CaseChange, Kind, LevelChange, WorkerChange, changes
from tests.builders import a_case, a_problem, a_worker

WORKERS = (a_worker("Ann"), a_worker("Ben"))


def test_each_case_has_gained_moved_or_lost_its_worker() -> None:
    problem = a_problem(WORKERS, [a_case("A"), a_case("B"), a_case("C"), a_case("D")])
    before = Assignment(problem, {"A": None, "B": "Ann", "C": "Ann", "D": "Ben"})
    after = Assignment(problem, {"A": "Ann", "B": "Ben", "C": None, "D": "Ben"})
    found = changes(before, after)
    assert [(change.case_id, change.kind) for change in found.cases] == [
        ("A", Kind.GAINED),
        ("B", Kind.MOVED),
        ("C", Kind.LOST),
    ]
    assert found.of_kind(Kind.MOVED) == (CaseChange("B", "Ann", "Ben"),)


def test_each_worker_is_told_with_what_came_and_went() -> None:
    problem = a_problem(WORKERS, [a_case("A", weighs=3), a_case("B", weighs=4)])
    found = changes(Assignment(problem, {"A": "Ann", "B": "Ben"}), Assignment(problem, {"A": "Ben", "B": "Ben"}))
    assert found.workers == (
        WorkerChange(worker_id="Ann", gained=(), lost=("A",), load_before=300, load_after=0),
        WorkerChange(worker_id="Ben", gained=("A",), lost=(), load_before=400, load_after=700),
    )


def test_the_first_level_that_differs_decides() -> None:
    problem = a_problem(WORKERS, [a_case("A", previous_worker_id="Ann"), a_case("B", "COURT")])
    found = changes(Assignment(problem, {"A": "Ben", "B": None}), Assignment(problem, {"A": "Ann", "B": "Ann"}))
    assert found.first_level == LevelChange("critical", 1, 0)
    assert found.first_level.is_better
    assert LevelChange("continuity", 10, 0) in found.levels


def test_the_same_answer_changes_nothing() -> None:
    problem = a_problem(WORKERS, [a_case("A")])
    same = Assignment(problem, {"A": "Ann"})
    found = changes(same, same)
    assert found.is_nothing
    assert found.first_level is None


def test_between_two_states_of_a_team_new_and_gone_cases_are_told() -> None:
    old = a_problem(WORKERS, [a_case("A"), a_case("B")])
    new = a_problem([WORKERS[0], a_worker("Cat")], [a_case("B"), a_case("C")])
    found = changes(Assignment(old, {"A": "Ann", "B": "Ben"}), Assignment(new, {"B": "Cat", "C": "Ann"}))
    assert (found.new_cases, found.gone_cases) == (("C",), ("A",))
    assert found.cases == (CaseChange("B", "Ben", "Cat"),)
    assert [worker.worker_id for worker in found.workers] == ["Ann"]
