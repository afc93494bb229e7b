"""The progress line on standard error: one that rewrites itself on a terminal, a few plain ones elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from caseload_app.cli.terminal import say_error
from caseload_app.domain.wording.levels import best_so_far, level

if TYPE_CHECKING:
    from solver.run import Progress

_PLAIN_LINE_EVERY = 5.0
_REWRITE_EVERY = 0.2


class ProgressLine:
    """How one search goes. ``name`` is the file's; with ``is_quiet`` nothing is shown."""

    def __init__(self, name: str, *, is_quiet: bool) -> None:
        self._name = name
        self._is_quiet = is_quiet
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._started = time.monotonic()
        self._latest: Progress | None = None
        self._last_shown = self._started
        self._width = 0
        if not is_quiet and not self._is_terminal:
            say_error(f"{name}: looking for the best suggestion")

    def hear(self, progress: Progress) -> None:
        """Take in how it goes; may be called in another thread than the one that shows it."""
        self._latest = progress

    def show(self) -> None:
        """Show how it goes, not too often."""
        now = time.monotonic()
        every = _REWRITE_EVERY if self._is_terminal else _PLAIN_LINE_EVERY
        if self._is_quiet or now - self._last_shown < every:
            return
        self._last_shown = now
        text = self._text(now - self._started)
        if self._is_terminal:
            self._rewrite(text[: shutil.get_terminal_size().columns - 1])
        else:
            say_error(text)

    def clear(self) -> None:
        """Leave the line empty for what comes next."""
        if self._width:
            self._rewrite("")

    def _text(self, elapsed: float) -> str:
        latest = self._latest
        if latest is None:
            return f"{self._name}: looking for the best suggestion, {elapsed:.0f} s"
        so_far = best_so_far(latest.best)
        return f"{self._name}: working on {level(latest.level)}, {elapsed:.0f} s; best so far: {so_far}"

    def _rewrite(self, text: str) -> None:
        sys.stderr.write(f"\r{text.ljust(self._width)}" + ("" if text else "\r"))
        sys.stderr.flush()
        self._width = len(text)
