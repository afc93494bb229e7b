from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.store import backup
from caseload_app.store.backup import back_up, backup_folder, backups
from caseload_app.store.errors import BackupFailed
from caseload_app.store.team_file import TeamFile
from tests.store.teams import MOVED, a_full_state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "team.caseload"
    with TeamFile.create(path) as file:
        file.save(a_full_state(), MOVED)
    return path


def test_a_copy_made_while_the_file_is_open_is_a_whole_team_file_of_its_own(path: Path) -> None:
    with TeamFile.open(path) as file:
        file.undo()
        file.redo()
        copy = file.back_up("import")
    assert copy.name.endswith(" before import.caseload")
    with TeamFile.open(copy) as opened:
        assert opened.state == a_full_state()
        assert opened.revision == 3
        assert opened.next_undo is not None


def test_only_the_newest_copies_are_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "KEPT", 3)
    made = [back_up(path, "import") for _ in range(5)]
    assert backups(path) == made[2:]


def test_other_files_in_the_folder_of_copies_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "KEPT", 1)
    backup_folder(path).mkdir()
    mine = backup_folder(path) / "keep this one.caseload"
    mine.touch()
    back_up(path, "import")
    back_up(path, "import")
    assert mine.exists()
    assert len(backups(path)) == 1


def test_a_copy_that_cannot_be_made_is_said_and_leaves_nothing(path: Path) -> None:
    backup_folder(path).write_text("a file where the folder should be")
    with pytest.raises(BackupFailed, match="Nothing was changed, because the backup"):
        back_up(path, "import")
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["team backups", "team.caseload"]
