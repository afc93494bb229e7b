"""What another answer costs or gains, level by level, in sentences: "1 more critical case without a worker"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from caseload_app.domain.wording.figures import amount, points
from caseload_app.domain.wording.levels import UNALLOCATED_LEVELS, level
from solver.explain.parts import Parts

NO_DIFFERENCE = "equally good in every respect"
"""Said where no level differs."""


def costs(levels: Iterable[tuple[str, int, int]], before: Parts, after: Parts) -> tuple[str, ...]:
    """Every level that differs in words; the first one decides.

    Where more or fewer cases have a worker, how high and how even the loads are says nothing, and is not said.

    Args:
        levels: name, value before and value after of each level, in order.
        before: what continuity and fit are made of before.
        after: the same after.
    """
    differ = [(name, old, new) for name, old, new in levels if old != new]
    if any(name in UNALLOCATED_LEVELS for name, _, _ in differ):
        differ = [level for level in differ if level[0] not in _OF_LOADS]
    return tuple(words for name, old, new in differ for words in _level(name, old, new, before, after))


def level_change(name: str, old: int, new: int) -> str:
    """One level that differs, in words that stand alone."""
    if name in UNALLOCATED_LEVELS:
        case = amount(abs(new - old), f"more {_PRIORITY[name]} case")
        return f"{case} left over" if new > old else f"{case} allocated"
    if name == "overload":
        return f"{points(abs(new - old))} points {'more' if new > old else 'fewer'} over cap"
    if name == "peak":
        return f"highest workload {new} % instead of {old} %"
    if name == "stability":
        return f"{_more(new - old, 'case')} other than last suggested"
    if name == "spread":
        return f"work shared {'less' if new > old else 'more'} evenly"
    return f"{level(name)} {'worse' if new > old else 'better'}"


def _level(name: str, old: int, new: int, before: Parts, after: Parts) -> Iterator[str]:
    if name == "continuity":
        yield from _continuity(before, after)
    elif name == "fit":
        yield from _fit(before, after)
    else:
        yield level_change(name, old, new)


def _continuity(before: Parts, after: Parts) -> Iterator[str]:
    yield from _if_any(after.moves - before.moves, "case", "moved from the worker who has it")
    yield from _if_any(before.not_the_previous - after.not_the_previous, "child", "back with a worker they know")
    if workers := after.beyond_the_first - before.beyond_the_first:
        yield f"brothers and sisters with {_more(workers, 'worker')}"


def _fit(before: Parts, after: Parts) -> Iterator[str]:
    yield from _if_any(before.languages_missing - after.languages_missing, "preferred language", "spoken")
    yield from _if_any(before.skills_missing - after.skills_missing, "preferred skill", "held")
    yield from _if_any(after.short_stays - before.short_stays, "long-term case", "with somebody not here to stay")
    yield from _if_any(after.new_work - before.new_work, "case", "of a kind new to its worker")


def _if_any(difference: int, thing: str, rest: str) -> Iterator[str]:
    if difference:
        yield f"{_more(difference, thing)} {rest}"


def _more(difference: int, thing: str) -> str:
    """``1 more child``, ``2 children fewer``."""
    number = abs(difference)
    things = thing if number == 1 else _PLURAL.get(thing, f"{thing}s")
    return f"{number} more {things}" if difference > 0 else f"{number} {things} fewer"


_PLURAL = {"child": "children"}
_PRIORITY = {"critical": "critical", "high": "high priority", "standard": "standard priority", "low": "low priority"}
_OF_LOADS = ("peak", "spread")
