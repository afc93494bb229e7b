"""The sheet of the template that explains the others: every column, every category, every setting."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.policy import setting_names, setting_value
from caseload_app.exchange.caseload_workbook.kinds.choices import CategoryCode, PriorityName, RoleCode, YesNo
from caseload_app.exchange.caseload_workbook.sheets import SHEETS
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet
from caseload_app.exchange.caseload_workbook.spreadsheet.values import plain
from caseload_app.exchange.caseload_workbook.template.drop_downs import Lists
from caseload_app.exchange.caseload_workbook.template.page import Page
from caseload_app.exchange.caseload_workbook.template.setting_words import meaning_of
from solver.problem import Category, Policy, Role

TITLE = "How to fill this in"

_INTRODUCTION = (
    "Fill in the sheets Workers and Cases, and the others where you have something to say there. One row for each.",
    "Columns with a dark, bold heading must be filled in every row; the others may be blank, or left out altogether.",
    "Dates are typed as 02/03/2026. Where several things may stand in one cell, they are separated by ; (a semicolon).",
    "This sheet, like any sheet of your own, is not read. Nothing is taken over before you have seen what looks wrong.",
)
_MEANINGS = ("Code", "", "Meaning")
_COLUMNS = ("Column", "Must be filled", "What it means", "What may stand in it", "Example")


def add_explanation(workbook: Workbook, policy: Policy) -> Lists:
    """Add the sheet; gives back where on it the choices of the drop-downs stand."""
    page = Page(workbook.create_sheet(TITLE))
    page.write_title("Caseload workbook")
    for line in _INTRODUCTION:
        page.write_paragraph(line)
    for sheet in SHEETS:
        _explain(page, sheet, policy)
    lists: dict[tuple[str, ...], str] = {}
    _list_choices(page, lists, policy)
    _list_categories(page, lists, policy)
    _list_settings(page, lists, policy)
    return lists


def _explain(page: Page, sheet: Sheet[object], policy: Policy) -> None:
    page.write_section(f"Sheet {sheet.name}" + ("" if sheet.required else " (may stay empty)"))
    page.write_paragraph(sheet.purpose)
    page.write_table(_COLUMNS, (_explained(column, policy) for column in sheet.columns))


def _explained(column: Column, policy: Policy) -> Sequence[str]:
    allowed = column.kind.allowed(policy)
    return (column.heading, "yes" if column.required else "", column.meaning, allowed, column.example)


def _list_choices(page: Page, lists: dict[tuple[str, ...], str], policy: Policy) -> None:
    page.write_section("Roles")
    roles = {
        Role.SW: "social worker, senior ones too",
        Role.SSW: "supervising social worker",
        Role.PA: "personal adviser",
        Role.FSW: "family support worker",
    }
    lists[RoleCode().choices(policy)] = page.write_table(
        _MEANINGS, ((role, "", words) for role, words in roles.items())
    )
    page.write_section("Priorities")
    priorities = PriorityName().choices(policy)
    lists[priorities] = page.write_table(("Priority",), ((name,) for name in priorities))
    page.write_section("Yes and no")
    answers = YesNo().choices(policy)
    lists[answers] = page.write_table(("Answer",), ((answer,) for answer in answers))
    page.write_section("Change reasons")
    page.write_table(_MEANINGS, ((reason.value, "", reason.meaning) for reason in ChangeReason))


def _list_categories(page: Page, lists: dict[tuple[str, ...], str], policy: Policy) -> None:
    page.write_section("Categories")
    rows = (
        (
            code,
            _default(policy, f"categories.{code}.points"),
            f"{category.name}; priority {category.priority.name.lower()}",
            _who_may_lead(category),
            "; ".join(sorted(category.skills)),
        )
        for code, category in policy.categories.items()
    )
    headings = ("Category", "Points", "Meaning", "Who may lead", "Skills required")
    lists[CategoryCode().choices(policy)] = page.write_table(headings, rows)


def _list_settings(page: Page, lists: dict[tuple[str, ...], str], policy: Policy) -> None:
    names = setting_names(policy)
    page.write_section("Settings")
    rows = ((name, _default(policy, name), meaning_of(name)) for name in names)
    lists[names] = page.write_table(("Setting", "Default", "Meaning"), rows)


def _who_may_lead(category: Category) -> str:
    roles = ", ".join(role for role in Role if role in category.roles)
    return roles if category.asye_may_lead else f"{roles}; not in the ASYE"


def _default(policy: Policy, setting: str) -> str:
    return plain(Decimal(setting_value(policy, setting)))
