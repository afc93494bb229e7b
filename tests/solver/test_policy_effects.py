"""Every number of the policy decides something: change it, and the answer or what it is worth changes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

import pytest

from solver.problem import Case, Problem, Role, Worker
from tests.builders import DEFAULT_POLICY, a_case, a_policy, a_problem, a_worker, day, points
from tests.solver.solving import levels, solved


@dataclass(frozen=True)
class Effect:
    """A setting changed, a team and its cases, and what the change does: to who gets a case, or to a level."""

    group: str
    setting: str
    value: Any
    cases: tuple[Case, ...]
    team: tuple[Worker, ...] = (a_worker("Ana"),)
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    max_moves: int = 0


ANA_AND_BEN = (a_worker("Ana", room=50), a_worker("Ben", room=50))
SPEAKS_WELSH = frozenset({"welsh"})
KNOWS = (a_case("H1", held_by="Ana"), a_case("H2", held_by="Ben"))
SPLIT = (a_case("H1", held_by="Ana", family_id="F"), a_case("H2", held_by="Ben", family_id="F"))

EFFECTS = (
    Effect("caps", "points", 2000, (a_case("C1", weighs=6),), before={"C1": "Ana"}, after={"C1": None}),
    Effect("caps", "stable_points", 9500, (a_case("C1", weighs=6),), before={"C1": "Ana"}, after={"C1": None}),
    Effect(
        "caps",
        "asye_points",
        2000,
        (a_case("C1", weighs=6),),
        team=(a_worker("Ana", asye=True),),
        before={"C1": "Ana"},
        after={"C1": None},
    ),
    Effect("caps", "max_cases", Decimal("0.9"), (a_case("C1"),), before={"C1": "Ana"}, after={"C1": None}),
    Effect(
        "caps",
        "asye_max_cases",
        Decimal(0),
        (a_case("C1"),),
        team=(a_worker("Ana", asye=True),),
        before={"C1": "Ana"},
        after={"C1": None},
    ),
    Effect(
        "load",
        "sibling_factor",
        Decimal(1),
        (a_case("C1", family_id="F"), a_case("C2", family_id="F")),
        team=(a_worker("Ana", room=8),),
        before={"standard": 0},
        after={"standard": 1},
    ),
    Effect(
        "load",
        "exploitation",
        points(9),
        (a_case("C1", exploitation=True),),
        team=(a_worker("Ana", room=10),),
        before={"peak": 70},
        after={"standard": 1},
    ),
    Effect(
        "load",
        "interpreter",
        0,
        (a_case("C1", interpreter=True),),
        team=(a_worker("Ana", room=10),),
        before={"peak": 60},
        after={"peak": 50},
    ),
    Effect(
        "load",
        "travel_over_30",
        points(3),
        (a_case("C1", travel_minutes=Decimal(31)),),
        team=(a_worker("Ana", room=10),),
        before={"peak": 60},
        after={"peak": 80},
    ),
    Effect(
        "load",
        "travel_over_60",
        points("0.5"),
        (a_case("C1", travel_minutes=Decimal(61)),),
        team=(a_worker("Ana", room=10),),
        before={"peak": 70},
        after={"peak": 55},
    ),
    Effect(
        "load",
        "travel_minutes",
        (10, 20),
        (a_case("C1", travel_minutes=Decimal(20)),),
        team=(a_worker("Ana", room=10),),
        before={"peak": 50},
        after={"peak": 60},
    ),
    Effect(
        "rules",
        "leaving_days",
        27,
        (a_case("C1"),),
        team=(a_worker("Ana", leaving_date=day(28)),),
        before={"C1": None},
        after={"C1": "Ana"},
    ),
    Effect("continuity", "move", 7, SPLIT, ANA_AND_BEN, before={"continuity": 8}, after={"continuity": 7}, max_moves=1),
    Effect(
        "continuity",
        "previous_worker",
        0,
        (*KNOWS, a_case("C1", previous_worker_id="Ana", preferred_language="welsh")),
        (a_worker("Ana"), a_worker("Ben", languages=SPEAKS_WELSH)),
        before={"C1": "Ana", "fit": 4},
        after={"C1": "Ben", "fit": 0},
    ),
    Effect(
        "continuity",
        "family_split",
        0,
        (*KNOWS, a_case("S", held_by="Ana", family_id="F"), a_case("C1", family_id="F", preferred_language="welsh")),
        (a_worker("Ana"), a_worker("Ben", languages=SPEAKS_WELSH)),
        before={"C1": "Ana", "fit": 4},
        after={"C1": "Ben", "fit": 0},
    ),
    Effect(
        "fit",
        "preferred_language",
        2,
        (*KNOWS, a_case("C1", preferred_language="welsh", preferred_skills=frozenset({"play therapy"}))),
        (
            a_worker("Ana", languages=SPEAKS_WELSH),
            a_worker("Ben", skills=frozenset({"family support", "play therapy"})),
        ),
        before={"C1": "Ana", "fit": 3},
        after={"C1": "Ben", "fit": 2},
    ),
    Effect(
        "fit",
        "preferred_skill",
        5,
        (*KNOWS, a_case("C1", preferred_language="welsh", preferred_skills=frozenset({"play therapy"}))),
        (
            a_worker("Ana", languages=SPEAKS_WELSH),
            a_worker("Ben", skills=frozenset({"family support", "play therapy"})),
        ),
        before={"C1": "Ana", "fit": 3},
        after={"C1": "Ben", "fit": 4},
    ),
    Effect(
        "fit",
        "short_stay",
        0,
        (a_case("H1", "CLA", held_by="Ana"), a_case("C1", "CLA")),
        (a_worker("Ana", agency=True), a_worker("Ben")),
        before={"C1": "Ben", "fit": 1},
        after={"C1": "Ana", "fit": 0},
    ),
    Effect(
        "fit",
        "new_category",
        0,
        (a_case("H1", held_by="Ana"), a_case("C1")),
        ANA_AND_BEN,
        before={"C1": "Ana", "peak": 20},
        after={"C1": "Ben", "peak": 10},
    ),
    Effect(
        "fit",
        "leaving_days",
        99,
        (a_case("H1", "CLA", held_by="Ana"), a_case("C1", "CLA")),
        (a_worker("Ana", leaving_date=day(100)), a_worker("Ben")),
        before={"C1": "Ben", "fit": 1},
        after={"C1": "Ana", "fit": 0},
    ),
)

CATEGORY_EFFECTS = (
    Effect("CIN", "points", 8501, (a_case("C1"),), before={"C1": "Ana"}, after={"C1": None}),
    Effect("CIN", "skills", frozenset({"magic"}), (a_case("C1"),), before={"C1": "Ana"}, after={"C1": None}),
    Effect("CIN", "roles", frozenset({Role.PA}), (a_case("C1"),), before={"C1": "Ana"}, after={"C1": None}),
    Effect(
        "CIN",
        "asye_may_lead",
        False,
        (a_case("C1"),),
        team=(a_worker("Ana", asye=True),),
        before={"C1": "Ana"},
        after={"C1": None},
    ),
    Effect(
        "CIN",
        "long_term",
        True,
        (a_case("C1"),),
        team=(a_worker("Ana", agency=True),),
        before={"fit": 1},
        after={"fit": 3},
    ),
    Effect(
        "CIN",
        "priority",
        DEFAULT_POLICY.categories["CPP"].priority,
        (a_case("C1"), a_case("C2", "REF")),
        team=(a_worker("Ana", max_cases=Decimal(1)),),
        before={"C1": None, "C2": "Ana"},
        after={"C1": "Ana", "C2": None},
    ),
)


def named(effect: Effect) -> str:
    """The setting, for the name of the test."""
    return f"{effect.group}.{effect.setting}"


@pytest.mark.parametrize("effect", EFFECTS, ids=named)
def test_a_setting_decides(effect: Effect) -> None:
    problem = a_problem(effect.team, effect.cases, max_moves=effect.max_moves)
    changed = replace(problem, policy=a_policy(**{effect.group: {effect.setting: effect.value}}))
    assert_effect(effect, problem, changed)


@pytest.mark.parametrize("effect", CATEGORY_EFFECTS, ids=named)
def test_a_line_of_a_category_decides(effect: Effect) -> None:
    problem = a_problem(effect.team, effect.cases)
    policy = a_policy(categories={effect.group: {effect.setting: effect.value}})
    assert_effect(effect, problem, replace(problem, policy=policy))


def test_no_setting_is_left_out() -> None:
    groups = {group: getattr(DEFAULT_POLICY, group) for group in ("caps", "load", "rules", "continuity", "fit")}
    settings = {f"{group}.{line.name}" for group, numbers in groups.items() for line in fields(numbers)}
    assert {named(effect) for effect in EFFECTS} == settings


def assert_effect(effect: Effect, problem: Problem, changed: Problem) -> None:
    """Check who gets what and what it is worth, before and after the change."""
    for asked, expected in ((problem, effect.before), (changed, effect.after)):
        result = solved(asked)
        found = {**levels(result), **result.worker_of}
        assert {what: found[what] for what in expected} == expected
