"""The best answers with each worker for a case, found by looking at every assignment: what alternatives are held to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from solver.problem import Problem
from tests.oracle.levels import levels
from tests.oracle.permission import is_legal
from tests.oracle.search import assignments
from tests.solver.oracle_input import as_oracle_input


def best_with_each(problem: Problem, case_id: str) -> Mapping[str, dict[str, int]]:
    """For each worker the best levels of all legal assignments in which the case is there, by looking at all of them.

    Where that moves a held case it is a move beyond those allowed.
    """
    home = problem.start_worker(problem.case[case_id])
    found: dict[str, tuple[list[int], dict[str, int]]] = {}
    for beyond in (0, 1) if home is not None else (0,):
        told = as_oracle_input(replace(problem, max_moves=problem.max_moves + beyond))
        for answer in assignments(told):
            here = answer[case_id]
            if here is None or (home is not None and (here != home) != bool(beyond)) or not is_legal(told, answer):
                continue
            vector = dict(levels(told, answer))
            if here not in found or list(vector.values()) < found[here][0]:
                found[here] = list(vector.values()), vector
    return {worker_id: vector for worker_id, (_, vector) in found.items()}
