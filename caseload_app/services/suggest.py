"""Suggest who takes what, in every mode: the team on a day, through the solver, past the judge. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.team import Team
from solver.assignment import Assignment
from solver.check import judge
from solver.problem import Mode, Policy, Problem
from solver.result import Result

if TYPE_CHECKING:
    from solver.run import Progress


class SuggestionRefused(Exception):
    """The answer broke a rule or its figures were wrong: a fault in the program. Nobody may see such an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A question and its answer, judged and found legal."""

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
        last_seen: the suggestion that the manager last saw, to stay close to.
        known: an answer already known, than which this one is never worse.
        time_limit: seconds for the search.
        on_progress: told how it goes, in the thread that searches.
        should_stop: asked again and again; true ends the search with the best so far.

    Raises:
        ValueError: when a covered worker is not in the team, or mode and covered workers do not go together.
        SuggestionRefused: when the judge does not accept the answer.
    """
    from solver.run import WrongAnswer, solve  # the engine is heavy: loaded when it is wanted

    problem = team.problem(
        day=day,
        policy=policy,
        mode=mode,
        max_moves=max_moves,
        covered=covered,
        any_team=any_team,
        last_seen=last_seen,
    )
    try:
        result = solve(problem, time_limit=time_limit, known=known, on_progress=on_progress, should_stop=should_stop)
    except WrongAnswer as fault:
        raise SuggestionRefused(_REFUSED.format(fault)) from fault
    refuse_unless_right(problem, result)
    return Suggestion(problem=problem, result=result)


def refuse_unless_right(problem: Problem, result: Result) -> None:
    """Hold an answer against the rules and against the values it claims.

    Raises:
        SuggestionRefused: when it breaks a rule, or a level has another value than the answer says.
    """
    judgement = judge(problem, result.worker_of)
    if not judgement.is_legal:
        raise SuggestionRefused(_REFUSED.format(f"it breaks a rule, {judgement.broken[0]}"))
    for level in result.levels:
        if judgement.levels[level.name] != level.value:
            fault = f"the level {level.name} is {judgement.levels[level.name]} and not {level.value}"
            raise SuggestionRefused(_REFUSED.format(fault))


_REFUSED = (
    "The suggestion did not pass the check of the rules, so it is not shown and nothing was written. This is a fault "
    "in the program, not in your data; please report it with this line: {}"
)
