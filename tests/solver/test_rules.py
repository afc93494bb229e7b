"""Every hard rule: a case it lets through and one it stops, in the rule itself, in the judge and in the answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from solver import rules
from solver.check import judge
from solver.problem import Case, Mode, Problem, Role, Worker
from solver.rules import (
    AsyeMayNotLead,
    BeingCovered,
    Breather,
    Excluded,
    LanguageMissing,
    Leaving,
    LockedInPlace,
    NoCapacity,
    NotStarted,
    Obstacle,
    OtherTeam,
    OverCases,
    OverPoints,
    RoleMayNotLead,
    Rule,
    SkillMissing,
    pair_obstacle,
)
from tests.builders import a_case, a_policy, a_problem, a_reduction, a_worker, day, points
from tests.solver.solving import answer


def in_the_way(case: Case, worker: Worker, **changes: Any) -> Obstacle | None:
    """What stands between a case and a worker, from the rule, and held against the judge and the answer."""
    problem = a_problem([worker], [case], **changes)
    obstacle = pair_obstacle(problem, case, worker)
    given = judge(problem, {case.id: worker.id})
    assert [b.obstacle for b in given.broken if b.obstacle.__class__ in PAIR_OBSTACLES] == (
        [obstacle] if obstacle else []
    )
    assert answer(problem) == {case.id: None if obstacle else worker.id}
    return obstacle


PAIR_OBSTACLES = {
    RoleMayNotLead,
    AsyeMayNotLead,
    SkillMissing,
    LanguageMissing,
    Excluded,
    NoCapacity,
    NotStarted,
    Leaving,
    Breather,
    BeingCovered,
    OtherTeam,
}


def one_worker(*cases: Case, **worker: Any) -> dict[str, str | None]:
    """Where the cases end up in a team of one."""
    return answer(a_problem([a_worker("Ana", **worker)], cases))


class TestCap:
    """A worker who receives a case is, afterwards, within available points and within maximum cases."""

    def test_an_exact_fit_is_within(self) -> None:
        assert one_worker(a_case("C1"), a_case("C2"), room=10) == {"C1": "Ana", "C2": "Ana"}

    def test_a_hundredth_over_is_over(self) -> None:
        assert list(one_worker(a_case("C1"), a_case("C2"), room="9.99").values()).count(None) == 1

    def test_a_hundredth_of_a_point_may_come_from_rounding_the_capacity_up(self) -> None:
        # 85 x 0.333 = 28.305, which counts as 28.31
        assert one_worker(a_case("C1", weighs="28.31"), fte=Decimal("0.333")) == {"C1": "Ana"}
        assert one_worker(a_case("C1", weighs="28.32"), fte=Decimal("0.333")) == {"C1": None}

    def test_the_family_factor_may_make_brothers_and_sisters_fit(self) -> None:
        family = [a_case("C1", weighs=5, family_id="F"), a_case("C2", weighs=5, family_id="F")]
        assert one_worker(*family, room=8) == {"C1": "Ana", "C2": "Ana"}
        assert list(one_worker(*family, room="7.99").values()).count(None) == 1
        strangers = [a_case("C1", weighs=5, family_id="F"), a_case("C2", weighs=5, family_id="G")]
        assert list(one_worker(*strangers, room=8).values()).count(None) == 1

    def test_a_brother_already_held_makes_room_for_his_sister(self) -> None:
        held = a_case("C1", weighs=8, family_id="F", held_by="Ana")
        assert one_worker(held, a_case("C2", weighs=5, family_id="F"), room=11)["C2"] == "Ana"
        assert one_worker(held, a_case("C2", weighs=5), room=11)["C2"] is None

    def test_a_heavier_sister_counts_in_full_and_the_brother_held_in_part(self) -> None:
        held = a_case("C1", weighs=5, family_id="F", held_by="Ana")
        assert one_worker(held, a_case("C2", weighs=8, family_id="F"), room=11)["C2"] == "Ana"
        assert one_worker(held, a_case("C2", weighs=8, family_id="F"), room="10.99")["C2"] is None

    def test_travel_decides_who_can_carry_a_case(self) -> None:
        case = a_case("C1", weighs=5, travel_to={"Ana": Decimal(61), "Ben": Decimal(31)})
        team = [a_worker("Ana", room=6), a_worker("Ben", room=6)]
        assert answer(a_problem(team, [case])) == {"C1": "Ben"}
        assert answer(a_problem(team[:1], [case])) == {"C1": None}

    def test_the_maximum_of_cases_holds_whatever_they_weigh(self) -> None:
        light = [a_case(f"C{n}", weighs=0) for n in range(3)]
        assert None not in one_worker(*light, max_cases=Decimal(3)).values()
        assert list(one_worker(*light, max_cases=Decimal(2)).values()).count(None) == 1

    def test_held_and_locked_cases_count_against_the_maximum(self) -> None:
        held = [a_case("C1", held_by="Ana"), a_case("C2", held_by="Ana", locked=True)]
        assert one_worker(*held, a_case("C3"), max_cases=Decimal(3))["C3"] == "Ana"
        assert one_worker(*held, a_case("C3"), max_cases=Decimal("2.9"))["C3"] is None

    def test_a_worker_over_cap_receives_nothing_not_even_a_case_of_no_points_and_keeps_what_is_held(self) -> None:
        held = a_case("C1", weighs=9, held_by="Ana")
        assert one_worker(held, a_case("C2", weighs=0), room=8) == {"C1": "Ana", "C2": None}
        assert one_worker(held, a_case("C2", weighs=0), room=9) == {"C1": "Ana", "C2": "Ana"}

    def test_a_worker_over_cap_may_receive_once_enough_has_moved_away(self) -> None:
        team = [a_worker("Ana", room=8), a_worker("Ben", room=9, skills=frozenset({"family support"}))]
        cases = [a_case("C1", weighs=9, held_by="Ana"), a_case("C2", "CPP")]
        assert answer(a_problem(team, cases, max_moves=0)) == {"C1": "Ana", "C2": None}
        assert answer(a_problem(team, cases, max_moves=1)) == {"C1": "Ben", "C2": "Ana"}

    def test_a_worker_who_gives_and_receives_is_judged_on_what_is_there_afterwards(self) -> None:
        team = [a_worker("Ana", room=10), a_worker("Ben", room=10)]
        cases = [a_case("C1", weighs=6, held_by="Ana"), a_case("C2", weighs=5, held_by="Ben")]
        problem = a_problem(team, cases, max_moves=2)
        assert judge(problem, {"C1": "Ben", "C2": "Ana"}).is_legal
        assert not judge(problem, {"C1": "Ana", "C2": "Ana"}).is_legal

    def test_the_judge_says_by_how_much(self) -> None:
        problem = a_problem([a_worker("Ana", room=8, max_cases=Decimal(1))], [a_case("C1"), a_case("C2")])
        assert [b.obstacle for b in judge(problem, {"C1": "Ana", "C2": "Ana"}).broken] == [OverPoints(points(2))]
        roomy = a_problem([a_worker("Ana", max_cases=Decimal(1))], [a_case("C1"), a_case("C2")])
        assert [b.obstacle for b in judge(roomy, {"C1": "Ana", "C2": "Ana"}).broken] == [OverCases(1)]

    def test_points_are_named_before_heads(self) -> None:
        assert rules.cap(10, 10, 1, 1) is None
        assert rules.cap(11, 10, 2, 1) == OverPoints(1)
        assert rules.cap(10, 10, 2, 1) == OverCases(1)


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


class TestAvailable:
    """Has points, has started, is not leaving within 28 days, has no breather for the category."""

    def test_a_worker_without_points_takes_nothing_even_of_no_weight(self) -> None:
        assert in_the_way(a_case("C1", weighs=0), a_worker("Ana", reductions=(a_reduction(100),))) == NoCapacity()
        assert in_the_way(a_case("C1", weighs=0), a_worker("Ana", room=0)) == NoCapacity()
        assert in_the_way(a_case("C1", weighs=0), a_worker("Ana", room="0.01")) is None

    @pytest.mark.parametrize(("start", "there"), [(-400, True), (-1, True), (0, True), (1, False), (30, False)])
    def test_a_worker_counts_from_the_start_date_on(self, start: int, there: bool) -> None:
        obstacle = in_the_way(a_case("C1"), a_worker("Ana", start_date=day(start)))
        assert obstacle == (None if there else NotStarted(day(start)))

    @pytest.mark.parametrize(
        ("leaves", "stays"), [(-1, False), (0, False), (27, False), (28, False), (29, True), (400, True)]
    )
    def test_nobody_who_leaves_within_28_days_the_28th_included(self, leaves: int, stays: bool) -> None:
        obstacle = in_the_way(a_case("C1"), a_worker("Ana", leaving_date=day(leaves)))
        assert obstacle == (None if stays else Leaving(day(leaves)))

    @pytest.mark.parametrize(
        ("days", "leaves", "stays"), [(0, 0, False), (0, 1, True), (10, 10, False), (10, 11, True)]
    )
    def test_the_days_before_leaving_come_from_the_policy(self, days: int, leaves: int, stays: bool) -> None:
        policy = a_policy(rules={"leaving_days": days})
        obstacle = in_the_way(a_case("C1"), a_worker("Ana", leaving_date=day(leaves)), policy=policy)
        assert (obstacle is None) == stays

    @pytest.mark.parametrize(
        ("first", "last", "active"),
        [(0, 0, True), (-5, 0, True), (0, 5, True), (-5, None, True), (-5, -1, False), (1, 5, False), (1, None, False)],
    )
    def test_a_breather_holds_on_its_first_and_on_its_last_day(
        self, first: int, last: int | None, active: bool
    ) -> None:
        last_day = None if last is None else day(last)
        worker = a_worker("Ana", reductions=(a_reduction(0, day(first), last_day, breather=["CPP", "S47"]),))
        assert in_the_way(a_case("C1", "CPP"), worker) == (Breather("CPP", last_day) if active else None)
        assert in_the_way(a_case("C1", "CIN"), worker) is None

    def test_a_breather_asks_nobody_to_give_up_what_is_held(self) -> None:
        breather = (a_reduction(0, breather=["CPP"]),)
        assert one_worker(a_case("C1", "CPP", held_by="Ana"), reductions=breather) == {"C1": "Ana"}

    def test_a_covered_worker_receives_nothing(self) -> None:
        team = [a_worker("Ana"), a_worker("Ben", skills=frozenset())]
        cases = [a_case("C1", held_by="Ana"), a_case("C2")]
        problem = a_problem(team, cases, mode=Mode.COVER, covered=frozenset({"Ana"}))
        assert pair_obstacle(problem, cases[1], team[0]) == BeingCovered()
        assert answer(problem) == {"C1": None, "C2": None}


class TestLock:
    """A locked case stays where it is, unallocated included."""

    def test_a_locked_case_without_a_worker_stays_without(self) -> None:
        assert one_worker(a_case("C1", locked=True)) == {"C1": None}
        assert one_worker(a_case("C1", locked=False)) == {"C1": "Ana"}

    @pytest.mark.parametrize("mode", [Mode.ALLOCATE, Mode.REBALANCE])
    def test_a_locked_case_never_moves(self, mode: Mode) -> None:
        team = [a_worker("Ana", room=10), a_worker("Ben", room=10, skills=frozenset({"family support"}))]
        blocked = a_case("C2", "COURT", priority=None)
        moving = a_problem(team, [a_case("C1", held_by="Ana"), blocked], mode=mode, max_moves=5)
        assert answer(moving) == {"C1": "Ben", "C2": "Ana"}
        locked = a_problem(team, [a_case("C1", held_by="Ana", locked=True), blocked], mode=mode, max_moves=5)
        assert answer(locked) == {"C1": "Ana", "C2": None}

    def test_a_locked_case_of_a_covered_worker_stays(self) -> None:
        team = [a_worker("Ana"), a_worker("Ben")]
        cases = [a_case("C1", held_by="Ana", locked=True), a_case("C2", held_by="Ana")]
        problem = a_problem(team, cases, mode=Mode.COVER, covered=frozenset({"Ana"}))
        assert answer(problem) == {"C1": "Ana", "C2": "Ben"}

    def test_a_lock_holds_whatever_the_other_rules_say(self) -> None:
        gone = a_worker("Ana", leaving_date=day(-9), reductions=(a_reduction(100),), skills=frozenset(), team="South")
        case = a_case("C1", "CPP", held_by="Ana", locked=True, excluded=frozenset({"Ana"}), team="North")
        assert answer(a_problem([gone, a_worker("Ben")], [case], mode=Mode.REBALANCE, max_moves=9)) == {"C1": "Ana"}

    def test_the_judge_names_the_lock(self) -> None:
        problem = a_problem([a_worker("Ana")], [a_case("C1", locked=True)])
        assert [b.obstacle for b in judge(problem, {"C1": "Ana"}).broken] == [LockedInPlace()]


class TestHeld:
    """A held case never becomes unallocated, except a covered worker's; at most so many held cases move."""

    def test_a_held_case_never_becomes_unallocated(self) -> None:
        problem = a_problem([a_worker("Ana")], [a_case("C1", held_by="Ana")], max_moves=9)
        assert not judge(problem, {"C1": None}).is_legal
        assert judge(problem, {"C1": "Ana"}).is_legal

    def test_a_covered_workers_case_may_stay_unallocated(self) -> None:
        team = [a_worker("Ana"), a_worker("Ben", skills=frozenset())]
        problem = a_problem(team, [a_case("C1", held_by="Ana")], mode=Mode.COVER, covered=frozenset({"Ana"}))
        assert judge(problem, {"C1": None}).is_legal
        assert not judge(problem, {"C1": "Ana"}).is_legal

    def test_no_more_held_cases_move_than_allowed(self) -> None:
        team = [a_worker("Ana", room=4), a_worker("Ben", room=100)]
        cases = [a_case(f"C{n}", weighs=4, held_by="Ana") for n in range(4)]
        for moves in range(4):
            problem = a_problem(team, cases, mode=Mode.REBALANCE, max_moves=moves)
            assert list(answer(problem).values()).count("Ben") == moves
        at_most_two = a_problem(team, cases, mode=Mode.REBALANCE, max_moves=2)
        assert judge(at_most_two, {"C0": "Ben", "C1": "Ben", "C2": "Ana", "C3": "Ana"}).is_legal
        assert not judge(at_most_two, {"C0": "Ben", "C1": "Ben", "C2": "Ben", "C3": "Ana"}).is_legal

    def test_a_covered_workers_cases_are_no_moves_and_the_others_may_move_besides(self) -> None:
        team = [a_worker("Ana"), a_worker("Ben", room=7), a_worker("Cat", room=5, skills=frozenset({"family support"}))]
        cases = [a_case("C1", "CPP", held_by="Ana"), a_case("C2", held_by="Ben")]
        covering = {"mode": Mode.COVER, "covered": frozenset({"Ana"})}
        assert answer(a_problem(team, cases, **covering)) == {"C1": None, "C2": "Ben"}
        assert answer(a_problem(team, cases, max_moves=1, **covering)) == {"C1": "Ben", "C2": "Cat"}


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
