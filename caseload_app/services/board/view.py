"""What the board shows, as plain frozen data: a row for each worker, a block for each case, the tray, the totals.

Points are whole hundredths, workloads whole per cent. With a draft, a row shows what would be; `load_now` and the like
are what is saved.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from caseload_app.domain.policy import Bands
from caseload_app.domain.team import Team, TeamCase, TeamWorker
from caseload_app.domain.wording import Spelling
from caseload_app.services.board.colour_group import ColourGroup
from caseload_app.services.board.due import Due
from solver.assignment import Assignment
from solver.problem import Category, Hundredths, Priority, Role


class Band(StrEnum):
    """How full a worker is, by the policy's bands."""

    UNDER = "under"
    NEAR = "near"
    OVER = "over"
    FAR_OVER = "far over"
    NO_CAPACITY = "no capacity"


class Cap(StrEnum):
    """The two caps."""

    POINTS = "points"
    CASES = "cases"


class BlockState(StrEnum):
    """How a block stands in its row."""

    HELD = "held"
    SUGGESTED = "suggested"
    MOVED_AWAY = "moved away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One case in one worker's row.

    Attributes:
        code: what is written on the block, at most four letters.
        points: the points of the case on this worker, before the family factor.
        share: what the case adds to the load, family factor included; the width of the block. Of a case that the
            draft moves away, what it adds now.
        name: None when the case has none, or is restricted.
    """

    case_id: str
    worker_id: str
    name: str | None
    category: str
    category_name: str
    code: str
    colour_group: ColourGroup
    points: Hundredths
    share: Hundredths
    state: BlockState
    locked: bool
    restricted: bool
    family_id: str | None
    due: Due

    @property
    def is_suggested(self) -> bool:
        """Whether the block is a suggestion, not yet accepted."""
        return self.state is BlockState.SUGGESTED

    @property
    def is_moved_away(self) -> bool:
        """Whether the draft gives the case to somebody else."""
        return self.state is BlockState.MOVED_AWAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One worker: who, how much, how full; the blocks in the order of the cases, suggested ones last."""

    worker_id: str
    name: str
    team: str
    role: Role
    details: tuple[str, ...]
    """In words: role, ASYE, agency, FTE, and what is special today ("on leave to 30 Oct 2026")."""
    brief: str
    """The same where there is little room: what is special today, else role and FTE ("SSW · 1.0 FTE")."""
    load: Hundredths
    load_now: Hundredths
    available: Hundredths
    percent: int | None
    percent_now: int | None
    cases: int
    cases_now: int
    maximum_cases: int
    band: Band
    binding_cap: Cap
    blocks: tuple[Block, ...]

    @property
    def has_capacity(self) -> bool:
        """Whether the worker has available points at all."""
        return self.available > 0

    @property
    def headroom(self) -> Hundredths:
        """Available less used, at least 0."""
        return max(0, self.available - self.load)

    @property
    def over_by(self) -> Hundredths:
        """Points over the cap, at least 0."""
        return max(0, self.load - self.available)

    @property
    def cases_over_by(self) -> int:
        """Cases over the maximum, at least 0."""
        return max(0, self.cases - self.maximum_cases)

    @property
    def is_over(self) -> bool:
        """Whether one of the two caps is passed."""
        return self.load > self.available or self.cases > self.maximum_cases

    @property
    def draft_delta(self) -> Hundredths:
        """What the draft adds to the load."""
        return self.load - self.load_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One unallocated case in the tray. With a suggestion it stays there until that is accepted."""

    case_id: str
    name: str | None
    category: str
    category_name: str
    code: str
    colour_group: ColourGroup
    points: Hundredths
    priority: Priority
    due: Due
    must_allocate: bool
    locked: bool
    restricted: bool
    required_skills: tuple[str, ...]
    language: str | None
    preferred_language: str | None
    previous_worker: str | None
    family_id: str | None
    siblings: tuple[str, ...]
    """Ids of the other cases of the family group, wherever they are."""
    days_waiting: int | None
    suggested_worker_id: str | None
    suggested_worker: str | None

    @property
    def is_alarm(self) -> bool:
        """Whether it must be allocated, is not, and has no suggestion either."""
        return self.must_allocate and self.suggested_worker_id is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The figures of the whole board. The gap is the distance from the least to the most loaded, in per cent points."""

    workers: int
    fte: str
    cases: int
    load: Hundredths
    load_now: Hundredths
    available: Hundredths
    percent: int | None
    percent_now: int | None
    gap: int | None
    gap_now: int | None
    over: int
    unallocated: int
    """Cases in the tray, suggested ones included."""
    unallocated_points: Hundredths
    suggested: int
    alarms: int
    """Cases that must be allocated, are not, and have no suggestion either."""


@dataclass(frozen=True, kw_only=True)
class Board:
    """A team on one day, with the draft where there is one.

    `now` is what is saved, `after` what would be once the draft is accepted; both belong to the same problem.
    """

    day: date
    teams: tuple[str, ...]
    rows: tuple[Row, ...]
    tray: tuple[Card, ...]
    totals: Totals
    team: Team = field(repr=False)
    now: Assignment = field(repr=False)
    after: Assignment = field(repr=False)
    proposals: Mapping[str, str] = field(repr=False)
    """The open proposals of the draft, case id to worker id."""
    spelling: Spelling = field(repr=False)
    """How the team writes its skills and languages."""
    bands: Bands = field(repr=False)
    """Where the bands of workload begin."""
    refused: Mapping[str, Collection[str]] = field(repr=False, default_factory=dict)
    """The workers whom a person refused for a case, by case id."""

    @cached_property
    def row(self) -> Mapping[str, Row]:
        """Rows by worker id."""
        return {row.worker_id: row for row in self.rows}

    @cached_property
    def card(self) -> Mapping[str, Card]:
        """Cards by case id."""
        return {card.case_id: card for card in self.tray}

    @cached_property
    def case(self) -> Mapping[str, TeamCase]:
        """Cases by id, as the team knows them."""
        return {case.id: case for case in self.team.cases}

    @cached_property
    def worker(self) -> Mapping[str, TeamWorker]:
        """Workers by id, as the team knows them."""
        return {worker.id: worker for worker in self.team.workers}

    def category(self, case_id: str) -> Category:
        """The category of a case."""
        return self.now.problem.policy.categories[self.case[case_id].category]
