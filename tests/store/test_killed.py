from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

from caseload_app.services.sample import fresh_sample
from caseload_app.store.changes import Change, changes_between
from caseload_app.store.connection import raw
from caseload_app.store.state import State
from caseload_app.store.team_file import TeamFile
from tests.conftest import MORE
from tests.store.a_writer import change_until_killed

TIMES = 20 * MORE


def test_killing_the_process_at_any_moment_loses_nothing_that_was_shown_as_saved(tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.a_writer"])
    with fresh_sample(tmp_path) as team:
        path = team.path
    chance = random.Random(2026)
    changes_seen = 0
    for time_killed in range(TIMES):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=change_until_killed, args=(path, time_killed, sender))
        process.start()
        sender.close()
        said: list[Any] = [receiver.recv() for _ in range(chance.randint(1, 4))]  # it is open, from the first one on
        time.sleep(chance.uniform(0, 0.06))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        with contextlib.suppress(EOFError, OSError):
            while True:
                said.append(receiver.recv())
        receiver.close()
        changes_seen += len(said) - 1
        check_nothing_is_lost(path, said, from_the_beginning=time_killed % 10 == 9)
    assert changes_seen > TIMES  # it was killed in the middle of work, not before


def check_nothing_is_lost(path: Path, said: list[Any], *, from_the_beginning: bool) -> None:
    with TeamFile.open(path) as file:
        assert file.read_only is None
        revision, held = said[-1]
        # One change more may have been saved and not told any more.
        assert revision <= file.revision <= revision + 1
        steps = file.steps()
        assert [step.revision for step in steps] == list(range(1, file.revision + 1))
        present = {(change.kind, change.thing): change.after for change in changes_between(State(), file.state)}
        as_told = dict(present)
        for step in steps[revision:]:
            for change in file.changes(step.number):
                replay(change.inverse, as_told)
        if held is not None:
            cases = {thing: after for (kind, thing), after in as_told.items() if kind == "case" and after}
            assert {case_id: (case["worker_id"], case["locked"]) for case_id, case in cases.items()} == held
        if from_the_beginning:
            replayed: dict[tuple[str, str], Any] = {("board", "board"): {"day": None, "source": None}}
            for step in steps:
                for change in file.changes(step.number):
                    replay(change, replayed)
            assert replayed == present
    with contextlib.closing(raw(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def replay(change: Change, things: dict[tuple[str, str], Any]) -> None:
    key = (change.kind, change.thing)
    assert things.get(key) == change.before, "the history contradicts itself"
    if change.after is None:
        del things[key]
    else:
        things[key] = change.after
