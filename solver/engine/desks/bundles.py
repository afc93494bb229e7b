"""Which families a desk need be packed with: of those that add the same load, only as many as there is room for.

A *bundle* is what a family may bring along together: one of its cases, or some of them (a case without a family is one
by itself). Where more families could add the same points and heads than fit beside each other, the dearer ones are
never missed: whoever had one of theirs could have one of the cheaper ones, which is not there yet, instead.
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
        profiles: dict[tuple[int, int], int] = {}
        cells: dict[tuple[int, int], list[tuple[int, ...]]] = {}
        for f, items in enumerate(self._families):
            for number in range(1, len(items) + 1) if len(items) <= MOST_TOGETHER else ():
                for together in combinations(items, number):
                    units = together[0].first + sum(item.further for item in together[1:])
                    profile = profiles.setdefault((units, number), len(profiles))
                    cells.setdefault((f, profile), []).append(tuple(self._number[item.case] for item in together))
        is_new = [family >= 0 and family not in desk.families_here for family in desk.groups]
        self._family = np.array([f for f, _ in cells], dtype=np.int64)
        self._profile = np.array([profile for _, profile in cells], dtype=np.int64)
        self._is_new: _Vector = np.array([is_new[f] for f, _ in cells], dtype=np.int64)
        self._starts = np.cumsum([0, *map(len, cells.values())])[:-1]
        bundles = [bundle for of_cell in cells.values() for bundle in of_cell]
        self._holds = np.zeros((len(bundles), len(desk.cases)), dtype=np.int64)
        rows = [b for b, bundle in enumerate(bundles) for _ in bundle]
        self._holds[rows, [n for bundle in bundles for n in bundle]] = 1

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
        prices = np.array([cost[i] if i in worth else OUT_OF_THE_QUESTION for i in desk.cases], dtype=np.int64)
        cheapest = np.minimum.reduceat(self._holds @ prices, self._starts) + new_family * self._is_new
        order = np.lexsort((cheapest, self._profile))
        sorted_profiles = self._profile[order]
        rank = np.arange(len(order)) - np.searchsorted(sorted_profiles, sorted_profiles)
        kept = np.unique(self._family[order[(rank < most) & (cheapest[order] < 0)]]).tolist()
        needed = {item.case for f in kept for item in self._families[f]} | self._always
        return worth & needed
