"""Single changes in words: what would fix a case left over, and where room would help."""

from __future__ import annotations

from collections.abc import Mapping

from caseload_app.domain.wording.figures import amount, list_of, points
from caseload_app.domain.wording.spelling import Spelling
from solver.explain.single_changes import AddSkill, AddWorker, Change, LiftCap, MoveOne, ReleaseLock, WidenSearch
from solver.explain.staffing import Shortage
from solver.problem import Worker


def single_change(change: Change, spelling: Spelling, names: Mapping[str, str]) -> str:
    """What to do, to stand inside a sentence; ``names`` are the workers' by id."""
    match change:
        case ReleaseLock(case_id=case_id):
            return f"release the lock on {case_id}"
        case WidenSearch():
            return "widen the search to other teams"
        case MoveOne(case_id=case_id, worker_id=worker_id):
            return f"let {case_id} move to {names[worker_id]}"
        case LiftCap(worker_id=worker_id):
            return f"lift the cap of {names[worker_id]} by {_room(change)}"
        case AddSkill(worker_id=worker_id, skill=skill):
            return f"train {names[worker_id]} in {spelling(skill)}"
        case AddWorker(worker=worker):
            return f"one more worker{_with(worker, spelling)}"


def staffing(short: Shortage, spelling: Spelling) -> str:
    """What is short of a skill: "4.0 points of child protection capacity short: 0.05 FTE"."""
    of_what = "capacity" if short.skill is None else f"{spelling(short.skill)} capacity"
    if not short.short:
        return (
            f"{points(short.wanted)} points of {of_what} wanted, {points(short.room)} left, "
            "but in pieces too small for a case"
        )
    fte = "" if short.fte_hundredths is None else f": {short.fte_hundredths / 100:.2f} FTE"
    return f"{points(short.short)} points of {of_what} short{fte}"


def _with(worker: Worker, spelling: Spelling) -> str:
    skills = list_of([spelling(skill) for skill in sorted(worker.skills)])
    languages = list_of([spelling(language) for language in sorted(worker.languages)])
    with_skills = f" with the skill{'' if len(worker.skills) == 1 else 's'} {skills}" if skills else ""
    return with_skills + (f" who speaks {languages}" if languages else "")


def _room(lift: LiftCap) -> str:
    parts = []
    if lift.points:
        parts.append("1.0 point" if lift.points == 100 else f"{points(lift.points)} points")
    if lift.cases:
        parts.append(amount(lift.cases, "case"))
    return " and ".join(parts)
