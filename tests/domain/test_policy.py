"""The policy that ships: every number of it, held against the tables as they were published."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.clocks import Clock, Span, Step, Unit
from caseload_app.domain.policy import Bands, setting_names, setting_value, shipped_policy, shipped_policy_file
from solver.problem import Priority
from tests.builders import DEFAULT_POLICY

MUST_BE_ALLOCATED = {"S47", "CPP", "COURT", "PLO", "PWP", "CLA", "UASC", "PF"}
NOT_ALONE_IN_THE_FIRST_YEAR = {"S47", "CPP", "PLO", "COURT", "PWP", "ADOPT", "SGO", "FOS", "FASS"}
LONG_TERM = {"CLA", "CLALT", "PWP", "UASC", "ADOPT", "PF", "CL16", "CL18", "FOS"}


def test_its_numbers_are_the_published_defaults() -> None:
    shipped = shipped_policy()
    assert shipped.caps == DEFAULT_POLICY.caps
    assert shipped.load == DEFAULT_POLICY.load
    assert shipped.rules == DEFAULT_POLICY.rules
    assert shipped.continuity == DEFAULT_POLICY.continuity
    assert shipped.fit == DEFAULT_POLICY.fit


@pytest.mark.parametrize("code", DEFAULT_POLICY.categories)
def test_a_category_asks_what_the_table_says(code: str) -> None:
    shipped, expected = shipped_policy().categories[code], DEFAULT_POLICY.categories[code]
    assert (shipped.code, shipped.points, shipped.roles) == (expected.code, expected.points, expected.roles)
    assert shipped.skills == {skill.replace("_", " ") for skill in expected.skills}
    assert shipped.priority == expected.priority
    assert shipped.name


def test_its_categories_stand_in_the_order_of_the_table() -> None:
    assert tuple(shipped_policy().categories) == tuple(DEFAULT_POLICY.categories)


def test_the_marks_of_the_categories_are_those_of_the_text() -> None:
    categories = shipped_policy().categories.values()
    assert {c.code for c in categories if c.must_allocate} == MUST_BE_ALLOCATED
    assert {c.code for c in categories if not c.asye_may_lead} == NOT_ALONE_IN_THE_FIRST_YEAR
    assert {c.code for c in categories if c.long_term} == LONG_TERM
    assert {c.code for c in categories if c.priority is Priority.CRITICAL} == {"S47", "CPP", "COURT"}


def test_it_says_whose_it_is_and_from_when() -> None:
    file = shipped_policy_file()
    assert (file.policy.name, file.policy.version) == ("England, default", "2026.1")
    assert file.applies_from == date(2026, 1, 1)
    assert file.bands == Bands(near_from=95, over_above=100, far_over_from=110)


def _once(number: int, unit: Unit, of: str | None = None) -> Step:
    return Step(span=Span(number=number, unit=unit), repeats=False, of=of)


def _every(number: int, unit: Unit, until: str | None = None) -> Step:
    return Step(span=Span(number=number, unit=unit), repeats=True, until=until)


IN_CARE = (
    Clock(event="visit", steps=(_once(1, Unit.WEEKS, of="placement"), _every(6, Unit.WEEKS))),
    Clock(event="review", steps=(_once(20, Unit.WORKING_DAYS), _once(3, Unit.MONTHS), _every(6, Unit.MONTHS))),
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("CLA", IN_CARE),
        ("UASC", IN_CARE),
        ("YJ", IN_CARE),
        ("CL16", (*IN_CARE, Clock(event="pathway plan", steps=(_every(6, Unit.MONTHS),)))),
        (
            "CLALT",
            (
                Clock(
                    event="visit",
                    steps=(_every(3, Unit.MONTHS),),
                    where_agreed=Span(number=6, unit=Unit.MONTHS),
                ),
            ),
        ),
        ("PWP", (Clock(event="visit", steps=(_every(1, Unit.WEEKS, "first review"), _every(6, Unit.WEEKS))),)),
        (
            "PF",
            (
                Clock(
                    event="visit",
                    steps=(_once(1, Unit.WEEKS), _every(6, Unit.WEEKS, "one year"), _every(12, Unit.WEEKS)),
                ),
            ),
        ),
        ("COURT", (Clock(event="end of proceedings", steps=(_once(26, Unit.WEEKS),)),)),
    ],
)
def test_the_clocks_of_a_category_follow_one_another(code: str, expected: tuple[Clock, ...]) -> None:
    assert shipped_policy_file().clocks[code] == expected


def test_every_category_has_a_clock() -> None:
    file = shipped_policy_file()
    assert list(file.clocks) == list(file.policy.categories)
    assert all(file.clocks.values())


DEFAULTS = """
caps.points 100, caps.asye_points 90, caps.stable_points 15, caps.max_cases 16, caps.asye_max_cases 12,
load.sibling_factor 0.6, load.exploitation 2, load.interpreter 1, load.travel_over_30 1, load.travel_over_60 2,
rules.leaving_days 28, continuity.move 20, continuity.previous_worker 10, continuity.family_split 8,
fit.preferred_language 4, fit.preferred_skill 3, fit.short_stay 2, fit.new_category 1, fit.leaving_days 182
"""


def test_a_workbook_may_carry_just_these_settings_with_these_defaults() -> None:
    shipped = shipped_policy()
    expected = dict(item.split() for item in DEFAULTS.replace("\n", " ").split(","))
    expected |= {f"categories.{code}.points": str(c.points // 100) for code, c in DEFAULT_POLICY.categories.items()}
    assert {name: str(setting_value(shipped, name)) for name in setting_names(shipped)} == expected
