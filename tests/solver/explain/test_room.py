"""The price of room: what is told is worth something, by just as much as solving the changed problem says."""

from __future__ import annotations

from random import Random

from solver.explain.changes import LevelChange
from solver.explain.if_better import above_peak
from solver.explain.room import RoomPrice, price_of_room, ranked
from solver.explain.single_changes import AddSkill, AddWorker, LiftCap, changed
from solver.problem import Mode, Problem, Role
from solver.run import solve
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import SEEDS, in_every_mode, vector
from tests.solver.random_problems import random_problem


def prices_of(problem: Problem) -> list[RoomPrice]:
    return ranked(price_of_room(problem, solve(problem)))


@in_every_mode
def test_each_figure_is_the_difference_between_two_answers(mode: Mode) -> None:
    told = 0
    for seed in range(SEEDS):
        problem = random_problem(Random(f"room {mode} {seed}"), mode, workers=4, cases=7, free=5)
        result = solve(problem)
        for price in price_of_room(problem, result):
            told += 1
            again = solve(changed(problem, price.change))
            told_of = above_peak(result)
            assert vector(again)[:told_of] == vector(price.answer)[:told_of]
            assert price.is_exact
            pairs = [*zip(result.levels, again.levels, strict=True)][:told_of]
            assert price.gain == tuple(LevelChange(o.name, o.value, n.value) for o, n in pairs if o.value != n.value)
            assert price.gain[0].is_better
    assert told > 3


def test_a_point_more_where_it_lets_a_child_go_back_to_a_worker_they_know() -> None:
    problem = a_problem(
        [a_worker("W", room=9), a_worker("X")],
        [a_case("B", held_by="W"), a_case("C", previous_worker_id="W"), a_case("D", "COURT")],
    )
    (price,) = prices_of(problem)
    assert price.change == LiftCap("W", 100, 0)
    assert price.gain[0] == LevelChange("continuity", 10, 0)


def test_as_many_points_as_the_case_left_over_takes_then_a_skill_then_a_colleague() -> None:
    problem = a_problem([a_worker("W", room=8), a_worker("X", skills=frozenset())], [a_case("C", "COURT"), a_case("D")])
    lift, skill, colleague = (price.change for price in prices_of(problem))
    assert lift == LiftCap("W", 700, 0)
    assert skill == AddSkill("X", "court")
    assert isinstance(colleague, AddWorker)
    assert (colleague.worker.role, colleague.worker.skills) == (Role.SW, frozenset({"court"}))


def test_what_lets_more_urgent_cases_be_allocated_comes_first() -> None:
    problem = a_problem(
        [a_worker("W", skills={"court"}, room=1), a_worker("X", skills={"disability"}, room=1)],
        [a_case("C", "CWD"), a_case("D", "COURT")],
    )
    first = prices_of(problem)[0]
    assert first.gain[0] == LevelChange("critical", 1, 0)


def test_where_everything_is_as_good_as_can_be_room_is_worth_nothing() -> None:
    assert prices_of(a_problem([a_worker("W")], [a_case("B", held_by="W"), a_case("C")])) == []


def test_a_colleague_is_not_called_like_somebody_who_is_there() -> None:
    problem = a_problem([a_worker("new: court", skills=frozenset(), role=Role.PA)], [a_case("C", "COURT")])
    (price,) = prices_of(problem)
    assert isinstance(price.change, AddWorker)
    assert price.change.worker.id not in problem.worker
