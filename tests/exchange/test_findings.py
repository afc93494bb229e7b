"""Findings as a file: one a line, four parts separated by tabs, whatever the parts hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload_app.exchange.atomic_file import CannotWrite
from caseload_app.exchange.findings import Finding, Severity, as_line, write_findings

ERROR = Finding(Severity.ERROR, "Cases!E14", "XX", "a category code, such as CIN")
WARNING = Finding(Severity.WARNING, "team.xlsx", "Zoë", "anything")


def test_a_finding_in_one_line() -> None:
    assert as_line(ERROR) == "error\tCases!E14\tXX\ta category code, such as CIN"


@pytest.mark.parametrize("break_", ["\t", "\n", "\r\n", "\x0b", "\u2028", "\x85", "\x00"])
def test_a_tab_or_an_end_of_line_inside_becomes_a_space(break_: str) -> None:
    assert as_line(Finding(Severity.ERROR, "Cases!A1", f"a{break_}b", "c")) == "error\tCases!A1\ta b\tc"


@given(st.builds(Finding, st.sampled_from(Severity), st.text(), st.text(), st.text()))
def test_a_line_always_has_four_parts(finding: Finding) -> None:
    line = as_line(finding)
    assert line.splitlines() == [line]
    assert len(line.split("\t")) == 4


def test_the_file_holds_a_line_for_each_in_utf_8(tmp_path: Path) -> None:
    write_findings(tmp_path / "findings.txt", [ERROR, WARNING])
    assert (tmp_path / "findings.txt").read_bytes().decode("utf-8") == f"{as_line(ERROR)}\n{as_line(WARNING)}\n"


def test_without_findings_the_file_is_there_and_empty(tmp_path: Path) -> None:
    target = tmp_path / "findings.txt"
    target.write_text("from last time", encoding="utf-8")
    write_findings(target, [])
    assert target.read_bytes() == b""


def test_half_a_character_does_not_keep_the_file_from_being_written(tmp_path: Path) -> None:
    write_findings(tmp_path / "findings.txt", [Finding(Severity.ERROR, "\udcff.xlsx", "\ud83d", "x")])
    assert (tmp_path / "findings.txt").read_text(encoding="utf-8") == "error\t?.xlsx\t?\tx\n"


def test_a_file_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_findings(tmp_path / "no folder" / "findings.txt", [])
