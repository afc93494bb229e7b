"""``allocate``: workbook in, suggestion, allocation sheet out; each input on its own."""

from __future__ import annotations

import getpass
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from caseload_app.cli.allocate_arguments import AllocateArguments
from caseload_app.cli.exit_codes import BAD_INPUT, OK
from caseload_app.cli.faults import guarded
from caseload_app.cli.findings_log import FindingsLog
from caseload_app.cli.progress import ProgressLine
from caseload_app.cli.report import report
from caseload_app.cli.search import searched
from caseload_app.cli.terminal import say, say_error
from caseload_app.cli.version import solver_version
from caseload_app.domain.policy import PolicyError
from caseload_app.domain.team import Team
from caseload_app.exchange.atomic_file import CannotWrite, check_target
from caseload_app.exchange.caseload_workbook import read
from caseload_app.exchange.findings import Finding, Severity
from caseload_app.services.effective_policy import CouncilPolicy, council_policy
from caseload_app.services.explain.on_sheet import would_fix
from caseload_app.services.export import Origin, allocation_sheet
from caseload_app.services.suggest import Suggestion, suggest
from solver.problem import Policy

if TYPE_CHECKING:
    from solver.run import Progress

_FOR_FIXES = 5.0
"""Seconds for looking what would fix the cases left over, or as long as the suggestion took, within the time limit."""
_CELL = re.compile(r"(.*)![A-Z]+([0-9]+)", re.DOTALL)


def allocate(arguments: AllocateArguments) -> int:
    """Allocate every input; the exit code, the worst of them all.

    Raises:
        CannotWrite: when the findings have no place.
    """
    if arguments.findings is not None:
        check_target(arguments.findings)
    log = FindingsLog(arguments.findings, several=len(arguments.inputs) > 1)
    try:
        return _allocate_all(arguments, log)
    finally:
        log.write()


def _allocate_all(arguments: AllocateArguments, log: FindingsLog) -> int:
    try:
        council = council_policy(arguments.policy)
    except PolicyError as error:
        assert arguments.policy is not None
        log.add([_policy_finding(arguments.policy, error)], arguments.policy)
        return BAD_INPUT
    pairs = zip(arguments.inputs, arguments.outputs, strict=True)
    runs = [partial(_allocate_one, arguments, council, log, source, target) for source, target in pairs]
    return max(guarded(run, debug=arguments.debug) for run in runs)


def _allocate_one(
    arguments: AllocateArguments, council: CouncilPolicy, log: FindingsLog, source: Path, target: Path
) -> int:
    reading = read(source, council.policy, arguments.day, fixed=council.fixed)
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    log.add(reading.findings, source)
    log.add(_overruled(council, reading.team, source), source)
    if reading.unreadable or (errors and not arguments.skip_bad_rows):
        say_error(_refusal(source, len(errors), unreadable=reading.unreadable))
        return BAD_INPUT
    if unknown := [w for w in arguments.covered if w not in {worker.id for worker in reading.team.workers}]:
        say_error(_nobody(source, unknown, reading.team))
        return BAD_INPUT
    _make_room(arguments, target)
    digest = _hash(source)
    policy = council.with_team_settings(reading.team.settings)
    suggestion, fixes = _search(arguments, reading.team, policy, source)
    sheet = allocation_sheet(reading.team, suggestion, _origin(source.name, digest, errors, suggestion), fixes)
    from caseload_app.exchange.allocation_sheet.writer import write_allocation_sheet  # loads openpyxl

    write_allocation_sheet(target, sheet)
    if not arguments.quiet:
        for line in report(reading.team, suggestion, sheet, source.name):
            say(line)
        say(f"Written: {target}")
    return OK


def _search(
    arguments: AllocateArguments, team: Team, policy: Policy, source: Path
) -> tuple[Suggestion, Mapping[str, Sequence[str]]]:
    """The suggestion, and what would fix each case that it leaves over."""

    def search(
        on_progress: Callable[[Progress], None], should_stop: Callable[[], bool]
    ) -> tuple[Suggestion, Mapping[str, Sequence[str]]]:
        suggestion = suggest(
            team,
            policy,
            arguments.day,
            arguments.mode,
            max_moves=arguments.max_moves,
            covered=arguments.covered,
            any_team=arguments.any_team,
            time_limit=arguments.time_limit,
            on_progress=on_progress,
            should_stop=should_stop,
        )
        spent = suggestion.result.seconds
        left = min(max(_FOR_FIXES, spent), arguments.time_limit - spent)
        return suggestion, would_fix(team, suggestion, time_limit=left, should_stop=should_stop)

    return searched(search, ProgressLine(source.name, is_quiet=arguments.quiet))


def _make_room(arguments: AllocateArguments, target: Path) -> None:
    """See that the sheet has a place before anybody waits for it."""
    if arguments.output_dir is not None:
        try:
            arguments.output_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(f"The folder {arguments.output_dir} cannot be made: {error.strerror}.") from error
    check_target(target)


def _overruled(council: CouncilPolicy, team: Team, source: Path) -> Iterable[Finding]:
    for name in council.overruled(team.settings):
        yield Finding(
            severity=Severity.WARNING,
            where=source.name,
            found=f"the setting {name} on the sheet Settings, which the file given with --policy sets too",
            expected="a setting in one place only; the policy file counts",
        )


def _policy_finding(path: Path, error: PolicyError) -> Finding:
    found = error.found if error.key == path.name else f"{error.key}: {error.found}"
    return Finding(severity=Severity.ERROR, where=path.name, found=found, expected=error.allowed)


def _refusal(source: Path, errors: int, *, unreadable: bool) -> str:
    if unreadable:
        return f"{source}: this file cannot be used as it is. Nothing was written."
    count = "1 error" if errors == 1 else f"{errors} errors"
    return f"{source}: {count}, nothing was written. Correct them, or leave those rows out with --skip-bad-rows."


def _nobody(source: Path, unknown: Iterable[str], team: Team) -> str:
    names = ", ".join(unknown)
    close = get_close_matches(next(iter(unknown)), [worker.id for worker in team.workers], n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    return f"{source}: --cover {names}: no worker with this id was read. Nothing was written.{hint}"


def _origin(name: str, digest: str, errors: Iterable[Finding], suggestion: Suggestion) -> Origin:
    return Origin(
        input_name=name,
        input_hash=digest,
        rows_kept_out=len({row.groups() for error in errors if (row := _CELL.fullmatch(error.where))}),
        solver_version=solver_version(),
        solver_seconds=suggestion.result.seconds,
        made_by=_login_name(),
        made_at=datetime.now().replace(microsecond=0),  # noqa: DTZ005  (the clock on the manager's wall)
    )


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return "unknown"


def _hash(source: Path) -> str:
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
