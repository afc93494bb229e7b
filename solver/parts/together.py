"""What answers to the parts make of the whole: the best of them side by side, the value of each level, and its bound.

Every level but the *peak* is a constant and the sum over the parts, so its bounds add up; the peak is the highest of
the parts', and so is its bound. A part whose own peak is lower may level its load better under the peak of the whole:
which of its answers is the best one depends on the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from solver.assignment import as_it_stands
from solver.check import judge, refuse_unless_right
from solver.objectives import levels_of
from solver.parts.components import free_cases
from solver.problem import Problem
from solver.result import LevelResult, Result

PEAK = "peak"

Values = Mapping[str, int]
WorkerOf = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a part: its values by level, and who has which case."""

    values: Values
    worker_of: WorkerOf


@dataclass(slots=True)
class Part:
    """A part, the answers to it that are known, and what is proved of it.

    Attributes:
        problem: The part as a problem.
        free: The ids of its cases that may go somewhere.
        answers: At least one.
        peak: The peak under which it was solved: its own, or that of others that was known then; None: not solved yet.
        bounds: By level, each holding where the levels above are as good as can be.
        seconds: What it took, by level.
    """

    problem: Problem
    free: list[str]
    answers: list[Answer]
    peak: int | None = None
    bounds: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def learn(self, result: Result, levels: Iterable[str], peak_elsewhere: int) -> None:
        """Take in an answer that was looked for under a peak elsewhere, and what it proves of these levels."""
        values = {level.name: level.value for level in result.levels}
        self.answers.append(Answer(values, result.worker_of))
        self.peak = values[PEAK]
        for level in result.levels:
            self.seconds[level.name] = self.seconds.get(level.name, 0.0) + level.seconds
            says_nothing = level.name == PEAK and level.bound == peak_elsewhere
            if level.name in levels and level.bound is not None and not says_nothing:
                self.bounds[level.name] = level.bound


class Together:
    """The whole and its parts.

    Args:
        problem: The whole.
        parts: Its parts.
        known: A legal answer to the whole, where one is known.
    """

    def __init__(self, problem: Problem, parts: Sequence[Problem], known: WorkerOf | None) -> None:
        self._problem = problem
        self.parts = [
            Part(part, [case.id for case in free_cases(part)], [_to_begin_with(part, known)]) for part in parts
        ]
        self.names = [level.name for level in levels_of(problem)]
        """The levels of the whole; a part may have fewer."""
        self._at_peak = self.names.index(PEAK)
        self._as_it_stands = as_it_stands(problem).worker_of
        whole = judge(problem, self.worker_of).levels
        self._constant = {
            name: whole[name] - sum(part.answers[0].values.get(name, 0) for part in self.parts) for name in self.names
        }

    @property
    def peak_of_the_solved(self) -> int:
        """The highest peak of the parts that have been solved already: that of the whole is no lower."""
        return max((part.peak for part in self.parts if part.peak is not None), default=0)

    def forget_below_the_peak(self) -> None:
        """Forget what is proved of the levels below the peak where it was under another peak than the whole has."""
        for part in self.parts:
            if part.peak != self.peak:
                for name in self.names[self._at_peak + 1 :]:
                    part.bounds.pop(name, None)

    def is_proved(self, part: Part, names: Iterable[str]) -> bool:
        """Whether these levels of a part are proved, where those above are."""
        values = self.best_of(part, self.peak).values
        return all(part.bounds.get(name, -1) >= values[name] for name in names if name in values)

    @property
    def peak(self) -> int:
        """The peak of the whole when every part has its best answer."""
        return max(map(self._lowest_peak, self.parts))

    def best_of(self, part: Part, peak: int) -> Answer:
        """The best answer to a part, where the whole has this peak."""
        return min(part.answers, key=lambda answer: self._vector(answer, peak))

    @property
    def worker_of(self) -> dict[str, str | None]:
        """Who has which case when every part has its best answer."""
        found = dict(self._as_it_stands)
        for answer in self._best():
            found.update(answer.worker_of)
        return found

    @property
    def values(self) -> dict[str, int]:
        """The level values of the whole when every part has its best answer."""
        best = self._best()
        sums = {n: self._constant[n] + sum(answer.values.get(n, 0) for answer in best) for n in self.names}
        return sums | {PEAK: self.peak}

    def result(self, seconds: float, *, cancelled: bool) -> Result:
        """The answer to the whole, with bounds as far as they hold: up to the first level that is not proved.

        Raises:
            WrongAnswer: when the judge refuses it, or finds other values than the parts add up to.
        """
        worker_of = self.worker_of
        claimed = self.values
        # An answer found under the peak of others may have a lower one of its own.
        values = refuse_unless_right(self._problem, worker_of, {n: v for n, v in claimed.items() if n != PEAK}).levels
        levels = []
        holds = True
        for name in self.names:
            # Where nothing is known of a part, a level is still never below 0 in it.
            bounds = [part.bounds.get(name, 0) for part in self.parts]
            bound = max(bounds) if name == PEAK else max(0, self._constant[name] + sum(bounds))
            took = sum(part.seconds.get(name, 0.0) for part in self.parts)
            levels.append(LevelResult(name=name, value=values[name], bound=bound if holds else None, seconds=took))
            holds = holds and bound >= values[name]
        return Result(worker_of=worker_of, levels=tuple(levels), seconds=seconds, cancelled=cancelled)

    def _lowest_peak(self, part: Part) -> int:
        return min(self._vector(answer, 0)[: self._at_peak + 1] for answer in part.answers)[self._at_peak]

    def _best(self) -> list[Answer]:
        peak = self.peak
        return [self.best_of(part, peak) for part in self.parts]

    def _vector(self, answer: Answer, peak: int) -> tuple[int, ...]:
        values = [answer.values.get(name, 0) for name in self.names]
        values[self._at_peak] = max(peak, values[self._at_peak])
        return tuple(values)


def _to_begin_with(part: Problem, known: WorkerOf | None) -> Answer:
    """What is known, where it is a legal answer to a part; else nothing is given out."""
    stands = as_it_stands(part).worker_of
    if known is not None:
        there = {case_id: known.get(case_id, worker_id) for case_id, worker_id in stands.items()}
        if all(worker_id is None or worker_id in part.worker for worker_id in there.values()):
            judgement = judge(part, there)
            if judgement.is_legal:
                return Answer(judgement.levels, there)
    return Answer(judge(part, stands).levels, stands)
