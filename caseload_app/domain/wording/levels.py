"""The levels of a suggestion in words: what each one is about, and what a value of it means."""

from __future__ import annotations

from collections.abc import Mapping

from caseload_app.domain.wording.figures import amount, points

_ABOUT: Mapping[str, str] = {
    "critical": "critical cases",
    "high": "high priority cases",
    "standard": "standard priority cases",
    "low": "low priority cases",
    "overload": "points over cap",
    "continuity": "continuity",
    "fit": "fit",
    "peak": "highest workload",
    "spread": "even share of the work",
    "stability": "staying close to the last suggestion",
}
UNALLOCATED_LEVELS = ("critical", "high", "standard", "low")
"""The levels that count cases without a worker, most urgent first."""


def level(name: str) -> str:
    """What a level is about, to stand inside a sentence."""
    return _ABOUT[name]


def best_so_far(values: Mapping[str, int]) -> str:
    """How good an answer is, from the values of its levels: what a manager waiting for it wants to know."""
    left_over = sum(values.get(name, 0) for name in UNALLOCATED_LEVELS)
    said = [f"{amount(left_over, 'case')} without a worker"]
    if values.get("overload"):
        said.append(f"{points(values['overload'])} points over cap")
    if values.get("peak"):
        said.append(f"highest workload {values['peak']} %")
    return ", ".join(said)


def proof(gap_tenths_of_percent: int | None) -> str:
    """What is proved about a level: ``proved``, ``within 2.5 %`` of the best possible, or ``not proved``."""
    if gap_tenths_of_percent is None:
        return "not proved"
    if gap_tenths_of_percent <= 0:
        return "proved"
    whole, tenth = divmod(gap_tenths_of_percent, 10)
    return f"within {whole}.{tenth} %"
