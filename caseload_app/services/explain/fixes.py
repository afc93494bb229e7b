"""What would fix a case that is left over: single changes in words, each verified, with the suggestion it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from caseload_app.domain.team import Team
from caseload_app.domain.wording import Spelling
from caseload_app.domain.wording.fixes import single_change
from caseload_app.services.explain.comparing import differences
from caseload_app.services.explain.naming import names_of, sentence
from caseload_app.services.suggest import Suggestion
from solver.explain.fixes import fixes
from solver.explain.single_changes import Change, changed, size


@dataclass(frozen=True, slots=True, kw_only=True)
class FixChoice:
    """A single change after which the case has a worker.

    Attributes:
        change: what to change, typed.
        words: the same as a sentence: "Lift the cap of Ben by 3.0 points".
        worker_id: who takes the case then.
        worker: the worker's name.
        effects: what else it does, a sentence each, the most important first.
        is_suggested: whether the case would get a worker by itself then; if not, the change makes room that a
            suggestion would give to another case just as urgent; the one here gives it to this case.
        suggestion: the question with the change, and its answer; nothing is changed yet.
    """

    change: Change
    words: str
    worker_id: str
    worker: str
    effects: tuple[str, ...]
    is_suggested: bool
    suggestion: Suggestion


def fix_choices(
    team: Team,
    suggestion: Suggestion,
    case_id: str,
    *,
    time_limit: float = 30.0,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[FixChoice]:
    """The single changes that give a left-over case a worker, as each is verified; `smallest_first` sorts them.

    Args:
        team: the team of the suggestion.
        suggestion: the question, and its answer.
        case_id: a case that the suggestion leaves over.
        time_limit: seconds for all of them together.
        should_stop: true ends the search with fewer.

    Raises:
        KeyError: when the case is not in the team.
        ValueError: when the case has a worker.
    """
    spelling, names = Spelling.of_team(team), names_of(team)
    problem, result = suggestion.problem, suggestion.result
    for fix in fixes(problem, result, case_id, time_limit=time_limit, should_stop=should_stop):
        then = Suggestion(problem=changed(problem, fix.change), result=fix.answer)
        yield FixChoice(
            change=fix.change,
            words=sentence(single_change(fix.change, spelling, names)),
            worker_id=fix.worker_id,
            worker=names[fix.worker_id],
            effects=tuple(
                sentence(words) for words in differences(suggestion.assignment, then.assignment, above_peak=True)
            ),
            is_suggested=fix.is_suggested,
            suggestion=then,
        )


def smallest_first(choices: Iterable[FixChoice]) -> list[FixChoice]:
    """The smallest change first; of those as small, as they came."""
    return sorted(choices, key=lambda choice: size(choice.change))
