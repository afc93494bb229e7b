"""Teams for tests of the store: one that fills every field, random ones, and steps without words of their own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import strategies as st

from caseload_app.domain.involvement import Involvement
from caseload_app.domain.team import Team, TeamCase, TeamWorker, Travel, WorkerReduction
from caseload_app.store.history import StepKind
from caseload_app.store.state import BaselineCase, Source, State
from caseload_app.store.unit_of_work import What
from solver.problem import Priority, Role

MOVED = What(kind=StepKind.MOVE, words="moved")
DAY = date(2026, 3, 2)

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_WORDS = st.lists(_TEXT, max_size=3).map(tuple)
_DAYS = st.none() | st.dates(date(2000, 1, 1), date(2060, 1, 1))
_NUMBERS = st.decimals(0, 100, places=3)


def worker(worker_id: str = "W1", **changes: object) -> TeamWorker:
    """A worker with harmless values."""
    given = {"name": worker_id, "team": "North", "role": Role.SW, "fte": Decimal(1), **changes}
    return TeamWorker(id=worker_id, **given)  # type: ignore[arg-type]


def a_full_state() -> State:
    """A state in which every field has a value that is not its default."""
    full = worker(
        "W1",
        name="Zoë O'Neil",
        role=Role.SSW,
        fte=Decimal("0.60"),
        asye=True,
        agency=True,
        skills=("Court", "child protection"),
        languages=("Cymraeg",),
        max_points=4250,
        max_cases=Decimal("7.5"),
        start_date=DAY,
        leaving_date=date(2026, 12, 31),
        registration_number="SW1",
    )
    case = TeamCase(
        id="007",
        name="=R.D.",
        family_id="F",
        category="CPP",
        team="North",
        points=437,
        priority=Priority.LOW,
        received=DAY,
        due=date(2026, 4, 1),
        skills=("court",),
        language="Polish",
        preferred_language="Welsh",
        preferred_skills=("kinship", "adoption"),
        worker_id="W1",
        previous_worker_id="gone",
        locked=True,
        excluded_workers=("W2", "X"),
        restricted=True,
        travel_minutes=Decimal("12.5"),
        exploitation=True,
        interpreter=True,
        notes="two\nlines",
    )
    team = Team(
        workers=(full, worker("W2")),
        cases=(case, TeamCase(id="C2", category="CIN")),
        reductions=(
            WorkerReduction(
                worker_id="W1",
                reason="sick",
                first_day=DAY,
                last_day=None,
                percent=Decimal("33.3"),
                no_new_categories=("CPP", "S47"),
            ),
        ),
        travel=(Travel(case_id="007", worker_id="W2", minutes=Decimal(45)),),
        involvements=(Involvement(case_id="007", worker_id="W1", first_day=DAY, change_reason="MANAGE"),),
        settings={"caps.points": 90, "load.sibling_factor": Decimal("0.50")},
    )
    return State(
        team=team,
        day=DAY,
        source=Source(name="team.xlsx", sha256="ab", rows_kept_out=2, imported_at=datetime(2026, 3, 2, 9, tzinfo=UTC)),
        baseline={"007": BaselineCase(case_id="007", worker_id=None, locked=True)},
    )


@st.composite
def states(draw: st.DrawFn) -> State:
    """Random small states in which the same few ids come again and again."""
    worker_ids = draw(st.lists(st.sampled_from(["W1", "W2", "W3"]), unique=True))
    case_ids = draw(st.lists(st.sampled_from(["C1", "C2", "C3", "C4"]), unique=True))
    holders = st.none() | st.sampled_from(worker_ids) if worker_ids else st.none()
    cases = tuple(
        TeamCase(
            id=case_id,
            category="CIN",
            name=draw(st.none() | _TEXT),
            priority=draw(st.none() | st.sampled_from(Priority)),
            due=draw(_DAYS),
            skills=draw(_WORDS),
            worker_id=draw(holders),
            locked=draw(st.booleans()),
            travel_minutes=draw(st.none() | _NUMBERS),
        )
        for case_id in case_ids
    )
    involvements = st.builds(
        Involvement,
        case_id=st.sampled_from(["C1", "C2"]),
        worker_id=_TEXT,
        first_day=st.dates(date(2020, 1, 1), date(2026, 1, 1)),
        last_day=_DAYS,
    )
    team = Team(
        workers=tuple(worker(worker_id, skills=draw(_WORDS), leaving_date=draw(_DAYS)) for worker_id in worker_ids),
        cases=cases,
        involvements=tuple(draw(st.lists(involvements, max_size=3))),
        settings=draw(st.none() | st.just({"fit.leaving_days": 10})),
    )
    baseline = {c.id: BaselineCase(case_id=c.id, worker_id=draw(holders), locked=False) for c in cases}
    return State(team=team, day=draw(_DAYS), baseline=baseline)
