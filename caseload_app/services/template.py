"""An empty caseload workbook to fill in."""

from __future__ import annotations

from pathlib import Path

from caseload_app.exchange.caseload_workbook import write_template
from caseload_app.services.effective_policy import CouncilPolicy, council_policy


def save_template(path: Path, council: CouncilPolicy | None = None) -> None:
    """Write the template for a council's categories and settings; without one, for those that ship.

    Raises:
        CannotWrite: when it cannot be written; what stood there before is untouched.
    """
    write_template(path, (council or council_policy(None)).policy)
