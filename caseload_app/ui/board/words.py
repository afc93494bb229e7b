"""Rows and blocks in words: what a screen reader says and what stands in the hover card."""

from __future__ import annotations

from collections.abc import Callable

from caseload_app.domain.wording import amount, points
from caseload_app.services.board import Block, Cap, Row, TeamLine


def load_in_words(row: Row) -> str:
    """How full a worker is: "94 %, 80.0 of 85.0 points, 12 of 16 cases"."""
    cases = f"{row.cases} of {amount(row.maximum_cases, 'case')}"
    if row.percent is None:
        return f"no capacity, {amount(row.cases, 'case')} held"
    over = "over cap, " if row.is_over else ""
    return f"{over}{row.percent} %, {points(row.load)} of {points(row.available)} points, {cases}"


def row_in_words(row: Row) -> str:
    """A worker and how full."""
    return f"{row.name}, {', '.join(row.details)}: {load_in_words(row)}"


def block_in_words(block: Block, row: Row) -> str:
    """A case on a worker's row, with everything its marks mean."""
    said = [block.case_id]
    if block.restricted:
        said.append("restricted")
    elif block.name:
        said.append(block.name)
    said += [block.category_name, f"{points(block.share)} points"]
    if block.is_suggested:
        said.append(f"suggested for {row.name}")
    elif block.is_moved_away:
        said.append(f"would leave {row.name}")
    else:
        said.append(f"with {row.name}")
    if block.due.words:
        said.append(block.due.words[:1].lower() + block.due.words[1:])
    if block.locked:
        said.append("locked")
    return ", ".join(said)


def cases_in_words(row: Row) -> str:
    """The head count as it stands beside the number: with the maximum where that binds first."""
    if row.binding_cap is Cap.CASES:
        return f"{row.cases} of {row.maximum_cases} cases"
    return amount(row.cases, "case")


def short_points(hundredths: int) -> str:
    """Points without a zero behind the point: 80 of 85."""
    return points(hundredths).removesuffix(".0")


def figures_in_words(row: Row) -> tuple[str, str, str]:
    """The line below the per cent, in three parts: points, what the draft adds, head count."""
    sign = "+" if row.draft_delta > 0 else "\u2212"
    delta = f" {sign}{short_points(abs(row.draft_delta))}" if row.draft_delta else ""
    return f"{short_points(row.load)} of {short_points(row.available)}", delta, cases_in_words(row)


def team_figures(team: TeamLine) -> list[str]:
    """A team in figures, without its workload: "12 workers", "150 points free", "2 over cap", "3 unallocated"."""
    said = [amount(team.workers, "worker"), f"{team.headroom // 100} points free"]
    if team.over:
        said.append(f"{team.over} over cap")
    if team.unallocated:
        said.append(f"{team.unallocated} unallocated")
    return said


def team_in_words(team: TeamLine) -> str:
    """A team's line, and whether its workers are shown."""
    load = "no capacity" if team.percent is None else f"workload {team.percent} %"
    shown = "collapsed" if team.is_collapsed else "expanded"
    return f"{team.team}, team: {load}, {', '.join(team_figures(team))}, {shown}"


_SHORTER_ROLES = {"Supervising social worker": "Supervising SW", "Social worker": "SW"}


def details_that_fit(row: Row, fits: Callable[[str], bool]) -> str:
    """The words under a worker's name, as many as there is room for; what is special today is what stays longest."""
    role, *more = row.details
    short = _SHORTER_ROLES.get(role, role)
    lines = [" · ".join(row.details), " · ".join((short, *more)), row.brief]
    return next((line for line in lines if fits(line)), row.brief)
