"""The cheapest set of cases for a desk, and all sets nearly as cheap: held against all sets there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

from solver.engine.desks.bundles import Bundles
from solver.engine.desks.desk import Desk
from solver.engine.desks.few_sets import FewSets, PricedSets
from solver.engine.desks.packing import NEVER, Limits, Packing, Tariff
from solver.engine.reduce import NOBODY, Instance, reduce
from solver.objectives import spread
from solver.problem import Mode
from tests.solver.engine.every_answer import legal_states
from tests.solver.random_problems import random_problem

DESKS = 350


def desks() -> Iterator[tuple[Random, Instance, Desk]]:
    """Random desks of all modes, each with some of the cases that may be there."""
    rng, found = Random("desks"), 0
    while found < DESKS:
        instance = reduce(
            replace(random_problem(rng, rng.choice(list(Mode)), workers=3, cases=12, free=8), max_moves=0)
        )
        for w in range(len(instance.worker_ids)):
            cases = [i for i, case in enumerate(instance.cases) if w in case.options and rng.random() < 0.8]
            found += 1
            yield rng, instance, Desk(instance, w, cases)


def a_tariff(rng: Random, desk: Desk) -> Tariff:
    """Random costs, sometimes so small that many sets cost the same."""
    most = rng.choice((3, 100, 10**9))
    return Tariff(
        case={i: rng.choice((0, rng.randint(-most, most), rng.randint(-most, 0))) for i in desk.cases},
        new_family=rng.choice((0, rng.randint(0, most))),
        over=rng.choice((0, rng.randint(0, most) // 50)),
        spread=rng.choice((0, 1, rng.randint(0, most) // 1000)),
    )


def limits_for(rng: Random, desk: Desk) -> Limits:
    """The cap alone, or a peak for those who receive, or one for everybody."""
    percent = rng.choice((None, 50, 80, 100, 130))
    if percent is None or not desk.available:
        return Limits(desk.available, None)
    most = percent * desk.available // 100
    return Limits(min(desk.available, most), rng.choice((most, None)))


def packed(desk: Desk, tariff: Tariff, limits: Limits) -> list[Packing | PricedSets]:
    """A desk at some prices: packed, packed with the families it may need, and looked up in the table of its sets."""
    found: list[Packing | PricedSets] = [Packing(desk, tariff, limits)]
    found.append(Packing(desk, tariff, limits, Bundles(desk)))
    few = FewSets.of(desk)
    return found if few is None else [*found, few.priced(tariff, limits)]


def every_set(instance: Instance, desk: Desk, tariff: Tariff, limits: Limits) -> dict[tuple[int, ...], int]:
    """Every set of cases that the worker may have, with its cost."""
    found = {}
    for number in range(len(desk.cases) + 1):
        for cases in combinations(desk.cases, number):
            load = desk.load_of(frozenset(cases))
            most = limits.points_with_arrivals if cases else limits.points
            if (most is not None and load > most) or (cases and number > desk.most_cases):
                continue
            families = {instance.cases[i].family for i in cases} - {NOBODY}
            new = sum(desk.worker not in instance.families_at_base.get(family, ()) for family in families)
            cost = sum(tariff.case[i] for i in cases) + new * tariff.new_family
            cost += tariff.over * max(0, load - desk.available)
            if desk.available:
                cost += tariff.spread * spread.of_worker(load, desk.available)
            found[cases] = cost
    return found


def test_the_best_set_is_the_cheapest_of_all_and_none_is_found_only_where_there_is_none() -> None:
    impossible = 0
    for rng, instance, desk in desks():
        tariff, limits = a_tariff(rng, desk), limits_for(rng, desk)
        sets = every_set(instance, desk, tariff, limits)
        impossible += not sets
        for packing in packed(desk, tariff, limits):
            best = packing.best
            if not sets:
                assert best.cost >= NEVER
            else:
                assert best.cost == min(sets.values()) == sets[best.cases]
    assert 0 < impossible < DESKS // 2


def test_one_more_case_makes_it_at_least_as_much_dearer_as_said_and_mostly_exactly() -> None:
    claims = exact = looked_up = 0
    for rng, instance, desk in desks():
        tariff, limits = a_tariff(rng, desk), limits_for(rng, desk)
        sets = every_set(instance, desk, tariff, limits)
        for packing in packed(desk, tariff, limits):
            for i in desk.cases if sets else ():
                with_it = [cost for cases, cost in sets.items() if i in cases]
                if with_it:
                    dearer = min(with_it) - packing.best.cost
                    said = packing.dearer_with(i)
                    assert 0 <= said <= dearer
                    if isinstance(packing, PricedSets):
                        assert said == dearer
                        looked_up += 1
                    else:
                        claims += dearer > 0
                        exact += 0 < said == dearer
    assert exact > claims // 3 > 50
    assert looked_up > 50


def test_the_sets_within_a_slack_are_all_of_them_and_no_others() -> None:
    for rng, instance, desk in desks():
        tariff, limits = a_tariff(rng, desk), limits_for(rng, desk)
        sets = every_set(instance, desk, tariff, limits)
        if not sets:
            continue
        slack = rng.choice((0, 2, rng.randint(0, 200)))
        for packing in packed(desk, tariff, limits):
            wanted = sorted(cases for cases, cost in sets.items() if cost <= packing.best.cost + slack)
            assert packing.sets_within(slack, len(wanted)) == wanted
            assert packing.sets_within(slack, len(wanted) - 1) is None


def test_the_load_of_a_set_is_the_load_that_the_state_has_with_it() -> None:
    for mode in Mode:
        instance = reduce(random_problem(Random(f"loads {mode}"), mode, workers=3, cases=9, free=5))
        everywhere = [
            Desk(instance, w, [i for i, case in enumerate(instance.cases) if w in case.options])
            for w in range(len(instance.worker_ids))
        ]
        for state in legal_states(instance):
            for desk in everywhere:
                here = frozenset(i for i in desk.cases if state.place[i] == desk.worker)
                assert desk.load_of(here) == state.load[desk.worker]
