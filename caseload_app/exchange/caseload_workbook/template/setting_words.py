"""What each setting means, in words for the person who may change it."""

from __future__ import annotations

_MEANINGS = {
    "caps.points": "Points that one full-time worker may carry, before the stable points are taken off.",
    "caps.asye_points": "The same for a worker in the assessed and supported first year.",
    "caps.stable_points": "Points taken off first: supervision, training, room to think.",
    "caps.max_cases": "Cases that one full-time worker may hold.",
    "caps.asye_max_cases": "The same for a worker in the assessed and supported first year.",
    "load.sibling_factor": "Of brothers and sisters with one worker the heaviest counts in full, others this share.",
    "load.exploitation": "Points added to a case with a risk of exploitation.",
    "load.interpreter": "Points added to a case that needs an interpreter.",
    "load.travel_over_30": "Points added for a long journey.",
    "load.travel_over_60": "Points added for a very long journey, instead.",
    "rules.leaving_days": "A worker who leaves within so many days receives no case.",
    "continuity.move": "What it costs to move a case from its worker.",
    "continuity.previous_worker": "What it costs when a child does not go back to a worker it knows.",
    "continuity.family_split": "What it costs to spread a family over one worker more.",
    "fit.preferred_language": "What it costs when a preferred language is not spoken.",
    "fit.preferred_skill": "What each preferred skill costs that is not held.",
    "fit.short_stay": "What it costs to give long-term work to somebody from an agency or about to leave.",
    "fit.new_category": "What it costs to give a worker a kind of case that they hold none of.",
    "fit.leaving_days": "About to leave, for long-term work, means within so many days.",
}


def meaning_of(setting: str) -> str:
    """What a setting means; those of the categories by their pattern."""
    if setting in _MEANINGS:
        return _MEANINGS[setting]
    code = setting.removeprefix("categories.").removesuffix(".points")
    return f"Points of a case of the category {code}."
