"""What a peer answers: an assignment, and for each of its levels the value, the bound and the seconds."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class PeerLevel:
    """One level; ``bound`` is None where the peer got nowhere."""

    name: str
    value: int
    bound: int | None
    seconds: float


@dataclass(frozen=True)
class Outcome:
    """A peer's answer; ``measured`` is the day and time of the run where it was kept from an earlier one."""

    worker_of: dict[str, str | None]
    levels: list[PeerLevel]
    seconds: float
    """Building the model included, loading libraries not."""
    build_seconds: float
    cpu_seconds: float
    """Of the processor, over all threads."""
    measured: str = ""

    @property
    def values(self) -> tuple[int, ...]:
        """The level values in order."""
        return tuple(level.value for level in self.levels)

    @property
    def is_proved(self) -> bool:
        """Whether every level's bound meets its value."""
        return all(level.bound is not None and level.bound >= level.value for level in self.levels)

    @property
    def proved_levels(self) -> int:
        """How many levels from the top are proved."""
        closed = [level.bound is not None and level.bound >= level.value for level in self.levels]
        return closed.index(False) if False in closed else len(closed)

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)

    @staticmethod
    def from_dict(kept: dict[str, object]) -> Outcome:
        """From JSON."""
        levels = [PeerLevel(**level) for level in kept.pop("levels")]  # type: ignore[attr-defined]
        return Outcome(levels=levels, **kept)  # type: ignore[arg-type]
