"""Problems, answers and explanations as JSON, with the version of their form: to keep one, or to solve elsewhere.

Decimals and days are text, sets are sorted lists, so that the same problem always gives the same text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar, get_origin

from solver.explain.explanation import Explanation
from solver.explain.single_changes import Change
from solver.explain.terms import Term
from solver.problem import Problem
from solver.result import Result
from solver.rules import Obstacle

if TYPE_CHECKING:
    from cattrs import Converter

SCHEMA = 1
"""The version of the form; it changes when an older reader would misunderstand it."""

_IN_WORDS: dict[type, str] = {bool: "true or false", int: "a whole number", str: "text"}

_Kind = TypeVar("_Kind", Problem, Result, Explanation)


class NotReadable(ValueError):
    """A text is not what it should be, or not of a version known here; the sentence says why."""


def to_json(what: Problem | Result | Explanation) -> str:
    """A problem, an answer or an explanation as text."""
    name = type(what).__name__.lower()
    return json.dumps({"schema": SCHEMA, name: _converter().unstructure(what)}, indent=1, ensure_ascii=False) + "\n"


def problem_from_json(text: str) -> Problem:
    """A problem from its text.

    Raises:
        NotReadable: When the text is something else, of another version, or contradicts itself.
    """
    return _read(text, Problem)


def result_from_json(text: str) -> Result:
    """An answer from its text.

    Raises:
        NotReadable: When the text is something else, or of another version.
    """
    return _read(text, Result)


def explanation_from_json(text: str) -> Explanation:
    """An explanation from its text.

    Raises:
        NotReadable: When the text is something else, or of another version.
    """
    return _read(text, Explanation)


def _read(text: str, kind: type[_Kind]) -> _Kind:
    from cattrs import BaseValidationError, transform_error

    name = kind.__name__.lower()
    try:
        document = json.loads(text)
    except ValueError as error:
        raise NotReadable(f"This is not JSON: {error}.") from error
    if not isinstance(document, dict) or name not in document:
        raise NotReadable(f"There is no {name!r} in it.")
    if document.get("schema") != SCHEMA:
        raise NotReadable(f"Its schema is {document.get('schema')!r}; {SCHEMA} is known here.")
    if not isinstance(document[name], dict):
        raise NotReadable(f"Its {name!r} is {document[name]!r}, and not an object with names and values.")
    try:
        return _converter().structure(document[name], kind)
    except BaseValidationError as error:
        raise NotReadable("; ".join(transform_error(error, format_exception=_in_words))) from error
    except (ValueError, TypeError, KeyError) as error:
        raise NotReadable(str(error)) from error


@cache
def _converter() -> Converter:
    from cattrs.gen import make_dict_unstructure_fn, override  # loaded when something is kept or read, and not before
    from cattrs.preconf.json import make_converter
    from cattrs.strategies import configure_tagged_union

    converter = make_converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _: _decimal(value))
    for plain in (bool, int, str):
        converter.register_structure_hook(plain, _as_it_stands)
    for kind, of_its_own in (
        (tuple, converter.get_structure_hook(tuple[str, ...])),
        (frozenset, converter.get_structure_hook(frozenset[str])),
    ):
        converter.register_structure_hook_func(partial(_is_a, kind), partial(_from_a_list, of_its_own))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook_func(partial(_is_a, frozenset), sorted)
    # Only parts of something larger have it, and those who keep problems know none.
    whole = make_dict_unstructure_fn(Problem, converter, peak_elsewhere=override(omit_if_default=True))
    converter.register_unstructure_hook(Problem, whole)
    for kinds in (Term, Obstacle, Change):
        configure_tagged_union(kinds, converter, tag_name="is")  # which of several classes it is
    # With None beside them they are another kind to the converter.
    rules: Any = Obstacle
    converter.register_unstructure_hook(
        rules | None, lambda rule: None if rule is None else converter.unstructure(rule, unstructure_as=rules)
    )
    converter.register_structure_hook(
        rules | None, lambda rule, _: None if rule is None else converter.structure(rule, rules)
    )
    return converter


def _is_a(wanted: type, kind: object) -> bool:
    origin: object = get_origin(kind)
    return origin is wanted


def _from_a_list(hook: Callable[[Any, Any], Any], value: object, kind: type) -> object:
    """A set or a row from a list, and from nothing else: a word would be a set of letters."""
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list")  # noqa: TRY004  (what a problem is refused with)
    return hook(value, kind)


def _as_it_stands(value: object, kind: type) -> object:
    """A value of just this kind. Nothing is bent into shape: "false" would come to be true, and 2.7 moves two."""
    wanted, words = next((k, words) for k, words in _IN_WORDS.items() if issubclass(kind, k))
    if type(value) is not wanted:
        raise ValueError(f"{value!r} is not {words}")
    return kind(value)


def _in_words(error: BaseException, kind: type | None) -> str:
    from cattrs.v import format_exception

    return str(error) if type(error) is ValueError else format_exception(error, kind)


def _decimal(value: object) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is not a number") from error
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a number")
    return number
