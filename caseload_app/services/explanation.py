"""Everything that explains one case, as it is found: what choosing others would cost, or what would fix it.

An explanation belongs to one board. It is held against the suggestion on it; where that is not untouched any more, or
there is none, against the best one for the team as it stands, which is looked for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from caseload_app.domain.team import Team
from caseload_app.services.board import Board
from caseload_app.services.draft import Draft
from caseload_app.services.explain import (
    FixChoice,
    OtherChoice,
    fix_choices,
    other_choices,
    ranked,
    staffing_lines,
)
from caseload_app.services.question import Question
from caseload_app.services.suggest import Suggestion, suggested

_SECONDS = 30.0


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What explanations are held against.

    Attributes:
        team: with the names that may be shown.
        question: what to ask where there is no suggestion to hold them against.
        suggestion: the one on the board, while it is untouched.
    """

    team: Team
    question: Question
    suggestion: Suggestion | None

    @property
    def revision(self) -> int:
        """The board's revision that this belongs to."""
        return self.question.revision

    def best(self, should_stop: Callable[[], bool]) -> Suggestion:
        """The suggestion to hold explanations against."""
        if self.suggestion is not None:
            return self.suggestion
        return suggested(self.question.problem, time_limit=_SECONDS, should_stop=should_stop)


def basis_of(question: Question, board: Board, draft: Draft | None, case_id: str | None) -> Basis:
    """What explanations are held against as a board stands.

    Args:
        question: about the team as it stands; what the suggestion on the board was asked counts instead.
        board: what is shown.
        draft: the suggestion on it.
        case_id: the case to be explained; where the suggestion on the board was not asked about it, it is held
            against one for every case.
    """
    asked = None if draft is None else draft.suggestion.problem
    untouched = draft is not None and draft.revision == question.revision and not draft.refused
    if asked is not None and case_id is not None and asked.case[case_id].locked is not board.case[case_id].locked:
        asked, untouched = None, False
    if asked is not None:
        moves = sum(board.now.worker_of[case] is not None for case in board.proposals)
        question = replace(question, mode=asked.mode, max_moves=moves, covered=asked.covered, any_team=asked.any_team)
    return Basis(
        team=board.team,
        question=replace(question, last_seen=None),
        suggestion=draft.suggestion if draft is not None and untouched else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is known of one case so far.

    Attributes:
        basis: the suggestion that it is held against.
        worker_id: whom that gives the case to; None: it is left over.
        others: everybody else, as found; once complete the cheapest first.
        fixes: of a case left over: single changes that give it a worker, the smallest first.
        staffing: of a case left over: what is short, in sentences.
        is_complete: whether nothing more comes.
    """

    revision: int
    basis: Suggestion
    worker_id: str | None
    others: tuple[OtherChoice, ...] = ()
    fixes: tuple[FixChoice, ...] = ()
    staffing: tuple[str, ...] = ()
    is_complete: bool = False


def explanations(basis: Basis, case_id: str, should_stop: Callable[[], bool]) -> Iterator[Explanation]:
    """What explains a case, more of it every time; ends early, and incomplete, when it is to stop.

    Raises:
        KeyError: when the case is not in the team.
        SuggestionRefused: when an answer does not pass the check of the rules.
    """
    best = basis.best(should_stop)
    if should_stop():
        return
    worker_id = best.result.worker_of[case_id]
    said = Explanation(revision=basis.revision, basis=best, worker_id=worker_id)
    if worker_id is None:
        said = replace(said, staffing=staffing_lines(basis.team, best.assignment, case_id))
        yield said
        for fix in fix_choices(basis.team, best, case_id, time_limit=_SECONDS, should_stop=should_stop):
            said = replace(said, fixes=(*said.fixes, fix))
            yield said
    else:
        yield said
        for other in other_choices(basis.team, best, case_id, time_limit=_SECONDS, should_stop=should_stop):
            said = replace(said, others=(*said.others, other))
            yield said
    if not should_stop():
        yield replace(said, others=tuple(ranked(said.others)), is_complete=True)
