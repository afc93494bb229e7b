"""The categories of a policy file: what a kind of case asks of a worker, and its clocks."""

from __future__ import annotations

import re

from caseload_app.domain.clocks import Clock
from caseload_app.domain.policy.clock_tables import clocks, with_those_taken_over
from caseload_app.domain.policy.error import PolicyError
from caseload_app.domain.policy.numbers import points
from caseload_app.domain.policy.table import Table
from caseload_app.domain.policy.words import priority, roles, skills, text, yes_no
from solver.problem import Category

_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{0,19}")


def category_tables(key: str, value: object) -> tuple[dict[str, Category], dict[str, tuple[Clock, ...]]]:
    """The categories, and the clocks of each, by code; codes are kept in capitals.

    Raises:
        PolicyError: for the first thing wrong with one of them, or when there is none.
    """
    table = Table(key, value)
    categories: dict[str, Category] = {}
    own_clocks: dict[str, tuple[Clock, ...]] = {}
    clocks_from: dict[str, str] = {}
    for folded in table.left():
        code = _code(key, folded)
        of_category = Table(f"{key}.{code}", table.take(folded, _anything))
        categories[code] = _category(of_category, code)
        own_clocks[code] = of_category.take_or("clocks", clocks, ())
        other = of_category.take_or("clocks_as", text, None)
        if other is not None:
            clocks_from[code] = other.upper()
        of_category.close()
    if not categories:
        raise PolicyError(key, None, "at least one category")
    return categories, with_those_taken_over(own_clocks, clocks_from)


def _category(table: Table, code: str) -> Category:
    return Category(
        code=code,
        name=table.take("name", text),
        points=table.take("points", points),
        skills=table.take("skills", skills),
        roles=table.take("roles", roles),
        asye_may_lead=table.take("asye_may_lead", yes_no),
        long_term=table.take("long_term", yes_no),
        must_allocate=table.take("must_allocate", yes_no),
        priority=table.take("priority", priority),
    )


def _code(key: str, folded: str) -> str:
    code = folded.upper()
    if not _CODE.fullmatch(code):
        raise PolicyError(key, code, "codes of at most 20 letters and figures, - or _ inside, such as CLA")
    return code


def _anything(_key: str, value: object) -> object:
    return value
