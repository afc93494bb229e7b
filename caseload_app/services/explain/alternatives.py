"""Everybody else for a case: the rule in the way, or exactly what choosing them would cost, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from caseload_app.domain.team import Team
from caseload_app.domain.wording import Spelling, obstacle
from caseload_app.domain.wording.costs import NO_DIFFERENCE
from caseload_app.domain.wording.obstacles import NOTHING_IN_THE_WAY
from caseload_app.services.explain.comparing import differences
from caseload_app.services.explain.naming import names_of, sentence
from caseload_app.services.suggest import Suggestion
from solver.assignment import Assignment
from solver.explain.alternatives import Alternative, alternatives
from solver.rules import Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherChoice:
    """Somebody else for a case.

    Attributes:
        worker_id: who.
        name: the worker's.
        obstacle: the first rule in the way; None where the worker can be chosen.
        words: the rule in the way, or what decides against choosing them, as a sentence.
        costs: everything that it would cost or gain, a sentence each, the deciding one first.
        cost: what each level loses (negative: gains), in the order of the levels; empty with a rule in the way.
        is_exact: whether that is proved; if not, say "at most" or nothing.
        suggestion: the best answer with this worker, everything else arranged anew; None with a rule in the way.
    """

    worker_id: str
    name: str
    obstacle: Obstacle | None
    words: str
    costs: tuple[str, ...]
    cost: tuple[int, ...]
    is_exact: bool
    suggestion: Suggestion | None


def other_choices(
    team: Team,
    suggestion: Suggestion,
    case_id: str,
    *,
    time_limit: float = 30.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[OtherChoice]:
    """Every worker but the one the suggestion gives the case to, in the team's order, as each is found.

    Args:
        team: the team of the suggestion.
        suggestion: the question, and its answer.
        case_id: the case in question.
        time_limit: seconds for all of them together.
        should_stop: true ends the search with fewer.

    Raises:
        KeyError: when the case is not in the team.
    """
    spelling, names = Spelling.of_team(team), names_of(team)
    problem = suggestion.problem
    found = alternatives(problem, suggestion.result, case_id, time_limit=time_limit, should_stop=should_stop)
    for alternative in found:
        if alternative.cost is not None:
            yield _possible(suggestion, alternative, names[alternative.worker_id])
            continue
        rule = alternative.obstacle
        yield OtherChoice(
            worker_id=alternative.worker_id,
            name=names[alternative.worker_id],
            obstacle=rule,
            words=sentence(NOTHING_IN_THE_WAY if rule is None else obstacle(rule, spelling, problem.day)),
            costs=(),
            cost=(),
            is_exact=alternative.is_exact,
            suggestion=None,
        )


def ranked(choices: Iterable[OtherChoice]) -> list[OtherChoice]:
    """The cheapest first, level by level; then those with a rule in the way, as they came."""
    return sorted(choices, key=lambda choice: (choice.suggestion is None, choice.cost))


def _possible(suggestion: Suggestion, alternative: Alternative, name: str) -> OtherChoice:
    assert alternative.answer is not None
    assert alternative.cost is not None
    problem = replace(suggestion.problem, max_moves=suggestion.problem.max_moves + alternative.extra_moves)
    with_them = Suggestion(problem=problem, result=alternative.answer)
    said = [
        sentence(words) for words in differences(suggestion.assignment, Assignment(problem, with_them.result.worker_of))
    ]
    return OtherChoice(
        worker_id=alternative.worker_id,
        name=name,
        obstacle=None,
        words=said[0] if said else sentence(NO_DIFFERENCE),
        costs=tuple(said),
        cost=tuple(alternative.cost.values()),
        is_exact=alternative.is_exact,
        suggestion=with_them,
    )
