"""The rows of the sheet Settings, each held against the policy by itself, so that an error lands on its cell."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from caseload_app.domain.policy import PolicyError, setting_names, with_settings
from caseload_app.domain.team import key
from caseload_app.exchange.caseload_workbook.checks.repeats import check_ids
from caseload_app.exchange.caseload_workbook.spreadsheet.values import plain
from caseload_app.exchange.caseload_workbook.table import Table
from solver.problem import Policy


def checked_settings(settings: Table[object], policy: Policy) -> Mapping[str, object]:
    """The settings that stand, by the policy's own spelling of their names; unknown ones and odd values are errors."""
    known = {key(name): name for name in setting_names(policy)}
    for row in settings.rows:
        written = row.text("name")
        if written is None:
            continue
        row.values["name"] = known.get(key(written), written)
        value = row.values.get("value")
        try:
            with_settings(policy, {written: 0 if value is None else value})
        except PolicyError as error:
            field = "value" if key(written) in known else "name"
            if field in row.values:
                found = row.values[field]
                shown = plain(found) if isinstance(found, Decimal) else row.text(field) or error.found
                settings.error(row, field, shown, error.allowed)
    check_ids(settings, "name")
    return {str(row.values["name"]): row.values["value"] for row in settings.standing()}
