"""HiGHS in a process of its own, its answer judged; answers may be kept for a later run, for they take long."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from solver.check import judge
from solver.json_form import to_json
from solver.problem import Problem
from tests.benchmarks.peers.outcome import Outcome

ROOT = Path(__file__).resolve().parents[3]
KEPT = ROOT / ".benchmarks"


class WrongPeer(Exception):
    """A peer's answer is not legal, or not worth what the peer says."""


def highs(problem: Problem, limit: float, *, keep: bool = False) -> Outcome:
    """HiGHS's answer within so many seconds; with ``keep`` one of an earlier run will do, and says when that was."""
    text = to_json(problem)
    models = (ROOT / "tests/benchmarks/peers" / name for name in ("facts.py", "highs_model.py", "highs.py"))
    code = "".join(path.read_text(encoding="utf-8") for path in models)
    kept = KEPT / f"highs-{sha256((text + code).encode()).hexdigest()[:24]}-{limit:g}.json"
    if keep and kept.exists():
        return Outcome.from_dict(json.loads(kept.read_text(encoding="utf-8")))
    command = [sys.executable, "-m", "tests.benchmarks.peers.highs", "-", f"{limit:g}"]
    done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    outcome = judged(problem, Outcome.from_dict(dict(answer)))
    if keep:
        KEPT.mkdir(exist_ok=True)
        now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
        kept.write_text(json.dumps(answer | {"measured": now}), encoding="utf-8")
    return outcome


def judged(problem: Problem, outcome: Outcome) -> Outcome:
    """The outcome, when it is legal and worth what it says.

    Raises:
        WrongPeer: Otherwise.
    """
    judgement = judge(problem, outcome.worker_of)
    wrong = [level.name for level in outcome.levels if judgement.levels[level.name] != level.value]
    if wrong or not judgement.is_legal:
        raise WrongPeer(f"broken: {judgement.broken[:3]}; levels that are not as said: {wrong}")
    return outcome
