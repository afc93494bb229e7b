"""A worker in a few words, to stand under the name: role, ASYE, agency, FTE, and what is special on the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

from caseload_app.domain.team import TeamWorker
from caseload_app.domain.wording import day as in_words
from caseload_app.domain.wording import list_of, role
from solver.points import remaining_share
from solver.problem import Policy, Worker
from solver.rules import is_leaving_within


def fte_in_words(fte: Decimal) -> str:
    """Full-time equivalents with one decimal, more where needed: ``1.0``, ``0.65``."""
    plain = f"{fte.normalize():f}"
    return plain if "." in plain else f"{plain}.0"


def details(person: TeamWorker, worker: Worker, policy: Policy, day: date) -> tuple[str, ...]:
    """The words, in the order in which they are shown; the first one with a capital."""
    what = "ASYE" if person.asye else role(person.role)
    said = [what[:1].upper() + what[1:]]
    if person.agency:
        said.append("agency")
    return (*said, f"{fte_in_words(person.fte)} FTE", *(full for full, _ in _special(worker, policy, day)))


def briefly(person: TeamWorker, worker: Worker, policy: Policy, day: date) -> str:
    """The same where there is little room: what is special on the day if anything is, else role and FTE."""
    special = next((short for _, short in _special(worker, policy, day)), None)
    return special or f"{'ASYE' if person.asye else person.role.value} · {fte_in_words(person.fte)} FTE"


def _special(worker: Worker, policy: Policy, day: date) -> Iterator[tuple[str, str]]:
    """What is special on the day, each in full and where there is little room."""
    if worker.start_date is not None and worker.start_date > day:
        when = in_words(worker.start_date)
        yield f"starts {when}", f"Starts {when}"
    if worker.leaving_date is not None and is_leaving_within(worker, day, policy.rules.leaving_days):
        when = in_words(worker.leaving_date)
        yield (f"left {when}", f"Left {when}") if worker.leaving_date < day else (f"leaves {when}", f"Leaves {when}")
    active = [reduction for reduction in worker.reductions if reduction.is_active(day)]
    if any(reduction.percent for reduction in active):
        left, until = remaining_share(worker, day), _until(_last_day_of_share(worker, day))
        share = f"{floor(100 * left + Fraction(1, 2))} %"
        yield (f"{share} of usual capacity{until}", share + until) if left else (f"on leave{until}", f"On leave{until}")
    for reduction in active:
        if reduction.no_new_categories:
            until = _until(reduction.last_day)
            yield f"no new {list_of(sorted(reduction.no_new_categories), 'or')}{until}", f"Breather{until}"


def _until(last_day: date | None) -> str:
    return "" if last_day is None else f" to {in_words(last_day)}"


def _last_day_of_share(worker: Worker, day: date) -> date | None:
    """The last day in a row with the capacity of this day; None when no end is set."""
    ends = sorted(r.last_day for r in worker.reductions if r.is_active(day) and r.percent and r.last_day is not None)
    today = remaining_share(worker, day)
    return next((end for end in ends if remaining_share(worker, end + timedelta(days=1)) != today), None)
