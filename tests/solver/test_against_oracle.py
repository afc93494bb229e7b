"""Random small problems, in every mode: the answer is exactly as good as exhaustive search says it can be.

``CASELOAD_MORE_EXAMPLES=20`` tries twenty times as many.
"""

from __future__ import annotations

import os
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver.problem import Mode
from tests.solver.random_problems import random_problem
from tests.solver.solving import agreed

MORE = int(os.environ.get("CASELOAD_MORE_EXAMPLES", "1"))
BATCHES = range(10)
IN_A_BATCH = 12


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("mode", Mode)
def test_the_answer_is_the_best_there_is(mode: Mode, batch: int) -> None:
    for number in range(batch, len(BATCHES) * IN_A_BATCH * MORE, len(BATCHES)):
        agreed(random_problem(Random(f"{mode} {number}"), mode))


@settings(max_examples=30 * MORE, deadline=None, suppress_health_check=list(HealthCheck), derandomize=MORE == 1)
@given(st.sampled_from(Mode), st.randoms(use_true_random=False))
def test_the_answer_is_the_best_there_is_however_strange_the_problem(mode: Mode, rng: Random) -> None:
    agreed(random_problem(rng, mode, workers=4, cases=6, free=5))
