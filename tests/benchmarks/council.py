"""What all parts of an invented council share while it is made up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from solver.problem import Case, Policy, Problem, Worker
from solver.rules import pair_obstacle


@dataclass(frozen=True)
class Council:
    """The dice, the day, the policy, and what its ids begin with (its team, where it has a name)."""

    rng: random.Random
    day: date
    policy: Policy
    prefix: str

    def who_can(self, case: Case, workers: Sequence[Worker]) -> list[Worker]:
        """The workers whom every rule but the cap lets take a case."""
        problem = Problem(day=self.day, policy=self.policy, workers=tuple(workers), cases=())
        return [worker for worker in workers if pair_obstacle(problem, case, worker) is None]

    def could_lead(self, category: str, worker: Worker) -> bool:
        """Whether a worker could hold a category for long, breathers and notice apart."""
        always_there = replace(worker, leaving_date=None, reductions=())
        return bool(self.who_can(Case(id="any", category=category), [always_there]))
