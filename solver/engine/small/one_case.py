"""One case with each worker in turn, everything else as well as can be: what those answers share is done once.

The sets that workers may end with are the same whoever gets the case; with one worker only those count that have it on
that desk and on no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from solver.engine.desks.costs import Costs
from solver.engine.greedy import fill_up, make_legal
from solver.engine.limits import Limits, Over
from solver.engine.reduce import NOBODY, Instance, reduce
from solver.engine.small.one_by_one import TooMany
from solver.engine.small.prices import Floats
from solver.engine.small.small import Choice, sums
from solver.engine.small.table import listed, may_be_listed
from solver.engine.state import State
from solver.objectives import levels_of
from solver.problem import Case, Problem


class OneCase:
    """The answers in which a case goes to somebody by choice.

    Args:
        problem: The problem as it was asked; none of its held cases may move. To move this one, where it is held, is a
            move beyond that, and the only one.
        case: The case, not locked.
        limits: When to stop.

    Raises:
        Over: when time is up or a stop is asked for.
    """

    def __init__(self, problem: Problem, case: Case, limits: Limits) -> None:
        self._instance = reduce(problem if problem.start_worker(case) is None else _with_this_move(problem, case))
        self._names = [level.name for level in levels_of(problem)]
        self._i = next(i for i, free in enumerate(self._instance.cases) if free.id == case.id)
        given_out = _given_out(self._instance, self._i)
        self._table = listed(Costs(given_out), limits) if may_be_listed(given_out) else None
        if self._table is not None:
            self._first = sums(self._table, self._names)
            self._is_with = (self._table.cases >> self._i & 1) != 0
        self._prices: Floats | None = None

    def best_with(self, worker_id: str, known: Mapping[str, str | None], limits: Limits) -> State | None:
        """The best answer with a worker, proved; None where the problem is not small enough, or limits ended it.

        Args:
            worker_id: A worker whom no rule keeps from the case, and who has room for it as things stand.
            known: An answer to begin with, in which the worker has the case.
            limits: When to stop.
        """
        if self._table is None:
            return None
        w = self._instance.worker_ids.index(worker_id)
        best = State(self._table.instance)
        best.put_all(self._table.instance.places(known))
        make_legal(best)
        fill_up(best, limits.is_stopped)
        rows = self._is_with == (self._table.desk == w)
        choice = Choice(self._table.only(rows), best.place, limits)
        first = replace(self._first, cost=self._first.cost[rows])
        try:
            # Whoever it was before, the prices are nearly the same.
            self._prices = choice.sums(first, self._prices)
        except (Over, TooMany):
            return None
        rest = self._names[first.levels :]
        if sum(choice.proved(rest)) < len(rest):
            return None
        answer = State(self._instance)
        answer.put_all(choice.places)
        return answer


def _with_this_move(problem: Problem, case: Case) -> Problem:
    """The problem in which this held case, and no other, may move."""
    return replace(
        problem,
        max_moves=1,
        cases=tuple(
            c if c is case or problem.start_worker(c) is None else replace(c, locked=True) for c in problem.cases
        ),
    )


def _given_out(instance: Instance, i: int) -> Instance:
    """The case as if nobody held it: it is to go to somebody else in any case, and what that costs is the same."""
    case = instance.cases[i]
    options = {w: option for w, option in case.options.items() if w != case.home}
    unheld = replace(case, home=NOBODY, options=options)
    return replace(instance, cases=(*instance.cases[:i], unheld, *instance.cases[i + 1 :]))
