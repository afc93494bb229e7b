"""Piece by piece: a few workers and what may go to them, arranged anew as well as can be while all others keep theirs.

A service has too many places for a search to see them all, but whatever can be bettered can mostly be bettered among a
few workers: those whom a case that is badly placed could go to, and those who could make room for it. Each piece is
solved like a small team.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from solver.engine.reduce import NOBODY, FreeCase, Instance
from solver.engine.state import State

WORKERS_IN_A_PIECE = 10
CASES_LEFT_OVER_IN_A_PIECE = 15
"""The most urgent ones; where capacity is short there are hundreds."""


def better_by_pieces(
    best: State,
    solve: Callable[[Instance, State], State],
    may_go_on: Callable[[], bool],
    tell: Callable[[State], None],
) -> State:
    """Arrange piece after piece anew, as long as that helps and it may go on.

    Args:
        best: A legal state.
        solve: Betters a state of a small instance.
        may_go_on: Asked before each piece.
        tell: Called with every better state.

    Returns:
        A state that is no worse.
    """
    rng = Random(1)  # noqa: S311  (no secret: the same answer every time)
    idle = 0
    while idle < 2:
        before = best.vector
        for i in _badly_placed(best):
            if not may_go_on():
                return best
            piece = _Piece(best, _workers_round(best, i, rng), i)
            candidate = piece.put_back(solve(piece.instance, piece.state()))
            if candidate is not None and candidate.is_legal and candidate.vector < best.vector:
                best = candidate
                tell(best)
        idle = idle + 1 if best.vector == before else 0
    return best


def _badly_placed(state: State) -> list[int]:
    """The free cases that cost something where they are, the dearest first."""
    instance = state.instance
    workers_of: dict[int, set[int]] = {f: set(ws) for f, ws in instance.families_at_base.items()}
    for case, w in zip(instance.cases, state.place, strict=True):
        if NOBODY not in {case.family, w}:
            workers_of.setdefault(case.family, set()).add(w)

    def level(i: int) -> int | None:
        case, w = instance.cases[i], state.place[i]
        if w == NOBODY:
            return case.priority
        if case.previous not in (NOBODY, w) or w != case.home != NOBODY:
            return 4
        if case.family != NOBODY and len(workers_of[case.family]) > 1:
            return 4
        return 5 if case.options[w].fit and w != case.home else None

    found = [(k, i) for i in range(len(instance.cases)) if (k := level(i)) is not None]
    return [i for _, i in sorted(found)]


def _workers_round(state: State, i: int, rng: Random) -> frozenset[int]:
    """The workers who matter most to a case: where it is and was, its family's, those with room, and some others."""
    instance = state.instance
    case = instance.cases[i]
    chosen = [w for w in (state.place[i], case.previous) if w != NOBODY]
    if case.family != NOBODY:
        chosen += [state.place[j] for j, other in enumerate(instance.cases) if other.family == case.family]
        chosen += sorted(instance.families_at_base.get(case.family, ()))
    room = sorted(case.options, key=lambda w: (state.load[w] - instance.available[w], w))
    chosen += room[: WORKERS_IN_A_PIECE // 3]
    others = sorted(case.options)
    rng.shuffle(others)
    chosen += others
    return frozenset(list(dict.fromkeys(w for w in chosen if w != NOBODY))[:WORKERS_IN_A_PIECE])


def _with_homes(state: State, workers: frozenset[int]) -> frozenset[int]:
    """The workers, and all to whom a case of theirs may go home: theirs may have moved there from somebody else."""
    homes = {
        case.home
        for case, w in zip(state.instance.cases, state.place, strict=True)
        if w in workers and case.home != NOBODY
    }
    return workers if homes <= workers else _with_homes(state, workers | homes)


class _Piece:
    """The instance in which only the cases of some workers, and those left over, may go anywhere, and only to these."""

    def __init__(self, whole: State, workers: frozenset[int], about: int) -> None:
        self._whole = whole
        instance = whole.instance
        self._workers = sorted(_with_homes(whole, workers))
        self._number = {w: n for n, w in enumerate(self._workers)}
        placed = [j for j, w in enumerate(whole.place) if w in self._number]
        left_over = [
            j
            for j, w in enumerate(whole.place)
            if w == NOBODY and not self._number.keys().isdisjoint(instance.cases[j].options)
        ]
        left_over.sort(key=lambda j: (j != about, instance.cases[j].priority, j))
        self._cases = sorted(placed + left_over[:CASES_LEFT_OVER_IN_A_PIECE])
        self.instance = self._made()

    def state(self) -> State:
        """The piece as the whole has it."""
        state = State(self.instance)
        state.put_all(self._number.get(self._whole.place[j], NOBODY) for j in self._cases)
        return state

    def put_back(self, found: State) -> State | None:
        """The whole with the piece as found; None where nothing is different."""
        place = list(self._whole.place)
        for j, n in zip(self._cases, found.place, strict=True):
            place[j] = NOBODY if n == NOBODY else self._workers[n]
        if place == self._whole.place:
            return None
        whole = State(self._whole.instance)
        whole.put_all(place)
        return whole

    def _made(self) -> Instance:
        instance = self._whole.instance
        free = set(self._cases)
        families = {f: {self._here(w) for w in ws} for f, ws in instance.families_at_base.items()}
        moved = 0
        for j, (case, w) in enumerate(zip(instance.cases, self._whole.place, strict=True)):
            if j in free or w == NOBODY:
                continue
            moved += w != case.home != NOBODY
            if case.family != NOBODY:
                families.setdefault(case.family, set()).add(self._here(w))
        problem = instance.problem
        if problem.max_moves:
            problem = replace(problem, max_moves=problem.max_moves - moved)
        return replace(
            instance,
            problem=problem,
            worker_ids=tuple(instance.worker_ids[w] for w in self._workers),
            available=tuple(instance.available[w] for w in self._workers),
            maximum_cases=tuple(instance.maximum_cases[w] for w in self._workers),
            base=tuple(instance.base[w] for w in self._workers),
            cases=tuple(self._free(instance.cases[j]) for j in self._cases),
            families_at_base={f: frozenset(ws) for f, ws in families.items()},
        )

    def _free(self, case: FreeCase) -> FreeCase:
        return replace(
            case,
            home=self._here(case.home),
            previous=self._here(case.previous),
            last_seen=None if case.last_seen is None else self._here(case.last_seen),
            chosen=None if case.chosen is None else self._here(case.chosen),
            options={self._number[w]: option for w, option in case.options.items() if w in self._number},
        )

    def _here(self, w: int) -> int:
        """The worker's number in the piece; one that nobody has for somebody who is not in it."""
        return w if w < 0 else self._number.get(w, len(self._workers) + w)
