"""Which families a desk need be packed with: only those that not too many others outdo.

A *bundle* is what a family may bring along together: one of its cases, or some of them (a case without a family is one
by itself). Where more families than fit beside a bundle have a cheaper one, no heavier and with no more heads, it is
never missed: whoever had it could have one of those, which is not there yet, instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from solver.engine.desks.desk import Desk

MOST_TOGETHER = 4
"""Cases of a family up to which all its bundles are looked at; larger families are always packed."""
OUT_OF_THE_QUESTION = 1 << 52
"""The price of a case that may not be in it."""
_Vector = np.ndarray[tuple[int], np.dtype[np.int64]]


class Bundles:
    """The bundles of a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._number = {i: n for n, i in enumerate(desk.cases)}
        self._families = list(desk.groups.values())
        self._always = {item.case for items in self._families if len(items) > MOST_TOGETHER for item in items}
        self._lightest = min((item.first for item in desk.item.values()), default=0)
        cells: dict[tuple[int, int, int], list[tuple[int, ...]]] = {}
        for f, items in enumerate(self._families):
            for number in range(1, len(items) + 1) if len(items) <= MOST_TOGETHER else ():
                for together in combinations(items, number):
                    units = together[0].first + sum(item.further for item in together[1:])
                    bundle = tuple(self._number[item.case] for item in together)
                    cells.setdefault((f, units, number), []).append(bundle)
        is_new = [family >= 0 and family not in desk.families_here for family in desk.groups]
        self._family: _Vector = np.array([f for f, _, _ in cells], dtype=np.int64)
        self._units: _Vector = np.array([units for _, units, _ in cells], dtype=np.int64)
        self._heads: _Vector = np.array([number for _, _, number in cells], dtype=np.int64)
        self._is_new: _Vector = np.array([is_new[f] for f, _, _ in cells], dtype=np.int64)
        self._starts = np.cumsum([0, *map(len, cells.values())])[:-1]
        bundles = [bundle for of_cell in cells.values() for bundle in of_cell]
        nothing = len(desk.cases)
        self._holds = np.array(
            [(*bundle, *[nothing] * (MOST_TOGETHER - len(bundle))) for bundle in bundles], dtype=np.int64
        )
        _, self._profile = np.unique(self._units * (MOST_TOGETHER + 1) + self._heads, return_inverse=True)

    def to_look_at(self, worth: frozenset[int], cost: Mapping[int, int], new_family: int, room: int) -> frozenset[int]:
        """Those of the cases worth having of families that a cheapest set may need.

        Args:
            worth: The cases worth having; no set has others.
            cost: What each case costs.
            new_family: What a family new to the worker costs on top.
            room: The units of load that are free.
        """
        desk = self._desk
        most = min(desk.most_cases, room // self._lightest) if self._lightest else desk.most_cases
        if len(self._families) <= most or not len(self._family):
            return worth
        prices = np.array([*(cost[i] if i in worth else OUT_OF_THE_QUESTION for i in desk.cases), 0], dtype=np.int64)
        costs = prices[self._holds].sum(axis=1)
        cheapest = np.minimum.reduceat(costs, self._starts) + new_family * self._is_new
        order = np.lexsort((cheapest, self._profile))
        sorted_profiles = self._profile[order]
        rank = np.arange(len(order)) - np.searchsorted(sorted_profiles, sorted_profiles)
        order = order[(rank < most) & (cheapest[order] < 0) & (self._units[order] <= room)]
        order = order[np.lexsort((self._heads[order], self._units[order], cheapest[order]))]
        # No more other families fit beside a bundle; so many better ones make sure that one of them is not there yet.
        beside = desk.most_cases - self._heads
        if self._lightest:
            beside = np.minimum(beside, (room - self._units) // self._lightest)
        kept = _not_outdone(self._family[order], self._units[order], self._heads[order], beside[order])
        needed = {item.case for f in kept for item in self._families[f]} | self._always
        return worth & needed


def _not_outdone(family: _Vector, units: _Vector, heads: _Vector, beside: _Vector) -> set[int]:
    """The families with a bundle that is outdone by no more other families than fit beside it.

    What outdoes a bundle comes before it, and is neither heavier nor more heads.

    Args:
        family: Of each bundle, the cheapest first.
        units: What each adds.
        heads: How many cases each has.
        beside: How many other families there is room for.
    """
    if not len(family):
        return set()
    outdoes = (units[:, None] <= units) & (heads[:, None] <= heads) & (family[:, None] != family)
    outdoes = np.triu(outdoes, 1)
    by_family = np.argsort(family, kind="stable")
    starts = np.flatnonzero(np.diff(family[by_family], prepend=-1))
    families = np.logical_or.reduceat(outdoes[by_family], starts).sum(axis=0)
    return set(family[families <= beside].tolist())
