"""``python -m caseload_app``: the same as the command ``caseload-app``."""

from __future__ import annotations

import sys

from caseload_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
