"""How a skill or a language is written: the rules compare folded text, people read it as the team writes it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from caseload_app.domain.team import Team, key


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the team writes what the rules compare; what is not in it is written as the rules have it."""

    of: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_team(cls, team: Team) -> Spelling:
        """The spellings of a team. Of several for one thing the commonest counts, so that row order says nothing."""
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        for text in _written(team):
            plain = " ".join(text.split())
            spellings[key(plain)][plain] += 1
        return cls({folded: max(ways, key=lambda way: (ways[way], way)) for folded, ways in spellings.items()})

    def __call__(self, folded: str) -> str:
        """The spelling for people."""
        return self.of.get(folded, folded)


def _written(team: Team) -> Iterable[str]:
    for worker in team.workers:
        yield from worker.skills
        yield from worker.languages
    for case in team.cases:
        yield from case.skills
        yield from case.preferred_skills
        yield from filter(None, (case.language, case.preferred_language))
