"""The parts of continuity and fit, counted: times the weights they are what the levels are worth."""

from __future__ import annotations

from random import Random

from solver.assignment import Assignment
from solver.check import judge
from solver.explain.counting import parts_of
from solver.problem import Mode
from tests.solver.asking import SEEDS, in_every_mode
from tests.solver.random_problems import random_assignment, random_problem


@in_every_mode
def test_the_parts_times_their_weights_are_the_levels(mode: Mode) -> None:
    for seed in range(10 * SEEDS):
        rng = Random(f"parts {mode} {seed}")
        problem = random_problem(rng, mode)
        worker_of = random_assignment(rng, problem, wild=0.7)
        levels = judge(problem, worker_of).levels
        parts = parts_of(Assignment(problem, worker_of))
        to_continuity, to_fit = problem.policy.continuity, problem.policy.fit
        assert levels["continuity"] == (
            to_continuity.move * parts.moves
            + to_continuity.previous_worker * parts.not_the_previous
            + to_continuity.family_split * parts.beyond_the_first
        )
        assert levels["fit"] == (
            to_fit.preferred_language * parts.languages_missing
            + to_fit.preferred_skill * parts.skills_missing
            + to_fit.short_stay * parts.short_stays
            + to_fit.new_category * parts.new_work
        )
