"""Skill, role, exclusion, language and team: whom a case may go to, and which rule is named first."""

from __future__ import annotations

from typing import Any

import pytest

from solver.problem import Problem, Role
from solver.rules import (
    AsyeMayNotLead,
    Excluded,
    LanguageMissing,
    OtherTeam,
    RoleMayNotLead,
    Rule,
    SkillMissing,
    pair_obstacle,
)
from tests.builders import a_case, a_policy, a_problem, a_worker, day
from tests.solver.rules.pairs import in_the_way, one_worker


class TestSkill:
    """Every required skill is held: the case's own list, else the category's one."""

    def test_the_skill_of_the_category_is_asked_for(self) -> None:
        assert in_the_way(a_case("C1", "CPP"), a_worker("Ana", skills=frozenset({"child protection"}))) is None
        missing = in_the_way(a_case("C1", "CPP"), a_worker("Ana", skills=frozenset({"court"})))
        assert missing == SkillMissing(("child protection",))

    def test_the_cases_own_list_replaces_the_categorys(self) -> None:
        case = a_case("C1", "CPP", skills=frozenset({"court", "asylum"}))
        assert in_the_way(case, a_worker("Ana", skills=frozenset({"court", "asylum"}))) is None
        missing = in_the_way(case, a_worker("Ana", skills=frozenset({"child protection"})))
        assert missing == SkillMissing(("asylum", "court"))
        one_short = in_the_way(case, a_worker("Ana", skills=frozenset({"court", "child protection"})))
        assert one_short == SkillMissing(("asylum",))

    def test_an_empty_list_of_the_cases_own_asks_for_nothing(self) -> None:
        assert in_the_way(a_case("C1", "CPP", skills=frozenset()), a_worker("Ana", skills=frozenset())) is None

    def test_a_preferred_skill_stops_nobody(self) -> None:
        assert in_the_way(a_case("C1", preferred_skills=frozenset({"violin"})), a_worker("Ana")) is None


class TestRole:
    """The worker's role may lead the category; an ASYE worker only where the policy says yes."""

    @pytest.mark.parametrize(
        ("category", "may_lead"),
        [
            ("REF", {Role.SW}),
            ("CIN", {Role.SW, Role.FSW}),
            ("CLALT", {Role.SW, Role.SSW}),
            ("CL18", {Role.SW, Role.PA}),
            ("FOS", {Role.SSW}),
        ],
    )
    def test_only_the_roles_of_the_category_lead(self, category: str, may_lead: set[Role]) -> None:
        case = a_case("C1", category)
        assert {role for role in Role if in_the_way(case, a_worker("Ana", role=role)) is None} == may_lead

    def test_the_role_in_the_way_is_named(self) -> None:
        assert in_the_way(a_case("C1", "FOS"), a_worker("Ana")) == RoleMayNotLead(Role.SW, "FOS")

    def test_an_asye_worker_leads_only_what_the_policy_allows(self) -> None:
        assert in_the_way(a_case("C1", "CIN"), a_worker("Ana", asye=True)) is None
        assert in_the_way(a_case("C1", "CPP"), a_worker("Ana", asye=True)) == AsyeMayNotLead("CPP")
        allowing = a_policy(categories={"CPP": {"asye_may_lead": True}})
        assert in_the_way(a_case("C1", "CPP"), a_worker("Ana", asye=True), policy=allowing) is None


class TestExcluded:
    """Never a worker on the case's exclusion list."""

    def test_an_excluded_worker_never_gets_the_case(self) -> None:
        assert in_the_way(a_case("C1", excluded=frozenset({"Ana", "Zoe"})), a_worker("Ana")) == Excluded()
        assert in_the_way(a_case("C1", excluded=frozenset({"Zoe"})), a_worker("Ana")) is None

    def test_a_held_case_may_stay_with_an_excluded_worker(self) -> None:
        held = a_case("C1", held_by="Ana", excluded=frozenset({"Ana"}))
        assert one_worker(held) == {"C1": "Ana"}


class TestLanguage:
    """A required language is spoken; a preferred one stops nobody."""

    def test_a_required_language_is_spoken(self) -> None:
        case = a_case("C1", language="welsh")
        assert in_the_way(case, a_worker("Ana", languages=frozenset({"welsh", "polish"}))) is None
        assert in_the_way(case, a_worker("Ana", languages=frozenset({"polish"}))) == LanguageMissing("welsh")
        assert in_the_way(a_case("C1", preferred_language="welsh"), a_worker("Ana")) is None


class TestTeam:
    """A case with a team goes to a worker of that team, unless the manager widens the search."""

    def test_a_case_with_a_team_stays_in_the_team(self) -> None:
        assert in_the_way(a_case("C1", team="North"), a_worker("Ana", team="North")) is None
        assert in_the_way(a_case("C1", team="South"), a_worker("Ana", team="North")) == OtherTeam("South")
        assert in_the_way(a_case("C1", team=None), a_worker("Ana", team="North")) is None

    def test_a_wider_search_looks_at_every_team(self) -> None:
        assert in_the_way(a_case("C1", team="South"), a_worker("Ana", team="North"), any_team=True) is None


def test_the_first_rule_in_the_way_is_role_skill_language_excluded_available_team() -> None:
    case = a_case("C1", "CPP", language="welsh", excluded=frozenset({"Ana"}), team="South")
    stages: list[dict[str, Any]] = [
        {"role": Role.PA},
        {"role": Role.SW},
        {"skills": frozenset({"child protection"})},
        {"languages": frozenset({"welsh"})},
    ]
    worker: dict[str, Any] = {"skills": frozenset(), "start_date": day(1)}
    found = []
    for stage in stages:
        worker |= stage
        found.append(_rule(a_problem([a_worker("Ana", **worker)], [case])))
    not_excluded = a_case("C1", "CPP", language="welsh", team="South")
    found.append(_rule(a_problem([a_worker("Ana", **worker)], [not_excluded])))
    found.append(_rule(a_problem([a_worker("Ana", **worker | {"start_date": None})], [not_excluded])))
    assert found == [Rule.ROLE, Rule.SKILL, Rule.LANGUAGE, Rule.EXCLUDED, Rule.AVAILABLE, Rule.TEAM]


def _rule(problem: Problem) -> Rule | None:
    obstacle = pair_obstacle(problem, problem.cases[0], problem.workers[0])
    return obstacle.rule if obstacle else None
