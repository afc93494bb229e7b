"""The sheet Reductions."""

from __future__ import annotations

from caseload_app.domain.team import WorkerReduction
from caseload_app.exchange.caseload_workbook.kinds.days import Day
from caseload_app.exchange.caseload_workbook.kinds.lists import CategoryCodes
from caseload_app.exchange.caseload_workbook.kinds.numbers import Percentage
from caseload_app.exchange.caseload_workbook.kinds.texts import FreeText, Identifier
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet
from caseload_app.exchange.caseload_workbook.sheets.workers import WORKERS

REDUCTIONS = Sheet(
    name="Reductions",
    record=WorkerReduction,
    purpose="Times at which a worker can carry less: sickness, leave, a phased return, court duty, a breather.",
    in_order=(("first_day", "last_day"),),
    columns=(
        Column(
            heading="Worker ID",
            field="worker_id",
            offers=WORKERS.name,
            kind=Identifier("the ID of a worker on the sheet Workers"),
            required=True,
            meaning="The worker.",
            example="W05",
        ),
        Column(
            heading="Reason",
            field="reason",
            kind=FreeText(),
            required=True,
            meaning="Why, in a few words.",
            example="Phased return",
            width=34,
        ),
        Column(
            heading="From",
            field="first_day",
            kind=Day(),
            required=True,
            meaning="The first day.",
            example="05/01/2026",
            width=12,
        ),
        Column(
            heading="To",
            field="last_day",
            kind=Day(),
            meaning="The last day, which still counts; blank while nobody knows. Not before the first.",
            example="30/10/2026",
            width=12,
        ),
        Column(
            heading="Percent",
            field="percent",
            kind=Percentage(),
            required=True,
            meaning="How much of the worker's capacity is lost; 100 is all of it. In a breather it may be 0.",
            example="50",
            width=9,
        ),
        Column(
            heading="No new categories",
            field="no_new_categories",
            kind=CategoryCodes(),
            meaning="A breather: new cases of these categories go to somebody else as long as it lasts.",
            example="CPP; S47; COURT",
            width=26,
        ),
    ),
)
