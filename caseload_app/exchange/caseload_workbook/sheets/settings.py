"""The sheet Settings."""

from __future__ import annotations

from dataclasses import dataclass

from caseload_app.domain.policy import setting_names
from caseload_app.exchange.caseload_workbook.kinds.kind import Kind
from caseload_app.exchange.caseload_workbook.kinds.numbers import figures
from caseload_app.exchange.caseload_workbook.kinds.texts import Identifier
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet
from caseload_app.exchange.caseload_workbook.spreadsheet.values import Value
from solver.problem import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """A setting as the manager wrote it; whether the policy has it, and may have the value, is the policy's to say."""

    name: str
    value: object


class _SettingName(Identifier):
    """The name of a setting."""

    def choices(self, policy: Policy) -> tuple[str, ...]:
        return setting_names(policy)


class _SettingValue(Kind):
    """A number where the cell holds one, else its text, for the policy to judge."""

    def read(self, value: Value, _policy: Policy) -> object:
        number = figures(value)
        return value.shown if number is None else number

    def allowed(self, _policy: Policy) -> str:
        return "a number that the setting may have"


SETTINGS = Sheet(
    name="Settings",
    record=SettingRow,
    purpose="Numbers of the policy that are different for this team. What is not named here stays as it is.",
    columns=(
        Column(
            heading="Setting",
            field="name",
            kind=_SettingName("the name of a setting, such as caps.max_cases"),
            required=True,
            meaning="The setting by its name; all of them stand below with their defaults.",
            example="caps.max_cases",
            width=30,
        ),
        Column(
            heading="Value",
            field="value",
            kind=_SettingValue(),
            required=True,
            meaning="The number that applies to this team.",
            example="14",
            width=12,
        ),
    ),
)
