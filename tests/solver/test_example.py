"""The example of the documentation runs, by itself and without the application, and says what it should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import solver
from solver import explain
from solver.explain.fixes import Fix

PROJECT = Path(__file__).parents[2]
EXAMPLE = PROJECT / "docs" / "examples" / "allocate_and_explain.py"


_RUN = """
import runpy, sys
runpy.run_path(sys.argv[1], run_name="__main__")
print(sorted(name for name in sys.modules if name.startswith("caseload_app")))
"""


def test_the_example_allocates_and_explains() -> None:
    run = subprocess.run([sys.executable, "-c", _RUN, str(EXAMPLE)], cwd=PROJECT, capture_output=True, check=True)
    told = run.stdout.decode().splitlines()
    assert told[0] == "proved best"
    assert "new-1 goes to ben: KnowsTheChild, RequiredSkills, LowestWorkload, WithinCap" in told
    assert "  next best: ann, decided by continuity" in told
    assert "  would fix it: LiftCap(worker_id='ann', points=200, cases=0), then with ann" in told
    assert "1 moves: critical cases left over 0" in told
    assert told[-1] == "[]"


def test_the_example_in_parts_is_answered_as_well_in_processes_as_here() -> None:
    example = EXAMPLE.with_name("solve_in_parts.py")
    run = subprocess.run([sys.executable, str(example)], cwd=PROJECT, capture_output=True, check=True)
    assert run.stdout.decode().splitlines() == ["proved best", "as good here"]


def test_everything_the_package_names_is_there() -> None:
    assert not [name for name in solver.__all__ if not hasattr(solver, name)]


def test_explain_is_a_call_and_its_parts_can_be_imported_too() -> None:
    assert callable(explain)
    assert Fix.__module__ == "solver.explain.fixes"
