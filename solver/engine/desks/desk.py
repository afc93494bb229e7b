"""One worker's desk: the free cases that may be there, in whole units of load, families together."""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd

from solver.engine.reduce import NOBODY, Instance


@dataclass(frozen=True, slots=True)
class Item:
    """A case with what it adds in units of load: as the first of its family here, and as a further one."""

    case: int
    first: int
    further: int


class Desk:
    """One worker and the free cases that may be there; packed again and again under other costs."""

    def __init__(self, instance: Instance, w: int, cases: list[int]) -> None:
        self.worker = w
        self.cases = cases
        base = instance.base[w]
        self.most_cases = max(0, instance.maximum_cases[w] - base.count)
        self.base = base.load
        self.available = instance.available[w]
        grouped: dict[int, list[tuple[int, int, int]]] = {}
        for i in cases:
            case, option = instance.cases[i], instance.cases[i].options[w]
            if case.family == NOBODY:
                grouped[-2 - i] = [(i, option.points, option.points)]
            else:
                extra = max(0, option.as_heaviest - base.heaviest.get(case.family, 0))
                grouped.setdefault(case.family, []).append((i, option.as_sibling + extra, option.as_sibling))
        self.unit = gcd(*(size for group in grouped.values() for _, *sizes in group for size in sizes)) or 1
        # The heaviest first: whoever is the first of a family in a set is then its heaviest.
        self.groups = {
            family: [
                Item(i, first // self.unit, further // self.unit)
                for i, first, further in sorted(group, key=lambda item: item[2] - item[1])
            ]
            for family, group in grouped.items()
        }
        self.item = {item.case: item for group in self.groups.values() for item in group}
        self._group_of = {item.case: f for f, group in self.groups.items() for item in group}
        self.largest = max((item.first for item in self.item.values()), default=0)
        self.families_here = frozenset(
            f for f in grouped if f >= 0 and w in instance.families_at_base.get(f, frozenset())
        )

    def only(self, cases: frozenset[int]) -> list[tuple[int, list[Item]]]:
        """Some of the cases by family, those that count most as the first of it first."""
        families = dict.fromkeys(self._group_of[i] for i in sorted(cases))
        return [(f, [item for item in self.groups[f] if item.case in cases]) for f in families]

    def load_of(self, cases: frozenset[int]) -> int:
        """The load in hundredths with exactly these cases."""
        units = 0
        for _, here in self.only(cases):
            units += here[0].first + sum(item.further for item in here[1:])
        return self.base + units * self.unit
