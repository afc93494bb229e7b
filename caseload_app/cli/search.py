"""The search in the background, so that Ctrl+C is heard at once and the progress line keeps counting."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from caseload_app.cli.progress import ProgressLine

if TYPE_CHECKING:
    from solver.run import Progress

Found = TypeVar("Found")
_LOOK_EVERY = 0.1
_WAIT_FOR_END = 5.0


def searched(search: Callable[[Callable[[Progress], None], Callable[[], bool]], Found], line: ProgressLine) -> Found:
    """Run a search to its end.

    Args:
        search: takes what is to be told how it goes, and what says whether to stop.
        line: shows how it goes.

    Raises:
        KeyboardInterrupt: when it is stopped; the search has ended then, and what it found is thrown away.
        Exception: whatever the search raises.
    """
    found: list[Found] = []
    failed: list[BaseException] = []
    stop = threading.Event()

    def work() -> None:
        try:
            found.append(search(line.hear, stop.is_set))
        except BaseException as error:  # noqa: BLE001  (told in the main thread)
            failed.append(error)

    thread = threading.Thread(target=work, name="search", daemon=True)
    try:
        thread.start()
        while thread.is_alive():
            thread.join(_LOOK_EVERY)
            line.show()
    except KeyboardInterrupt:
        stop.set()
        thread.join(_WAIT_FOR_END)
        raise
    finally:
        line.clear()
    if failed:
        raise failed[0]
    return found[0]
