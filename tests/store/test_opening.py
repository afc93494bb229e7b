from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from caseload_app.store import opening, schema
from caseload_app.store.connection import engine_of, raw
from caseload_app.store.errors import (
    AlreadyThere,
    DamagedFile,
    MissingFile,
    NewerVersion,
    NotATeamFile,
    NotReadable,
    NotWritable,
    OpenedReadOnly,
)
from caseload_app.store.lock import NoLocksHere, Taken, lock_path, take
from caseload_app.store.tables import Base
from caseload_app.store.team_file import TeamFile
from tests.store.a_writer import hold_until_killed
from tests.store.teams import MOVED, a_full_state

NOBODY = 65534


@pytest.fixture
def as_ordinary_user() -> Iterator[Path]:
    """A folder of somebody whom the system lets do less than the administrator that tests may run as."""
    with tempfile.TemporaryDirectory() as folder:
        is_administrator = os.name != "nt" and os.geteuid() == 0
        if is_administrator:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if is_administrator:
                os.seteuid(0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "team.caseload"
    with TeamFile.create(path) as file:
        file.save(a_full_state(), MOVED)
    return path


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="does not exist any more"):
        TeamFile.open(tmp_path / "team.caseload")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a workbook", b"SQLite format 3"])
def test_another_kind_of_file_is_no_team_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "team.caseload"
    path.write_bytes(content)
    with pytest.raises(NotATeamFile, match="not a team file"):
        TeamFile.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_team_file(tmp_path: Path) -> None:
    with pytest.raises(NotATeamFile):
        TeamFile.open(tmp_path)


def test_the_database_of_another_program_is_no_team_file(tmp_path: Path) -> None:
    path = tmp_path / "team.caseload"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(NotATeamFile):
        TeamFile.open(path)


def test_a_file_of_a_newer_version_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerVersion, match="newer version of this app"):
        TeamFile.open(path)
    assert path.read_bytes() == before
    assert not lock_path(path).exists()


def test_a_damaged_file_is_refused_with_a_way_out(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : len(content) // 2] = b"\xff" * (len(content) // 2 - 4096)
    path.write_bytes(content)
    with pytest.raises(DamagedFile, match="backup"):
        TeamFile.open(path)


def test_a_file_cut_short_is_damaged(path: Path) -> None:
    os.truncate(path, 5000)
    with pytest.raises(DamagedFile):
        TeamFile.open(path)


def test_a_file_without_its_facts_is_damaged(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM board")
    connection.commit()
    connection.close()
    with pytest.raises(DamagedFile):
        TeamFile.open(path)
    with pytest.raises(DamagedFile):  # and the lock was given back
        TeamFile.open(path)


def test_a_new_file_never_replaces_one(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(AlreadyThere):
        TeamFile.create(path)
    assert path.read_bytes() == before


def test_a_new_file_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NotWritable, match="the folder does not exist"):
        TeamFile.create(tmp_path / "no" / "team.caseload")


def test_the_second_to_open_is_told_who_has_it_and_can_look(path: Path) -> None:
    with TeamFile.open(path, who="ann") as first, TeamFile.open(path, who="ben") as second:
        assert second.held_by is not None
        assert second.held_by.who == "ann"
        assert second.read_only is not None
        assert second.read_only.startswith("ann on ")
        assert second.state == first.state
        with pytest.raises(OpenedReadOnly, match="ann"):
            second.undo()
        with pytest.raises(OpenedReadOnly):
            second.back_up("import")
        first.undo()
        assert second.revision == 1
        second.reload()
        assert second.revision == 2
    with TeamFile.open(path) as third:
        assert third.read_only is None


def test_whoever_looks_is_not_in_the_way_of_closing(path: Path) -> None:
    with TeamFile.open(path) as first:
        second = TeamFile.open(path)
        first.undo()
    assert [entry.name for entry in path.parent.iterdir()] == ["team.caseload"]
    second.reload()
    assert second.revision == 2
    second.close()


def test_a_link_leads_to_the_same_lock(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.caseload"
    link.parent.mkdir()
    link.symlink_to(path)
    with TeamFile.open(path), TeamFile.open(link) as second:
        assert second.read_only is not None


def test_the_lock_of_a_killed_process_is_no_lock(path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=hold_until_killed, args=(path, sender))
    process.start()
    assert receiver.recv() == "held"
    with TeamFile.open(path) as second:
        assert second.read_only is not None
        assert second.held_by is not None
        assert second.held_by.who == "writer"
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert lock_path(path).exists()
    with TeamFile.open(path) as third:
        assert third.read_only is None
        assert third.state == a_full_state()


def test_the_side_file_says_who_since_when(path: Path) -> None:
    lock = take(path, who="ann")
    said = json.loads(lock_path(path).read_text())
    assert said["who"] == "ann"
    assert datetime.fromisoformat(said["since"]).tzinfo is not None
    with pytest.raises(Taken) as taken:
        take(path)
    assert taken.value.holder is not None
    lock.release()
    lock.release()
    assert not lock_path(path).exists()


def test_a_lock_whose_text_cannot_be_read_is_still_a_lock(path: Path) -> None:
    lock = take(path)
    lock_path(path).write_text("{")
    with TeamFile.open(path) as second:
        assert second.read_only == "Somebody else has it open, so you can look but not change."
    lock.release()


def test_a_lock_that_was_removed_meanwhile_is_not_taken_for_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from caseload_app.store import lock as module

    real, times = module._lock, iter(range(10))

    def remove_before_the_first(descriptor: int) -> bool:
        if next(times) == 0:
            lock_path(path).unlink()
        return real(descriptor)

    monkeypatch.setattr(module, "_lock", remove_before_the_first)
    lock = take(path)
    with pytest.raises(Taken):
        take(path)
    lock.release()


def test_where_nothing_can_be_locked_the_file_can_be_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, *, who: str | None = None) -> None:
        raise NoLocksHere(who)

    monkeypatch.setattr(opening, "take", refuse)
    with TeamFile.open(path) as file:
        assert file.read_only is not None
        assert file.state == a_full_state()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other ways to forbid writing")
def test_a_read_only_file_and_a_read_only_folder_can_be_looked_at(as_ordinary_user: Path) -> None:
    path = as_ordinary_user / "team.caseload"
    with TeamFile.create(path) as file:
        file.save(a_full_state(), MOVED)
    for place, mode, back in ((path, 0o444, 0o644), (as_ordinary_user, 0o555, 0o755)):
        place.chmod(mode)
        with TeamFile.open(path) as file:
            assert file.read_only is not None
            assert file.state == a_full_state()
        place.chmod(back)
    path.chmod(0)
    with pytest.raises(NotReadable, match="cannot be read"):
        TeamFile.open(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other ways to forbid writing")
def test_a_file_left_by_a_crash_in_a_read_only_folder_can_be_looked_at(as_ordinary_user: Path) -> None:
    path, crashed = as_ordinary_user / "team.caseload", as_ordinary_user / "crashed" / "team.caseload"
    crashed.parent.mkdir()
    with TeamFile.create(path) as file:
        file.save(a_full_state(), MOVED)
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{crashed}{ending}")
    crashed.parent.chmod(0o555)
    with TeamFile.open(crashed) as looked_at:
        assert looked_at.state == a_full_state()
    crashed.parent.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other ways to forbid writing")
def test_no_file_is_made_in_a_read_only_folder(as_ordinary_user: Path) -> None:
    as_ordinary_user.chmod(0o555)
    with pytest.raises(NotWritable, match="Choose another folder"):
        TeamFile.create(as_ordinary_user / "team.caseload")
    assert list(as_ordinary_user.iterdir()) == []
    as_ordinary_user.chmod(0o755)


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(path: Path) -> None:
    with engine_of(path).connect() as connection, connection.begin():
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_migration_is_a_known_version() -> None:
    folder = Path(schema.__file__).parent / "migrations"
    scripts = ScriptDirectory(str(folder))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == schema.VERSIONS


def test_an_older_file_is_backed_up_and_brought_forward(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def add_a_table(connection: object, to: str = "0002") -> None:
        del to
        connection.exec_driver_sql("CREATE TABLE newer (x)")  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")  # type: ignore[attr-defined]

    for module in (opening, schema):
        monkeypatch.setattr(module, "VERSIONS", ("0001", "0002"))
    monkeypatch.setattr(opening, "upgrade", add_a_table)
    with TeamFile.open(path) as file:
        assert file.state == a_full_state()
    (backup,) = (path.parent / "team backups").iterdir()
    assert backup.name.endswith("before update.caseload")
    with raw(backup, read_only=True) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    copy.close()
    assert schema.version_of(path) == "0002"


def test_a_network_drive_gets_no_write_ahead_log(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_on_network", lambda _path: True)
    with TeamFile.open(path) as file:
        file.undo()
        connection = file._opened.connection
        with connection.begin():
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert sorted(entry.name for entry in path.parent.iterdir()) == ["team.caseload", "team.caseload.lock"]
