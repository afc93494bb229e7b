"""Compares two boards: which rows and cards look different now, so that views refresh no more than that."""

from __future__ import annotations

from collections.abc import Iterable

from caseload_app.services.board import Board, Card, Row
from caseload_app.services.changed import Changed


def difference(before: Board, after: Board) -> Changed:
    """What views have to refresh."""
    return Changed(
        case_ids=_cases(before, after),
        worker_ids=_rows(before, after),
        everything=before.day != after.day,
    )


def _rows(before: Board, after: Board) -> frozenset[str]:
    """The workers whose rows look different."""
    return frozenset(
        w
        for w in before.row.keys() | after.row.keys()
        if before.row.get(w) is not after.row.get(w) and before.row.get(w) != after.row.get(w)
    )


def _cases(before: Board, after: Board) -> frozenset[str]:
    """The cases that are somewhere else or look different, in the tray or in a row."""
    rows = _rows(before, after)
    old = _looks((before.row[w] for w in rows if w in before.row), before.tray)
    new = _looks((after.row[w] for w in rows if w in after.row), after.tray)
    return frozenset(case_id for case_id in old.keys() | new.keys() if old.get(case_id) != new.get(case_id))


def _looks(rows: Iterable[Row], tray: Iterable[Card]) -> dict[str, list[object]]:
    looks: dict[str, list[object]] = {card.case_id: [card] for card in tray}
    for row in rows:
        for block in row.blocks:
            looks.setdefault(block.case_id, []).append(block)
    return looks
