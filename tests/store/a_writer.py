"""What runs in another process, to be killed there."""

from __future__ import annotations

import random
import time
from importlib.resources import files
from multiprocessing.connection import Connection
from pathlib import Path

from caseload_app.services.open_team import OpenTeam
from caseload_app.store.team_file import TeamFile

SAMPLE = Path(str(files("resources") / "samples" / "north_team.xlsx"))


def hold_until_killed(path: Path, said: Connection) -> None:
    """Hold a team file open to write."""
    file = TeamFile.open(path, who="writer")
    said.send("held" if file.read_only is None else file.read_only)
    while True:
        time.sleep(1)


def change_until_killed(path: Path, seed: int, said: Connection) -> None:
    """Change a team file again and again, and tell each change once it is shown as saved."""
    chance = random.Random(seed)
    team = OpenTeam.open(path)
    if team.read_only is not None:
        said.send(team.read_only)
        return
    said.send((team.revision, None))
    workers = [*(worker.id for worker in team.state.team.workers), None]
    cases = [case.id for case in team.state.team.cases]
    while True:
        match chance.randrange(14):
            case 0 | 4:
                changed = team.undo()
            case 1 | 5:
                changed = team.redo()
            case 2:
                changed = team.lock(chance.sample(cases, 3), reason="because")
            case 3:
                changed = team.unlock(chance.sample(cases, 20))
            case 6:
                changed = team.import_(team.read_workbook(SAMPLE))
            case _:
                some = chance.sample(cases, chance.choice([1, 5, 40]))
                changed = team.move(some, chance.choice(workers), reason="because")
        if changed.words:
            held = {case.id: (case.worker_id, case.locked) for case in team.state.team.cases}
            said.send((team.revision, held))
