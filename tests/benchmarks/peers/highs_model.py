"""The levels as a mixed-integer model in plain arrays, as somebody would write it who knows his MIP solver.

The load of a family group on a worker is the sum of its members as lighter siblings, and a variable for what the
heaviest weighs more. Levels through *fit*, or in *rebalance* through *peak*.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from solver.problem import Mode, Priority
from tests.benchmarks.peers.facts import Facts

INFINITY = float("inf")


@dataclass
class Sum:
    """A linear expression."""

    terms: dict[int, float] = field(default_factory=dict)
    constant: float = 0

    def add(self, column: int, coefficient: float) -> None:
        """Add a term."""
        self.terms[column] = self.terms.get(column, 0) + coefficient


class HighsModel:
    """Columns, rows, and the levels as expressions over them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.is_whole: list[bool] = []
        self.rows: list[tuple[dict[int, float], float, float]] = []
        self.x = [{w: self.column(0, 1, whole=True) for w in self._worth_it(i)} for i in range(len(facts.free))]
        self.load = {w: Sum({}, points) for w, points in facts.fixed_load.items()}
        self._count = {w: Sum({}, number) for w, number in facts.fixed_count.items()}
        self._incoming: dict[str, list[int]] = {w: [] for w in facts.available}
        self._receives: dict[str, int] = {}
        self._one_place_each()
        self._families()
        self._caps()
        self.levels = self._levels()

    def column(self, lower: float, upper: float, *, whole: bool) -> int:
        """A new variable."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.is_whole.append(whole)
        return len(self.lower) - 1

    def row(self, total: Sum, lower: float, upper: float) -> None:
        """A new constraint."""
        self.rows.append((total.terms, lower - total.constant, upper - total.constant))

    def _worth_it(self, i: int) -> list[str]:
        """Without moves, workers for whom the case by itself is too much are left out."""
        facts = self.facts
        if facts.problem.max_moves:
            return list(facts.pairs[i])
        family = facts.free[i].family_id
        found = []
        for w, pair in facts.pairs[i].items():
            extra = max(0, pair.points - pair.as_sibling - facts.fixed_extra.get((str(family), w), 0))
            after = facts.fixed_load[w] + pair.as_sibling + extra
            if after <= facts.available[w] and facts.fixed_count[w] < facts.maximum_cases[w]:
                found.append(w)
        return found

    def _one_place_each(self) -> None:
        facts = self.facts
        for i, at in enumerate(self.x):
            is_held = facts.home[i] is not None
            self.row(Sum(dict.fromkeys(at.values(), 1.0)), 1 if is_held else -INFINITY, 1)
            for w, x in at.items():
                self.load[w].add(x, facts.pairs[i][w].as_sibling)
                self._count[w].add(x, 1)
                if w != facts.home[i]:
                    self._incoming[w].append(x)
        if facts.problem.max_moves:
            self.row(self._moves(), -INFINITY, facts.problem.max_moves)

    def _families(self) -> None:
        facts = self.facts
        for family, members in facts.families.items():
            for w in {w for i in members for w in self.x[i]}:
                least = facts.fixed_extra.get((family, w), 0)
                heavier = {}
                for i in members:
                    if w in self.x[i]:
                        pair = facts.pairs[i][w]
                        if pair.points - pair.as_sibling > least:
                            heavier[self.x[i][w]] = pair.points - pair.as_sibling - least
                if len(heavier) == 1:
                    self.load[w].add(*next(iter(heavier.items())))
                elif heavier:
                    extra = self.column(0, max(heavier.values()), whole=False)
                    self.load[w].add(extra, 1)
                    for x, more in heavier.items():
                        self.row(Sum({extra: 1, x: -more}), 0, INFINITY)

    def _caps(self) -> None:
        facts = self.facts
        now = facts.loads_now
        heads_now = dict.fromkeys(now, 0)
        for case in facts.problem.cases:
            start = facts.problem.start_worker(case)
            if start is not None:
                heads_now[start] += 1
        for w, incoming in self._incoming.items():
            if not incoming:
                continue
            for total, limit, held in (
                (self.load[w], facts.available[w], now[w]),
                (self._count[w], facts.maximum_cases[w], heads_now[w]),
            ):
                if held <= limit:
                    self.row(total, -INFINITY, limit)
                else:
                    # Over the cap: it may stay so, as long as nothing comes.
                    with_gate = Sum({**total.terms, self._receives_something(w): held - limit}, total.constant)
                    self.row(with_gate, -INFINITY, held)

    def _receives_something(self, w: str) -> int:
        if w not in self._receives:
            self._receives[w] = self.column(0, 1, whole=True)
            for x in self._incoming[w]:
                self.row(Sum({self._receives[w]: 1, x: -1}), 0, INFINITY)
        return self._receives[w]

    def _levels(self) -> list[tuple[str, Sum]]:
        levels = [(priority.name.lower(), self._unallocated(priority)) for priority in Priority]
        if self.facts.problem.mode is Mode.REBALANCE:
            return [*levels, ("overload", self._overload()), ("peak", self._peak())]
        return [*levels, ("continuity", self._continuity()), ("fit", self._fit())]

    def _unallocated(self, priority: Priority) -> Sum:
        facts = self.facts
        total = Sum({}, facts.unallocated_for_good(priority))
        for i, case in enumerate(facts.free):
            if facts.home[i] is None and facts.problem.priority_of(case) is priority:
                total.constant += 1
                for x in self.x[i].values():
                    total.add(x, -1)
        return total

    def _moves(self) -> Sum:
        moves = Sum()
        for i, home in enumerate(self.facts.home):
            if home is not None:
                moves.constant += 1
                moves.add(self.x[i][home], -1)
        return moves

    def _continuity(self) -> Sum:
        facts, weights = self.facts, self.facts.problem.policy.continuity
        moves = self._moves()
        total = Sum({x: weights.move * c for x, c in moves.terms.items()}, weights.move * moves.constant)
        for i, known in enumerate(facts.previous):
            if known is not None:
                for w, x in self.x[i].items():
                    if w != known:
                        total.add(x, weights.previous_worker)
        members = facts.families
        for family in sorted(members.keys() | facts.fixed_workers.keys()):
            self._add_workers_beyond_the_first(total, family, members.get(family, []))
        return total

    def _add_workers_beyond_the_first(self, total: Sum, family: str, free: list[int]) -> None:
        facts, weight = self.facts, self.facts.problem.policy.continuity.family_split
        here = facts.fixed_workers.get(family, set())
        total.constant += weight * len(here)
        for w in sorted({w for i in free for w in self.x[i]} - here):
            places = [self.x[i][w] for i in free if w in self.x[i]]
            present = places[0]
            if len(places) > 1:
                present = self.column(0, 1, whole=False)
                for x in places:
                    self.row(Sum({present: 1, x: -1}), 0, INFINITY)
            total.add(present, weight)
        if here or any(facts.home[i] is not None for i in free):
            total.constant -= weight
        elif free:
            anywhere = self.column(0, 1, whole=False)
            self.row(Sum({anywhere: 1, **{x: -1.0 for i in free for x in self.x[i].values()}}), -INFINITY, 0)
            total.add(anywhere, -weight)

    def _fit(self) -> Sum:
        total = Sum()
        for i, at in enumerate(self.x):
            for w, x in at.items():
                if self.facts.pairs[i][w].fit and w != self.facts.home[i]:
                    total.add(x, self.facts.pairs[i][w].fit)
        return total

    def _overload(self) -> Sum:
        facts, total = self.facts, Sum()
        for w, now in facts.loads_now.items():
            if now > facts.available[w]:
                over = self.column(0, now - facts.available[w], whole=False)
                self.row(Sum({**self.load[w].terms, over: -1}, self.load[w].constant), -INFINITY, facts.available[w])
                total.add(over, 1)
        return total

    def _peak(self) -> Sum:
        peak = self.column(0, INFINITY, whole=True)
        for w, available in self.facts.available.items():
            if available:
                percent = {x: 100 * points for x, points in self.load[w].terms.items()}
                self.row(Sum({**percent, peak: -available}, 100 * self.load[w].constant), -INFINITY, 0)
        return Sum({peak: 1})
