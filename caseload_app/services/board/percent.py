"""Workload in whole per cent, and the band it falls in: the same rounding wherever the board shows a figure."""

from __future__ import annotations

from caseload_app.domain.policy import Bands
from caseload_app.services.board.view import Band
from solver.problem import Hundredths


def percent_of(load: Hundredths, available: Hundredths) -> int | None:
    """Workload in whole per cent, rounded half up, but never 100 for what is over; None without available points."""
    if available <= 0:
        return None
    rounded = (200 * load + available) // (2 * available)
    return max(101, rounded) if load > available else rounded


def band_of(load: Hundredths, available: Hundredths, bands: Bands) -> Band:
    """The band of a workload, judged on the exact figure and not on the rounded one."""
    if available <= 0:
        return Band.NO_CAPACITY
    if 100 * load >= bands.far_over_from * available:
        return Band.FAR_OVER
    if 100 * load > bands.over_above * available:
        return Band.OVER
    return Band.NEAR if 100 * load >= bands.near_from * available else Band.UNDER
