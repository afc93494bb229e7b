"""Without a command the window opens; without a display that is said."""

from __future__ import annotations

import pytest

from caseload_app.cli import main
from caseload_app.cli.window import has_display


@pytest.fixture
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.usefixtures("_no_display")
@pytest.mark.parametrize("typed", [[], ["demo"]])
def test_without_a_display_a_sentence_says_what_works_instead(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed) == 1

    assert "no display" in capsys.readouterr().err


@pytest.mark.usefixtures("_no_display")
def test_a_platform_that_needs_no_display_counts_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert has_display()
