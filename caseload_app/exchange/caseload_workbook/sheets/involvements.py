"""The sheet Involvements."""

from __future__ import annotations

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.involvement import Involvement
from caseload_app.exchange.caseload_workbook.kinds.days import Day
from caseload_app.exchange.caseload_workbook.kinds.texts import Identifier
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet
from caseload_app.exchange.caseload_workbook.sheets.workers import WORKERS

INVOLVEMENTS = Sheet(
    name="Involvements",
    record=Involvement,
    purpose="Who has worked with which child, and when. A child goes back to a worker it knows where it can.",
    in_order=(("first_day", "last_day"),),
    columns=(
        Column(
            heading="Case ID",
            field="case_id",
            kind=Identifier("the ID of a case on the sheet Cases"),
            required=True,
            meaning="The case.",
            example="C-2006",
        ),
        Column(
            heading="Worker ID",
            field="worker_id",
            offers=WORKERS.name,
            kind=Identifier("the ID of a worker on the sheet Workers"),
            required=True,
            meaning="The worker, who may have left the team since.",
            example="W06",
        ),
        Column(
            heading="From",
            field="first_day",
            kind=Day(),
            required=True,
            meaning="The first day.",
            example="28/06/2024",
            width=12,
        ),
        Column(
            heading="To",
            field="last_day",
            kind=Day(),
            meaning="The last day; blank while it goes on. Not before the first.",
            example="21/01/2025",
            width=12,
        ),
        Column(
            heading="Change reason",
            field="change_reason",
            kind=Identifier(f"one of the change reasons {', '.join(ChangeReason)}"),
            meaning="Why the worker changed, by its code in the children looked after return.",
            example="MANAGE",
            width=15,
        ),
    ),
)
