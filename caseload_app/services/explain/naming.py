"""The names of a team's workers as they stand inside a sentence, and a sentence's first letter."""

from __future__ import annotations

from collections.abc import Mapping

from caseload_app.domain.team import Team


def names_of(team: Team) -> Mapping[str, str]:
    """The workers' names by id, each on one line."""
    return {worker.id: " ".join(worker.name.split()) for worker in team.workers}


def sentence(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]
