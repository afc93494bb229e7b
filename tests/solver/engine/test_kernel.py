"""What is left of a model has the very answers that the model has, however large its numbers are."""

from __future__ import annotations

import random
from itertools import product
from math import inf

import pytest

from solver.engine.kernel import kernel
from solver.engine.limits import Limits
from solver.engine.linear_model import Expression, LinearModel

NO_LIMITS = Limits(effort=inf, deadline=inf, should_stop=lambda: False)


@pytest.mark.parametrize("unit", [1, 10**12, 10**17])
def test_the_answers_of_what_is_left_are_those_of_the_whole(unit: int) -> None:
    rng = random.Random(f"kernel {unit}")
    empty = smaller = 0
    for _ in range(300):
        model, objective, most = _a_model(rng, unit)
        demand = objective.row(None, most)
        wanted = {values for values in _answers(model) if _value(objective, values) <= most}

        small = kernel(model, (model.lower, model.upper), demand, objective, NO_LIMITS)

        if small is None:
            assert not wanted
            empty += 1
            continue
        found = {tuple(small.all_values(values)) for values in _answers(small.model)}
        assert found == wanted
        for values in _answers(small.model):
            assert _value(small.objective, values) == _value(objective, small.all_values(values))
        smaller += len(small.kept) < len(model.lower)
    assert empty > 10
    assert smaller > 30


def _a_model(rng: random.Random, unit: int) -> tuple[LinearModel, Expression, int]:
    model = LinearModel()
    for _ in range(rng.randint(1, 5)):
        lower = rng.randint(-2, 1)
        model.variable(lower, lower + rng.randint(0, 3))
    for _ in range(rng.randint(0, 4)):
        expression, side = _an_expression(rng, model, unit), unit * rng.randint(-4, 8)
        demand = rng.choice((model.at_most, model.at_least, model.exactly))
        demand(expression, side)
    if len(model.lower) > 1:
        model.lower[:2], model.upper[:2] = [0, 0], [1, 1]
        model.implies([0], [1])
    return model, _an_expression(rng, model, unit), unit * rng.randint(-4, 8)


def _an_expression(rng: random.Random, model: LinearModel, unit: int) -> Expression:
    variables = [v for v in range(len(model.lower)) if rng.random() < 0.7]
    return Expression({v: unit * rng.choice((-3, -2, -1, 1, 2, 3)) for v in variables}, unit * rng.randint(-1, 1))


def _value(expression: Expression, values: tuple[int, ...] | list[int]) -> int:
    return expression.constant + sum(c * values[v] for v, c in expression.terms.items())


def _answers(model: LinearModel) -> list[tuple[int, ...]]:
    rows, starts = model.rows, [0, *model.rows.ends]
    found = []
    for values in product(*(range(low, up + 1) for low, up in zip(model.lower, model.upper, strict=True))):
        sums = (
            sum(rows.coefficients[t] * values[rows.variables[t]] for t in range(start, end))
            for start, end in zip(starts, rows.ends, strict=False)
        )
        if all(low <= total <= up for low, total, up in zip(rows.lower, sums, rows.upper, strict=True)):
            found.append(values)
    return found
