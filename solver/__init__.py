"""The allocation engine. It stands alone: it imports neither the application nor Qt nor SQL.

>>> from solver import Problem, solve, judge
"""

from __future__ import annotations

from solver.check import Judgement, judge
from solver.explain.alternatives import Alternative, alternatives
from solver.explain.fixes import Fix, fixes
from solver.explain.whats_missing import InTheWay, whats_missing
from solver.problem import Case, Category, Mode, Policy, Priority, Problem, Reduction, Role, Worker
from solver.result import LevelResult, Result, Status
from solver.run import Progress, solve

__all__ = [
    "Alternative",
    "Case",
    "Category",
    "Fix",
    "InTheWay",
    "Judgement",
    "LevelResult",
    "Mode",
    "Policy",
    "Priority",
    "Problem",
    "Progress",
    "Reduction",
    "Result",
    "Role",
    "Status",
    "Worker",
    "alternatives",
    "fixes",
    "judge",
    "solve",
    "whats_missing",
]
