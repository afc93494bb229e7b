"""The sheet Travel."""

from __future__ import annotations

from caseload_app.domain.team import Travel
from caseload_app.exchange.caseload_workbook.kinds.numbers import Amount
from caseload_app.exchange.caseload_workbook.kinds.texts import Identifier
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet
from caseload_app.exchange.caseload_workbook.sheets.workers import WORKERS

TRAVEL = Sheet(
    name="Travel",
    record=Travel,
    purpose="Journeys that differ from one worker to the other.",
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
            meaning="The worker.",
            example="W01",
        ),
        Column(
            heading="Minutes",
            field="minutes",
            kind=Amount("minutes from 0, such as 45"),
            required=True,
            meaning="The journey of this worker to this case, instead of the case's own travel minutes.",
            example="45",
            width=10,
        ),
    ),
)
