"""Who works where in a children's service, what they can do, what they hold and what comes in for them.

A service is made of teams by function; a *team* of a dozen is a locality team, whose social workers do a little of
everything. Shares are out of a hundred, and invented: no council's data stands behind them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from solver.problem import Role


@dataclass(frozen=True)
class Profile:
    """One function: its share of the workers, the skills and how many in a hundred hold each, and its work.

    ``new`` and ``held`` weigh the categories that come in and that are held; ``max_cases`` is a full-time worker's
    own, where the work is so light that the council's would be reached long before the points.
    """

    name: str
    share: int
    role: Role
    skills: Mapping[str, int]
    new: Mapping[str, int]
    held: Mapping[str, int]
    max_cases: Decimal | None = None


LOCALITY = (
    Profile(
        "locality",
        84,
        Role.SW,
        {
            "family support": 98,
            "child protection": 95,
            "assessment": 70,
            "court": 55,
            "children in care": 40,
            "disability": 20,
        },
        {"REF": 20, "CIN": 20, "S47": 14, "CPP": 18, "COURT": 6, "PLO": 6, "CLA": 8, "CWD": 4, "EH": 4},
        {"REF": 8, "CIN": 32, "S47": 6, "CPP": 28, "COURT": 8, "PLO": 6, "CLA": 8, "CWD": 4},
    ),
    Profile("family support", 16, Role.FSW, {"family support": 100, "disability": 25}, {"CIN": 6, "EH": 4}, {"CIN": 1}),
)

FUNCTIONS = (
    Profile(
        "assessment",
        24,
        Role.SW,
        {"assessment": 100, "family support": 95, "child protection": 92, "court": 15, "disability": 10},
        {"REF": 50, "S47": 28, "CIN": 14, "EH": 8},
        {"REF": 50, "S47": 22, "CIN": 28},
    ),
    Profile(
        "safeguarding",
        32,
        Role.SW,
        {"child protection": 98, "family support": 95, "court": 70, "assessment": 30, "children in care": 20},
        {"CPP": 40, "CIN": 24, "COURT": 16, "PLO": 15, "PWP": 5},
        {"CPP": 38, "CIN": 30, "COURT": 16, "PLO": 12, "PWP": 4},
    ),
    Profile(
        "children in care",
        17,
        Role.SW,
        {"children in care": 100, "asylum": 60, "court": 45, "leaving care": 50, "child protection": 35},
        {"CLA": 52, "UASC": 18, "CLALT": 10, "CL16": 12, "PF": 4, "COURT": 4},
        {"CLA": 45, "CLALT": 20, "UASC": 15, "CL16": 10, "COURT": 10},
    ),
    Profile(
        "disability",
        6,
        Role.SW,
        {"disability": 100, "family support": 90, "children in care": 40, "child protection": 40},
        {"CWD": 75, "CIN": 25},
        {"CWD": 60, "CIN": 30, "CLA": 10},
        Decimal(20),
    ),
    Profile("family support", 5, Role.FSW, {"family support": 100, "disability": 30}, {"CIN": 6, "EH": 4}, {"CIN": 1}),
    Profile(
        "fostering",
        10,
        Role.SSW,
        {"fostering": 98, "fostering assessment": 75, "kinship": 60, "adoption": 25},
        {"FASS": 40, "FOS": 35, "SGO": 20, "ADOPT": 5},
        {"FOS": 65, "FASS": 20, "SGO": 15},
    ),
    Profile("leaving care", 6, Role.PA, {"leaving care": 100}, {"CL18": 1}, {"CL18": 1}, Decimal(26)),
)

LANGUAGES = ("welsh", "urdu", "polish", "tigrinya", "bengali", "arabic")
SPECIAL_SKILLS = ("domestic abuse", "autism", "life story work", "direct work with teenagers")
"""What a case may prefer and nobody has to have."""
