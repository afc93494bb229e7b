"""What a cell holds, once its spelling in the file is understood: a text, a number, yes or no, a day, or a fault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Text:
    """A text exactly as read."""

    value: str

    @property
    def shown(self) -> str:
        """The cell in one short line."""
        return self.value


@dataclass(frozen=True, slots=True)
class Number:
    """A number, exact; ``is_percent`` says that it is shown as per cent (0.5 as 50 %)."""

    value: Decimal
    is_percent: bool = False

    @property
    def shown(self) -> str:
        """The cell as a person sees it."""
        return f"{plain(self.value * 100)} %" if self.is_percent else plain(self.value)


@dataclass(frozen=True, slots=True)
class Truth:
    """TRUE or FALSE."""

    value: bool

    @property
    def shown(self) -> str:
        """The cell as a person sees it."""
        return "TRUE" if self.value else "FALSE"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and perhaps a time of day."""

    value: datetime

    @property
    def shown(self) -> str:
        """The cell as people in Britain write it."""
        has_time = self.value.time() != datetime.min.time()
        return self.value.strftime("%d/%m/%Y %H:%M" if has_time else "%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a usable value, such as ``#N/A``; ``remedy`` says what should be there instead."""

    shown: str
    remedy: str


Value = Text | Number | Truth | Moment | Fault


def text_of(value: Value) -> str:
    """A cell where a text is expected: a number in figures, whatever its format; the rest as shown."""
    return plain(value.value) if isinstance(value, Number) else value.shown


def plain(number: Decimal) -> str:
    """A number in figures, without an exponent or needless noughts: 7.0 is 7."""
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")
