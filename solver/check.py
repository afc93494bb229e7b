"""The judge of any assignment: rules broken and level values, from rules, points and objectives alone.

It shares nothing with the engine. Every answer passes here before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from solver.assignment import Assignment
from solver.objectives import levels_of
from solver.problem import Problem
from solver.rules import LockedInPlace, Obstacle, cap, pair_obstacle


@dataclass(frozen=True, slots=True)
class Broken:
    """A hard rule that an assignment breaks: which case on which worker, and what stands in the way."""

    case_id: str | None
    worker_id: str | None
    obstacle: Obstacle | str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge found: rules broken (none in a legal answer), and the value of each level by name."""

    broken: tuple[Broken, ...]
    levels: Mapping[str, int]

    @property
    def is_legal(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.broken


class WrongAnswer(Exception):
    """The engine's answer did not pass the judge: a fault in the program, never in the input. Nothing is shown."""


def refuse_unless_right(problem: Problem, worker_of: Mapping[str, str | None], values: Mapping[str, int]) -> Judgement:
    """Hold an answer against the rules and against the values of the levels that it claims.

    Raises:
        WrongAnswer: when it breaks a rule, or a level has another value than is claimed.
    """
    judgement = judge(problem, worker_of)
    if not judgement.is_legal:
        raise WrongAnswer(f"it breaks a rule, {judgement.broken[0]}")
    for name, value in values.items():
        if judgement.levels[name] != value:
            raise WrongAnswer(f"the level {name} is {judgement.levels[name]} and not {value}")
    return judgement


def judge(problem: Problem, worker_of: Mapping[str, str | None]) -> Judgement:
    """Judge an assignment of every case of the problem.

    Raises:
        ValueError: when a case is missing or unknown, or a worker is unknown: that is no assignment at all.
    """
    if worker_of.keys() != problem.case.keys():
        raise ValueError(f"not exactly the cases of the problem: {sorted(worker_of.keys() ^ problem.case.keys())[:3]}")
    unknown = {w for w in worker_of.values() if w is not None and w not in problem.worker}
    if unknown:
        raise ValueError(f"unknown workers: {sorted(unknown)[:3]}")
    assignment = Assignment(problem, worker_of)
    return Judgement(
        broken=(*_broken_by_cases(assignment), *_broken_by_workers(assignment), *_broken_by_moves(assignment)),
        levels={level.name: level.value(assignment) for level in levels_of(problem)},
    )


def _broken_by_cases(assignment: Assignment) -> list[Broken]:
    problem = assignment.problem
    broken = []
    for case in problem.cases:
        start, end = problem.start_worker(case), assignment.worker_of[case.id]
        if end == start:
            continue
        if case.locked:
            broken.append(Broken(case.id, end, LockedInPlace()))
        elif end is None:
            broken.append(Broken(case.id, None, "a held case never becomes unallocated"))
        else:
            obstacle = pair_obstacle(problem, case, problem.worker[end])
            if obstacle is not None:
                broken.append(Broken(case.id, end, obstacle))
    return broken


def _broken_by_workers(assignment: Assignment) -> list[Broken]:
    broken = []
    for worker_id in sorted(assignment.receivers):
        obstacle = cap(
            assignment.load[worker_id],
            assignment.available[worker_id],
            len(assignment.held[worker_id]),
            assignment.maximum_cases[worker_id],
        )
        if obstacle is not None:
            broken.append(Broken(None, worker_id, obstacle))
    return broken


def _broken_by_moves(assignment: Assignment) -> list[Broken]:
    problem = assignment.problem
    moves = len(assignment.moved)
    if moves <= problem.max_moves:
        return []
    over = f"{moves} held cases move, at most {problem.max_moves} may"
    return [Broken(case.id, assignment.worker_of[case.id], over) for case in assignment.moved]
