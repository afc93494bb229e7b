"""The rows of the board: each worker's load before and after the draft, and the blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from caseload_app.domain.policy import Bands
from caseload_app.domain.team import Team, TeamCase, TeamWorker
from caseload_app.services.board.colour_group import block_code, colour_group
from caseload_app.services.board.details import briefly, details
from caseload_app.services.board.due import due_on
from caseload_app.services.board.percent import band_of, percent_of
from caseload_app.services.board.reuse import Reuse
from caseload_app.services.board.view import Block, BlockState, Cap, Row
from solver.assignment import Assignment
from solver.points import case_points, shares
from solver.problem import Case, Hundredths


@dataclass(frozen=True)
class Rows:
    """Makes the rows of one team; `before` is what is saved and `after` what would be with the draft."""

    team: Team
    before: Assignment
    after: Assignment
    bands: Bands

    def all(self, reuse: Reuse) -> tuple[Row, ...]:
        """A row for each worker, in the order of the team; those that still hold are taken over."""
        return tuple(
            reuse.row(person.id, self.before, self.after, self._known) or self._row(person)
            for person in self.team.workers
        )

    def _row(self, person: TeamWorker) -> Row:
        worker_id, problem = person.id, self.after.problem
        load_now = sum(self._shares_now(worker_id).values())
        load = sum(self._shares(worker_id).values())
        available, maximum = self.after.available[worker_id], self.after.maximum_cases[worker_id]
        cases = len(self.after.held[worker_id])
        return Row(
            worker_id=worker_id,
            name=person.name,
            team=person.team,
            role=person.role,
            details=details(person, problem.worker[worker_id], problem.policy, problem.day),
            brief=briefly(person, problem.worker[worker_id], problem.policy, problem.day),
            load=load,
            load_now=load_now,
            available=available,
            percent=percent_of(load, available),
            percent_now=percent_of(load_now, available),
            cases=cases,
            cases_now=len(self.before.held[worker_id]),
            maximum_cases=maximum,
            band=band_of(load, available, self.bands),
            binding_cap=Cap.CASES if cases * max(0, available) > load * maximum else Cap.POINTS,
            blocks=tuple(self._blocks(worker_id)),
        )

    def _blocks(self, worker_id: str) -> Iterator[Block]:
        stays = self._shares(worker_id)
        for case in self.before.held[worker_id]:
            if case.id in stays:
                yield self._block(case, worker_id, stays[case.id], BlockState.HELD)
            else:
                yield self._block(case, worker_id, self._shares_now(worker_id)[case.id], BlockState.MOVED_AWAY)
        for case in self.after.held[worker_id]:
            if self.before.worker_of[case.id] != worker_id:
                yield self._block(case, worker_id, stays[case.id], BlockState.SUGGESTED)

    def _block(self, case: Case, worker_id: str, share: Hundredths, state: BlockState) -> Block:
        problem = self.after.problem
        known, category = self._known[case.id], problem.category_of(case)
        return Block(
            case_id=case.id,
            worker_id=worker_id,
            name=None if known.restricted else known.name,
            category=category.code,
            category_name=category.name,
            code=block_code(category.code),
            colour_group=colour_group(category),
            points=case_points(case, worker_id, problem.policy),
            share=share,
            state=state,
            locked=case.locked,
            restricted=known.restricted,
            family_id=case.family_id,
            due=due_on(case.due, problem.day),
        )

    def _shares_now(self, worker_id: str) -> Mapping[str, Hundredths]:
        if self.before.held[worker_id] == self.after.held[worker_id]:
            return self._shares(worker_id)
        return shares(self.before.held[worker_id], worker_id, self.before.problem.policy)

    def _shares(self, worker_id: str) -> Mapping[str, Hundredths]:
        if worker_id not in self._shares_after:
            self._shares_after[worker_id] = shares(self.after.held[worker_id], worker_id, self.after.problem.policy)
        return self._shares_after[worker_id]

    @cached_property
    def _shares_after(self) -> dict[str, Mapping[str, Hundredths]]:
        return {}

    @cached_property
    def _known(self) -> Mapping[str, TeamCase]:
        return {case.id: case for case in self.team.cases}
