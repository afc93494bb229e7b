"""The linear model says of every place of the free cases what the state says: legal or not, loads, continuity, fit."""

from __future__ import annotations

from math import inf
from random import Random

from solver.engine.level_expressions import PairChoice
from solver.engine.limits import Limits
from solver.engine.linear_model import Expression, LinearModel
from solver.engine.reduce import NOBODY, Instance
from solver.engine.state import State
from solver.problem import Mode
from tests.solver.asking import MORE, in_every_mode
from tests.solver.engine.every_answer import instances

PLACES = 60
"""Places of the free cases looked at in each problem."""


@in_every_mode
def test_the_model_is_the_state_in_rows(mode: Mode) -> None:
    legal = illegal = together = 0
    for rng, instance in instances(mode, "formulation", 25 * MORE):
        model = PairChoice(instance, Limits(effort=inf, deadline=inf, should_stop=lambda: False))
        levels = {name: model.expression(name) for name in ("continuity", "fit")}
        for _ in range(PLACES):
            state = _anywhere(rng, instance)
            values = _least_values(model, state)
            assert [_value(load, values) for load in model.load] == state.load
            assert _value(levels["continuity"], values) == state.continuity
            assert _value(levels["fit"], values) == state.value_by_level["fit"]
            assert _all_hold(model.model, values) == state.is_legal
            legal, illegal = legal + state.is_legal, illegal + (not state.is_legal)
            families = [(case.family, w) for case, w in zip(instance.cases, state.place, strict=True)]
            together += any(f != NOBODY != w and families.count((f, w)) > 1 for f, w in families)
    assert min(legal, illegal, together) > 20


def _anywhere(rng: Random, instance: Instance) -> State:
    """A state that keeps the rules of pairs, and now and then no other."""
    state = State(instance)
    moved = rng.choice((0.0, 0.3, 1.0))
    for i, case in enumerate(instance.cases):
        places = [*case.options, *([NOBODY] if case.home == NOBODY else [])]
        state.put(i, case.home if case.home != NOBODY and rng.random() >= moved else rng.choice(places))
    return state


def _least_values(choice: PairChoice, state: State) -> list[int]:
    """The values of all variables: a cause makes its effect yes, and a family has a worker where one of it has."""
    values = [0] * len(choice.model.lower)
    for i, w in enumerate(state.place):
        values[choice.nowhere[i] if w == NOBODY else choice.at[i][w]] = 1
    rows = choice.model.rows
    for family, row in choice.has_a_worker_row.items():
        (has_a_worker,) = set(_terms(choice.model, row)) - set(choice.nowhere.values())
        members = [i for i, case in enumerate(state.instance.cases) if case.family == family]
        values[has_a_worker] = int(any(state.place[i] != NOBODY for i in members))
    for row in range(len(rows)):
        terms = _terms(choice.model, row)
        if list(terms.values()) == [1, -1] and rows.upper[row] == 0:
            cause, effect = terms
            values[effect] = max(values[effect], values[cause])
    return values


def _terms(model: LinearModel, row: int) -> dict[int, int]:
    rows = model.rows
    here = slice(rows.ends[row - 1] if row else 0, rows.ends[row])
    return dict(zip(rows.variables[here], rows.coefficients[here], strict=True))


def _value(expression: Expression, values: list[int]) -> int:
    return expression.constant + sum(c * values[v] for v, c in expression.terms.items())


def _all_hold(model: LinearModel, values: list[int]) -> bool:
    rows = model.rows
    return all(
        rows.lower[row] <= sum(c * values[v] for v, c in _terms(model, row).items()) <= rows.upper[row]
        for row in range(len(rows))
    )
