"""What can be typed, and what is said about what cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caseload_app.cli import main

FILES = ["in.xlsx", "--output", "out.xlsx"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["dance"], "dance"),
        (["allocate"], "IN.xlsx"),
        (["allocate", "in.xlsx"], "--output"),
        (["allocate", "in.xlsx", "--output", "a.xlsx", "--output-dir", "b"], "not allowed with"),
        (["allocate", "a.xlsx", "b.xlsx", "--output", "c.xlsx"], "several inputs need --output-dir"),
        (["allocate", *FILES, "--mode", "dance"], "choose from"),
        (["allocate", *FILES, "--mode", "cover"], "--mode cover needs at least one --cover ID"),
        (["allocate", *FILES, "--mode", "cover", "--cover", " "], "it names nobody"),
        (["allocate", *FILES, "--cover", "W1"], "--cover only goes with --mode cover"),
        (["allocate", *FILES, "--mode", "rebalance", "--cover", "W1"], "--cover only goes with --mode cover"),
        (["allocate", *FILES, "--max-moves", "-1"], "a whole number from 0"),
        (["allocate", *FILES, "--max-moves", "1.5"], "a whole number from 0"),
        (["allocate", *FILES, "--max-moves", "nan"], "a whole number from 0"),
        (["allocate", *FILES, "--max-moves", "\N{ARABIC-INDIC DIGIT THREE}"], "a whole number from 0"),
        (["allocate", *FILES, "--time-limit", "-1"], "a number of seconds from 0"),
        (["allocate", *FILES, "--time-limit", "nan"], "a number of seconds from 0"),
        (["allocate", *FILES, "--time-limit", "inf"], "a number of seconds from 0"),
        (["allocate", *FILES, "--time-limit", "soon"], "a number of seconds from 0"),
        (["allocate", *FILES, "--date", "02/03/2026"], "YYYY-MM-DD"),
        (["allocate", *FILES, "--date", "20260302"], "YYYY-MM-DD"),
        (["allocate", *FILES, "--date", "2026-02-30"], "there is no day 2026-02-30"),
        (["allocate", *FILES, "--max", "1"], "--max"),
        (["template"], "FILE.xlsx"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_explained_with_exit_code_2(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(typed) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert not told.out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("typed", [["--help"], ["allocate", "--help"], ["template", "--help"]])
def test_help_is_told_with_examples_and_fits_a_terminal(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(typed) == 0
    told = capsys.readouterr().out
    assert "example" in told
    assert max(map(len, told.splitlines())) <= 100


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("caseload-app ")


@pytest.mark.parametrize(
    "typed",
    [
        ["allocate", "in.xlsx", "--output", "in.xlsx"],
        ["allocate", "in.xlsx", "--output", "./in.xlsx"],
        ["allocate", "in.xlsx", "--output", "link.xlsx"],
        ["allocate", "in.xlsx", "--output", "hard.xlsx"],
        ["allocate", "in.xlsx", "--output-dir", "."],
        ["allocate", "in.xlsx", "--output", "out.xlsx", "--findings", "in.xlsx"],
        ["allocate", "in.xlsx", "--output", "out.xlsx", "--policy", "policy.toml", "--findings", "policy.toml"],
        ["allocate", "in.xlsx", "--output", "policy.toml", "--policy", "policy.toml"],
    ],
    ids=" ".join,
)
def test_nothing_is_written_over_a_file_that_is_read(
    typed: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "in.xlsx"
    source.write_bytes(b"precious")
    (tmp_path / "policy.toml").write_bytes(b"precious")
    (tmp_path / "link.xlsx").symlink_to(source)
    os.link(source, tmp_path / "hard.xlsx")
    assert main(typed) == 2
    assert "over a file that is read" in capsys.readouterr().err
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"precious"}


@pytest.mark.parametrize(
    "typed",
    [
        ["allocate", "a/team.xlsx", "b/team.xlsx", "--output-dir", "out"],
        ["allocate", "team.xlsx", "team.xlsx", "--output-dir", "out"],
        ["allocate", "team.xlsx", "team.xlsm", "--output-dir", "out"],
        ["allocate", "team.xlsx", "--output", "out.xlsx", "--findings", "out.xlsx"],
    ],
    ids=" ".join,
)
def test_no_two_files_are_written_to_one_place(
    typed: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(typed) == 2
    assert "would be written twice" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
