"""The command line. Nothing heavy is loaded before a command needs it; without a command the window opens.

Exit codes: 0 the file was written; 2 bad input or arguments that do not go together; 1 anything else; 130 stopped by
Ctrl+C and 143 by the system, with nothing half-written.
"""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.cli.exit_codes import OK, STOPPED, TERMINATED
from caseload_app.cli.faults import guarded
from caseload_app.cli.parser import chosen
from caseload_app.cli.stopping import Terminated, termination_heard
from caseload_app.cli.terminal import prepare, say_error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: as typed, without the program's name; None for those of this process.

    Returns:
        The exit code.
    """
    prepare()
    try:
        with termination_heard():
            command = chosen(arguments)
            return guarded(command.run, debug=command.debug)
    except SystemExit as done:  # help, version, or a mistake that has been explained already
        return done.code if isinstance(done.code, int) else OK
    except Terminated:
        say_error("Ended by the system. What was not finished was not written.")
        return TERMINATED
    except KeyboardInterrupt:
        say_error("Stopped. What was not finished was not written.")
        return STOPPED
