"""The single settings of a policy by dotted name, as a workbook's Settings sheet carries them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches

from caseload_app.domain.policy.error import PolicyError
from caseload_app.domain.policy.numbers import count, in_points, points, share, whole
from caseload_app.domain.team import key
from solver.problem import Policy

Check = Callable[[str, object], int | Decimal]

SETTINGS: Mapping[str, Check] = {
    "caps.points": points,
    "caps.asye_points": points,
    "caps.stable_points": points,
    "caps.max_cases": count,
    "caps.asye_max_cases": count,
    "load.sibling_factor": share,
    "load.exploitation": points,
    "load.interpreter": points,
    "load.travel_over_30": points,
    "load.travel_over_60": points,
    "rules.leaving_days": whole,
    "continuity.move": whole,
    "continuity.previous_worker": whole,
    "continuity.family_split": whole,
    "fit.preferred_language": whole,
    "fit.preferred_skill": whole,
    "fit.short_stay": whole,
    "fit.new_category": whole,
    "fit.leaving_days": whole,
}
"""Every setting but the categories' points, with what checks it."""

_FIGURES = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


def setting_names(policy: Policy) -> tuple[str, ...]:
    """The dotted names of all settings, ``categories.CODE.points`` of this policy's categories included."""
    return (*SETTINGS, *(f"categories.{code}.points" for code in policy.categories))


def setting_value(policy: Policy, name: str) -> Decimal | int:
    """The value of a setting as people write it: points as points, weights and days as whole numbers.

    Raises:
        PolicyError: when the policy has no such setting.
    """
    canonical = _canonical(policy, name)
    table, field = canonical.split(".", 1)
    if table == "categories":
        return in_points(policy.categories[field.rsplit(".", 1)[0]].points)
    value: Decimal | int = getattr(getattr(policy, table), field)
    return in_points(int(value)) if SETTINGS[canonical] is points else value


def with_settings(policy: Policy, settings: Mapping[str, object]) -> Policy:
    """The policy with some of its settings changed; names compare without case.

    Args:
        policy: what applies to every setting not named.
        settings: numbers by dotted name, as read from a spreadsheet: whole or not, exact, float or figures in a text.

    Raises:
        PolicyError: for the first name that is no setting or stands twice, and the first value that it may not have.
    """
    seen: set[str] = set()
    for name, value in settings.items():
        canonical = _canonical(policy, name, value)
        if canonical in seen:
            raise PolicyError(canonical, value, "each setting once")
        seen.add(canonical)
        policy = _with_setting(policy, canonical, _number(value))
    return policy


def _with_setting(policy: Policy, canonical: str, value: object) -> Policy:
    table, field = canonical.split(".", 1)
    if table == "categories":
        code = field.rsplit(".", 1)[0]
        category = replace(policy.categories[code], points=points(canonical, value))
        return replace(policy, categories={**policy.categories, code: category})
    changed = replace(getattr(policy, table), **{field: SETTINGS[canonical](canonical, value)})
    return replace(policy, **{table: changed})


def _canonical(policy: Policy, name: str, value: object = None) -> str:
    by_key = {key(canonical): canonical for canonical in setting_names(policy)}
    canonical = by_key.get(key(name))
    if canonical is None:
        close = get_close_matches(key(name), by_key, n=1)
        hint = f"perhaps {by_key[close[0]]}" if close else f"such as {next(iter(SETTINGS))}"
        raise PolicyError(name, value, f"the name of a setting, {hint}")
    return canonical


def _number(value: object) -> object:
    """Figures in a cell that a spreadsheet keeps as text count as the number they show."""
    return Decimal(value) if isinstance(value, str) and _FIGURES.fullmatch(value.strip()) else value
