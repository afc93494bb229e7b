"""Why a case is where it is or would go: what speaks for the worker, and what stands in the way of everybody else."""

from __future__ import annotations

from dataclasses import dataclass

from caseload_app.domain.wording import obstacle, reason
from caseload_app.domain.wording.obstacles import NOTHING_IN_THE_WAY, REFUSED
from caseload_app.services.board.due import Due, due_on
from caseload_app.services.board.percent import percent_of
from caseload_app.services.board.view import Board
from solver.explain.whats_missing import first_obstacle, load_with
from solver.explain.why import why as what_speaks
from solver.points import case_points
from solver.problem import Hundredths
from solver.rules import Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWorker:
    """Somebody else for the case: the first rule in the way, or None ("possible, not chosen").

    Attributes:
        percent: the workload with the case, in whole per cent; None without capacity.
        is_refused: whether a person refused them for this case; they can still be chosen by hand.
        words: what stands in the way, in words.
    """

    worker_id: str
    name: str
    obstacle: Obstacle | None
    is_refused: bool
    words: str
    load: Hundredths
    available: Hundredths
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """What the why panel says of one case.

    Attributes:
        points: the points of the case on that worker.
        points_in_tray: its points on nobody yet; others where this worker's journey is another.
        worker_id: who has the case, or would have it by the draft; None when nobody.
        is_suggested: whether that is a suggestion, not yet accepted.
        from_worker: who has it now, where the draft moves it.
        speaks_for: what speaks for the worker, most important first, each a short sentence.
        others: everybody else, those for whom nothing stands in the way first.
        is_alarm: whether nobody has it though somebody must.
    """

    case_id: str
    category_name: str
    points: Hundredths
    points_in_tray: Hundredths
    due: Due
    worker_id: str | None
    worker: str | None
    is_suggested: bool
    from_worker: str | None
    locked: bool
    speaks_for: tuple[str, ...]
    others: tuple[OtherWorker, ...]
    is_alarm: bool


def why(board: Board, case_id: str) -> WhyView:
    """What speaks for where a case is, or would go by the draft, and what stands in the way of the others.

    Raises:
        KeyError: when the case is not on the board.
    """
    problem = board.after.problem
    case, category = problem.case[case_id], board.category(case_id)
    here = board.after.worker_of[case_id]
    now = board.now.worker_of[case_id]
    speaks = what_speaks(board.now, board.after, case_id)
    names = {worker.id: worker.name for worker in board.team.workers}
    others = [_other(board, case_id, worker.id) for worker in board.team.workers if worker.id != here]
    others.sort(key=lambda other: other.obstacle is not None)
    return WhyView(
        case_id=case_id,
        category_name=category.name,
        points=case_points(case, here, problem.policy),
        points_in_tray=case_points(case, None, problem.policy),
        due=due_on(case.due, board.day),
        worker_id=here,
        worker=None if here is None else board.worker[here].name,
        is_suggested=here != now,
        from_worker=board.worker[now].name if now is not None and now != here else None,
        locked=case.locked,
        speaks_for=tuple(_sentence(reason(one, board.spelling, names)) for one in speaks),
        others=tuple(others),
        is_alarm=here is None and category.must_allocate,
    )


def _other(board: Board, case_id: str, worker_id: str) -> OtherWorker:
    problem = board.after.problem
    case = problem.case[case_id]
    found = first_obstacle(board.after, case, problem.worker[worker_id])
    load, available = load_with(board.after, case, worker_id), board.after.available[worker_id]
    is_refused = worker_id in board.refused.get(case_id, ())
    words = NOTHING_IN_THE_WAY if found is None else obstacle(found, board.spelling, board.day)
    if found is None and is_refused:
        words = REFUSED
    return OtherWorker(
        worker_id=worker_id,
        name=board.worker[worker_id].name,
        obstacle=found,
        is_refused=is_refused,
        words=_sentence(words),
        load=load,
        available=available,
        percent=percent_of(load, available),
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
