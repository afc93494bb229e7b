"""Records of the domain as plain data and back, field by field: what a history entry keeps of before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from solver.problem import Priority, Role

Plain = dict[str, Any]
_Way = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def _same(value: Any) -> Any:
    return value


_WAYS: Mapping[type, _Way] = {
    date: (date.isoformat, date.fromisoformat),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    Decimal: (str, Decimal),
    tuple: (list, tuple),
    Role: (str, Role),
    Priority: (lambda priority: priority.name, lambda name: Priority[name]),
}


def to_plain(record: object) -> Plain:
    """A record as plain data that JSON can hold."""
    plain = {}
    for name, (out, _) in _ways(_kind_of(record)).items():
        value = getattr(record, name)
        plain[name] = None if value is None else out(value)
    return plain


def from_plain(kind: type, plain: Plain) -> Plain:
    """The fields of a record, as values of the domain."""
    return {name: None if plain[name] is None else back(plain[name]) for name, (_, back) in _ways(kind).items()}


def _kind_of(record: object) -> Any:
    return type(record)


@cache
def _ways(kind: Any) -> Mapping[str, _Way]:
    hints = get_type_hints(kind)
    return {field.name: _WAYS.get(_bare(hints[field.name]), (_same, _same)) for field in fields(kind)}


def _bare(hint: Any) -> Any:
    """The type without "or nothing", and without what it holds."""
    if isinstance(hint, UnionType):
        (hint,) = [part for part in get_args(hint) if part is not type(None)]
    return get_origin(hint) or hint
