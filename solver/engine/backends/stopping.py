"""Ends a call into the solver library from outside: the call sees nothing of this program until it returns."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_POLL_SECONDS = 0.02


@contextmanager
def stopped_when(should_stop: Callable[[], bool], stop: Callable[[], object]) -> Iterator[None]:
    """While the block runs, ask from another thread whether to stop, and stop it."""
    done = threading.Event()

    def watch() -> None:
        # A stop before the search has begun may be lost, so it is said again until the search has ended.
        while not done.wait(_POLL_SECONDS):
            if should_stop():
                stop()

    watcher = threading.Thread(target=watch, name="stop-when-asked", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
