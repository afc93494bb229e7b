"""What sets of cases cost adds up to what the state says of every level, in every legal answer."""

from __future__ import annotations

from solver.engine.desks.costs import NOTHING, Costs
from solver.engine.desks.desk import Desk
from solver.engine.reduce import NOBODY
from solver.problem import Mode
from tests.solver.asking import in_every_mode
from tests.solver.engine.every_answer import instances, legal_states


@in_every_mode
def test_the_parts_of_a_level_add_up_to_the_level(mode: Mode) -> None:
    seen = 0
    for rng, instance in instances(mode, "costs", 50, moves=0):
        costs = Costs(instance)
        workers = range(len(instance.worker_ids))
        desks = [Desk(instance, w, [i for i, case in enumerate(instance.cases) if w in case.options]) for w in workers]
        for state in legal_states(instance):
            if rng.random() < 0.8:
                continue
            seen += 1
            wanted = {**state.value_by_level, NOTHING: 0}
            for name, level in costs.by_level.items():
                total = level.constant
                total += sum(level.nowhere.get(i, 0) for i, w in enumerate(state.place) if w == NOBODY)
                total += sum(
                    costs.of_set(name, d.worker, frozenset(i for i in d.cases if state.place[i] == d.worker), load)
                    for d, load in zip(desks, state.load, strict=True)
                )
                for members in costs.may_have_none.values():
                    total -= level.with_a_worker * any(state.place[i] != NOBODY for i in members)
                assert total == wanted[name], name
    assert seen > 100
