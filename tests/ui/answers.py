"""Answers the window's questions in a person's stead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from caseload_app.services.board import Board
from caseload_app.services.open_team import OpenTeam
from caseload_app.ui.asking import Asking
from caseload_app.ui.wish import Wish


class Answers(Asking):
    """Set what to answer; what was asked and told is kept."""

    path: Path | None = None
    words: str | None = None
    chosen_worker: str | None = None
    chosen_wish: Wish | None = None
    chosen_day: date | None = None
    tries: int = 0

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.told: list[str] = []
        self.sentences: list[str] = []

    def workbook(self) -> Path | None:
        return self.path

    def team_file(self) -> Path | None:
        return self.path

    def new_team_file(self, name: str) -> Path | None:
        return None if self.path is None else self.path.with_name(f"{name}.caseload")

    def sheet(self, near: Path) -> Path | None:
        return self.path or near

    def template(self) -> Path | None:
        return self.path

    def findings_file(self, name: str) -> Path | None:
        return None if self.path is None else self.path.with_name(f"{name}.txt")

    def reason(self, *, title: str, intro: str, sentences: Sequence[str], action: str, hint: str) -> str | None:
        self.sentences += sentences
        return self.words

    def worker(self, board: Board, case_ids: Sequence[str]) -> str | None:
        return self.chosen_worker

    def wish(self, team: OpenTeam, last: Wish, selected: Sequence[str]) -> Wish | None:
        return self.chosen_wish

    def day(self, day: date) -> date | None:
        return self.chosen_day

    def try_again(self, sentence: str) -> bool:
        self.told.append(sentence)
        self.tries -= 1
        return self.tries >= 0

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)
