"""Two answers compared level by level, in words."""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.domain.wording.costs import costs
from solver.assignment import Assignment
from solver.explain.changes import values_of
from solver.explain.counting import parts_of


def differences(before: Assignment, after: Assignment, *, above_peak: bool = False) -> Sequence[str]:
    """Every level of both that differs, the deciding one first; nothing where the answers are equally good.

    With ``above_peak`` only those levels that stand above *peak*: the answer after was not looked for any further.
    """
    old, new = values_of(before), values_of(after)
    levels = [(name, old[name], value) for name, value in new.items() if name in old]
    if above_peak:
        levels = levels[: [name for name, _, _ in levels].index("peak")]
    return costs(levels, parts_of(before), parts_of(after))
