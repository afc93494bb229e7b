"""The ten reasons for a change of social worker."""

from __future__ import annotations

from caseload_app.domain.change_reason import ChangeReason

RETURN = """
MANAGE,Managing caseloads
FCONTA,First contact or re-referral
LEFTRL,Previous social worker left role
ORGRST,New social worker assigned following organisational restructure
TSPROC,New social worker assigned following child transfer due to standard process
ABSENC,Absence cover or return from absence
CHCHAN,Child requested change from previous social worker
PCCHAN,Parent/carer requested change from previous social worker
SWDIED,Previous social worker died
OTHERS,Other reason
"""


def test_the_codes_and_their_meanings_are_those_of_the_statutory_return() -> None:
    assert [f"{reason},{reason.meaning}" for reason in ChangeReason] == RETURN.strip().splitlines()
