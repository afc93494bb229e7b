"""CP-SAT: proves a level, or says how far the rest can be off.

One thread, a fixed seed and a limit on deterministic effort make answers repeatable; seconds are only the emergency
brake. The model is written straight into the solver's own structure: the modelling layer above it brings pandas along,
which takes longer to load than a team takes to solve.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from ortools.sat.python import cp_model_helper as ortools_sat

from solver.engine.backends.stopping import stopped_when
from solver.engine.linear_model import OPEN, Expression, LinearModel, Rows

_ROWS_BETWEEN_QUESTIONS = 500
_VARIABLES_AT_ONCE = 1_000
_OF_IMPLICATION = [1, -1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a solve found: values of all variables (None: nothing found), a bound, and the effort it took."""

    values: list[int] | None
    bound: int | None
    is_infeasible: bool
    effort: float


def minimise(
    model: LinearModel, objective: Expression, *, effort: float, seconds: float, should_stop: Callable[[], bool]
) -> Outcome:
    """Minimise an expression over a model within deterministic effort and, at the most, seconds."""
    wrapper = ortools_sat.SolveWrapper()
    parameters = ortools_sat.SatParameters()
    parameters.num_workers = 1
    parameters.random_seed = 1
    # The problems are LP-shaped: the full linear relaxation with cuts proves in a tenth of the time.
    parameters.linearization_level = 2
    parameters.max_deterministic_time = effort
    parameters.max_time_in_seconds = seconds
    parameters.catch_sigint_signal = False
    wrapper.set_parameters(parameters)
    translated = _translated(model, objective, should_stop)
    if translated is None:
        return Outcome(values=None, bound=None, is_infeasible=False, effort=0.0)
    with stopped_when(should_stop, wrapper.stop_search):
        # The stub of this call says nothing of its types.
        response = wrapper.solve(translated)  # type: ignore[no-untyped-call]
    status = response.status
    found = status in (ortools_sat.CpSolverStatus.OPTIMAL, ortools_sat.CpSolverStatus.FEASIBLE)
    bound = None if status == ortools_sat.CpSolverStatus.MODEL_INVALID else response.best_objective_bound
    return Outcome(
        values=list(response.solution) if found else None,
        bound=None if bound is None or abs(bound) >= OPEN else ceil(bound - 1e-6),
        is_infeasible=status == ortools_sat.CpSolverStatus.INFEASIBLE,
        effort=response.deterministic_time,
    )


def _translated(
    model: LinearModel, objective: Expression, should_stop: Callable[[], bool]
) -> ortools_sat.CpModelProto | None:
    """The model as the solver has it; None when a stop is asked for meanwhile."""
    target = ortools_sat.CpModelProto()
    for domain, alike in groupby(zip(model.lower, model.upper, strict=True)):
        _add_variables(target, domain, sum(1 for _ in alike))
    target.objective.vars.extend(list(objective.terms))
    target.objective.coeffs.extend(list(objective.terms.values()))
    target.objective.offset = objective.constant
    start = 0
    for are_implications, count in _stretches(model.rows):
        for some in range(start, start + count, _ROWS_BETWEEN_QUESTIONS):
            if should_stop():
                return None
            stretch = range(some, min(some + _ROWS_BETWEEN_QUESTIONS, start + count))
            (_add_implications if are_implications else _add_rows)(target, model.rows, stretch)
        start += count
    return target


def _add_variables(target: ortools_sat.CpModelProto, domain: tuple[int, int], count: int) -> None:
    variable = ortools_sat.IntegerVariableProto()
    variable.domain.extend(domain)
    # A whole model is added at a third of what it takes to add its variables one by one.
    many, left = divmod(count, _VARIABLES_AT_ONCE)
    if many:
        some = ortools_sat.CpModelProto()
        some.variables.extend([variable] * _VARIABLES_AT_ONCE)
        for _ in range(many):
            target.merge_from(some)
    target.variables.extend([variable] * left)


def _stretches(rows: Rows) -> Iterator[tuple[bool, int]]:
    """Whether the next so many rows are all like ``cause - effect <= 0``, or none of them is."""
    starts = [0, *rows.ends]
    are_implications = [
        end - start == 2 and upper == 0 and lower == -OPEN and rows.coefficients[start:end] == _OF_IMPLICATION
        for start, end, lower, upper in zip(starts, rows.ends, rows.lower, rows.upper, strict=False)
    ]
    for is_one, alike in groupby(are_implications):
        yield is_one, sum(1 for _ in alike)


def _add_implications(target: ortools_sat.CpModelProto, rows: Rows, stretch: range) -> None:
    """Add rows that are all implications: one is written, changed and copied, since they are most of a large model."""
    written = ortools_sat.ConstraintProto()
    variables = written.linear.vars
    variables.extend((0, 0))
    written.linear.coeffs.extend(_OF_IMPLICATION)
    written.linear.domain.extend((-OPEN, 0))
    append = target.constraints.append
    terms = rows.variables[rows.ends[stretch[0]] - 2 : rows.ends[stretch[-1]]]
    effect_before = 0
    for cause, effect in zip(terms[::2], terms[1::2], strict=True):
        variables[0] = cause
        if effect != effect_before:
            variables[1] = effect_before = effect
        append(written)


def _add_rows(target: ortools_sat.CpModelProto, rows: Rows, stretch: range) -> None:
    written = ortools_sat.ConstraintProto()
    variables, coefficients, domain = written.linear.vars, written.linear.coeffs, written.linear.domain
    append = target.constraints.append
    for row in stretch:
        terms = slice(rows.ends[row - 1] if row else 0, rows.ends[row])
        for field, values in (
            (variables, rows.variables[terms]),
            (coefficients, rows.coefficients[terms]),
            (domain, (rows.lower[row], rows.upper[row])),
        ):
            field.clear()
            field.extend(values)
        append(written)
