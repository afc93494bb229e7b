"""What a move would do, before anything is changed: both rows' loads, ghost blocks, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from caseload_app.domain.wording import list_of, obstacle
from caseload_app.services.board.percent import percent_of
from caseload_app.services.board.view import Board
from solver.points import load
from solver.problem import Case, Hundredths, Policy
from solver.rules import LockedInPlace, Obstacle, cap, pair_obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPreview:
    """One worker's row before and after the move; points in hundredths, None for a per cent without capacity."""

    worker_id: str
    load_before: Hundredths
    load_after: Hundredths
    percent_before: int | None
    percent_after: int | None
    cases_before: int
    cases_after: int
    available: Hundredths


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """A hard rule in the way of one case, or of all together (`case_id` None), with its sentence ("No court skill")."""

    case_id: str | None
    obstacle: Obstacle
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePreview:
    """What moving cases to a worker (None: to the tray) would do.

    Attributes:
        case_ids: the cases that would really move, in the order of the team; those already there are left out.
        rows: the receiving worker first, then every giving one.
        ghosts: what each case would add to the receiving row, by case id.
        in_the_way: the hard rules in the way; empty when the move needs no reason.
        speaks_against: what is lost, in sentences (continuity, brothers and sisters).
    """

    case_ids: tuple[str, ...]
    worker_id: str | None
    rows: tuple[RowPreview, ...]
    ghosts: Mapping[str, Hundredths]
    in_the_way: tuple[InTheWay, ...]
    speaks_against: tuple[str, ...]

    @property
    def is_allowed(self) -> bool:
        """Whether no hard rule stands in the way."""
        return not self.in_the_way

    @property
    def changes_anything(self) -> bool:
        """Whether any case would move at all."""
        return bool(self.case_ids)


def preview_move(board: Board, case_ids: Iterable[str], worker_id: str | None) -> MovePreview:
    """What moving these cases would do to what the board shows, the draft included.

    Raises:
        KeyError: when a case or the worker is not on the board.
    """
    wanted = set(case_ids)
    problem = board.after.problem
    moving = [problem.case[case_id] for case_id in wanted]
    moving.sort(key=lambda case: case.id)
    moving = [case for case in moving if worker_id != _place(board, case)]
    gone = {case.id for case in moving}
    givers = dict.fromkeys(w for case in moving if (w := board.after.worker_of[case.id]) is not None and w != worker_id)
    rows = [_row(board, giver, [c for c in board.after.held[giver] if c.id not in gone]) for giver in givers]
    ghosts: Mapping[str, Hundredths] = {}
    in_the_way: list[InTheWay] = []
    if worker_id is not None:
        stay = [case for case in board.after.held[worker_id] if case.id not in gone]
        rows.insert(0, _row(board, worker_id, [*stay, *moving]))
        ghosts = _ghosts(stay, moving, worker_id, problem.policy)
        in_the_way = list(_in_the_way(board, moving, worker_id, rows[0]))
    else:
        in_the_way = [_told(board, case.id, LockedInPlace()) for case in moving if case.locked]
    return MovePreview(
        case_ids=tuple(case.id for case in moving),
        worker_id=worker_id,
        rows=tuple(rows),
        ghosts=ghosts,
        in_the_way=tuple(in_the_way),
        speaks_against=tuple(_speaks_against(board, moving, gone, worker_id)),
    )


def _ghosts(stay: list[Case], moving: list[Case], worker_id: str, policy: Policy) -> Mapping[str, Hundredths]:
    """What each case adds to those before it: the blocks that stay are drawn as they are, whoever is the heaviest."""
    ghosts = {}
    there = list(stay)
    before = load(there, worker_id, policy)
    for case in moving:
        there.append(case)
        after = load(there, worker_id, policy)
        ghosts[case.id] = after - before
        before = after
    return ghosts


def _place(board: Board, case: Case) -> str | None:
    """Where the case is for the move: where it is saved; dropping a suggested case on its worker accepts it."""
    return board.now.worker_of[case.id]


def _row(board: Board, worker_id: str, cases: list[Case]) -> RowPreview:
    row = board.row[worker_id]
    after = load(cases, worker_id, board.after.problem.policy)
    return RowPreview(
        worker_id=worker_id,
        load_before=row.load,
        load_after=after,
        percent_before=row.percent,
        percent_after=percent_of(after, row.available),
        cases_before=row.cases,
        cases_after=len(cases),
        available=row.available,
    )


def _in_the_way(board: Board, moving: list[Case], worker_id: str, row: RowPreview) -> Iterator[InTheWay]:
    if not moving:
        return
    problem = board.after.problem
    worker = problem.worker[worker_id]
    for case in moving:
        found = LockedInPlace() if case.locked else pair_obstacle(problem, case, worker)
        if found is not None:
            yield _told(board, case.id, found)
    over = cap(row.load_after, row.available, row.cases_after, board.row[worker_id].maximum_cases)
    if over is not None:
        yield _told(board, moving[0].id if len(moving) == 1 else None, over)


def _told(board: Board, case_id: str | None, found: Obstacle) -> InTheWay:
    words = obstacle(found, board.spelling, board.day)
    return InTheWay(case_id=case_id, obstacle=found, sentence=words[:1].upper() + words[1:])


def _speaks_against(board: Board, moving: list[Case], gone: set[str], worker_id: str | None) -> Iterator[str]:
    if worker_id is None:
        return
    for case in moving:
        yield from _loses_continuity(board, case, worker_id)
    for family_id in dict.fromkeys(case.family_id for case in moving if case.family_id is not None):
        family = board.after.problem.families[family_id]
        elsewhere = [s.id for s in family if s.id not in gone and board.after.worker_of[s.id] not in (None, worker_id)]
        if elsewhere:
            with_us = [case.id for case in moving if case.family_id == family_id]
            yield f"Splits siblings {list_of([*with_us, *elsewhere])}"


def _loses_continuity(board: Board, case: Case, worker_id: str) -> Iterator[str]:
    holder, known = board.now.worker_of[case.id], case.previous_worker_id
    if holder is not None:
        yield f"Loses continuity: {board.worker[holder].name} has {case.id}"
    elif known is not None and known in board.worker and known != worker_id:
        yield f"Loses continuity: {board.worker[known].name} knows {case.id}"
