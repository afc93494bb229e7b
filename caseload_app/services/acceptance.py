"""Whether suggestions can be accepted as the board stands now, and with which change reason."""

from __future__ import annotations

from collections.abc import Mapping

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.wording import obstacle
from caseload_app.services.board import Board, InTheWay
from solver.assignment import Assignment
from solver.rules import Obstacle, cap, pair_obstacle


def in_the_way_of(board: Board, accepted: Mapping[str, str]) -> tuple[InTheWay, ...]:
    """What stands in the way of these proposals, once the ones that are not among them are left aside.

    Nothing does as long as the board stands as it did when they were suggested and all are accepted.
    """
    problem = board.now.problem
    target = Assignment(problem, {**board.now.worker_of, **accepted})
    found = []
    for case_id, worker_id in accepted.items():
        between = pair_obstacle(problem, problem.case[case_id], problem.worker[worker_id])
        if between is not None:
            found.append(_told(board, case_id, worker_id, between))
    for worker_id in dict.fromkeys(accepted.values()):
        over = cap(
            target.load[worker_id],
            target.available[worker_id],
            len(target.held[worker_id]),
            target.maximum_cases[worker_id],
        )
        if over is not None:
            cases = [case_id for case_id, receiver in accepted.items() if receiver == worker_id]
            found.append(_told(board, cases[0] if len(cases) == 1 else None, worker_id, over))
    return tuple(found)


def change_reasons(board: Board, accepted: Mapping[str, str]) -> dict[str, ChangeReason]:
    """Why each child changes its worker: in *cover* because somebody leaves or is away, else to share the work out."""
    covered = board.now.problem.covered
    reasons = {}
    for case_id in accepted:
        giver = board.now.worker_of[case_id]
        if giver is None or not covered:
            reasons[case_id] = ChangeReason.MANAGE
        else:
            is_leaving = board.worker[giver].leaving_date is not None
            reasons[case_id] = ChangeReason.LEFTRL if is_leaving else ChangeReason.ABSENC
    return reasons


def _told(board: Board, case_id: str | None, worker_id: str, found: Obstacle) -> InTheWay:
    words = obstacle(found, board.spelling, board.day)
    return InTheWay(case_id=case_id, obstacle=found, sentence=f"{board.worker[worker_id].name}: {words}")
