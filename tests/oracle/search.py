"""Exhaustive search: every assignment that the rules between a case and a worker allow is looked at.

Only for small problems (about five workers and six cases that may go somewhere).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.oracle.capacity import Answer
from tests.oracle.inputs import PRIORITIES, OracleCase, OracleProblem
from tests.oracle.levels import levels, priority
from tests.oracle.permission import is_legal, may_receive, start_holder, taken_as_unallocated


@dataclass(frozen=True)
class Best:
    """The best level values in order, by name, and every assignment that has them."""

    levels: dict[str, int]
    answers: tuple[Answer, ...]


def choices(problem: OracleProblem, case: OracleCase) -> list[str | None]:
    """Where a case may be at the end, cap apart: where it is, and with every worker whom the rules let take it."""
    stays = start_holder(problem, case)
    if case.locked or (problem.moves == 0 and stays is not None):
        return [stays]
    takers = [w.name for w in problem.workers if w.name != stays and may_receive(problem, case, w)]
    return [*takers, stays]


def assignments(problem: OracleProblem) -> Iterator[dict[str, str | None]]:
    """Every assignment within the moves allowed; caps are not looked at yet."""

    def extend(
        answer: dict[str, str | None], rest: tuple[OracleCase, ...], moves: int
    ) -> Iterator[dict[str, str | None]]:
        if not rest:
            yield dict(answer)
            return
        case = rest[0]
        stays = start_holder(problem, case)
        for name in choices(problem, case):
            is_move = not taken_as_unallocated(problem, case) and name != stays
            if moves + is_move <= problem.moves:
                answer[case.name] = name
                yield from extend(answer, rest[1:], moves + is_move)

    yield from extend({}, problem.cases, 0)


def size(problem: OracleProblem) -> int:
    """How many assignments there are to look at, the bound on moves apart."""
    product = 1
    for case in problem.cases:
        product *= len(choices(problem, case))
    return product


def is_worse(problem: OracleProblem, answer: Answer, best: tuple[int, ...]) -> bool:
    """Whether the answer falls behind at the first level where it differs."""
    left_over = [priority(problem, case) for case in problem.cases if answer[case.name] is None]
    by_priority = tuple(map(left_over.count, PRIORITIES))
    if by_priority != best[: len(by_priority)]:
        return by_priority > best
    for (_, value), least in zip(levels(problem, answer), best, strict=True):
        if value != least:
            return value > least
    return False


def best(problem: OracleProblem) -> Best:
    """The lexicographically smallest level values of all legal assignments, with all assignments that have them."""
    vector: tuple[int, ...] | None = None
    names: tuple[str, ...] = ()
    answers: list[Answer] = []
    for answer in assignments(problem):
        if vector is not None and is_worse(problem, answer, vector):
            continue
        if not is_legal(problem, answer):
            continue
        names, values = zip(*levels(problem, answer), strict=True)
        if values != vector:
            vector, answers = values, []
        answers.append(answer)
    assert vector is not None, "leaving everything where it is, is always legal"
    return Best(dict(zip(names, vector, strict=True)), tuple(answers))
