"""Suggest who takes what, in every mode: the team on a day, through the solver and its judge. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.team import Team
from solver.assignment import Assignment
from solver.check import WrongAnswer
from solver.problem import Mode, Policy, Problem
from solver.result import Result

if TYPE_CHECKING:
    from solver.run import Progress


class SuggestionRefused(Exception):
    """The answer broke a rule or its figures were wrong: a fault in the program. Nobody may see such an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A question and its answer, judged and found legal.

    Where only some cases were asked about, all others are locked in the problem.
    """

    problem: Problem
    result: Result

    @property
    def assignment(self) -> Assignment:
        """Who would hold which case."""
        return Assignment(self.problem, self.result.worker_of)


def suggest(  # noqa: PLR0913  (what a manager may ask, all by name)
    team: Team,
    policy: Policy,
    day: date,
    mode: Mode = Mode.ALLOCATE,
    *,
    max_moves: int = 0,
    covered: Iterable[str] = (),
    any_team: bool = False,
    only: Collection[str] | None = None,
    last_seen: Mapping[str, str | None] | None = None,
    known: Mapping[str, str | None] | None = None,
    time_limit: float = 60.0,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Suggestion:
    """The best suggestion for a team, or the best found when the time limit or a stop ends the search.

    Args:
        team: as read.
        policy: the council's, with the team's own settings in it already.
        day: the day of allocation.
        mode: what is wanted.
        max_moves: how many held cases may move.
        covered: the workers to cover for, by id; in mode cover, and only there, at least one.
        any_team: whether a case may leave its team.
        only: the cases to look at, by id; all others stay where they are. None: every case.
        last_seen: the suggestion that the manager last saw, to stay close to.
        known: an answer already known, than which this one is never worse.
        time_limit: seconds for the search.
        on_progress: told how it goes, in the thread that searches.
        should_stop: asked again and again; true ends the search with the best so far.

    Raises:
        ValueError: when a covered worker is not in the team, or mode and covered workers do not go together.
        SuggestionRefused: when the judge does not accept the answer.
    """
    problem = team.problem(
        day=day,
        policy=policy,
        mode=mode,
        max_moves=max_moves,
        covered=covered,
        any_team=any_team,
        last_seen=last_seen,
    )
    if only is not None:
        problem = with_others_locked(problem, only)
    return suggested(problem, time_limit=time_limit, known=known, on_progress=on_progress, should_stop=should_stop)


def suggested(
    problem: Problem,
    *,
    time_limit: float = 60.0,
    known: Mapping[str, str | None] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Suggestion:
    """The best suggestion for a problem; arguments and faults as `suggest` has them."""
    from solver.run import solve  # the engine is heavy: loaded when it is wanted

    try:
        result = solve(problem, time_limit=time_limit, known=known, on_progress=on_progress, should_stop=should_stop)
    except WrongAnswer as fault:
        raise SuggestionRefused(_REFUSED.format(fault)) from fault
    return Suggestion(problem=problem, result=result)


def load_engine() -> None:
    """Load what the first suggestion needs before anybody asks for it; to be called in a thread of its own."""
    from solver.run import load

    load()


def with_others_locked(problem: Problem, only: Collection[str]) -> Problem:
    """The problem in which all cases but these stay where they are."""
    cases = tuple(case if case.id in only else replace(case, locked=True) for case in problem.cases)
    return replace(problem, cases=cases)


def with_refusals(problem: Problem, refused: Mapping[str, Collection[str]]) -> Problem:
    """The problem in which no case goes to a worker whom a person refused for it; who has the case already keeps it.

    Args:
        problem: the question.
        refused: the workers by case id; cases that are not in the problem are passed over.
    """
    if not any(case.id in refused for case in problem.cases):
        return problem
    cases = tuple(
        replace(case, excluded=case.excluded | (set(refused[case.id]) - {case.worker_id}))
        if case.id in refused
        else case
        for case in problem.cases
    )
    return replace(problem, cases=cases)


_REFUSED = (
    "The suggestion did not pass the check of the rules, so it is not shown and nothing was written. This is a fault "
    "in the program, not in your data; please report it with this line: {}"
)
