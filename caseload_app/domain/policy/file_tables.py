"""A policy file's tables turned into typed data, every value checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

from caseload_app.domain.clocks import Clock
from caseload_app.domain.policy.bands import Bands
from caseload_app.domain.policy.category_tables import category_tables
from caseload_app.domain.policy.document import Document
from caseload_app.domain.policy.error import PolicyError
from caseload_app.domain.policy.numbers import whole
from caseload_app.domain.policy.settings import SETTINGS
from caseload_app.domain.policy.table import Table
from caseload_app.domain.policy.words import day, text
from solver.problem import Caps, ContinuityWeights, FitWeights, HardRuleNumbers, LoadRules, Policy

Part = TypeVar("Part", Caps, HardRuleNumbers, ContinuityWeights, FitWeights)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFile:
    """Everything a policy file says: what the solver needs, and what only people see."""

    policy: Policy
    applies_from: date
    bands: Bands
    clocks: Mapping[str, tuple[Clock, ...]]
    """The clocks of each category by its code."""


def built_from(document: Document) -> PolicyFile:
    """The policy file that a complete document stands for.

    Raises:
        PolicyError: for the first key that is missing or unknown, and the first value not allowed.
    """
    table = Table("", document)
    categories, clocks = table.take("categories", category_tables)
    file = PolicyFile(
        policy=Policy(
            name=table.take("name", text),
            version=table.take("version", text),
            caps=table.take("caps", _part(Caps)),
            load=table.take("load", _load_rules),
            rules=table.take("rules", _part(HardRuleNumbers)),
            continuity=table.take("continuity", _part(ContinuityWeights)),
            fit=table.take("fit", _part(FitWeights)),
            categories=categories,
        ),
        applies_from=table.take("applies_from", day),
        bands=table.take("bands", _bands),
        clocks=clocks,
    )
    table.close()
    return file


def _part(kind: type[Part]) -> Callable[[str, object], Part]:
    def check(key: str, value: object) -> Part:
        table = Table(key, value)
        part = kind(**_settings(table, kind))
        table.close()
        return part

    return check


def _load_rules(key: str, value: object) -> LoadRules:
    table = Table(key, value)
    rules = LoadRules(**_settings(table, LoadRules), travel_minutes=table.take("travel_minutes", _thresholds))
    table.close()
    return rules


def _settings(table: Table, kind: type) -> dict[str, Any]:
    names = [field.name for field in fields(kind) if table.dotted(field.name) in SETTINGS]
    return {name: table.take(name, SETTINGS[table.dotted(name)]) for name in names}


def _thresholds(key: str, value: object) -> tuple[int, int]:
    allowed = "two whole numbers of minutes, the smaller one first, such as [30, 60]"
    if not isinstance(value, list) or len(value) != 2:
        raise PolicyError(key, value, allowed)
    first, second = (whole(key, item) for item in value)
    if first >= second:
        raise PolicyError(key, value, allowed)
    return first, second


def _bands(key: str, value: object) -> Bands:
    table = Table(key, value)
    bands = Bands(
        near_from=table.take("near_from", whole),
        over_above=table.take("over_above", whole),
        far_over_from=table.take("far_over_from", whole),
    )
    table.close()
    if not bands.near_from <= bands.over_above < bands.far_over_from:
        raise PolicyError(key, value, "near_from up to over_above, and over_above below far_over_from")
    return bands
