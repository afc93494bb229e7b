"""The CP-SAT model that people write after the examples in the documentation.

A yes/no variable a pair in nested loops, sums as Python expressions, the levels as one weighted objective, in phases
only where the weights would pass 64 bits; the solver as it comes, with a worker for each core. Levels through *fit*.
"""

from __future__ import annotations

import os
import time
from math import ceil
from typing import Any

from ortools.sat.python import cp_model

from solver.check import judge
from solver.problem import Mode, Priority, Problem
from tests.benchmarks.peers.facts import Facts, facts
from tests.benchmarks.peers.outcome import Outcome, PeerLevel

MOST = 2**62

Total = Any
"""An expression of the library, or a plain number: it mixes them freely."""


class DocsModel:
    """The model, with its levels in order: name, expression, and the highest value it can have."""

    def __init__(self, known: Facts) -> None:
        self.known = known
        self.model = cp_model.CpModel()
        self.x: dict[tuple[int, str], cp_model.IntVar] = {}
        for i, case in enumerate(known.free):
            for worker in known.problem.workers:
                if worker.id in known.pairs[i]:
                    self.x[i, worker.id] = self.model.new_bool_var(f"x_{case.id}_{worker.id}")
        for i in range(len(known.free)):
            here = sum(self.x[i, w] for w in known.pairs[i])
            if known.home[i] is None:
                self.model.add(here <= 1)
            else:
                self.model.add(here == 1)
        self.model.add(self._moves() <= known.problem.max_moves)
        self._caps()
        self.levels: list[tuple[str, Total, int]] = [
            *((priority.name.lower(), *self._unallocated(priority)) for priority in Priority),
            ("continuity", *self._continuity()),
            ("fit", *self._fit()),
        ]

    def _moves(self) -> Total:
        known = self.known
        return sum(1 - self.x[i, home] for i, home in enumerate(known.home) if home is not None)

    def _caps(self) -> None:
        known, model = self.known, self.model
        families = known.families
        for worker in known.problem.workers:
            w = worker.id
            mine = [i for i in range(len(known.free)) if w in known.pairs[i]]
            incoming = [self.x[i, w] for i in mine if known.home[i] != w]
            if not incoming:
                continue
            load = known.fixed_load[w] + sum(known.pairs[i][w].as_sibling * self.x[i, w] for i in mine)
            for family, members in families.items():
                here = [i for i in members if w in known.pairs[i]]
                if here:
                    more = {i: known.pairs[i][w].points - known.pairs[i][w].as_sibling for i in here}
                    least = known.fixed_extra.get((family, w), 0)
                    heaviest = model.new_int_var(least, max(least, *more.values()), f"heaviest_{family}_{w}")
                    model.add_max_equality(heaviest, [least, *(more[i] * self.x[i, w] for i in here)])
                    load += heaviest - least
            count = known.fixed_count[w] + sum(self.x[i, w] for i in mine)
            receives = model.new_bool_var(f"receives_{w}")
            model.add_max_equality(receives, incoming)
            model.add(load <= known.available[w]).only_enforce_if(receives)
            model.add(count <= known.maximum_cases[w]).only_enforce_if(receives)

    def _unallocated(self, priority: Priority) -> tuple[Total, int]:
        known = self.known
        total: Total = known.unallocated_for_good(priority)
        highest = known.unallocated_for_good(priority)
        for i, case in enumerate(known.free):
            if known.home[i] is None and known.problem.priority_of(case) is priority:
                total += 1 - sum(self.x[i, w] for w in known.pairs[i])
                highest += 1
        return total, highest

    def _continuity(self) -> tuple[Total, int]:
        known, model, weights = self.known, self.model, self.known.problem.policy.continuity
        total = weights.move * self._moves()
        highest = weights.move * known.problem.max_moves
        for i, previous in enumerate(known.previous):
            if previous is not None:
                total += weights.previous_worker * sum(self.x[i, w] for w in known.pairs[i] if w != previous)
                highest += weights.previous_worker
        families = known.families
        for family in sorted(families.keys() | known.fixed_workers.keys()):
            fixed = known.fixed_workers.get(family, set())
            members = families.get(family, [])
            present = []
            for worker in known.problem.workers:
                here = [self.x[i, worker.id] for i in members if worker.id in known.pairs[i]]
                if here and worker.id not in fixed:
                    variable = model.new_bool_var(f"present_{family}_{worker.id}")
                    model.add_max_equality(variable, here)
                    present.append(variable)
            workers = len(fixed) + sum(present)
            beyond = model.new_int_var(0, len(fixed) + len(members), f"beyond_{family}")
            model.add(beyond >= workers - 1)
            total += weights.family_split * beyond
            highest += weights.family_split * (len(fixed) + len(members))
        return total, highest

    def _fit(self) -> tuple[Total, int]:
        total: Total = 0
        highest = 0
        for i, pairs in enumerate(self.known.pairs):
            for w, pair in pairs.items():
                total += pair.fit * self.x[i, w]
            highest += max(pair.fit for pair in pairs.values())
        return total, highest


def solve(problem: Problem, limit: float) -> Outcome:
    """All levels through *fit* within so many seconds."""
    if problem.mode is Mode.REBALANCE:
        raise ValueError("the docs-style model knows the levels of allocate and cover only")
    started, cpu = time.monotonic(), time.process_time()
    docs = DocsModel(facts(problem))
    built = time.monotonic() - started
    worker_of = {case.id: problem.start_worker(case) for case in problem.cases}
    outcome: dict[str, tuple[int | None, float]] = {}
    for names in phases(docs):
        before = time.monotonic()
        bounds: dict[str, int | None] = dict.fromkeys(names)
        left = limit - (before - started)
        if left > 0:
            found, bounds = _minimise(docs, names, left)
            worker_of = found or worker_of
        values = judge(problem, worker_of).levels
        for name, total, _ in docs.levels:
            if name in names and not isinstance(total, int):
                docs.model.add(total <= values[name])
        outcome |= {name: (bounds[name], (time.monotonic() - before) / len(names)) for name in names}
    values = judge(problem, worker_of).levels
    levels: list[PeerLevel] = []
    for name, (bound, seconds) in outcome.items():
        holds = all(level.bound == level.value for level in levels)
        levels.append(PeerLevel(name, values[name], bound if holds else None, seconds))
    return Outcome(worker_of, levels, time.monotonic() - started, built, time.process_time() - cpu)


def phases(docs: DocsModel) -> list[list[str]]:
    """The levels that fit together into one weighted objective of 64 bits, in order."""
    found: list[list[str]] = []
    weight = MOST + 1
    for name, _, highest in docs.levels:
        weight *= highest + 1
        if weight > MOST:
            found.append([])
            weight = highest + 1
        found[-1].append(name)
    return found


def _minimise(
    docs: DocsModel, names: list[str], seconds: float
) -> tuple[dict[str, str | None] | None, dict[str, int | None]]:
    """Minimise the weighted sum of some levels; bounds are given where the sum is proved, and for its first level."""
    levels = [level for level in docs.levels if level[0] in names]
    weights: list[int] = []
    weight = 1
    for _, _, highest in reversed(levels):
        weights.insert(0, weight)
        weight *= highest + 1
    docs.model.minimize(sum(w * total for w, (_, total, _) in zip(weights, levels, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = os.cpu_count() or 1
    status = solver.solve(docs.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, dict.fromkeys(names)
    worker_of = dict(docs.known.fixed)
    for i, case in enumerate(docs.known.free):
        worker_of[case.id] = next((w for w in docs.known.pairs[i] if solver.value(docs.x[i, w])), None)
    if status == cp_model.OPTIMAL:
        return worker_of, {name: int(solver.value(total)) for name, total, _ in levels}
    first_bound = ceil(solver.best_objective_bound) // weights[0]
    return worker_of, {name: first_bound if name == names[0] else None for name in names}
