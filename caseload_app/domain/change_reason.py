"""Why the allocated worker of a child changed: the ten codes of the children looked after return (SSDA903).

Every reallocation records one, so that the statutory return can be fed. Source: Department for Education, children
looked after return, episodes of social workers.
"""

from __future__ import annotations

from enum import StrEnum


class ChangeReason(StrEnum):
    """A change reason by its code; ``meaning`` is the return's own wording."""

    MANAGE = "MANAGE"
    FCONTA = "FCONTA"
    LEFTRL = "LEFTRL"
    ORGRST = "ORGRST"
    TSPROC = "TSPROC"
    ABSENC = "ABSENC"
    CHCHAN = "CHCHAN"
    PCCHAN = "PCCHAN"
    SWDIED = "SWDIED"
    OTHERS = "OTHERS"

    @property
    def meaning(self) -> str:
        """What the code stands for, in the words of the return."""
        return _MEANINGS[self]


_MEANINGS = {
    ChangeReason.MANAGE: "Managing caseloads",
    ChangeReason.FCONTA: "First contact or re-referral",
    ChangeReason.LEFTRL: "Previous social worker left role",
    ChangeReason.ORGRST: "New social worker assigned following organisational restructure",
    ChangeReason.TSPROC: "New social worker assigned following child transfer due to standard process",
    ChangeReason.ABSENC: "Absence cover or return from absence",
    ChangeReason.CHCHAN: "Child requested change from previous social worker",
    ChangeReason.PCCHAN: "Parent/carer requested change from previous social worker",
    ChangeReason.SWDIED: "Previous social worker died",
    ChangeReason.OTHERS: "Other reason",
}
