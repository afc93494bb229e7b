"""How values without a type of their own in SQLite are kept: exact decimals, lists, UTC times and settings as text."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, String, TypeDecorator


class DecimalText(TypeDecorator[Decimal]):
    """A decimal as text: SQLite would make it a float."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """To the file."""
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """From the file."""
        del dialect
        return None if value is None else Decimal(value)


class TextList(TypeDecorator[tuple[str, ...]]):
    """A list of texts as JSON."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        """To the file."""
        del dialect
        return json.dumps(list(value or ()), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """From the file."""
        del dialect
        return tuple(json.loads(value)) if value else ()


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC as ISO text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To the file."""
        del dialect
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From the file."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class PlainJson(TypeDecorator[Any]):
    """Plain data as JSON, decimals exact; JSON's null is a value, the column's null is none."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To the file."""
        del dialect
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_decimal)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From the file."""
        del dialect
        return None if value is None else json.loads(value, object_hook=_undecimal)


def _decimal(value: object) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    raise TypeError(f"{type(value).__name__} is no plain data")


def _undecimal(value: dict[str, Any]) -> Any:
    return Decimal(value["decimal"]) if value.keys() == {"decimal"} else value
