"""What explains a suggestion, in words and with the draft it would lead to; streamed, and free of any window.

Each function takes the team and the suggestion that is explained, may run in any thread, and yields what it finds as it
finds it. `should_stop` is asked often; what was yielded until then stands.
"""

from __future__ import annotations

from caseload_app.services.explain.alternatives import OtherChoice, other_choices, ranked
from caseload_app.services.explain.changed import WhatChanged, what_changed
from caseload_app.services.explain.curve import CurvePoint, curve_of_moves
from caseload_app.services.explain.fixes import FixChoice, fix_choices, smallest_first
from caseload_app.services.explain.room import RoomChoice, most_worth_first, price_of_room
from caseload_app.services.explain.staffing import staffing_lines

__all__ = [
    "CurvePoint",
    "FixChoice",
    "OtherChoice",
    "RoomChoice",
    "WhatChanged",
    "curve_of_moves",
    "fix_choices",
    "most_worth_first",
    "other_choices",
    "price_of_room",
    "ranked",
    "smallest_first",
    "staffing_lines",
    "what_changed",
]
