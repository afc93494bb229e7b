"""The progress line: one that rewrites itself on a terminal, a few plain ones elsewhere, none when quiet."""

from __future__ import annotations

import sys

import pytest

from caseload_app.cli import progress
from caseload_app.cli.progress import ProgressLine
from solver.run import Progress

NEWS = Progress(level="continuity", best={"critical": 0, "high": 1, "peak": 96}, seconds=0.3)
SAID = "team.xlsx: working on continuity, 0 s; best so far: 1 case without a worker, highest workload 96 %"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_REWRITE_EVERY", 0.0)
    monkeypatch.setattr(progress, "_PLAIN_LINE_EVERY", 0.0)


def test_elsewhere_each_word_stands_on_its_own_line(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine("team.xlsx", is_quiet=False)
    line.show()
    line.hear(NEWS)
    line.show()
    line.clear()
    assert capsys.readouterr().err.splitlines() == [
        "team.xlsx: looking for the best suggestion",
        "team.xlsx: looking for the best suggestion, 0 s",
        SAID,
    ]


def test_on_a_terminal_one_line_rewrites_itself_and_is_clear_in_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    line = ProgressLine("team.xlsx", is_quiet=False)
    line.hear(NEWS)
    line.show()
    line.clear()
    told = capsys.readouterr().err
    assert told == f"\r{SAID[:59]}\r{' ' * 59}\r"


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine("team.xlsx", is_quiet=True)
    line.hear(NEWS)
    line.show()
    line.clear()
    assert not capsys.readouterr().err
