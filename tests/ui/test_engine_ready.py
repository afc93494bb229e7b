"""The engine is there before the first suggestion is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOK = """
import sys, threading
from PySide6.QtCore import QCoreApplication
from caseload_app.ui.suggesting import Suggesting

application = QCoreApplication([])
print("ortools" in sys.modules)
Suggesting.get_ready()
[job] = [thread for thread in threading.enumerate() if thread.name == "job"]
job.join()
print("ortools" in sys.modules)
"""


def test_the_engine_is_loaded_in_the_background_without_a_search() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True
    )
    assert done.stdout.split() == ["False", "True"]
