"""Two answers compared level by level, in words."""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.domain.wording.costs import costs
from solver.assignment import Assignment
from solver.explain.changes import values_of
from solver.explain.counting import parts_of


def differences(before: Assignment, after: Assignment) -> Sequence[str]:
    """Every level of both that differs, the deciding one first; nothing where the answers are equally good."""
    old, new = values_of(before), values_of(after)
    levels = [(name, old[name], value) for name, value in new.items() if name in old]
    return costs(levels, parts_of(before), parts_of(after))
