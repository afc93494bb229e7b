"""With every set listed the choice among sets has the same answers as the problem, and the same values."""

from __future__ import annotations

import time

from solver.engine.backends.cp_sat import minimise
from solver.engine.desks.narrowing import Frozen, Narrowing
from solver.engine.level_expressions import PairChoice
from solver.engine.limits import Limits
from solver.problem import Mode
from tests.solver.asking import in_every_mode
from tests.solver.engine.every_answer import instances, legal_states


@in_every_mode
def test_each_level_by_itself_is_as_good_as_the_best_legal_answer_and_the_places_have_that_value(mode: Mode) -> None:
    for _, instance in instances(mode, "listed", 12, moves=0):
        limits = Limits(effort=100.0, deadline=time.monotonic() + 600, should_stop=lambda: False)
        listed = Narrowing(PairChoice(instance, limits), Frozen(), limits).list_all()
        assert listed is not None
        values = [(state.value_by_level, list(state.place)) for state in legal_states(instance)]
        for name in values[0][0]:
            if name == "peak":
                continue
            expression = listed.expression(name)
            found = minimise(listed.model, expression, effort=10.0, seconds=60.0, should_stop=lambda: False)
            assert found.values is not None
            place = listed.places(found.values)
            least = min(value[name] for value, _ in values)
            assert found.bound == least, name
            assert least == next(value[name] for value, at in values if at == place)
        lowest = min(value["peak"] for value, _ in values)
        assert listed.lowest_peak() <= lowest
        listed.model.lower, listed.model.upper = listed.up_to_peak(lowest)
        anything = listed.expression(next(iter(values[0][0])))
        kept = minimise(listed.model, anything, effort=10.0, seconds=60.0, should_stop=lambda: False)
        assert kept.values is not None
        assert lowest == next(value["peak"] for value, at in values if at == listed.places(kept.values))
