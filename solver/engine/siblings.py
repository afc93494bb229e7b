"""Brothers and sisters in the linear model: who of a family is on whom, and what the heaviest of them adds there.

Within a family group on one worker the heaviest case counts in full. ``points`` less ``as_sibling`` never falls when
points rise, so the family's load is the sum of ``as_sibling`` plus the largest ``as_heaviest`` of those present, and
that maximum is a staircase of yes/no steps. Load only ever costs, so the steps need a lower side only.

In an authority a family and a worker meet in 25,000 places, so they are looked at all together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.engine.limits import Limits
from solver.engine.linear_model import LinearModel
from solver.engine.matrix import Column, Flags
from solver.engine.pairs import Option
from solver.engine.reduce import NOBODY, Instance


@dataclass(frozen=True, slots=True)
class Siblings:
    """What families add to the model.

    Attributes:
        newcomers: Where a worker holds nobody of a family for good, a yes/no variable: a free case of it is there.
        steps: The worker, the yes/no variable and the points of each step.
    """

    newcomers: list[int]
    steps: list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Where free cases of a family may be on a worker; in each their variables stand together.

    Attributes:
        starts: Where the variables of each begin.
        sizes: How many there are.
        worker: The worker.
        is_held: Whether the worker holds somebody of the family for good.
        below: What the heaviest of those adds already.
        variables: The variables of all of them.
        heights: What each of these adds as the heaviest.
    """

    starts: Column
    sizes: Column
    worker: Column
    is_held: Flags
    below: Column
    variables: Column
    heights: Column


def add_siblings(
    instance: Instance, model: LinearModel, workers: Column, options: Sequence[Option], limits: Limits
) -> Siblings:
    """Add the variables and rows of families.

    Args:
        instance: The reduced problem.
        model: The model; its first variables are the pairs of a case and a worker, case by case.
        workers: The worker of each pair.
        options: What the case would be there.
        limits: When to stop.

    Raises:
        Over: when time is up or a stop is asked for.
    """
    found = _meetings(instance, workers, options)
    if not len(found.starts):
        return Siblings([], [])
    lowest = np.minimum.reduceat(found.heights, found.starts)
    highest = np.maximum.reduceat(found.heights, found.starts)
    someone = found.variables[found.starts]
    needs_one = (found.sizes > 1) & (~found.is_held | (lowest > found.below))
    someone[needs_one] = model.yes_or_no(int(np.count_nonzero(needs_one)))
    of_those = np.repeat(needs_one, found.sizes)
    model.implies(found.variables[of_those].tolist(), np.repeat(someone, found.sizes)[of_those].tolist())
    rises = np.flatnonzero(lowest > found.below)
    first_step = (lowest - found.below)[rises]
    steps = list(zip(found.worker[rises].tolist(), someone[rises].tolist(), first_step.tolist(), strict=True))
    reached = np.maximum(lowest, found.below)
    for m in limits.each(np.flatnonzero(highest > reached).tolist()):
        here = slice(found.starts[m], found.starts[m] + found.sizes[m])
        variables, heights = found.variables[here].tolist(), found.heights[here].tolist()
        below = int(reached[m])
        for step in sorted({height for height in heights if height > below}):
            climbers = [v for v, height in zip(variables, heights, strict=True) if height >= step]
            steps.append((int(found.worker[m]), _any_of(climbers, model), step - below))
            below = step
    return Siblings(someone[~found.is_held].tolist(), steps)


def _meetings(instance: Instance, workers: Column, options: Sequence[Option]) -> _Meetings:
    many = len(instance.worker_ids)
    of_case = np.array([(case.family, len(case.options)) for case in instance.cases], dtype=np.int64).reshape(-1, 2)
    family = np.repeat(of_case[:, 0], of_case[:, 1])
    variables = np.flatnonzero(family != NOBODY)
    meeting = family[variables] * many + workers[variables]
    in_order = np.argsort(meeting, kind="stable")
    variables, meeting = variables[in_order], meeting[in_order]
    starts = np.flatnonzero(np.diff(meeting, prepend=-1))
    meeting = meeting[starts]
    held = {
        f * many + w: instance.base[w].heaviest[f]
        for f, ws in instance.families_at_base.items()
        for w in ws
        if w < many  # somebody in another piece of the problem
    }
    below = np.array([held.get(m, -1) for m in meeting.tolist()], dtype=np.int64)
    return _Meetings(
        starts=starts,
        sizes=np.diff(starts, append=len(variables)),
        worker=meeting % many,
        is_held=below >= 0,
        below=np.maximum(0, below),
        variables=variables,
        heights=np.array([options[v].as_heaviest for v in variables.tolist()], dtype=np.int64),
    )


def _any_of(causes: list[int], model: LinearModel) -> int:
    """A yes/no variable that is yes when one of these is."""
    if len(causes) == 1:
        return causes[0]
    variable = model.variable()
    model.implies(causes, [variable] * len(causes))
    return variable
