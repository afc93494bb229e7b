"""CP-SAT: proves a level, or says how far the rest can be off.

One thread, a fixed seed and a limit on deterministic effort make answers repeatable; seconds are only the emergency
brake. The model is written straight into the solver's own structure: the modelling layer above it brings pandas along,
which takes longer to load than a team takes to solve.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from ortools.sat.python import cp_model_helper as ortools_sat

from solver.engine.backends.stopping import stopped_when
from solver.engine.linear_model import Expression, LinearModel

_INFINITY = 2**62
_ROWS_BETWEEN_QUESTIONS = 500


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
        bound=None if bound is None or abs(bound) >= _INFINITY else ceil(bound - 1e-6),
        is_infeasible=status == ortools_sat.CpSolverStatus.INFEASIBLE,
        effort=response.deterministic_time,
    )


def _translated(
    model: LinearModel, objective: Expression, should_stop: Callable[[], bool]
) -> ortools_sat.CpModelProto | None:
    """The model as the solver has it; None when a stop is asked for meanwhile."""
    target = ortools_sat.CpModelProto()
    kinds = {}
    for domain in set(zip(model.lower, model.upper, strict=True)):
        kinds[domain] = ortools_sat.IntegerVariableProto()
        kinds[domain].domain.extend(domain)
    target.variables.extend([kinds[domain] for domain in zip(model.lower, model.upper, strict=True)])
    # One constraint is written again and again and copied each time; what the row before has too stays as it is.
    written = ortools_sat.ConstraintProto()
    of_row = written.linear
    variables, coefficients, domain = of_row.vars, of_row.coeffs, of_row.domain
    coefficients_before: list[int] = []
    sides_before: tuple[int | None, int | None] | None = None
    append = target.constraints.append
    for number, row in enumerate(model.rows):
        if number % _ROWS_BETWEEN_QUESTIONS == 0 and should_stop():
            return None
        variables.clear()
        variables.extend(list(row.terms))
        coefficients_now = list(row.terms.values())
        if coefficients_now != coefficients_before:
            coefficients_before = coefficients_now
            coefficients.clear()
            coefficients.extend(coefficients_now)
        if (row.lower, row.upper) != sides_before:
            sides_before = (row.lower, row.upper)
            domain.clear()
            domain.extend(
                (-_INFINITY if row.lower is None else row.lower, _INFINITY if row.upper is None else row.upper)
            )
        append(written)
    target.objective.vars.extend(list(objective.terms))
    target.objective.coeffs.extend(list(objective.terms.values()))
    target.objective.offset = objective.constant
    return target
