"""What the tests of the window and the journeys share: after a test its windows are really gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def closed_windows_are_gone(qapp: QApplication) -> Iterator[None]:
    """What a test closed is really taken down after it: windows that linger are styled again with every new one."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
