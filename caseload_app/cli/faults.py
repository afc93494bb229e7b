"""The last resort: whatever goes wrong becomes a sentence and an exit code, never a bare traceback."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable

from caseload_app.cli.exit_codes import FAILED
from caseload_app.cli.terminal import say_error
from caseload_app.exchange.atomic_file import CannotWrite


def guarded(run: Callable[[], int], *, debug: bool) -> int:
    """Run something and give its exit code, or `FAILED` after saying what went wrong.

    Args:
        run: what to do.
        debug: whether a fault shows where in the program it happened.

    Raises:
        KeyboardInterrupt: when it is stopped; that is for the caller to tell.
    """
    try:
        return run()
    except CannotWrite as error:
        say_error(str(error))
    except MemoryError:
        say_error("There was not enough memory. Close other programs and try again; nothing was written.")
    except Exception as fault:  # noqa: BLE001  (a person gets a sentence; --debug shows the rest)
        _say_fault(fault, debug=debug)
    return FAILED


def _say_fault(fault: Exception, *, debug: bool) -> None:
    from caseload_app.services.suggest import SuggestionRefused

    if debug:
        traceback.print_exception(fault, file=sys.stderr)
    if isinstance(fault, SuggestionRefused):
        say_error(str(fault))
        return
    hint = "" if debug else " Run the command again with --debug and send what it prints."
    say_error(f"A fault in the program ended this run ({type(fault).__name__}: {fault}).{hint}")
