"""Strictly in order: for each pair of neighbouring levels, the higher wins however much the lower would gain.

Each example offers two legal answers: the *wanted* one is a little better on the higher level, the *tempting* one
much better on the lower; above the pair they are equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from solver.check import judge
from solver.objectives import levels_of
from solver.problem import Case, Mode, Policy, Priority, Worker
from tests.builders import ALL_SKILLS, DEFAULT_POLICY, a_case, a_policy, a_problem, a_worker
from tests.solver.solving import levels, solved

Placed = Mapping[str, str | None]


@dataclass(frozen=True)
class Example:
    """A pair of levels, a team with its cases, and the two answers (cases not named stay where they are)."""

    higher: str
    lower: str
    team: tuple[Worker, ...]
    cases: tuple[Case, ...]
    wanted: Placed
    tempting: Placed
    max_moves: int = 0
    policy: Policy = DEFAULT_POLICY
    last_seen: Placed | None = None


def one_or_many(higher: Priority, lower: Priority) -> Example:
    """Room for one case of the higher priority or for five of the lower."""
    many = {f"L{n}": "Ana" for n in range(5)}
    return Example(
        higher=higher.name.lower(),
        lower=lower.name.lower(),
        team=(a_worker("Ana", room=10),),
        cases=(
            a_case("H", weighs=10, priority=higher),
            *(a_case(case, weighs=2, priority=lower) for case in many),
        ),
        wanted={"H": "Ana"},
        tempting=many,
    )


NO_COURT = ALL_SKILLS - {"court"}
UNALLOCATED = [one_or_many(higher, lower) for higher, lower in pairwise(Priority)]

ONE_CASE_FOR_FIVE_MOVES = Example(
    higher="low",
    lower="continuity",
    team=(a_worker("Ana", room=10), a_worker("Ben", skills=NO_COURT)),
    cases=(
        a_case("L", "COURT", priority=Priority.LOW),
        *(a_case(f"H{n}", weighs=2, held_by="Ana") for n in range(5)),
    ),
    wanted={"L": "Ana", **{f"H{n}": "Ben" for n in range(5)}},
    tempting={},
    max_moves=5,
)

KNOWN_BUT_UNSUITED = Example(
    higher="continuity",
    lower="fit",
    team=(a_worker("Ana", agency=True, room=20), a_worker("Ben", languages=frozenset({"welsh"}), room=20)),
    cases=(
        a_case(
            "C",
            "CLA",
            previous_worker_id="Ana",
            preferred_language="welsh",
            preferred_skills=frozenset({"play therapy"}),
        ),
    ),
    wanted={"C": "Ana"},
    tempting={"C": "Ben"},
    policy=a_policy(
        continuity={"previous_worker": 1}, fit={"preferred_language": 900, "preferred_skill": 900, "short_stay": 900}
    ),
)

USED_TO_THE_WORK_BUT_NEARLY_FULL = Example(
    higher="fit",
    lower="peak",
    team=(a_worker("Ana", room=20), a_worker("Ben", room=900)),
    cases=(a_case("H", weighs=15, held_by="Ana"), a_case("C")),
    wanted={"C": "Ana"},
    tempting={"C": "Ben"},
)

LOWER_PEAK_ON_A_BUSIER_DESK = Example(
    higher="peak",
    lower="spread",
    team=(a_worker("Ana", room=1000), a_worker("Ben", room=82)),
    cases=(a_case("H", weighs=550, held_by="Ana"), a_case("C", weighs=50)),
    wanted={"C": "Ana"},
    tempting={"C": "Ben"},
    policy=a_policy(fit={"new_category": 0}),
)

SEVEN = {f"S{n}": "Ana" for n in range(7)}
A_LITTLE_MORE_EVEN = Example(
    higher="spread",
    lower="stability",
    team=(a_worker("Ana", room=20), a_worker("Ben", room="20.2")),
    cases=(a_case("B", weighs="7.2"), *(a_case(case, weighs=1) for case in SEVEN)),
    wanted={"B": "Ben", **SEVEN},
    tempting={"B": "Ana", **dict.fromkeys(SEVEN, "Ben")},
    last_seen={"B": "Ana", **dict.fromkeys(SEVEN, "Ben")},
)

GIVING_OUT = [
    *UNALLOCATED,
    ONE_CASE_FOR_FIVE_MOVES,
    KNOWN_BUT_UNSUITED,
    USED_TO_THE_WORK_BUT_NEARLY_FULL,
    LOWER_PEAK_ON_A_BUSIER_DESK,
    A_LITTLE_MORE_EVEN,
]

LOW_CASE_OR_RELIEF = Example(
    higher="low",
    lower="overload",
    team=(a_worker("Ana", room=10), a_worker("Ben", room=10, skills=NO_COURT), a_worker("Dan", skills=NO_COURT)),
    cases=(
        a_case("L", "COURT", priority=Priority.LOW),
        a_case("H1", weighs=10, held_by="Ana"),
        a_case("H2", weighs=60, held_by="Ben"),
    ),
    wanted={"L": "Ana", "H1": "Dan"},
    tempting={"H2": "Dan"},
    max_moves=1,
)

RELIEF_OR_LOWER_PEAK = Example(
    higher="overload",
    lower="peak",
    team=(a_worker("Ana", room=1), a_worker("Ben", room=100), a_worker("Dan", room=11)),
    cases=(
        a_case("H1", weighs=1, held_by="Ana", locked=True),
        a_case("H2", weighs=10, held_by="Ana"),
        a_case("H3", weighs=100, held_by="Ben", locked=True),
        a_case("H4", weighs="10.01", held_by="Ben"),
    ),
    wanted={"H4": "Dan"},
    tempting={"H2": "Dan"},
    max_moves=1,
)

LOWER_PEAK_OR_MORE_EVEN = Example(
    higher="peak",
    lower="spread",
    team=(a_worker("Ana", room=1), a_worker("Ben", room=1000), a_worker("Dan", room=1000)),
    cases=(
        a_case("H1", weighs="0.90", held_by="Ana", locked=True),
        a_case("H2", weighs="0.01", held_by="Ana"),
        a_case("H3", weighs=500, held_by="Ben", locked=True),
        a_case("H4", weighs=400, held_by="Ben"),
    ),
    wanted={"H2": "Dan"},
    tempting={"H4": "Dan"},
    max_moves=1,
)

MORE_EVEN_BY_MOVING_EVERYBODY = Example(
    higher="spread",
    lower="continuity",
    team=(a_worker("Ana", room=20), a_worker("Ben", room="20.2")),
    cases=(a_case("B", weighs="7.2", held_by="Ana"), *(a_case(case, weighs=1, held_by="Ben") for case in SEVEN)),
    wanted={"B": "Ben", **SEVEN},
    tempting={},
    max_moves=8,
    policy=a_policy(continuity={"move": 900}),
)

ONE_BETTER_FIT = Example(
    higher="fit",
    lower="stability",
    team=(a_worker("Ana", room=20, languages=frozenset({"welsh"})), a_worker("Ben", room=20)),
    cases=(a_case("B", weighs=7, preferred_language="welsh"), *(a_case(case, weighs=1) for case in SEVEN)),
    wanted={"B": "Ana", **dict.fromkeys(SEVEN, "Ben")},
    tempting={"B": "Ben", **SEVEN},
    policy=a_policy(fit={"preferred_language": 1, "new_category": 0}),
    last_seen={"B": "Ben", **SEVEN},
)

LEVELLING = [
    *UNALLOCATED,
    LOW_CASE_OR_RELIEF,
    RELIEF_OR_LOWER_PEAK,
    LOWER_PEAK_OR_MORE_EVEN,
    MORE_EVEN_BY_MOVING_EVERYBODY,
    KNOWN_BUT_UNSUITED,
    ONE_BETTER_FIT,
]


def pair(example: Example) -> str:
    """The pair of levels, for the name of the test."""
    return f"{example.higher}-before-{example.lower}"


@pytest.mark.parametrize("example", GIVING_OUT, ids=pair)
def test_the_higher_level_wins_in_allocate(example: Example) -> None:
    higher_wins(example, Mode.ALLOCATE)


@pytest.mark.parametrize("example", GIVING_OUT, ids=pair)
def test_the_higher_level_wins_in_cover(example: Example) -> None:
    """What is unallocated in the example is here held by somebody who is covered."""
    tray = [replace(case, worker_id="Zed") if case.worker_id is None else case for case in example.cases]
    covering = replace(example, team=(*example.team, a_worker("Zed", fte=Decimal("0.1"))), cases=tuple(tray))
    higher_wins(covering, Mode.COVER, covered=frozenset({"Zed"}))


@pytest.mark.parametrize("example", LEVELLING, ids=pair)
def test_the_higher_level_wins_in_rebalance(example: Example) -> None:
    higher_wins(example, Mode.REBALANCE)


@pytest.mark.parametrize(
    ("mode", "examples"), [(Mode.ALLOCATE, GIVING_OUT), (Mode.COVER, GIVING_OUT), (Mode.REBALANCE, LEVELLING)]
)
def test_every_pair_of_neighbours_has_an_example(mode: Mode, examples: list[Example]) -> None:
    covered = frozenset({"Ana"}) if mode is Mode.COVER else frozenset[str]()
    problem = a_problem([a_worker("Ana")], [], mode=mode, covered=covered, last_seen={})
    names = [level.name for level in levels_of(problem)]
    assert [(example.higher, example.lower) for example in examples] == list(pairwise(names))


def higher_wins(example: Example, mode: Mode, **changes: Any) -> None:
    """Check that the example offers what it says, and that the answer is as good as the wanted one up to the pair."""
    problem = a_problem(
        example.team,
        example.cases,
        mode=mode,
        max_moves=example.max_moves,
        policy=example.policy,
        last_seen=example.last_seen,
        **changes,
    )
    as_is = {case.id: problem.start_worker(case) for case in problem.cases}
    wanted, tempting = judge(problem, as_is | dict(example.wanted)), judge(problem, as_is | dict(example.tempting))
    assert wanted.is_legal, wanted.broken
    assert tempting.is_legal, tempting.broken
    above = list(wanted.levels)[: list(wanted.levels).index(example.higher)]
    assert [wanted.levels[level] for level in above] == [tempting.levels[level] for level in above]
    assert wanted.levels[example.higher] < tempting.levels[example.higher]
    assert wanted.levels[example.lower] > tempting.levels[example.lower]
    values = levels(solved(problem))
    assert [values[level] for level in (*above, example.higher)] == [
        wanted.levels[level] for level in (*above, example.higher)
    ]
    assert values[example.lower] > tempting.levels[example.lower]
