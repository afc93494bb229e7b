"""The allocation engine. It stands alone: it imports neither the application nor Qt nor SQL. See docs/SOLVER.md.

>>> from solver import Problem, solve, explain, judge

`explain` is the call; the parts of the package of that name come with ``from solver.explain.fixes import Fix``.
"""

from __future__ import annotations

from solver.assignment import Assignment
from solver.check import Judgement, judge
from solver.explain.alternatives import Alternative, alternatives
from solver.explain.changes import Changes, changes
from solver.explain.explanation import Explanation, explain
from solver.explain.fixes import Fix, fixes
from solver.explain.moves_curve import MovesPoint, moves_curve
from solver.explain.room import RoomPrice, price_of_room
from solver.explain.single_changes import changed
from solver.explain.staffing import Shortage, staffing
from solver.explain.whats_missing import InTheWay, whats_missing
from solver.explain.why import why
from solver.problem import Case, Category, Mode, Policy, Priority, Problem, Reduction, Role, Worker
from solver.result import LevelResult, Result, Status
from solver.run import Progress, solve

__all__ = [
    "Alternative",
    "Assignment",
    "Case",
    "Category",
    "Changes",
    "Explanation",
    "Fix",
    "InTheWay",
    "Judgement",
    "LevelResult",
    "Mode",
    "MovesPoint",
    "Policy",
    "Priority",
    "Problem",
    "Progress",
    "Reduction",
    "Result",
    "Role",
    "RoomPrice",
    "Shortage",
    "Status",
    "Worker",
    "alternatives",
    "changed",
    "changes",
    "explain",
    "fixes",
    "judge",
    "moves_curve",
    "price_of_room",
    "solve",
    "staffing",
    "whats_missing",
    "why",
]
