"""How a level is proved: price, shrink, search what is left.

The linear relaxation prices the rows. The prices give a lower bound, and with it every variable that no better answer
can use is fixed; what is left, the kernel, is searched exactly for something better than the best known. What a short
search leaves open is priced again with whole desks (`desks`), unless held cases may move: then answers are repaired
instead. Where few sets of cases are left to everybody, they are listed, and from then on everything happens on the
list. Then the level is frozen, and the same prices shrink the model for good. A level that runs out of effort keeps the
best answer known, so no later level can end worse than it began.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import gcd

from solver.engine.backends.glop import Glop
from solver.engine.bounds import Priced, price, tightened
from solver.engine.desks.listed import ListedSets
from solver.engine.desks.narrowing import Frozen, Level, Narrowing
from solver.engine.kernel import kernel
from solver.engine.limits import Limits, Over
from solver.engine.linear_model import Expression
from solver.engine.reduce import Instance
from solver.engine.repair.levels import better_by_repair, can_repair
from solver.engine.searching import Bounds, Searching
from solver.engine.state import State
from solver.problem import Mode

SHARE_OF_A_LEVEL = 0.5
"""The share of what is left that one level may use; the last one may use all of it."""
SHORT = 0.02
"""The effort of a first search: most levels of a team end here."""
MEDIUM = 0.7
"""The effort of a second one, where held cases may move, and for a peak."""
BELOW = 0.4
"""The effort of one search for the lowest peak that may be."""
FEW_STEPS, MANY_STEPS = 60, 400
"""Steps of a repair without a better answer after which it is given up: before a short search, and after it."""
EFFORT_PER_STEP = 0.0003
"""What one of them counts for."""
MOST_DESKS_OF_A_PEAK = 30
"""Workers up to which whole desks are asked for a peak; where there are more they seldom prove it."""


class Search(Searching):
    """Level after level: closed as well as can be, or kept as it is.

    Args:
        instance: As in `Searching`, and so are all others that are not told of.
        best: As there.
        limits: As there.
        thorough: Whether a level that a short search leaves open is searched further.
        tell: As there.

    Raises:
        Over: As there.
    """

    def __init__(
        self,
        instance: Instance,
        best: State,
        limits: Limits,
        *,
        thorough: bool = True,
        tell: Callable[[int, State], None],
    ) -> None:
        super().__init__(instance, best, limits, tell=tell)
        self._thorough = thorough
        self._bound: int | None = None
        self._frozen = Frozen()
        self._narrowing = Narrowing(self._pairs, self._frozen, limits)

    @property
    def is_listed(self) -> bool:
        """Whether few sets of cases are left to everybody, so that searches see all of them."""
        return self._form is not self._pairs

    def close(self, k: int, name: str, at_least: int | None, *, is_last: bool) -> int | None:
        """Minimise level ``k``, known to be at least so much, freeze it and return a lower bound of it.

        None, or what was known by then, where time was up or a stop was asked for: nothing may follow then.
        """
        self._level, self._bound = k, at_least
        try:
            return self._close(k, name, at_least, is_last=is_last)
        except Over:
            return self._bound

    def _close(self, k: int, name: str, at_least: int | None, *, is_last: bool) -> int:
        share = 1.0 if is_last else SHARE_OF_A_LEVEL
        if name == "peak":
            return self._close_peak(k, at_least or 0, share)
        if name == "spread" and self._may_narrow and not self._moves:
            # Whole desks carry the squares exactly; pairs need hundreds of lines for them.
            self._go_on_with(self._all_listed())
            if self._form is self._pairs:
                at_least = max(at_least or 0, self._narrow(k, name, None, Priced(0, [])).bound)
                if at_least >= self.best.vector[k] and is_last:
                    return self.best.vector[k]
        expression = self._form.expression(name)
        priced = price(self._form.model, expression, [])
        bound = priced.bound if at_least is None else max(priced.bound, at_least)
        prices: list[float] | None = None
        if bound < self.best.vector[k]:
            priced, prices = self._by_relaxation(expression, priced)
            bound = max(bound, priced.bound)
        self._bound = bound
        if bound < self.best.vector[k]:
            expression, priced, bound = self._look_further(k, name, expression, priced, prices, bound)
        elif (
            priced.bound < bound
            and len(self._instance.worker_ids) > MOST_DESKS_OF_A_PEAK
            and self._may_narrow
            and not self._moves
        ):
            # Known from elsewhere; but only its prices shrink the model, from which every level below gains.
            priced, prices = self._by_relaxation(expression, priced)
            expression, priced, _ = self._by_desks(k, name, expression, prices, priced)
        if bound < self.best.vector[k] and self._thorough and not self._limits.is_over:
            bound = max(bound, self._look_for_better(k, expression, priced, share))
        self._freeze(k, name, expression, priced)
        return min(bound, self.best.vector[k])

    def keep(self, k: int, name: str) -> None:
        """Freeze level ``k`` as good as it is in the best state, and let its prices shrink the model.

        Where time was up or a stop was asked for, nothing may follow.
        """
        try:
            if name == "peak":
                self._freeze_peak(k)
                return
            expression = self._form.expression(name)
            priced = price(self._form.model, expression, [])
            if priced.bound < self.best.vector[k]:
                priced, _ = self._by_relaxation(expression, priced)
            self._freeze(k, name, expression, priced)
        except Over:
            pass

    def _freeze(self, k: int, name: str, expression: Expression, priced: Priced) -> None:
        value = self.best.vector[k]
        model = self._form.model
        self._frozen.freeze(name, value, len(model.rows))
        model.at_most(expression, value)
        model.lower, model.upper = tightened(model, priced, value)

    def _look_further(  # noqa: PLR0913, PLR0917  (what is known of the level so far)
        self, k: int, name: str, expression: Expression, priced: Priced, prices: list[float] | None, bound: int
    ) -> tuple[Expression, Priced, int]:
        """Where cases may move, repair; a short search; few moves at a time and a longer search; else whole desks."""
        self._repair(k, name, bound, FEW_STEPS)
        if bound >= self.best.vector[k]:
            return expression, priced, bound
        is_slow = self._moves and name == "spread"
        if not is_slow:
            bound = max(bound, self._look_for_better(k, expression, priced, self._effort(SHORT)))
        if bound < self.best.vector[k] and self._may_narrow and self._moves:
            self._repair(k, name, bound, MANY_STEPS)
            if not is_slow:
                self._look_round_for_better(k, expression, priced, bound)
            bound = max(bound, self._look_for_better(k, expression, priced, self._effort(MEDIUM)))
        if bound < self.best.vector[k] and self._may_narrow and not self._moves and name != "spread":  # asked first
            expression, priced, by_desks = self._by_desks(k, name, expression, prices, priced)
            bound = max(bound, by_desks)
        return expression, priced, bound

    def _by_desks(
        self, k: int, name: str, expression: Expression, prices: list[float] | None, priced: Priced
    ) -> tuple[Expression, Priced, int]:
        """What whole desks prove; and the level as the list of sets has it, where they lead to one."""
        priced = self._narrow(k, name, prices, priced)
        bound = priced.bound
        if self._form is not self._pairs:
            expression = self._form.expression(name)
            priced, _ = self._by_relaxation(expression, price(self._form.model, expression, []))
            bound = max(bound, priced.bound)
        return expression, priced, bound

    @property
    def _may_narrow(self) -> bool:
        return self._thorough and self._form is self._pairs and not self._limits.is_over

    # The peak ---------------------------------------------------------------------------------------------------------

    def _close_peak(self, k: int, at_least: int, share: float) -> int:
        """Minimise the peak; with a percentage given, caps are plain numbers and cuts bite.

        First just below the best known, which is the best possible more often than not; then by halving. What is
        minimised is the number of moves: more moves than allowed is the proof that is easiest to find.
        """
        self._bound = bound = max(at_least, self._form.lowest_peak())
        efforts: tuple[float, ...] = (SHORT, MEDIUM, self._limits.effort * share)
        if self._moves and self._form is self._pairs and self._instance.problem.mode is Mode.REBALANCE:
            self._bound = bound = self._from_below(k, bound)
            efforts = efforts[-1:]
        target = self.best.vector[k] - 1
        while bound < self.best.vector[k] and not self._limits.is_over:
            is_possible = self._look_below(k, target, efforts)
            if is_possible is None:
                break
            if not is_possible:
                self._bound = bound = target + 1
            target = min(self.best.vector[k] - 1, (bound + self.best.vector[k]) // 2)
        self._freeze_peak(k)
        return min(bound, self.best.vector[k])

    def _freeze_peak(self, k: int) -> None:
        value = self._frozen.values["peak"] = self.best.vector[k]
        self._form.model.lower, self._form.model.upper = self._form.up_to_peak(value)

    def _from_below(self, k: int, bound: int) -> int:
        """Repair, and a better lower bound: that of the relaxation, and one more for as long as a search proves it.

        Where everybody's workload counts the relaxation is near the best, and a search for just its peak either finds
        it, which closes the level, or mostly proves soon that it cannot be.
        """
        self._repair(k, "peak", bound, FEW_STEPS)
        if bound < self.best.vector[k]:
            peak = self._pairs.peak()
            bound = max(bound, self._by_relaxation(peak, price(self._pairs.model, peak, []))[0].bound)
        for effort in (SHORT, BELOW) if self._thorough else (SHORT,):
            if effort == BELOW:
                self._repair(k, "peak", bound, MANY_STEPS)
            while bound < self.best.vector[k] and not self._limits.is_over:
                if self._look_below(k, bound, (effort,)) is not False:
                    break
                self._bound = bound = bound + 1
        return bound

    def _look_below(self, k: int, target: int, efforts: Sequence[float]) -> bool | None:
        """Whether there is an answer with a peak of at most so much, which is then the best; None: not known."""
        moves = self._form.moves()
        most_moves = self._instance.problem.max_moves
        bounds = self._form.up_to_peak(target)
        for effort in efforts:
            small = kernel(self._form.model, bounds, moves.row(None, most_moves), moves, self._limits)
            if small is None:
                return False
            outcome = self._search(small, self._effort(effort))
            if outcome.is_infeasible:
                return False
            if outcome.values is not None:
                # Where a level above has been bettered since it was frozen, what was found may be no better.
                return self.best.vector[k] <= target or None
            if not self._thorough or self._limits.is_over:
                return None
            if not self._may_narrow or len(efforts) == 1:
                continue
            if effort == SHORT and self._moves and self._look_round(k, bounds, moves, most_moves, SHORT):
                return True
            if effort == MEDIUM and not self._moves:
                narrower = self._narrower(target, bounds)
                if narrower is None:
                    return False
                bounds = narrower
        return None

    def _narrower(self, target: int, bounds: Bounds) -> Bounds | None:
        """Bounds that whole desks leave for a peak; None: it cannot be."""
        if len(self._instance.worker_ids) > MOST_DESKS_OF_A_PEAK:
            return bounds
        try:
            return self._narrowing.up_to_peak(target, bounds)
        except Over:
            return bounds

    def _repair(self, k: int, name: str, at_least: int, steps: int) -> None:
        """Where cases may move: better answers by a search that remembers."""
        if self._thorough and self._moves and can_repair(self._instance.problem.mode, name):
            found = better_by_repair(self.best, k, at_least, steps, self._limits.is_stopped)
            self._limits.effort -= found.steps * EFFORT_PER_STEP
            self._keep(found.state.place)

    # Few moves --------------------------------------------------------------------------------------------------------

    def _look_round_for_better(self, k: int, expression: Expression, priced: Priced, bound: int) -> None:
        """Where held cases may move: better answers in which few workers' cases do."""
        step = gcd(*expression.terms.values()) or 1
        while bound < self.best.vector[k] and not self._limits.is_over:
            value = self.best.vector[k] - step
            bounds = tightened(self._form.model, priced, value)
            if not self._look_round(k, bounds, expression, value, SHORT):
                return

    # Whole desks ------------------------------------------------------------------------------------------------------

    def _narrow(self, k: int, name: str, prices: list[float] | None, priced: Priced) -> Priced:
        """What whole desks prove; where few sets of cases are left, the search goes on with the list of them."""
        try:
            by_desks, listed = self._narrowing.narrow(Level(k, name, lambda: self.best, self._keep), prices)
        except Over:
            return priced
        self._go_on_with(listed)
        return max(priced, by_desks, key=lambda p: p.scaled_bound)

    def _all_listed(self) -> ListedSets | None:
        try:
            return self._narrowing.list_all()
        except Over:
            return None

    def _go_on_with(self, listed: ListedSets | None) -> None:
        """Search the list from now on, where there is one."""
        if listed is not None:
            self._form = listed
            self._relaxation = Glop(listed.model)
            if "peak" in self._frozen.values:
                listed.model.lower, listed.model.upper = listed.up_to_peak(self._frozen.values["peak"])
