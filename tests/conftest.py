"""What holds for every test: how Hypothesis searches. The same examples each time, unless more are asked for.

`CASELOAD_MORE_EXAMPLES=20` searches twenty times as long, with other examples every time.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

MORE = int(os.environ.get("CASELOAD_MORE_EXAMPLES", "1"))

settings.register_profile(
    "house",
    deadline=None,  # machines differ; a slow one finds no other bugs
    derandomize=MORE == 1,
    max_examples=100 * MORE,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")
