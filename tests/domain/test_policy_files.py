"""A council's own policy file: complete or naming only what differs, and everything that may be wrong with one."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from caseload_app.domain.policy import (
    PolicyError,
    keys_in,
    read_policy,
    read_policy_file,
    setting_names,
    shipped_policy,
    shipped_policy_file,
)
from solver.problem import Priority, Role

SHIPPED_TEXT = files("resources").joinpath("policy", "england.toml").read_text(encoding="utf-8")
NEW_CATEGORY = """
[categories.mash]
name = "Front door"
points = 2.5
skills = ["Screening", "child  PROTECTION"]
roles = ["sw", "FSW"]
asye_may_lead = false
long_term = false
must_allocate = true
priority = "Critical"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "council.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> PolicyError:
    path = written(folder, text)
    with pytest.raises(PolicyError) as caught:
        read_policy(path)
    with pytest.raises(PolicyError):
        keys_in(path)
    return caught.value


def test_a_complete_file_stands_by_itself(tmp_path: Path) -> None:
    assert read_policy_file(written(tmp_path, SHIPPED_TEXT)) == shipped_policy_file()


def test_an_empty_file_changes_nothing_but_says_that_it_was_used(tmp_path: Path) -> None:
    policy = read_policy(written(tmp_path, ""))
    assert policy.caps == shipped_policy().caps
    assert policy.categories == shipped_policy().categories
    assert policy.version == "2026.1 with council.toml"


def test_a_file_may_name_only_what_differs(tmp_path: Path) -> None:
    file = read_policy_file(
        written(
            tmp_path,
            """
            name = "Northshire"
            version = "7"
            applies_from = 2026-04-01
            [caps]
            points = 95.5
            [Load]
            Travel_Minutes = [45, 90]
            [bands]
            near_from = 90
            [categories.cla]
            points = 6.5
            skills = []
            """,
        )
    )
    policy, shipped = file.policy, shipped_policy()
    assert (policy.name, policy.version, file.applies_from) == ("Northshire", "7", date(2026, 4, 1))
    assert (policy.caps.points, policy.caps.stable_points) == (9550, shipped.caps.stable_points)
    assert (policy.load.travel_minutes, policy.load.travel_over_30) == ((45, 90), shipped.load.travel_over_30)
    assert (file.bands.near_from, file.bands.over_above) == (90, shipped_policy_file().bands.over_above)
    assert (policy.categories["CLA"].points, policy.categories["CLA"].skills) == (650, frozenset())
    assert policy.categories["CLA"].roles == shipped.categories["CLA"].roles
    assert policy.categories["REF"] == shipped.categories["REF"]
    assert tuple(policy.categories) == tuple(shipped.categories)


def test_a_new_category_joins_at_the_end_with_its_code_in_capitals(tmp_path: Path) -> None:
    file = read_policy_file(written(tmp_path, NEW_CATEGORY))
    category = file.policy.categories["MASH"]
    assert list(file.policy.categories)[-1] == category.code == "MASH"
    assert category.points == 250
    assert category.skills == {"screening", "child protection"}
    assert category.roles == {Role.SW, Role.FSW}
    assert category.priority is Priority.CRITICAL
    assert "categories.MASH.points" in setting_names(file.policy)
    assert file.clocks["MASH"] == ()


@pytest.mark.parametrize(
    "key", ["name", "points", "skills", "roles", "asye_may_lead", "long_term", "must_allocate", "priority"]
)
def test_a_new_category_must_be_complete(tmp_path: Path, key: str) -> None:
    text = "\n".join(line for line in NEW_CATEGORY.splitlines() if not line.startswith(f"{key} ="))
    error = refused(tmp_path, text)
    assert (error.key, error.value, error.found) == (f"categories.MASH.{key}", None, "nothing")


def test_a_category_may_get_other_clocks_or_those_of_another_one(tmp_path: Path) -> None:
    clock = 'clocks = [{ event = "call", steps = [{ every = 2, unit = "Weeks" }] }]'
    file = read_policy_file(written(tmp_path, f"[categories.EH]\n{clock}\n{NEW_CATEGORY}\nclocks_as = 'ref'\n{clock}"))
    assert [c.event for c in file.clocks["EH"]] == ["call"]
    assert [c.event for c in file.clocks["MASH"]] == ["decision", "assessment", "call"]


@pytest.mark.parametrize(
    ("text", "key", "allowed"),
    [
        ("caps = 3", "caps", "a table of keys and values"),
        ("categories = []", "categories", "a table of keys and values"),
        ("[categories]\nCLA = 4", "categories.CLA", "a table of keys and values"),
        ("[capz]\npoints = 1", "capz", "one of"),
        ("[caps]\npoint = 1", "caps.point", "one of points, asye_points"),
        ("[load]\ntravel_over_90 = 1", "load.travel_over_90", "one of"),
        ("[categories.CLA]\npoint = 1", "categories.CLA.point", "one of"),
        ("[caps]\npoints = '100'", "caps.points", "points, a number from 0"),
        ("[caps]\npoints = -1", "caps.points", "points, a number from 0"),
        ("[caps]\npoints = nan", "caps.points", "points, a number from 0"),
        ("[caps]\npoints = inf", "caps.points", "points, a number from 0"),
        ("[caps]\npoints = 1e400", "caps.points", "points, a number from 0"),
        ("[caps]\nmax_cases = true", "caps.max_cases", "a number of cases"),
        ("[load]\nsibling_factor = 1.1", "load.sibling_factor", "a number from 0 to 1"),
        ("[rules]\nleaving_days = 2.5", "rules.leaving_days", "a whole number"),
        ("[fit]\nshort_stay = -2", "fit.short_stay", "a whole number"),
        ("[load]\ntravel_minutes = [60, 30]", "load.travel_minutes", "the smaller one first"),
        ("[load]\ntravel_minutes = [30]", "load.travel_minutes", "two whole numbers"),
        ("[load]\ntravel_minutes = 30", "load.travel_minutes", "two whole numbers"),
        ("[load]\ntravel_minutes = [30, 60.5]", "load.travel_minutes", "a whole number"),
        ("[bands]\nnear_from = 101", "bands", "near_from up to over_above"),
        ("[bands]\nfar_over_from = 100", "bands", "over_above below far_over_from"),
        ("name = ' '", "name", "a text"),
        ("version = 1", "version", "a text"),
        ("applies_from = '2026-01-01'", "applies_from", "a day"),
        ("applies_from = 2026-01-01T08:00:00", "applies_from", "a day"),
        ("[categories.CLA]\nskills = 'court'", "categories.CLA.skills", "a list of skills"),
        ("[categories.CLA]\nskills = ['']", "categories.CLA.skills", "a list of skills"),
        ("[categories.CLA]\nskills = [1]", "categories.CLA.skills", "a list of skills"),
        ("[categories.CLA]\nroles = ['SW', 'CEO']", "categories.CLA.roles", "at least one of SW, SSW, PA, FSW"),
        ("[categories.CLA]\nroles = []", "categories.CLA.roles", "at least one of"),
        ("[categories.CLA]\nroles = 'SW'", "categories.CLA.roles", "at least one of"),
        ("[categories.CLA]\npriority = 'urgent'", "categories.CLA.priority", "one of critical, high, standard, low"),
        ("[categories.CLA]\npriority = 1", "categories.CLA.priority", "one of critical"),
        ("[categories.CLA]\nlong_term = 'yes'", "categories.CLA.long_term", "true or false"),
        ("[categories.CLA]\nmust_allocate = 1", "categories.CLA.must_allocate", "true or false"),
        ("[categories.'C;A']\npoints = 1", "categories", "letters and figures"),
        ("[categories.UASC]\nclocks_as = 'XX'", "categories.UASC.clocks_as", "a category that has clocks of its own"),
        ("[categories.UASC]\nclocks_as = 'YJ'", "categories.UASC.clocks_as", "a category that has clocks of its own"),
        ("[categories.UASC]\nclocks_as = 'UASC'", "categories.UASC.clocks_as", "clocks of its own"),
        ("[categories.REF]\nclocks = []", "categories.REF.clocks", "a list in square brackets"),
        ("[categories.REF]\nclocks = [1]", "categories.REF.clocks[1]", "a table"),
        ("[categories.REF]\nclocks = [{ event = 'x' }]", "categories.REF.clocks[1].steps", "a list"),
        (
            "[categories.REF]\nclocks = [{ event = 'x', steps = [{ within = 0, unit = 'weeks' }] }]",
            "categories.REF.clocks[1].steps[1].within",
            "a whole number from 1",
        ),
        (
            "[categories.REF]\nclocks = [{ event = 'x', steps = [{ every = 1, unit = 'fortnights' }] }]",
            "categories.REF.clocks[1].steps[1].unit",
            "one of working days, weeks, months",
        ),
        (
            "[categories.REF]\nclocks = [{ event = 'x', steps = [{ every = 1, within = 2, unit = 'weeks' }] }]",
            "categories.REF.clocks[1].steps[1].within",
            "one of",
        ),
        ("[caps]\npoints = 1\nPOINTS = 2", "caps.POINTS", "each key once"),
        ("[caps]\npoints = 1\n[CAPS]\npoints = 2", "CAPS", "each key once"),
        ("[caps\npoints = 1", "council.toml", "a policy file in TOML"),
        ("[caps]\npoints = 1\npoints = 2", "council.toml", "a policy file in TOML"),
        ("PK\x03\x04", "council.toml", "a policy file in TOML"),
        ("a = " + "[" * 100_000, "council.toml", "a policy file in TOML"),
        ("a = " + "9" * 5_000, "council.toml", "a policy file in TOML"),
        ("# " + "x" * 1_000_001, "council.toml", "a few pages of text"),
    ],
)
def test_what_a_file_may_not_say_is_named_with_what_is_allowed(
    tmp_path: Path, text: str, key: str, allowed: str
) -> None:
    error = refused(tmp_path, text)
    assert error.key == key
    assert allowed in error.allowed
    assert str(error).startswith(f"{key}: found ")
    assert "\n" not in str(error)
    assert len(str(error)) < 400


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    not_text = tmp_path / "latin.toml"
    not_text.write_bytes('name = "Gwynedd \xe9"'.encode("latin-1"))
    for path in (tmp_path / "missing.toml", tmp_path, not_text):
        with pytest.raises(PolicyError) as caught:
            read_policy(path)
        assert caught.value.key == path.name


def test_a_file_from_a_windows_editor_reads_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf[caps]\r\npoints = 90\r\n")
    assert read_policy(path).caps.points == 9000


def test_the_settings_that_a_file_fixes_are_known_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, f"[CAPS]\nPoints = 90\n[categories.cla]\nname = 'x'\n{NEW_CATEGORY}")
    assert keys_in(path) == {"caps.points", "categories.MASH.points"}
    assert keys_in(written(tmp_path, SHIPPED_TEXT)) == set(setting_names(shipped_policy()))
    assert keys_in(written(tmp_path, "")) == frozenset()
