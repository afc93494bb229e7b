"""The self-test: every part works here, and a part that is missing is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.cli import main
from caseload_app.cli.exit_codes import FAILED, OK


def test_everything_works_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--self-test"]) == OK
    said = capsys.readouterr().out
    for part in ("Suggestion and allocation sheet", "Team file", "Icons and font"):
        assert f"ok      {part}" in said


def test_a_part_that_does_not_work_is_named_and_the_others_are_tried(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr("caseload_app.cli.self_test.files", lambda _package: tmp_path / "resources")
    assert main(["--self-test"]) == FAILED
    said = capsys.readouterr()
    assert "FAILED  Suggestion and allocation sheet" in said.err
    assert "ok      Team file" in said.out
