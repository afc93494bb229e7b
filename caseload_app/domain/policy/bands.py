"""The bands of workload that screens and prints tell apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Where the bands of workload begin, in whole per cent of the available points."""

    near_from: int
    """Near the cap from here, this value included."""
    over_above: int
    """Over the cap above this value."""
    far_over_from: int
    """Far over the cap from here, this value included."""
