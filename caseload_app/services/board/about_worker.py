"""What there is to say of one worker: load, mix of work, skills, what is due soon, and the cases of the last year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.wording import day as in_words
from caseload_app.services.board.due import Due
from caseload_app.services.board.view import Board
from solver.problem import Hundredths

_CLOCKS_AHEAD = timedelta(days=28)
_HISTORY = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDue:
    """A case of a worker with a due date that comes soon or has passed."""

    case_id: str
    category: str
    due: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """A case that a worker took on or gave up.

    Attributes:
        words: "taken on 3 Feb 2026", "given up 27 Feb 2026".
    """

    case_id: str
    day: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerView:
    """What the why panel says of one worker.

    Attributes:
        mix: how many cases of each category the worker would hold, by name, the commonest first.
        due_soon: the cases due within four weeks or overdue, the earliest first.
        history: what was taken on and given up within a year, the latest first.
    """

    worker_id: str
    name: str
    details: tuple[str, ...]
    load: Hundredths
    available: Hundredths
    percent: int | None
    cases: int
    maximum_cases: int
    mix: tuple[tuple[str, int], ...]
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    due_soon: tuple[CaseDue, ...]
    history: tuple[PastStep, ...]


def about_worker(board: Board, worker_id: str) -> WorkerView:
    """A worker's load, mix of work, skills, history, and what is due within four weeks.

    Raises:
        KeyError: when the worker is not on the board.
    """
    row, person = board.row[worker_id], board.worker[worker_id]
    blocks = [block for block in row.blocks if not block.is_moved_away]
    names = [block.category_name for block in blocks]
    mix = sorted(((name, names.count(name)) for name in set(names)), key=lambda pair: (-pair[1], pair[0]))
    due = [b for b in blocks if b.due.day is not None and b.due.day <= board.day + _CLOCKS_AHEAD]
    due.sort(key=lambda block: (block.due.day or date.max, block.case_id))
    return WorkerView(
        worker_id=worker_id,
        name=row.name,
        details=row.details,
        load=row.load,
        available=row.available,
        percent=row.percent,
        cases=row.cases,
        maximum_cases=row.maximum_cases,
        mix=tuple(mix),
        skills=person.skills,
        languages=person.languages,
        due_soon=tuple(CaseDue(case_id=b.case_id, category=b.category_name, due=b.due) for b in due),
        history=tuple(sorted(_history(board, worker_id), key=lambda step: (step.day, step.case_id), reverse=True)),
    )


def _history(board: Board, worker_id: str) -> Iterator[PastStep]:
    since = board.day - _HISTORY
    for row in board.team.involvements:
        if row.worker_id != worker_id:
            continue
        for day, verb in ((row.first_day, "taken on"), (row.last_day, "given up")):
            if day is not None and since <= day <= board.day:
                yield PastStep(case_id=row.case_id, day=day, words=f"{verb} {in_words(day)}")
