"""Words that nobody else uses: skills that no worker holds, teams spelt in two ways, change reasons without a code."""

from __future__ import annotations

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.team import key
from caseload_app.exchange.caseload_workbook.nearest import Nearest
from caseload_app.exchange.caseload_workbook.table import Table


def check_skills(workers: Table[object], cases: Table[object]) -> None:
    """A skill that a case asks for and nobody holds is a warning: perhaps misspelt, perhaps a gap in the team."""
    held = {key(skill): skill for row in workers.standing() for skill in row.texts("skills")}
    nearest = Nearest(held.values())
    for row in cases.rows:
        for field in ("skills", "preferred_skills"):
            for skill in row.texts(field):
                if key(skill) not in held:
                    separator = "; several skills are separated by ;" if "," in skill else ""
                    expected = f"a skill that a worker holds{nearest.hint(skill)}{separator}"
                    cases.warning(row, field, skill, expected)


def check_team_names(workers: Table[object], cases: Table[object]) -> None:
    """Teams compare exactly; two names that differ only by case or spaces are a warning."""
    first: dict[str, tuple[str, str]] = {}
    for table in (workers, cases):
        for row in table.rows:
            team = row.text("team")
            if team is None:
                continue
            spelling, where = first.setdefault(key(team), (team, f"row {row.number} of {table.sheet.name}"))
            if team != spelling:
                table.warning(row, "team", team, f"{spelling}, as in {where}, if the same team is meant")


def check_change_reasons(involvements: Table[object]) -> None:
    """A change reason becomes its code as the return spells it; one without a code stays as it is, with a warning."""
    codes = {key(code): code for code in ChangeReason}
    nearest = Nearest(ChangeReason)
    for row in involvements.rows:
        written = row.text("change_reason")
        if written is None:
            continue
        code = codes.get(key(written))
        if code is not None:
            row.values["change_reason"] = code.value
        else:
            expected = f"one of the codes {', '.join(ChangeReason)}{nearest.hint(written)}"
            involvements.warning(row, "change_reason", written, expected)
