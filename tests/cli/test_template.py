"""``template``: an empty workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from caseload_app.cli import main


def test_a_template_is_written_and_can_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "team.xlsx"
    assert main(["template", str(target)]) == 0
    assert {"Workers", "Cases"} <= set(openpyxl.load_workbook(target).sheetnames)
    assert f"Written: {target}" in capsys.readouterr().out


def test_a_file_that_is_there_is_left_alone_unless_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "team.xlsx"
    target.write_bytes(b"filled in for hours")
    assert main(["template", str(target)]) == 1
    assert target.read_bytes() == b"filled in for hours"
    assert "--force" in capsys.readouterr().err
    assert main(["template", str(target), "--force", "--quiet"]) == 0
    assert "Cases" in openpyxl.load_workbook(target).sheetnames
    assert not capsys.readouterr().out


def test_a_place_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", str(tmp_path)]) == 1
    assert "is a folder" in capsys.readouterr().err
    assert main(["template", str(tmp_path / "missing" / "team.xlsx")]) == 1
    assert "does not exist" in capsys.readouterr().err


def test_a_policy_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", str(tmp_path / "team.xlsx"), "--policy", str(tmp_path / "missing.toml")]) == 2
    assert "missing.toml" in capsys.readouterr().err
    assert not (tmp_path / "team.xlsx").exists()
