"""Single settings by their dotted names, as the Settings sheet carries them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload_app.domain.policy import PolicyError, setting_names, setting_value, shipped_policy, with_settings

SHIPPED = shipped_policy()
WEIGHTS_AND_DAYS = [name for name in setting_names(SHIPPED) if name.startswith(("rules.", "continuity.", "fit."))]
POINTS = [
    name
    for name in setting_names(SHIPPED)
    if name.endswith("points") or (name.startswith("load.") and name != "load.sibling_factor")
]
CASES = ["caps.max_cases", "caps.asye_max_cases"]


ONE_OF_EACH_KIND = ["caps.points", "categories.CLA.points", "caps.max_cases", "load.sibling_factor", "fit.leaving_days"]


def refused(name: str, value: object) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        with_settings(SHIPPED, {name: value})
    return caught.value


def test_every_setting_is_of_one_kind() -> None:
    assert sorted([*WEIGHTS_AND_DAYS, *POINTS, *CASES, "load.sibling_factor"]) == sorted(setting_names(SHIPPED))


@pytest.mark.parametrize("name", setting_names(SHIPPED))
def test_a_setting_changes_itself_and_nothing_else(name: str) -> None:
    changed = with_settings(SHIPPED, {name: 1})
    before = {other: setting_value(SHIPPED, other) for other in setting_names(SHIPPED)}
    after = {other: setting_value(changed, other) for other in setting_names(changed)}
    assert after == {**before, name: 1}


@pytest.mark.parametrize("name", ["CAPS.POINTS", "Caps.Points", " caps.points ", "caps.points\u00a0"])
def test_names_compare_without_case_and_outer_spaces(name: str) -> None:
    assert with_settings(SHIPPED, {name: 80}).caps.points == 8000
    assert setting_value(SHIPPED, name) == 100


def test_the_points_of_a_category_are_a_setting() -> None:
    changed = with_settings(SHIPPED, {"Categories.cla.Points": 7.5})
    assert changed.categories["CLA"].points == 750
    assert setting_value(changed, "categories.CLA.points") == Decimal("7.5")
    assert SHIPPED.categories["CLA"].points == 600


@pytest.mark.parametrize("name", ["caps.stable_points", "load.travel_over_60", "categories.REF.points"])
@pytest.mark.parametrize(
    ("value", "hundredths"),
    [
        (0, 0),
        (6, 600),
        (0.5, 50),
        (4.37, 437),
        (Decimal("0.005"), 1),
        (1.115, 112),
        (6.004, 600),
        ("6.5", 650),
        (-0.0, 0),
    ],
)
def test_points_become_whole_hundredths_rounded_half_up(name: str, value: object, hundredths: int) -> None:
    assert setting_value(with_settings(SHIPPED, {name: value}), name) == Decimal(hundredths) / 100


@pytest.mark.parametrize("name", ["rules.leaving_days", "continuity.move", "fit.leaving_days"])
@pytest.mark.parametrize("value", [20, 20.0, Decimal("20.00"), "20"])
def test_weights_and_days_are_whole_however_a_spreadsheet_writes_them(name: str, value: object) -> None:
    read = setting_value(with_settings(SHIPPED, {name: value}), name)
    assert read == 20
    assert type(read) is int


@pytest.mark.parametrize("name", ["rules.leaving_days", "continuity.move", "fit.leaving_days"])
@pytest.mark.parametrize("value", [0.5, 20.000001, Decimal("1.5"), "2.5"])
def test_half_a_weight_or_day_is_refused(name: str, value: object) -> None:
    assert refused(name, value).allowed.startswith("a whole number from 0")


@pytest.mark.parametrize("value", [0, 1, 0.33, Decimal("0.6"), 1.0])
def test_the_sibling_factor_is_a_share(value: float | Decimal) -> None:
    assert with_settings(SHIPPED, {"load.sibling_factor": value}).load.sibling_factor == Decimal(str(value))


@pytest.mark.parametrize("value", [-0.01, 1.01, 60, "60%"])
def test_a_sibling_factor_outside_0_to_1_is_refused(value: object) -> None:
    assert refused("load.sibling_factor", value).allowed.startswith("a number from 0 to 1")


def test_a_maximum_of_cases_may_be_a_fraction() -> None:
    assert with_settings(SHIPPED, {"caps.max_cases": 15.5}).caps.max_cases == Decimal("15.5")


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
@pytest.mark.parametrize(
    "value",
    [
        *(-1, -0.5, True, False, None, "", "many", "1,5", "1e3", "-1", "nan"),
        *(float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), 10**400, 1e300),
        *([1], {"points": 1}, 1j, b"1"),
    ],
)
def test_what_is_no_number_from_0_is_refused_with_name_value_and_what_is_allowed(name: str, value: object) -> None:
    error = refused(name, value)
    assert error.key == name
    assert error.value is value
    assert str(error) == f"{name}: found {error.found}; expected {error.allowed}."


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("caps.pionts", "caps.points"),
        ("categories.CLAA.points", "categories.CLA.points"),
        ("leaving_days", "fit.leaving_days"),
        ("Fit.Preferred-Skill", "fit.preferred_skill"),
    ],
)
def test_a_slip_in_a_name_gets_the_name_that_was_meant(name: str, hint: str) -> None:
    error = refused(name, 3)
    assert (error.key, error.value) == (name, 3)
    assert error.allowed == f"the name of a setting, perhaps {hint}"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "caps",
        "categories.CLA",
        "categories.CLA.name",
        "load.travel_minutes",
        "bands.near_from",
        "name",
        "__class__",
    ],
)
def test_what_is_no_setting_is_refused(name: str) -> None:
    assert "the name of a setting" in refused(name, 1).allowed
    with pytest.raises(PolicyError):
        setting_value(SHIPPED, name)


def test_one_setting_twice_is_refused() -> None:
    with pytest.raises(PolicyError, match=r"caps\.points: found 90; expected each setting once"):
        with_settings(SHIPPED, {"caps.points": 80, "Caps.Points": 90})


def test_a_refused_setting_leaves_the_policy_as_it_was() -> None:
    before = SHIPPED
    refused("caps.points", -1)
    assert shipped_policy() == before


@given(st.dictionaries(st.sampled_from(POINTS), st.decimals(0, 1000, places=2)))
def test_settings_read_back_as_written(settings: dict[str, Decimal]) -> None:
    changed = with_settings(SHIPPED, settings)
    assert {name: setting_value(changed, name) for name in settings} == settings


@given(st.sampled_from(setting_names(SHIPPED)), st.text() | st.floats() | st.integers() | st.booleans() | st.none())
def test_whatever_stands_in_a_cell_gives_a_policy_or_a_sentence(name: str, value: object) -> None:
    try:
        changed = with_settings(SHIPPED, {name: value})
    except PolicyError as error:
        sentence = str(error)
    else:
        sentence = f"{name} is now {setting_value(changed, name)}"
    assert sentence.startswith(name)
    assert "\n" not in sentence
