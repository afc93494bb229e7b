"""What holds for every problem: more hands do no harm, locks keep, emptiness has an answer."""

from __future__ import annotations

from dataclasses import replace

from solver.problem import Mode
from solver.run import solve
from tests.builders import ALL_SKILLS, a_case, a_problem, a_worker
from tests.solver.asking import in_every_mode, problems, vector
from tests.solver.solving import answer, levels


@in_every_mode
def test_an_idle_eligible_worker_whom_no_case_names_never_worsens_the_answer(mode: Mode) -> None:
    for rng, problem in problems(mode, "idle"):
        like = rng.choice(problem.workers)
        idle = replace(like, id="Zz", skills=ALL_SKILLS, start_date=None, leaving_date=None, reductions=())
        with_idle = replace(problem, workers=(*problem.workers, idle))
        assert vector(solve(with_idle)) <= vector(solve(problem))


@in_every_mode
def test_locking_all_of_an_answer_keeps_it(mode: Mode) -> None:
    for _, problem in problems(mode, "lock"):
        found = answer(problem)
        held = [replace(case, worker_id=found[case.id], locked=True) for case in problem.cases]
        assert answer(replace(problem, cases=tuple(held))) == found


@in_every_mode
def test_locking_a_part_of_an_answer_keeps_its_values(mode: Mode) -> None:
    for rng, problem in problems(mode, "part"):
        result = solve(problem)
        stays = {case.id for case in problem.cases if result.worker_of[case.id] == case.worker_id}
        part = [
            replace(case, locked=case.locked or (case.id in stays and rng.random() < 0.5)) for case in problem.cases
        ]
        assert vector(solve(replace(problem, cases=tuple(part)))) == vector(result)


def test_a_team_without_cases_and_a_tray_without_workers_have_answers() -> None:
    assert answer(a_problem([a_worker("Ana")], [])) == {}
    assert answer(a_problem([], [])) == {}
    assert answer(a_problem([], [a_case("C1"), a_case("C2", locked=True)])) == {"C1": None, "C2": None}
    assert set(levels(solve(a_problem([], [a_case("C1")], mode=Mode.REBALANCE)))) >= {"overload", "peak", "spread"}
