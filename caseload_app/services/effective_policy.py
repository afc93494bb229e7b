"""The policy that counts for a team: the shipped one, the team's own settings over it, a council's file over both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from caseload_app.domain.policy import keys_in, read_policy, shipped_policy, with_settings
from solver.problem import Policy


@dataclass(frozen=True, slots=True)
class CouncilPolicy:
    """The policy before a team's settings, and the settings that a team cannot change, by dotted name."""

    policy: Policy
    fixed: frozenset[str] = frozenset()

    def overruled(self, settings: Mapping[str, object] | None) -> tuple[str, ...]:
        """The settings of a team that do not count because the council's own file says something too."""
        return tuple(name for name in settings or {} if name in self.fixed)

    def with_team_settings(self, settings: Mapping[str, object] | None) -> Policy:
        """The policy that counts.

        Raises:
            PolicyError: when a setting is unknown or has a value that it may not have.
        """
        return with_settings(self.policy, {k: v for k, v in (settings or {}).items() if k not in self.fixed})


def council_policy(own_file: Path | None) -> CouncilPolicy:
    """The shipped policy, with a council's own file over it where there is one.

    Raises:
        PolicyError: for the first thing wrong with the file.
    """
    if own_file is None:
        return CouncilPolicy(shipped_policy())
    return CouncilPolicy(read_policy(own_file), keys_in(own_file))
