"""The staffing arithmetic: how many points of which skill are short for the cases that an answer leaves over.

For each skill that a left-over case requires (cases that require none stand together under no skill):

- *wanted*: the points of those cases on nobody, each in full, with its own travel, as the sheet shows them;
- *room*: the points still available, in the answer, to the workers whom the rules (all but the cap) let take at least
  one of those cases, and who may hold one more case; nobody gives less than 0;
- *short*: wanted less room, at least 0;
- *FTE*: short over what one full-time worker has available by the policy, rounded up to a hundredth.

Locked cases do not count: no capacity would give them a worker. Room counts for each skill of a worker, and a case for
each skill that it requires. Where short is 0 there is room, but in pieces too small for a case.
"""

from __future__ import annotations

from dataclasses import dataclass

from solver.assignment import Assignment
from solver.points import case_points
from solver.problem import Case, Hundredths, Policy
from solver.rules import pair_obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """What is short of one skill.

    Attributes:
        skill: The skill; None for cases that require none.
        case_ids: The cases left over that require it, in the problem's order.
        wanted: Their points, in hundredths.
        room: What those who may take one of them have left, in hundredths.
        fte_hundredths: Hundredths of a full-time worker that the missing points come to; None where a full-time worker
            has no points by the policy.
    """

    skill: str | None
    case_ids: tuple[str, ...]
    wanted: Hundredths
    room: Hundredths
    fte_hundredths: int | None

    @property
    def short(self) -> Hundredths:
        """The points that are missing, in hundredths."""
        return max(0, self.wanted - self.room)


def staffing(answer: Assignment) -> tuple[Shortage, ...]:
    """What is short by skill, the most points first; nothing where no case is left over but locked ones."""
    problem = answer.problem
    by_skill: dict[str | None, list[Case]] = {}
    for case in answer.unallocated:
        if not case.locked:
            skills: list[str | None] = [*sorted(problem.required_skills(case))]
            for skill in skills or [None]:
                by_skill.setdefault(skill, []).append(case)
    found = [_shortage(answer, skill, cases) for skill, cases in by_skill.items()]
    return tuple(sorted(found, key=lambda shortage: (-shortage.short, -shortage.wanted, shortage.skill or "")))


def full_time_points(policy: Policy) -> Hundredths:
    """What one full-time worker past the first year has available, in hundredths."""
    return max(0, policy.caps.points - policy.caps.stable_points)


def _shortage(answer: Assignment, skill: str | None, cases: list[Case]) -> Shortage:
    problem = answer.problem
    wanted = sum(case_points(case, None, problem.policy) for case in cases)
    room = sum(
        max(0, answer.available[worker.id] - answer.load[worker.id])
        for worker in problem.workers
        if len(answer.held[worker.id]) < answer.maximum_cases[worker.id]
        and any(pair_obstacle(problem, case, worker) is None for case in cases)
    )
    full_time = full_time_points(problem.policy)
    return Shortage(
        skill=skill,
        case_ids=tuple(case.id for case in cases),
        wanted=wanted,
        room=room,
        fte_hundredths=-(-100 * max(0, wanted - room) // full_time) if full_time else None,
    )
