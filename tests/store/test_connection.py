from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.store.connection import file_uri
from caseload_app.store.team_file import TeamFile
from tests.store.teams import MOVED, a_full_state


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/home/ann/team.caseload", "file:/home/ann/team.caseload"),
        ("C:/Users/Ann/team.caseload", "file:///C%3A/Users/Ann/team.caseload"),
        ("\\\\server\\share\\team.caseload", "file:////server/share/team.caseload"),
        ("/a?b#c%d/é.caseload", "file:/a%3Fb%23c%25d/%C3%A9.caseload"),
    ],
)
def test_a_path_is_written_so_that_sqlite_finds_it(path: str, uri: str) -> None:
    assert file_uri(path) == uri


@pytest.mark.parametrize("name", ["a b", "a?mode=memory", "a#b", "100%", "Zoë's team"])
def test_a_team_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / f"{name}.caseload"
    path.parent.mkdir()
    with TeamFile.create(path) as file:
        file.save(a_full_state(), MOVED)
        file.back_up("import")
    assert {entry.name for entry in path.parent.iterdir()} == {path.name, f"{name} backups"}
    with TeamFile.open(path) as file:
        assert file.state == a_full_state()
