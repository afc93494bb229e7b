"""``template``: an empty workbook to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from caseload_app.cli.terminal import say, say_error

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_DESCRIPTION = """\
Writes an empty caseload workbook: headings, drop-downs, and a sheet that explains every
column. A file that is there already is left alone unless --force is given."""

_EXAMPLES = """\
example:
  caseload-app template team.xlsx"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "template",
        usage="caseload-app template FILE.xlsx [options]",
        help="write an empty workbook to fill in",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("output", type=Path, metavar="FILE.xlsx", help="the workbook to write")
    parser.add_argument("--policy", type=Path, metavar="FILE", help="your council's policy, for its categories")
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all goes well")
    parser.add_argument("--debug", action="store_true", help="show where in the program a fault happened")
    parser.set_defaults(
        prepare=lambda typed: lambda: write(typed.output, typed.policy, force=typed.force, quiet=typed.quiet)
    )


def write(output: Path, policy_file: Path | None, *, force: bool, quiet: bool) -> int:
    """Write the template; the exit code.

    Raises:
        CannotWrite: when it cannot be written.
    """
    from caseload_app.domain.policy import PolicyError
    from caseload_app.exchange.atomic_file import check_target
    from caseload_app.services.effective_policy import council_policy

    try:
        policy = council_policy(policy_file).policy
    except PolicyError as error:
        say_error(f"error: {policy_file}: {error}")
        return 2
    check_target(output)
    if output.exists() and not force:
        say_error(f"{output} is there already and was left alone. Choose another name, or add --force to replace it.")
        return 1
    from caseload_app.exchange.caseload_workbook import write_template

    write_template(output, policy)
    if not quiet:
        say(f"Written: {output}. Fill in the sheets Workers and Cases; the sheet with explanations says how.")
    return 0
