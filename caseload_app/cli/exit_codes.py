"""What a command tells the shell; the higher of two is the worse."""

from __future__ import annotations

OK = 0
FAILED = 1
BAD_INPUT = 2
STOPPED = 130
TERMINATED = 143
