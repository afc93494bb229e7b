"""Whether the numbers of an instance are small enough to be counted with: proofs use whole numbers of 64 bits.

No council's numbers come near the end of these. A slip of the keyboard may, and must not make a proof wrong.
"""

from __future__ import annotations

from solver.engine.reduce import NOBODY, Instance
from solver.points import case_points

MOST = 1 << 60
"""What a worker's load times a worker's part of the spread may be: the lines of the spread multiply them."""
MOST_IN_WEIGHTS = 1 << 40
"""What the weights of all cases together may be; prices have parts of a unit, and those are counted too."""


def is_countable(instance: Instance) -> bool:
    """Whether nothing that a proof adds up or multiplies passes 64 bits."""
    policy = instance.problem.policy
    load = [base.load for base in instance.base]
    heaviest = wanted = 0
    for free in instance.cases:
        case = instance.problem.case[free.id]
        travel = max(policy.load.travel_over_30, policy.load.travel_over_60)
        heaviest = max(heaviest, case_points(case, None, policy) + travel)
        wanted = max(wanted, len(case.preferred_skills))
        if free.home != NOBODY:
            load[free.home] += free.options[free.home].points
    for held, available in zip(load, instance.available, strict=True):
        # Whoever receives a case stays within the available points, and nobody else's load rises.
        most = max(held, available)
        if 100 * most**3 // max(1, available) > MOST:
            return False
    broken, fit = policy.continuity, policy.fit
    of_a_case = broken.move + broken.previous_worker + broken.family_split
    of_a_case += fit.preferred_language + fit.preferred_skill * wanted + fit.short_stay + fit.new_category
    return 100 * heaviest <= MOST and of_a_case * (len(instance.cases) + 1) <= MOST_IN_WEIGHTS
