"""Workers in the order in which somebody would think of them for *Move to ...*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caseload_app.services.board.preview import MovePreview, preview_move
from caseload_app.services.board.view import Board
from solver.objectives.fit import categories_held, cost
from solver.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedWorker:
    """One worker for a move: what it would do, and the words that stand beside the name.

    Attributes:
        words: the rules in the way, else what is lost, else the suggestion; may be empty.
        holds_all: whether the worker has every one of the cases already.
    """

    worker_id: str
    name: str
    preview: MovePreview
    words: tuple[str, ...]
    is_suggested: bool
    holds_all: bool


def ranked_workers(board: Board, case_ids: Iterable[str]) -> tuple[RankedWorker, ...]:
    """Every worker: those the rules allow first, and of these by continuity, fit and workload afterwards.

    Raises:
        KeyError: when a case is not on the board.
    """
    ids = tuple(dict.fromkeys(case_ids))
    held_before = categories_held(board.after.problem)
    ranked = [_ranked(board, ids, worker.id) for worker in board.team.workers]
    ranked.sort(key=lambda one: _order(board, ids, one, held_before[one.worker_id]))
    return tuple(ranked)


def _ranked(board: Board, case_ids: tuple[str, ...], worker_id: str) -> RankedWorker:
    preview = preview_move(board, case_ids, worker_id)
    suggested = all(board.proposals.get(case_id) == worker_id for case_id in case_ids)
    knows = all(board.now.problem.case[case_id].previous_worker_id == worker_id for case_id in case_ids)
    words = tuple(dict.fromkeys(found.sentence for found in preview.in_the_way)) or preview.speaks_against
    if not preview.in_the_way and suggested:
        words = ("Suggested", *words)
    elif not preview.in_the_way and knows:
        words = ("Knows the child", *words)
    return RankedWorker(
        worker_id=worker_id,
        name=board.worker[worker_id].name,
        preview=preview,
        words=words,
        is_suggested=suggested,
        holds_all=not preview.changes_anything,
    )


def _order(
    board: Board, case_ids: tuple[str, ...], one: RankedWorker, held_before: frozenset[str]
) -> tuple[bool, bool, bool, int, int, int, float]:
    problem = board.after.problem
    worker = problem.worker[one.worker_id]
    percent = one.preview.rows[0].percent_after
    return (
        one.holds_all,
        not one.preview.is_allowed,
        not one.is_suggested,
        sum(found.obstacle.rule is not Rule.CAP for found in one.preview.in_the_way),
        len(one.preview.speaks_against),
        sum(cost(problem, problem.case[case_id], worker, held_before) for case_id in case_ids),
        float("inf") if percent is None else percent,
    )
