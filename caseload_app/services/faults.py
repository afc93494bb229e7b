"""The faults that people can do something about: the message of each is a sentence. All others are the program's."""

from __future__ import annotations

from caseload_app.domain.policy import PolicyError
from caseload_app.exchange.atomic_file import CannotWrite
from caseload_app.services.changed import NotDone
from caseload_app.services.suggest import SuggestionRefused
from caseload_app.store.errors import TeamFileError

KNOWN = (TeamFileError, NotDone, CannotWrite, PolicyError, SuggestionRefused)
"""Every such fault that a service may raise."""

__all__ = ["KNOWN", "CannotWrite"]
