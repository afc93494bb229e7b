"""HiGHS, one level after another, each frozen as a row: a program of its own, for it cannot share one with OR-Tools.

python -m tests.benchmarks.peers.highs SIZE LOAD SEED LIMIT     prints level, value, bound, seconds
python -m tests.benchmarks.peers.highs - LIMIT < problem.json   prints the answer as JSON
"""

from __future__ import annotations

import json
import sys
import time
from math import ceil

import highspy
import numpy as np

from solver.check import judge
from solver.json_form import problem_from_json
from solver.problem import Problem
from tests.benchmarks.peers.facts import facts
from tests.benchmarks.peers.highs_model import HighsModel, Sum
from tests.benchmarks.peers.outcome import Outcome, PeerLevel

CLOCK_FOR_EACH_SECOND = 10.0


def solve(problem: Problem, limit: float) -> Outcome:
    """Minimise level after level within so many seconds for all of it; past them the incumbent is kept.

    The seconds are the processor's, so that a busy machine takes nothing from it; the clock gets ten times as many.
    """
    started, cpu = time.monotonic(), time.process_time()
    model = HighsModel(facts(problem))
    highs = _highs(model)
    highs.cbMipInterrupt += lambda event: event.interrupt(time.process_time() - cpu > limit)
    built = time.monotonic() - started
    places = np.array([x for at in model.x for x in at.values()], dtype=np.int32)
    values = _nothing_new(model)
    worker_of = _worker_of(model, values)
    levels: list[PeerLevel] = []
    for name, total in model.levels:
        before = time.monotonic()
        left = min(limit - (time.process_time() - cpu), CLOCK_FOR_EACH_SECOND * limit - (before - started))
        bound = None if total.terms else round(total.constant)
        if left > 0 and total.terms:
            _set_objective(highs, len(model.lower), total)
            highs.setSolution(len(places), places, values[places])
            highs.setOptionValue("time_limit", CLOCK_FOR_EACH_SECOND * left)
            found, bound = _found(highs)
            if found is not None:
                values = found
                worker_of = _worker_of(model, values)
        # The judge says the value: variables that no level has asked about yet may stand anywhere.
        value = judge(problem, worker_of).levels[name]
        # Bounds hold for the best answer only as long as every level above is closed.
        holds = all(level.bound is not None and level.bound >= level.value for level in levels)
        levels.append(PeerLevel(name, value, bound if holds else None, time.monotonic() - before))
        columns = np.fromiter(total.terms, dtype=np.int32)
        coefficients = np.fromiter(total.terms.values(), dtype=np.float64)
        highs.addRow(-highspy.kHighsInf, value - total.constant, len(columns), columns, coefficients)
    return Outcome(worker_of, levels, time.monotonic() - started, built, time.process_time() - cpu)


def _worker_of(model: HighsModel, values: np.ndarray) -> dict[str, str | None]:
    worker_of = dict(model.facts.fixed)
    for i, case in enumerate(model.facts.free):
        worker_of[case.id] = next((w for w, x in model.x[i].items() if values[x] > 0.5), None)
    return worker_of


def _highs(model: HighsModel) -> highspy.Highs:
    """The model handed over in one go."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.lower), len(model.rows)
    lp.col_cost_ = np.zeros(lp.num_col_)
    lp.col_lower_, lp.col_upper_ = np.array(model.lower), np.array(model.upper)
    lp.row_lower_ = np.array([lower for _, lower, _ in model.rows])
    lp.row_upper_ = np.array([upper for _, _, upper in model.rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms, _, _ in model.rows)])
    lp.a_matrix_.index_ = np.array([x for terms, _, _ in model.rows for x in terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([c for terms, _, _ in model.rows for c in terms.values()], dtype=np.float64)
    whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    lp.integrality_ = [whole if is_whole else part for is_whole in model.is_whole]
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.99)  # every level is a whole number
    highs.passModel(lp)
    return highs


def _set_objective(highs: highspy.Highs, columns: int, total: Sum) -> None:
    costs = np.zeros(columns)
    for x, coefficient in total.terms.items():
        costs[x] = coefficient
    highs.changeColsCost(columns, np.arange(columns, dtype=np.int32), costs)
    highs.changeObjectiveOffset(total.constant)


def _found(highs: highspy.Highs) -> tuple[np.ndarray | None, int | None]:
    """The best values found, if any, and a lower bound, if any."""
    highs.run()
    info = highs.getInfo()
    found = None
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        found = np.array(highs.getSolution().col_value)
    if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        return found, ceil(info.objective_function_value - 1 + 1e-4)
    bound = info.mip_dual_bound
    return found, ceil(bound - 1e-4) if abs(bound) < highspy.kHighsInf else None


def _nothing_new(model: HighsModel) -> np.ndarray:
    """Every held case where it is, no new case anywhere: what is left when nothing was found in time."""
    values = np.array(model.lower)
    for i, home in enumerate(model.facts.home):
        if home is not None:
            values[model.x[i][home]] = 1
    return values


def main(words: list[str]) -> None:
    """Solve one problem."""
    if words[:1] == ["-"]:
        print(json.dumps(solve(problem_from_json(sys.stdin.read()), float(words[1])).as_dict()))
        return
    from caseload_app.domain.policy import shipped_policy
    from tests.benchmarks import generators

    size, load, seed, limit = words
    problem = generators.a_problem(
        getattr(generators, size.upper()), getattr(generators, load.upper()), int(seed), shipped_policy()
    )
    outcome = solve(problem, float(limit))
    for level in outcome.levels:
        print(f"{level.name:12}{level.value:8}{'' if level.bound is None else level.bound:>8}{level.seconds:8.2f} s")
    print(
        f"{'all':28}{outcome.seconds:8.2f} s, of which building {outcome.build_seconds:.2f} s, of the processor "
        f"{outcome.cpu_seconds:.2f} s"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
