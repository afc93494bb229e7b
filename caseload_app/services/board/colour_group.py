"""The kind of work, for a block's colour: taken from the skill a category requires, so that new categories have one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from solver.problem import Category


class ColourGroup(StrEnum):
    """Kinds of work that share a colour."""

    PROTECTION = "protection"
    COURT = "court"
    CARE = "care"
    FOSTERING = "fostering"
    ASSESSMENT = "assessment"
    SUPPORT = "support"
    LEAVING_CARE = "leaving care"
    PERMANENCE = "permanence"
    OTHER = "other"


_OF_SKILL: Mapping[str, ColourGroup] = {
    "court": ColourGroup.COURT,
    "child protection": ColourGroup.PROTECTION,
    "fostering": ColourGroup.FOSTERING,
    "fostering assessment": ColourGroup.FOSTERING,
    "adoption": ColourGroup.PERMANENCE,
    "kinship": ColourGroup.PERMANENCE,
    "asylum": ColourGroup.CARE,
    "children in care": ColourGroup.CARE,
    "leaving care": ColourGroup.LEAVING_CARE,
    "assessment": ColourGroup.ASSESSMENT,
    "family support": ColourGroup.SUPPORT,
    "disability": ColourGroup.SUPPORT,
}

_SHORT: Mapping[str, str] = {"COURT": "CRT", "CLALT": "CLA", "ADOPT": "ADO"}
_LONGEST_CODE = 4


def colour_group(category: Category) -> ColourGroup:
    """The kind of work a category is."""
    return next((group for skill, group in _OF_SKILL.items() if skill in category.skills), ColourGroup.OTHER)


def block_code(category_code: str) -> str:
    """What is written on a block: the category's code in at most four letters."""
    return _SHORT.get(category_code, category_code[:_LONGEST_CODE])
