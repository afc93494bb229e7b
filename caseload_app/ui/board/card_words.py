"""What the hover card says of a worker, a case or a team. Names come from the board, which knows what is hidden."""

from __future__ import annotations

from collections import Counter

from caseload_app.domain.wording import list_of, points
from caseload_app.services.board import Block, Board, DueState, Row, TeamLine
from caseload_app.ui.board.words import load_in_words, team_figures

Said = tuple[str, list[str]]
"""A heading, and lines below it."""


def worker_card(row: Row) -> Said:
    """How full a worker is, with what, and what is due."""
    stays = [block for block in row.blocks if not block.is_moved_away]
    lines = [" · ".join(row.details), _capital(load_in_words(row))]
    if row.has_capacity and not row.is_over:
        lines.append(f"Room for {points(row.headroom)} more points")
    if row.draft_delta:
        lines.append(f"{row.percent_now} % before the suggestion")
    mix = Counter(block.code for block in stays)
    if mix:
        lines.append(", ".join(f"{count} {code}" for code, count in mix.most_common()))
    overdue = sum(block.due.state is DueState.OVERDUE for block in stays)
    soon = sum(block.due.state is DueState.WITHIN_A_WEEK for block in stays)
    due = [f"{overdue} overdue"] if overdue else []
    due += [f"{soon} due in 7 days"] if soon else []
    return row.name, lines + ([", ".join(due)] if due else [])


def case_card(board: Board, block: Block, row: Row) -> Said:
    """Who the case is about, with whom, how much of a load, when due, and its brothers and sisters."""
    title = block.case_id if not block.name else f"{block.case_id} · {block.name}"
    lines = [f"{block.category_name}, {_weight(block)}"]
    where = "Suggested for" if block.is_suggested else "Would leave" if block.is_moved_away else "With"
    lines.append(f"{where} {row.name}")
    if block.due.words:
        lines.append(block.due.words)
    siblings = _siblings(board, block)
    if siblings:
        lines.append(f"Brothers and sisters: {list_of(siblings)}")
    if block.locked:
        lines.append("Locked: a suggestion leaves it where it is")
    if block.restricted:
        lines.append("Restricted: the name is not shown")
    return title, lines


def team_card(team: TeamLine) -> Said:
    """A team in figures."""
    load = "No capacity" if team.percent is None else f"Workload {team.percent} %"
    return team.team, [load, *(_capital(words) for words in team_figures(team))]


def _weight(block: Block) -> str:
    if block.share == block.points:
        return f"{points(block.points)} points"
    return f"adds {points(block.share)} of {points(block.points)} points beside a sibling"


def _siblings(board: Board, block: Block) -> list[str]:
    if block.family_id is None:
        return []
    said = []
    for case in board.after.problem.families[block.family_id]:
        if case.id != block.case_id:
            worker_id = board.after.worker_of[case.id]
            said.append(f"{case.id} ({board.worker[worker_id].name if worker_id else 'unallocated'})")
    return said


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
