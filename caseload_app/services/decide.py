"""What a manager decides about cases: who holds them, and whether they are locked there. Pure: a team in, a team out.

The history of a child is its involvements, so a move ends the old one and opens a new one with its change reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.involvement import Involvement
from caseload_app.domain.team import Team, TeamCase


def placed(
    team: Team,
    places: Mapping[str, str | None],
    day: date,
    change_reason: ChangeReason | Mapping[str, ChangeReason] = ChangeReason.MANAGE,
) -> Team:
    """The team after cases went to workers, or to the tray.

    A lock holds a case where it is, so a case that was locked elsewhere arrives without one.

    Args:
        team: the team before.
        places: case id to worker id, None for the tray; cases that are there already do not change.
        day: the first day of the new involvement, and the last of the old one.
        change_reason: why children change their worker, one for all or by case id. Somebody's first worker is a first
            contact whatever stands here.

    Raises:
        KeyError: when a case or a worker is not in the team.
    """
    unknown = {w for w in places.values() if w is not None} - {worker.id for worker in team.workers}
    unknown |= places.keys() - {case.id for case in team.cases}
    if unknown:
        raise KeyError(*sorted(unknown))
    moving = {case.id: case for case in team.cases if case.id in places and places[case.id] != case.worker_id}
    cases = tuple(
        replace(case, worker_id=places[case.id], locked=False) if case.id in moving else case for case in team.cases
    )
    involvements = _ended(team, moving, day)
    known = {row.case_id for row in involvements if row.case_id in moving}
    for case_id in moving:
        worker_id = places[case_id]
        if worker_id is not None:
            chosen = change_reason if isinstance(change_reason, ChangeReason) else change_reason[case_id]
            reason = chosen if case_id in known else ChangeReason.FCONTA
            involvements.append(
                Involvement(case_id=case_id, worker_id=worker_id, first_day=day, change_reason=reason.value)
            )
    return replace(team, cases=cases, involvements=tuple(involvements))


def with_locks(team: Team, case_ids: Collection[str], *, locked: bool) -> Team:
    """The team after cases were locked where they are, or released.

    Raises:
        KeyError: when a case is not in the team.
    """
    unknown = set(case_ids) - {case.id for case in team.cases}
    if unknown:
        raise KeyError(*sorted(unknown))
    wanted = set(case_ids)
    cases = tuple(
        replace(case, locked=locked) if case.id in wanted and case.locked != locked else case for case in team.cases
    )
    return replace(team, cases=cases)


def _ended(team: Team, moving: Mapping[str, TeamCase], day: date) -> list[Involvement]:
    """The involvements with those ended whose worker gives a case up; one that nobody wrote down is added."""
    rows: list[Involvement] = []
    written: set[str] = set()
    for row in team.involvements:
        case = moving.get(row.case_id)
        if case is not None and row.worker_id == case.worker_id and (row.last_day is None or row.last_day > day):
            written.add(case.id)
            rows.append(replace(row, last_day=max(day, row.first_day)))
        else:
            rows.append(row)
    for case in moving.values():
        if case.worker_id is not None and case.id not in written:
            first_day = min(case.received or day, day)
            rows.append(Involvement(case_id=case.id, worker_id=case.worker_id, first_day=first_day, last_day=day))
    return rows
