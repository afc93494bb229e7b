"""The words for people: rules in the way, what speaks for a worker, figures and days. Plain, British, sentence case.

One place, so that the sheet, the terminal and the window say the same thing in the same words.
"""

from __future__ import annotations

from caseload_app.domain.wording.answer import Answer, answer
from caseload_app.domain.wording.figures import amount, case_or_cases, day, list_of, percent, points, seconds, weight_of
from caseload_app.domain.wording.obstacles import in_the_way, obstacle
from caseload_app.domain.wording.reasons import reason, reasons
from caseload_app.domain.wording.roles import role
from caseload_app.domain.wording.spelling import Spelling

__all__ = [
    "Answer",
    "Spelling",
    "amount",
    "answer",
    "case_or_cases",
    "day",
    "in_the_way",
    "list_of",
    "obstacle",
    "percent",
    "points",
    "reason",
    "reasons",
    "role",
    "seconds",
    "weight_of",
]
