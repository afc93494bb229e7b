"""A council's policy as data: read, checked and changed by dotted names; the numbers stand in files, never in code."""

from __future__ import annotations

from caseload_app.domain.policy.bands import Bands
from caseload_app.domain.policy.error import PolicyError
from caseload_app.domain.policy.file_tables import PolicyFile
from caseload_app.domain.policy.policy_file import (
    keys_in,
    read_policy,
    read_policy_file,
    shipped_policy,
    shipped_policy_file,
)
from caseload_app.domain.policy.settings import setting_names, setting_value, with_settings

__all__ = [
    "Bands",
    "PolicyError",
    "PolicyFile",
    "keys_in",
    "read_policy",
    "read_policy_file",
    "setting_names",
    "setting_value",
    "shipped_policy",
    "shipped_policy_file",
    "with_settings",
]
