"""The commands, and help that reads well."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from caseload_app.cli import allocate_arguments, template, window
from caseload_app.cli.terminal import say
from caseload_app.cli.version import app_version

_DESCRIPTION = """\
Suggests who in a children's social care team takes which case, proves that nothing
better exists under the rules, and says why. Nothing leaves this computer."""

_EXAMPLES = """\
without a command the window opens.

examples:
  caseload-app demo                                     the window with a sample team
  caseload-app template team.xlsx                       an empty workbook to fill in
  caseload-app allocate team.xlsx --output sheet.xlsx   who takes what today
  caseload-app allocate --help                          everything that can be asked"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The command that was chosen, ready to run; ``debug``: whether a fault shows where in the program it happened."""

    run: Callable[[], int]
    debug: bool


def chosen(arguments: Sequence[str] | None) -> Chosen:
    """Read the arguments.

    Raises:
        SystemExit: for help and version (code 0), and for arguments that are wrong or do not go together (code 2),
            explained on standard error.
    """
    typed = _parser().parse_args(arguments)
    prepare: Callable[[argparse.Namespace], Callable[[], int]] = typed.prepare
    return Chosen(run=prepare(typed), debug=typed.debug)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="caseload-app",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version and stop")
    parser.add_argument("--self-test", action=_SelfTest, nargs=0, help="see whether everything works here, and stop")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    window.be_the_default_of(parser)
    allocate_arguments.add_to(commands)
    template.add_to(commands)
    window.add_to(commands)
    return parser


class _SelfTest(argparse.Action):
    """Tries every part of this copy of the program."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: object,
        _option_string: str | None = None,
    ) -> None:
        from caseload_app.cli.self_test import self_test

        parser.exit(self_test())


class _ShowVersion(argparse.Action):
    """Looks the version up only when asked."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: object,
        _option_string: str | None = None,
    ) -> None:
        say(f"caseload-app {app_version()}")
        parser.exit()
