from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload_app.domain.team import Team, TeamCase
from caseload_app.store import connection as connection_module
from caseload_app.store.changes import PROPOSAL, Change, changes_between, inverse
from caseload_app.store.errors import ChangedMeanwhile, NotSaved
from caseload_app.store.history import StepKind
from caseload_app.store.state import State
from caseload_app.store.team_file import TeamFile
from caseload_app.store.unit_of_work import UnitOfWork, What
from tests.store.teams import MOVED, a_full_state, states, worker


@pytest.fixture
def file(tmp_path: Path) -> Iterator[TeamFile]:
    with TeamFile.create(tmp_path / "team.caseload", who="ann") as made:
        yield made


def reopened(file: TeamFile) -> TeamFile:
    file.close()
    return TeamFile.open(file.path, who="ann")


def test_a_new_file_is_empty(file: TeamFile) -> None:
    assert file.state == State()
    assert file.revision == 0
    assert file.next_undo is None


def test_every_field_comes_back_as_it_was_saved(file: TeamFile) -> None:
    state = a_full_state()
    file.save(state, MOVED)
    with reopened(file) as again:
        assert again.state == state
        assert str(again.state.team.workers[0].fte) == "0.60"


def test_a_step_says_who_did_what_when_and_why(file: TeamFile) -> None:
    what = What(kind=StepKind.MOVE, words="C1 moved", reason="asked for", change_reason="PCCHAN")
    step = file.save(State(team=Team(workers=(worker(),))), what)
    assert (step.who, step.words, step.reason, step.change_reason, step.revision) == (
        "ann",
        "C1 moved",
        "asked for",
        "PCCHAN",
        1,
    )
    (read,) = file.steps()
    assert read == step
    (change,) = file.changes(step.number)
    assert (change.kind, change.thing, change.before) == ("worker", "W1", None)
    assert change.after is not None
    assert change.after["name"] == "W1"


def test_only_what_changed_stands_in_the_history(file: TeamFile) -> None:
    state = a_full_state()
    file.save(state, MOVED)
    cases = (state.team.cases[0], replace(state.team.cases[1], worker_id="W2"))
    step = file.save(replace(state, team=replace(state.team, cases=cases)), MOVED)
    (change,) = file.changes(step.number)
    assert change.before is not None
    assert change.after is not None
    assert (change.thing, change.before["worker_id"], change.after["worker_id"]) == ("C2", None, "W2")


def test_undo_and_redo_survive_a_restart(file: TeamFile) -> None:
    first, second = State(team=Team(workers=(worker(),))), a_full_state()
    file.save(first, What(kind=StepKind.MOVE, words="one"))
    file.save(second, What(kind=StepKind.MOVE, words="two"))
    with reopened(file) as again:
        assert again.next_undo is not None
        assert again.next_undo.words == "two"
        again.undo()
        assert again.state == first
    with TeamFile.open(file.path) as again:
        assert again.next_redo is not None
        assert again.next_redo.words == "two"
        again.redo()
        assert again.state == second
        assert again.next_redo is None


def test_a_new_change_clears_what_could_be_done_again(file: TeamFile) -> None:
    file.save(a_full_state(), MOVED)
    file.undo()
    file.save(State(team=Team(workers=(worker(),))), MOVED)
    assert file.redo() is None
    with reopened(file) as again:
        assert again.next_redo is None


def test_an_entry_told_besides_is_in_the_history_and_changes_nothing(file: TeamFile) -> None:
    told = Change(PROPOSAL, "C1", {"worker_id": "W1"}, None)
    step = file.save(file.state, What(kind=StepKind.REFUSE, words="refused"), (told,))
    assert file.changes(step.number) == [told]
    taken_back = file.undo()
    assert taken_back is not None
    assert taken_back.changes == (told.inverse,)


def test_a_change_that_contradicts_itself_is_taken_back_as_a_whole(file: TeamFile) -> None:
    state = a_full_state()
    file.save(state, MOVED)
    nobody = replace(state, team=replace(state.team, cases=(TeamCase(id="C9", category="CIN", worker_id="nobody"),)))
    with pytest.raises(NotSaved):
        file.save(nobody, MOVED)
    assert file.state == state
    with reopened(file) as again:
        assert again.state == state
        assert len(again.steps()) == 1


def test_a_full_disk_is_said_and_the_next_change_is_saved_again(file: TeamFile) -> None:
    state = a_full_state()
    file.save(state, MOVED)
    connection = file._opened.connection
    with connection.begin():
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    long_notes = tuple(replace(case, notes="x" * 100_000) for case in state.team.cases)
    with pytest.raises(NotSaved, match="the disk is full"):
        file.save(replace(state, team=replace(state.team, cases=long_notes)), MOVED)
    assert file.state == state
    with connection.begin():
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    file.undo()
    with reopened(file) as again:
        assert again.state == State()
        assert again.revision == 2


def test_a_file_that_another_program_keeps_locked_is_said_to_be_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "BUSY_MILLISECONDS", 50)
    with TeamFile.create(tmp_path / "team.caseload") as file:
        other = sqlite3.connect(file.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match="another program is using the file"):
            file.save(a_full_state(), MOVED)
        other.close()
        file.save(a_full_state(), MOVED)


def test_work_without_commit_is_rolled_back(file: TeamFile) -> None:
    with file._work() as work:
        work.replace(file.state, a_full_state(), MOVED)
    with reopened(file) as again:
        assert again.state == State()
        assert again.steps() == []


def test_a_change_for_another_revision_is_refused(file: TeamFile) -> None:
    file.save(a_full_state(), MOVED)
    with pytest.raises(ChangedMeanwhile), UnitOfWork(file._opened.connection, revision=0, who="ann"):
        pass
    file.undo()


def test_the_file_itself_refuses_to_change_its_history(file: TeamFile) -> None:
    file.save(a_full_state(), MOVED)
    file.close()
    connection = sqlite3.connect(file.path)
    for statement in ("DELETE FROM history_step", "UPDATE history_entry SET thing = 'X'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()


def test_there_is_one_file_to_copy_once_it_is_closed(file: TeamFile) -> None:
    file.save(a_full_state(), MOVED)
    file.close()
    assert [path.name for path in file.path.parent.iterdir()] == ["team.caseload"]
    assert file.path.read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log wanted by whoever opens the copy


def test_foreign_keys_are_on_and_what_is_saved_is_on_the_disk(file: TeamFile) -> None:
    connection = file._opened.connection
    with connection.begin():
        asked = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("foreign_keys", "synchronous")]
    assert asked == [1, 2]
    with connection.begin():
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


@given(states(), states())
def test_the_changes_between_two_states_and_their_inverse_are_exact(old: State, new: State) -> None:
    assert changes_between(old, old) == []
    there = {(change.kind, change.thing): change for change in changes_between(old, new)}
    back = {(change.kind, change.thing): change for change in changes_between(new, old)}
    assert {(change.kind, change.thing): change for change in inverse(there.values())} == back


@settings(max_examples=15)
@given(st.lists(st.one_of(states(), st.just("undo"), st.just("redo")), max_size=10))
def test_any_sequence_of_changes_undos_and_redos_leaves_what_it_should(
    tmp_path_factory: pytest.TempPathFactory, steps: list[State | str]
) -> None:
    past: list[State] = []
    future: list[State] = []
    present = State()
    with TeamFile.create(tmp_path_factory.mktemp("any") / "team.caseload") as file:
        for step in steps:
            if isinstance(step, State):
                file.save(step, MOVED)
                past.append(present)
                present, future = step, []
            elif step == "undo":
                file.undo()
                if past:
                    future.append(present)
                    present = past.pop()
            else:
                file.redo()
                if future:
                    past.append(present)
                    present = future.pop()
            assert file.state == present
        file.reload()
        assert file.state == present
        assert [s.revision for s in file.steps()] == list(range(1, file.revision + 1))
