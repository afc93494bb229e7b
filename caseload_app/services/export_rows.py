"""The rows of the allocation sheet: each case, each worker and each case left over, before compared with after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from caseload_app.domain.allocation_status import AllocationStatus
from caseload_app.domain.change_reason import ChangeReason
from caseload_app.domain.team import Team, TeamCase, TeamWorker
from caseload_app.domain.wording import Spelling, in_the_way, reasons
from caseload_app.exchange.allocation_sheet.sheet import AllocationRow, CaseloadRow, UnallocatedRow
from solver.assignment import Assignment
from solver.explain.whats_missing import whats_missing
from solver.explain.why import why
from solver.points import case_points
from solver.problem import Hundredths


@dataclass(frozen=True)
class Export:
    """A team with who held what before and who holds what afterwards; rows come in the order of the team."""

    team: Team
    before: Assignment
    after: Assignment
    recorded: Mapping[str, ChangeReason] = field(default_factory=dict)
    """The change reasons that somebody chose already, by case id; they count."""
    would_fix: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What would fix a case left over, a line each, by case id."""

    def allocations(self) -> tuple[AllocationRow, ...]:
        """A row for every case."""
        return tuple(self._allocation(case) for case in self.team.cases)

    def caseloads(self) -> tuple[CaseloadRow, ...]:
        """A row for every worker."""
        return tuple(self._caseload(worker) for worker in self.team.workers)

    def unallocated(self) -> tuple[UnallocatedRow, ...]:
        """A row for every case that nobody has afterwards."""
        return tuple(self._left_over(case) for case in self.team.cases if self.after.worker_of[case.id] is None)

    def _allocation(self, case: TeamCase) -> AllocationRow:
        start, end = self.before.worker_of[case.id], self.after.worker_of[case.id]
        status = self._status(case)
        return AllocationRow(
            case_id=case.id,
            name=case.name,
            family_id=case.family_id,
            category=case.category,
            points=self._points(case),
            priority=self._priority(case),
            worker_id=end,
            worker=None if end is None else self._workers[end].name,
            status=status,
            from_worker_id=start if start != end else None,
            change_reason=self._change_reason(case, start) if status is AllocationStatus.MOVED else None,
            why=self._why(case) if status in (AllocationStatus.SUGGESTED, AllocationStatus.MOVED) else None,
        )

    def _status(self, case: TeamCase) -> AllocationStatus:
        before, after = self.before.worker_of[case.id], self.after.worker_of[case.id]
        return AllocationStatus.of(locked=case.locked, before=before, after=after)

    def _points(self, case: TeamCase) -> Hundredths:
        problem = self.after.problem
        return case_points(problem.case[case.id], self.after.worker_of[case.id], problem.policy)

    def _priority(self, case: TeamCase) -> str:
        problem = self.after.problem
        return problem.priority_of(problem.case[case.id]).name.lower()

    def _change_reason(self, case: TeamCase, giver: str | None) -> ChangeReason:
        """In *cover* somebody leaves or is away, for the cases that make room too; else it is to share the work out."""
        if case.id in self.recorded:
            return self.recorded[case.id]
        if giver is None or not self.after.problem.covered:
            return ChangeReason.MANAGE
        return ChangeReason.ABSENC if self._workers[giver].leaving_date is None else ChangeReason.LEFTRL

    def _why(self, case: TeamCase) -> str:
        return reasons(why(self.before, self.after, case.id), self._spelling, self._names)

    def _caseload(self, worker: TeamWorker) -> CaseloadRow:
        return CaseloadRow(
            worker_id=worker.id,
            worker=worker.name,
            team=worker.team,
            role=worker.role,
            fte=worker.fte,
            held=self.after.load[worker.id],
            available=self.after.available[worker.id],
            cases=len(self.after.held[worker.id]),
            maximum_cases=self.after.maximum_cases[worker.id],
            new=self._new[worker.id],
            moved_in=self._moved_in[worker.id],
            moved_out=self._moved_out[worker.id],
        )

    def _left_over(self, case: TeamCase) -> UnallocatedRow:
        problem = self.after.problem
        return UnallocatedRow(
            case_id=case.id,
            category=case.category,
            points=self._points(case),
            priority=self._priority(case),
            in_the_way=tuple(
                in_the_way(self._workers[found.worker_id].name, found.obstacle, self._spelling, problem.day)
                for found in whats_missing(self.after, problem.case[case.id])
            ),
            would_fix=tuple(self.would_fix.get(case.id, ())),
        )

    @cached_property
    def _workers(self) -> dict[str, TeamWorker]:
        return {worker.id: worker for worker in self.team.workers}

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling.of_team(self.team)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {worker.id: worker.name for worker in self.team.workers}

    @cached_property
    def _new(self) -> Counter[str | None]:
        return self._count_of(AllocationStatus.SUGGESTED, self.after)

    @cached_property
    def _moved_in(self) -> Counter[str | None]:
        return self._count_of(AllocationStatus.MOVED, self.after)

    @cached_property
    def _moved_out(self) -> Counter[str | None]:
        return self._count_of(AllocationStatus.MOVED, self.before)

    def _count_of(self, status: AllocationStatus, end: Assignment) -> Counter[str | None]:
        return Counter(end.worker_of[case.id] for case in self.team.cases if self._status(case) is status)
