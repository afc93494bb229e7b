"""What can be asked of ``allocate``, and which options do not go together."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from caseload_app.cli import values
from solver.problem import Mode

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_DESCRIPTION = """\
Reads a caseload workbook and writes an allocation sheet: who takes which case, how full
everybody is afterwards, and what stands in the way of every case left over. The workbook
itself is never changed."""

_EXAMPLES = """\
examples:
  caseload-app allocate team.xlsx --output sheet.xlsx
  caseload-app allocate team.xlsx --output sheet.xlsx --max-moves 3
  caseload-app allocate team.xlsx --output sheet.xlsx --mode cover --cover W05
  caseload-app allocate team.xlsx --output sheet.xlsx --mode rebalance --max-moves 5
  caseload-app allocate north.xlsx south.xlsx --output-dir sheets

several inputs: each is handled on its own; one that cannot be used does not hold up the
others, and the exit code is the worst of them all.

exit codes: 0 the sheet was written (also when cases are left over), 2 bad input or
options, 1 anything else, 130 stopped by Ctrl+C."""

_OWN_SUFFIXES = {".xlsm", ".xltx", ".xltm"}
"""Kinds of workbook that may be read but that an allocation sheet is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocateArguments:
    """What was asked for; ``outputs`` are the files to write, one for each input, in a folder to make if need be."""

    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    output_dir: Path | None
    mode: Mode
    max_moves: int
    covered: tuple[str, ...]
    day: date
    any_team: bool
    time_limit: float
    policy: Path | None
    skip_bad_rows: bool
    findings: Path | None
    quiet: bool
    debug: bool


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "allocate",
        usage="caseload-app allocate IN.xlsx [IN.xlsx ...] (--output OUT.xlsx | --output-dir DIR) [options]",
        help="suggest who takes which case",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("inputs", nargs="+", type=Path, metavar="IN.xlsx", help="a caseload workbook, filled in")
    _add_files(parser)
    _add_question(parser)
    _add_manner(parser)
    parser.set_defaults(prepare=lambda typed: _prepare(parser, typed))


def _add_files(parser: argparse.ArgumentParser) -> None:
    files = parser.add_argument_group("files")
    target = files.add_mutually_exclusive_group(required=True)
    target.add_argument("--output", type=Path, metavar="OUT.xlsx", help="the allocation sheet to write")
    target.add_argument("--output-dir", type=Path, metavar="DIR", help="for several inputs: a folder, one sheet each")
    files.add_argument(
        "--policy", type=Path, metavar="FILE", help="your council's policy; it counts before the workbook's"
    )
    files.add_argument("--findings", type=Path, metavar="FILE", help="write what was found in the input to a file too")
    files.add_argument("--skip-bad-rows", action="store_true", help="go on without the rows that have errors")


def _add_question(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("what is wanted").add_argument
    add("--mode", choices=[str(mode) for mode in Mode], default=str(Mode.ALLOCATE), metavar="MODE", help=_MODES)
    add("--max-moves", type=values.moves, default=0, metavar="N", help="how many held cases may move (%(default)s)")
    add("--cover", action="append", type=values.worker_id, default=[], metavar="ID", help=_COVER)
    add("--date", type=values.day, metavar="YYYY-MM-DD", help="the day of allocation (today)")
    add("--any-team", action="store_true", help="let cases go to workers of other teams")
    add("--time-limit", type=values.seconds, default=60.0, metavar="SECONDS", help="for the search (%(default)g)")


def _add_manner(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("how it is told").add_argument
    add("--quiet", action="store_true", help="no progress and no summary; findings are still told")
    add("--debug", action="store_true", help="show where in the program a fault happened")


_MODES = "allocate (the default): give out what is unallocated; cover: for somebody away; rebalance: level the load"
_COVER = "with --mode cover: the worker whose cases need covering; may be repeated"


def _prepare(parser: argparse.ArgumentParser, typed: argparse.Namespace) -> Callable[[], int]:
    mode = Mode(typed.mode)
    inputs: tuple[Path, ...] = tuple(typed.inputs)
    if mode is Mode.COVER and not typed.cover:
        parser.error("--mode cover needs at least one --cover ID: whose cases need covering?")
    if typed.cover and mode is not Mode.COVER:
        parser.error("--cover only goes with --mode cover")
    if typed.output is not None and len(inputs) > 1:
        parser.error("several inputs need --output-dir DIR instead of --output")
    outputs = (typed.output,) if typed.output is not None else tuple(typed.output_dir / _name(path) for path in inputs)
    if trouble := _clash(inputs, outputs, typed.policy, typed.findings):
        parser.error(trouble)
    arguments = AllocateArguments(
        inputs=inputs,
        outputs=outputs,
        output_dir=typed.output_dir,
        mode=mode,
        max_moves=typed.max_moves,
        covered=tuple(dict.fromkeys(typed.cover)),
        day=typed.date or date.today(),  # noqa: DTZ011  (the manager's own day, not that of another time zone)
        any_team=typed.any_team,
        time_limit=typed.time_limit,
        policy=typed.policy,
        skip_bad_rows=typed.skip_bad_rows,
        findings=typed.findings,
        quiet=typed.quiet,
        debug=typed.debug,
    )
    return lambda: _run(arguments)


def _run(arguments: AllocateArguments) -> int:
    from caseload_app.cli.allocate import allocate

    return allocate(arguments)


def _name(path: Path) -> str:
    """The name of the sheet for an input: the same, but an allocation sheet has no macros and is no template."""
    return path.with_suffix(".xlsx").name if path.suffix.lower() in _OWN_SUFFIXES else path.name


def _clash(inputs: Iterable[Path], outputs: Iterable[Path], policy: Path | None, findings: Path | None) -> str | None:
    """Why a file would be written over another one of this run; None where all is well."""
    read = [*inputs, *([] if policy is None else [policy])]
    written: list[Path] = []
    for path in (*outputs, *([] if findings is None else [findings])):
        if any(_same(path, other) for other in read):
            return f"{path} would be written over a file that is read. Choose another name."
        if any(_same(path, other) for other in written):
            return f"{path} would be written twice. Give the files different names."
        written.append(path)
    return None


def _same(one: Path, other: Path) -> bool:
    try:
        if one.samefile(other):
            return True
    except OSError:  # one of them is not there yet
        pass
    return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))
