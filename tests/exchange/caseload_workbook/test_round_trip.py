"""A team written down as a workbook, in any order of rows and columns, is the same team when it is read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.involvement import Involvement
from caseload_app.domain.policy import setting_names
from caseload_app.domain.team import Team, TeamCase, TeamWorker, Travel, WorkerReduction, key
from caseload_app.exchange.caseload_workbook import Reading, read
from caseload_app.exchange.caseload_workbook.sheets import (
    CASES,
    INVOLVEMENTS,
    REDUCTIONS,
    SETTINGS,
    TRAVEL,
    WORKERS,
)
from caseload_app.exchange.caseload_workbook.sheets.settings import SettingRow
from caseload_app.exchange.caseload_workbook.sheets.sheet import Column, Sheet
from solver.problem import Priority, Role
from tests.builders import DAY, DEFAULT_POLICY
from tests.conftest import MORE
from tests.exchange.caseload_workbook.books import errors, save

CODES = sorted(DEFAULT_POLICY.categories)
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=8
).map(
    lambda text: text.replace("_x", "_y")  # _x0041_ is how the file format spells an A
)
FREE_TEXT = st.builds("{0}{1}{2}".format, TEXT, st.sampled_from(["", " ", "\n", "  "]), TEXT)
WORD = TEXT.map(lambda text: text.replace(";", ",")).filter(lambda text: key(text) == text)
YES_NO = st.booleans()
DATES = st.dates(date(1950, 1, 1), date(2099, 12, 31))
POINTS = st.integers(0, 5_000)
MINUTES = st.integers(0, 2_000).map(lambda tenths: Decimal(tenths) / 10)


def words(of: st.SearchStrategy[str] = WORD) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=3, unique_by=key).map(tuple)


def a_worker(worker_id: str) -> st.SearchStrategy[TeamWorker]:
    started = st.none() | st.dates(date(2000, 1, 1), date(2026, 1, 1))
    return st.builds(
        TeamWorker,
        id=st.just(worker_id),
        name=FREE_TEXT,
        team=st.sampled_from(["North", "South"]),
        role=st.sampled_from(Role),
        fte=st.integers(1, 1_000).map(lambda thousandths: Decimal(thousandths) / 1_000),
        asye=YES_NO,
        agency=YES_NO,
        skills=words(),
        languages=words(),
        max_points=st.none() | POINTS,
        max_cases=st.none() | MINUTES,
        start_date=started,
        leaving_date=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
        registration_number=st.none() | TEXT,
    )


def a_case(case_id: str, worker_ids: list[str]) -> st.SearchStrategy[TeamCase]:
    someone = st.sampled_from(worker_ids)
    return st.builds(
        TeamCase,
        id=st.just(case_id),
        name=st.none() | FREE_TEXT,
        family_id=st.none() | st.sampled_from(["F-1", "007"]),
        category=st.sampled_from(CODES),
        team=st.none() | st.sampled_from(["North", "South"]),
        points=st.none() | POINTS,
        priority=st.none() | st.sampled_from(Priority),
        received=st.none() | DATES,
        due=st.none() | DATES,
        skills=words(),
        language=st.none() | WORD,
        preferred_language=st.none() | WORD,
        preferred_skills=words(),
        worker_id=st.none() | someone,
        previous_worker_id=st.none() | someone,
        locked=YES_NO,
        excluded_workers=st.lists(someone, max_size=2, unique=True).map(tuple),
        restricted=YES_NO,
        travel_minutes=st.none() | MINUTES,
        exploitation=YES_NO,
        interpreter=YES_NO,
        notes=st.none() | FREE_TEXT,
    )


@st.composite
def teams(draw: st.DrawFn) -> Team:
    worker_ids = draw(
        st.lists(st.from_regex(r"[A-Z0-9][A-Za-z0-9 -]{0,5}[0-9]", fullmatch=True), min_size=1, max_size=4, unique=True)
    )
    case_ids = draw(
        st.lists(st.from_regex(r"[A-Z0-9][A-Za-z0-9/-]{0,6}", fullmatch=True), min_size=1, max_size=5, unique=True)
    )
    someone, something = st.sampled_from(worker_ids), st.sampled_from(case_ids)
    ending = st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1))
    beginning = st.dates(date(2000, 1, 1), date(2026, 1, 1))
    reductions = st.builds(
        WorkerReduction,
        worker_id=someone,
        reason=FREE_TEXT,
        first_day=beginning,
        last_day=ending,
        percent=st.integers(0, 1_000).map(lambda tenths: Decimal(tenths) / 10),
        no_new_categories=st.lists(st.sampled_from(CODES), max_size=3, unique=True).map(tuple),
    )
    involvements = st.builds(
        Involvement,
        case_id=something,
        worker_id=someone,
        first_day=beginning,
        last_day=ending,
        change_reason=st.none() | st.sampled_from([reason.value for reason in ChangeReason]),
    )
    journeys = st.builds(Travel, case_id=something, worker_id=someone, minutes=MINUTES)
    names = st.sampled_from(setting_names(DEFAULT_POLICY))
    return Team(
        workers=tuple(draw(a_worker(worker_id)) for worker_id in worker_ids),
        cases=tuple(draw(a_case(case_id, worker_ids)) for case_id in case_ids),
        reductions=tuple(draw(st.lists(reductions, max_size=4))),
        travel=tuple(draw(st.lists(journeys, max_size=4, unique_by=lambda row: (row.case_id, row.worker_id)))),
        involvements=tuple(draw(st.lists(involvements, max_size=4))),
        settings={name: Decimal(draw(st.integers(0, 1))) for name in draw(st.lists(names, max_size=4, unique=True))},
    )


def as_cell(column: Column, value: Any, random: Random) -> Any:
    """A value as a person may write it into this column."""
    if isinstance(value, bool):
        return random.choice(["yes", "Y", True, 1] if value else ["no", None, False, 0])
    if isinstance(value, tuple):
        return random.choice([" ;  ", ";"]).join(value) + random.choice(["", ";", " ; "]) if value else None
    if isinstance(value, Priority):
        return random.choice([value.name.lower(), value.name])
    if isinstance(value, int):
        return value / 100  # points are kept as hundredths
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return random.choice([value, value.isoformat(), f"{value:%d/%m/%Y}"])
    if value is not None and column.heading in {"Role", "Category"}:
        return random.choice([str(value), value.lower(), f" {value} "])
    return value


def rows_of(sheet: Sheet[Any], records: list[Any], random: Random) -> list[list[Any]]:
    columns = random.sample(sheet.columns, len(sheet.columns))
    spelled = [random.choice([c.heading, c.heading.upper(), c.heading.replace(" ", "_")]) for c in columns]
    cells = [[as_cell(column, getattr(record, column.field), random) for column in columns] for record in records]
    return [spelled, *cells]


def written_and_read(team: Team, random: Random) -> Reading:
    changed = [SettingRow(name=name, value=value) for name, value in (team.settings or {}).items()]
    content = [
        (WORKERS, team.workers),
        (REDUCTIONS, team.reductions),
        (CASES, team.cases),
        (TRAVEL, team.travel),
        (INVOLVEMENTS, team.involvements),
        (SETTINGS, changed),
    ]
    random.shuffle(content)
    rows = {sheet.name: rows_of(sheet, list(records), random) for sheet, records in content}
    with TemporaryDirectory() as folder:
        return read(save(Path(folder) / "team.xlsx", rows, texts_as_text=True), DEFAULT_POLICY, DAY)


@settings(max_examples=40 * MORE)
@given(teams(), st.randoms(use_true_random=False))
def test_a_team_written_down_and_read_is_the_same_team(team: Team, random: Random) -> None:
    reading = written_and_read(team, random)
    assert errors(reading) == []
    assert reading.team == team
