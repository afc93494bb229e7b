"""The tray: a card for each unallocated case, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caseload_app.domain.team import Team, TeamCase
from caseload_app.domain.wording import Spelling
from caseload_app.services.board.colour_group import block_code, colour_group
from caseload_app.services.board.due import due_on
from caseload_app.services.board.view import Card
from solver.assignment import Assignment
from solver.points import case_points


@dataclass(frozen=True)
class Tray:
    """Makes the cards of one team; `before` is what is saved and `after` what would be with the draft."""

    team: Team
    before: Assignment
    after: Assignment
    spelling: Spelling

    def cards(self) -> tuple[Card, ...]:
        """Every unallocated case: alarms first, then by priority, by due date, and by the day it came in."""
        cards = [(self._card(case), case.received) for case in self.team.cases if case.worker_id is None]
        cards.sort(key=lambda pair: _urgency(*pair))
        return tuple(card for card, _ in cards)

    def _card(self, case: TeamCase) -> Card:
        problem = self.before.problem
        asked = problem.case[case.id]
        category = problem.category_of(asked)
        suggested = self.after.worker_of[case.id]
        family = () if case.family_id is None else problem.families[case.family_id]
        return Card(
            case_id=case.id,
            name=None if case.restricted else case.name,
            category=category.code,
            category_name=category.name,
            code=block_code(category.code),
            colour_group=colour_group(category),
            points=case_points(asked, None, problem.policy),
            priority=problem.priority_of(asked),
            due=due_on(case.due, problem.day),
            must_allocate=category.must_allocate,
            locked=case.locked,
            restricted=case.restricted,
            required_skills=tuple(sorted(map(self.spelling, problem.required_skills(asked)))),
            language=case.language,
            preferred_language=case.preferred_language,
            previous_worker=self._names.get(asked.previous_worker_id or ""),
            family_id=case.family_id,
            siblings=tuple(sibling.id for sibling in family if sibling.id != case.id),
            days_waiting=None if case.received is None else max(0, (problem.day - case.received).days),
            suggested_worker_id=suggested,
            suggested_worker=None if suggested is None else self._names[suggested],
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        return {worker.id: worker.name for worker in self.team.workers}


def _urgency(card: Card, received: date | None) -> tuple[bool, int, date, date, str]:
    return (not card.is_alarm, card.priority, card.due.day or date.max, received or date.max, card.case_id)
