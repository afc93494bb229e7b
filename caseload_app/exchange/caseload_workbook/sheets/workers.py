"""The sheet Workers."""

from __future__ import annotations

from caseload_app.domain.team import TeamWorker
from caseload_app.exchange.caseload_workbook.kinds.choices import RoleCode, YesNo
from caseload_app.exchange.caseload_workbook.kinds.days import Day
from caseload_app.exchange.caseload_workbook.kinds.lists import Words
from caseload_app.exchange.caseload_workbook.kinds.numbers import Amount, Points
from caseload_app.exchange.caseload_workbook.kinds.texts import FreeText, Identifier
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet

WORKERS = Sheet(
    name="Workers",
    record=TeamWorker,
    required=True,
    purpose="Everybody who holds or may hold cases, one row a person.",
    in_order=(("start_date", "leaving_date"),),
    columns=(
        Column(
            heading="Worker ID",
            field="id",
            kind=Identifier("a worker ID, such as W01"),
            required=True,
            meaning="The name by which the other sheets call this worker. Each worker has one of their own.",
            example="W01",
        ),
        Column(
            heading="Name",
            field="name",
            kind=FreeText(),
            required=True,
            meaning="The worker's name as colleagues know it.",
            example="Amara Okafor",
            width=24,
        ),
        Column(
            heading="Team",
            field="team",
            kind=Identifier("the name of a team"),
            required=True,
            meaning="The team, spelled the same wherever it is named. A case with a team goes to workers of that team.",
            example="Safeguarding North",
            width=22,
        ),
        Column(
            heading="Role",
            field="role",
            kind=RoleCode(),
            required=True,
            meaning="SW social worker (senior ones too), SSW supervising social worker, PA personal adviser, "
            "FSW family support worker. It decides which categories the worker may lead.",
            example="SW",
            width=8,
        ),
        Column(
            heading="FTE",
            field="fte",
            kind=Amount("a number above 0 and up to 1, such as 0.6", above=0, most=1),
            required=True,
            meaning="The share of full time that the worker works.",
            example="0.6",
            width=8,
        ),
        Column(
            heading="ASYE",
            field="asye",
            kind=YesNo(),
            meaning="Whether the worker is in the assessed and supported first year. Their caseload is protected.",
            example="yes",
            width=8,
        ),
        Column(
            heading="Agency",
            field="agency",
            kind=YesNo(),
            meaning="Whether the worker comes from an agency. Long-term work goes to others where it can.",
            example="no",
            width=9,
        ),
        Column(
            heading="Skills",
            field="skills",
            kind=Words("skills"),
            meaning="What the worker is trained for, in the words of the categories below.",
            example="assessment; child protection; court",
            width=44,
        ),
        Column(
            heading="Languages",
            field="languages",
            kind=Words("languages"),
            meaning="The languages in which the worker can work.",
            example="English; Polish",
            width=24,
        ),
        Column(
            heading="Max points",
            field="max_points",
            kind=Points(),
            meaning="This worker's own cap in points instead of the policy's, part time already taken off. "
            "Reductions still apply.",
            example="70",
            width=11,
        ),
        Column(
            heading="Max cases",
            field="max_cases",
            kind=Amount("a number of cases from 0, such as 12"),
            meaning="This worker's own cap in cases instead of the policy's, part time already taken off. "
            "Reductions still apply.",
            example="12",
            width=11,
        ),
        Column(
            heading="Start date",
            field="start_date",
            kind=Day(),
            meaning="The first day in the team. Before it the worker receives no case.",
            example="07/06/2021",
            width=12,
        ),
        Column(
            heading="Leaving date",
            field="leaving_date",
            kind=Day(),
            meaning="The last day in the team, where it is known. Shortly before it the worker receives no case. "
            "Not before the start date.",
            example="30/06/2026",
            width=13,
        ),
        Column(
            heading="Registration number",
            field="registration_number",
            kind=Identifier("a registration number"),
            meaning="The number in the professional register.",
            example="SW900101",
            width=20,
        ),
    ),
)
