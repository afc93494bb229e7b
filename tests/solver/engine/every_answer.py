"""Every legal answer of a small instance, and the best of them: what the parts of the engine are held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from solver.engine.reduce import NOBODY, Instance, reduce
from solver.engine.state import State, Vector
from solver.problem import Mode
from tests.solver.random_problems import random_problem


def instances(mode: Mode, about: str, number: int, *, moves: int | None = None) -> Iterator[tuple[Random, Instance]]:
    """Random instances of a mode in which something is free, a row of its own for each test; with so many moves."""
    for seed in range(number):
        rng = Random(f"{about} {mode} {seed}")
        problem = random_problem(rng, mode, workers=4, cases=10, free=5)
        instance = reduce(problem if moves is None else replace(problem, max_moves=moves))
        if instance.cases:
            yield rng, instance


def legal_states(instance: Instance) -> Iterator[State]:
    """Every legal state, one after another in the same object."""
    state = State(instance)

    def from_case(i: int) -> Iterator[State]:
        if i == len(instance.cases):
            if state.is_legal:
                yield state
            return
        case, before = instance.cases[i], state.place[i]
        for w in [*case.options, *([NOBODY] if case.home == NOBODY else [])]:
            state.put(i, w)
            yield from from_case(i + 1)
        state.put(i, before)

    yield from from_case(0)


def best_answers(instance: Instance) -> tuple[Vector, list[list[int]]]:
    """The best vector, and the places of every answer that has it."""
    best = min(state.vector for state in legal_states(instance))
    return best, [list(state.place) for state in legal_states(instance) if state.vector == best]


def sets_of(place: list[int], w: int) -> tuple[int, ...]:
    """The free cases on a worker."""
    return tuple(i for i, at in enumerate(place) if at == w)
