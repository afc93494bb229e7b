"""Any prices prove something true: no bound is above the best there is, whatever the prices."""

from __future__ import annotations

import time
from random import Random

from solver.engine.bounds import SCALE
from solver.engine.desks.costs import Costs
from solver.engine.desks.desk import Desk
from solver.engine.desks.master import Master
from solver.engine.desks.packing import Limits as DeskLimits
from solver.engine.desks.rates import Prices, Question
from solver.engine.limits import Limits
from solver.engine.reduce import NOBODY, Instance, reduce
from solver.engine.state import State
from solver.problem import Mode
from tests.builders import a_case, a_problem, a_worker
from tests.solver.asking import in_every_mode
from tests.solver.engine.every_answer import instances, legal_states


def plenty() -> Limits:
    """Limits that no small question reaches."""
    return Limits(effort=100.0, deadline=time.monotonic() + 600, should_stop=lambda: False)


def a_master(instance: Instance, question: Question) -> Master:
    """The sharing out of all free cases over all desks."""
    workers = range(len(instance.worker_ids))
    desks = [Desk(instance, w, [i for i, case in enumerate(instance.cases) if w in case.options]) for w in workers]
    return Master(Costs(instance), desks, range(len(instance.cases)), question)


def wild_prices(rng: Random, instance: Instance, question: Question) -> Prices:
    """Prices without any sense, some of them beyond all measure."""
    most = rng.choice((1, 30, 1e4, 1e30))
    return Prices(
        tuple(rng.choice((0.0, rng.uniform(-most, most))) for _ in instance.cases),
        {name: rng.choice((0.0, rng.uniform(0, most))) for name in question.frozen},
        {case.family: rng.uniform(0, most) for case in instance.cases if case.family != NOBODY},
    )


def test_brothers_and_sisters_of_whom_one_has_a_worker_are_not_taken_for_split() -> None:
    family = [a_case(name, family_id="F", weighs=3) for name in ("C1", "C2")]
    instance = reduce(a_problem([a_worker("Ana", room=20), a_worker("Ben", room=20)], family))
    question = Question("continuity", {"standard": 0}, [DeskLimits(2000, None)] * 2)
    master = a_master(instance, question)
    assert master.best_bound(Prices((0.0, 0.0)), [0, 1], 8, plenty()).scaled <= 0
    for family_price in (0.0, 3.0, 8.0, 20.0):
        priced = Prices((4.0, 4.0), {"standard": 10.0}, {0: family_price})
        assert master.bound(priced, plenty()).scaled <= 0


@in_every_mode
def test_no_bound_is_above_the_best_answer_that_keeps_the_levels_frozen_before(mode: Mode) -> None:
    sharp = 0
    for rng, instance in instances(mode, "master", 20, moves=0):
        limits = [DeskLimits(available, None) for available in instance.available]
        states = [(s.value_by_level, list(s.place)) for s in legal_states(instance)]
        names = [name for name in State(instance).value_by_level if name != "peak"]
        for k, name in enumerate(names):
            pattern, place = rng.choice(states)
            frozen = {level: pattern[level] for level in names[:k]}
            least = min(v[name] for v, _ in states if all(v[level] <= most for level, most in frozen.items()))
            question = Question(name, frozen, limits)
            master = a_master(instance, question)
            for _ in range(3):
                bound = master.bound(wild_prices(rng, instance, question), plenty())
                assert bound.scaled <= least * SCALE, name
            start = Prices((0.0,) * len(instance.cases))
            best = master.best_bound(start, place, pattern[name], plenty())
            assert best.scaled <= least * SCALE, name
            sharp += best.scaled > (least - 1) * SCALE
    assert sharp > 50


@in_every_mode
def test_a_choice_among_sets_near_the_prices_keeps_what_is_frozen_and_is_mostly_the_best_there_is(mode: Mode) -> None:
    asked = best_found = 0
    for rng, instance in instances(mode, "choice", 30, moves=0):
        limits = [DeskLimits(available, None) for available in instance.available]
        states = [(s.value_by_level, list(s.place)) for s in legal_states(instance)]
        names = [name for name in State(instance).value_by_level if name not in {"peak", "spread"}]
        for k, name in enumerate(names):
            pattern, _ = rng.choice(states)
            frozen = {level: pattern[level] for level in names[:k]}
            keeping = [(v[name], place) for v, place in states if all(v[f] <= most for f, most in frozen.items())]
            (least, _), (most, worst) = min(keeping), max(keeping)
            if least == most:
                continue
            asked += 1
            master = a_master(instance, Question(name, frozen, limits))
            bound = master.best_bound(Prices((0.5,) * len(instance.cases)), worst, most, plenty())
            master.know_more(bound.prices, 0.1, plenty())
            small = master.whole(most - 1, plenty())
            place = None if small is None else master.search(small, 1.0, plenty())[0]
            if place is not None:
                found = State(instance)
                found.put_all(place)
                values = found.value_by_level
                assert found.is_legal
                assert all(values[level] <= value for level, value in frozen.items())
                assert least <= values[name] < most
                best_found += values[name] == least
    assert best_found > 0.8 * asked > 20
