"""The solver by itself: say who there is and what is waiting, solve, check, and ask why.

Run it from the project's folder: ``.venv/bin/python docs/examples/allocate_and_explain.py``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from solver import Case, Category, Policy, Priority, Problem, Role, Worker, explain, judge, moves_curve, solve
from solver.problem import Caps, ContinuityWeights, FitWeights, HardRuleNumbers, LoadRules

# Points are whole hundredths: 600 are 6 points.
CATEGORIES = [
    Category(
        code=code,
        name=name,
        points=points,
        skills=frozenset({skill}),
        roles=frozenset({Role.SW}),
        asye_may_lead=False,
        long_term=False,
        must_allocate=True,
        priority=priority,
    )
    for code, name, points, skill, priority in (
        ("CPP", "child protection plan", 700, "child protection", Priority.CRITICAL),
        ("COURT", "care proceedings", 1000, "court", Priority.CRITICAL),
        ("CIN", "child in need plan", 500, "family support", Priority.STANDARD),
    )
]
POLICY = Policy(
    name="example",
    version="1",
    caps=Caps(points=10000, asye_points=9000, stable_points=1500, max_cases=Decimal(16), asye_max_cases=Decimal(12)),
    load=LoadRules(
        sibling_factor=Decimal("0.6"),
        exploitation=200,
        interpreter=100,
        travel_over_30=100,
        travel_over_60=200,
        travel_minutes=(30, 60),
    ),
    rules=HardRuleNumbers(leaving_days=28),
    continuity=ContinuityWeights(move=20, previous_worker=10, family_split=8),
    fit=FitWeights(preferred_language=4, preferred_skill=3, short_stay=2, new_category=1, leaving_days=182),
    categories={category.code: category for category in CATEGORIES},
)

PROBLEM = Problem(
    day=date(2026, 3, 2),
    policy=POLICY,
    workers=(
        Worker(
            id="ann",
            team="North",
            role=Role.SW,
            fte=Decimal("0.5"),
            skills=frozenset({"child protection", "court", "family support"}),
            max_points=2000,
        ),
        Worker(
            id="ben",
            team="North",
            role=Role.SW,
            fte=Decimal(1),
            skills=frozenset({"child protection", "family support"}),
            max_points=2500,
        ),
    ),
    cases=(
        Case(id="held-1", category="CPP", worker_id="ann"),
        Case(id="held-2", category="CIN", worker_id="ann"),
        Case(id="held-3", category="CIN", worker_id="ben"),
        Case(id="new-1", category="CPP", previous_worker_id="ben"),
        Case(id="new-2", category="COURT"),
    ),
)


def main() -> None:
    """Allocate, and explain what came of it."""
    answer = solve(PROBLEM, time_limit=10)
    assert judge(PROBLEM, answer.worker_of).is_legal
    print("proved best" if answer.is_proved else "best found")
    for level in answer.levels:
        print(f"  {level.name}: {level.value} ({level.status})")

    why = explain(PROBLEM, answer, "new-1")
    print(f"new-1 goes to {why.worker_id}: {', '.join(type(term).__name__ for term in why.terms)}")
    print(f"  next best: {why.runner_up}, decided by {why.decided_by}")

    left = explain(PROBLEM, answer, "new-2")
    print("new-2 is left over")
    for other in left.alternatives:
        print(f"  {other.worker_id}: {other.obstacle}")
    for fix in left.fixes:
        print(f"  would fix it: {fix.change}, then with {fix.worker_id}")
    for short in left.short:
        print(f"  {short.short / 100} points of {short.skill} short")

    for point in moves_curve(PROBLEM, most=1):
        print(f"{point.allowed} moves: critical cases left over {point.answer.levels[0].value}")


if __name__ == "__main__":
    main()
