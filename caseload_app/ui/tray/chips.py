"""The row of chips above the tray: each narrows what is shown and says how many cards it would leave."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from caseload_app.domain.wording import amount
from caseload_app.services.board import Card
from caseload_app.ui.tray.filters import ABOUT, Chip, Filter
from caseload_app.ui.widgets.flow_layout import FlowLayout


class Chips(QWidget):
    """Holds the filter, the search included, so that every count is that of what would really be shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        self._cards: Sequence[Card] = ()
        layout = FlowLayout(5)
        self.setLayout(layout)
        self.all = _chip("All", self)
        self.all.clicked.connect(self.clear)
        layout.addWidget(self.all)
        self.buttons = {chip: _chip(chip.value, self) for chip in Chip}
        for chip, button in self.buttons.items():
            button.setToolTip(ABOUT[chip])
            button.clicked.connect(lambda _checked=False, chip=chip: self.toggle(chip))
            layout.addWidget(button)
        self.skill = _chip("Skill", self)
        self.skill.setToolTip("Cases that require a skill")
        self.menu = QMenu(self.skill)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.skill.setMenu(self.menu)
        layout.addWidget(self.skill)
        self._say()

    @property
    def in_order(self) -> tuple[QPushButton, ...]:
        """The buttons from left to right."""
        return (self.all, *self.buttons.values(), self.skill)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Count anew."""
        self._cards = cards
        self._say()

    def toggle(self, chip: Chip) -> None:
        """Choose a chip, or leave it again."""
        self._use(replace(self.filter, chips=self.filter.chips ^ {chip}))

    def only(self, chips: Collection[Chip]) -> None:
        """Choose these chips and nothing else."""
        self._use(Filter(chips=frozenset(chips)))

    def choose_skill(self, skill: str | None) -> None:
        """Show only the cases that require a skill; None: whatever they require."""
        self._use(replace(self.filter, skill=skill))

    def search(self, words: str) -> None:
        """Show only what fits a search."""
        self._use(replace(self.filter, words=words))

    def clear(self) -> None:
        """Let every card through."""
        self._use(Filter())

    def _use(self, chosen: Filter) -> None:
        changed, self.filter = chosen != self.filter, chosen
        self._say()
        if changed:
            self.changed.emit()

    def _say(self) -> None:
        chosen = self.filter
        _label(self.all, "All", len(self._cards), checked=chosen.is_empty)
        counts = chosen.counts(self._cards)
        for chip, button in self.buttons.items():
            is_on = chip in chosen.chips
            _label(button, chip.value, counts[chip], checked=is_on)
            some = any(replace(Filter(), chips=frozenset({chip})).lets(card) for card in self._cards)
            button.setVisible(is_on or some)
        skills = chosen.skills(self._cards)
        number = dict(skills).get(chosen.skill or "", 0)
        self.skill.setChecked(chosen.skill is not None)
        self.skill.setText(f"Skill: {chosen.skill} {number}" if chosen.skill else "Skill")
        self.skill.setAccessibleName(
            f"Show the skill {chosen.skill}, {amount(number, 'case')}" if chosen.skill else "Show one skill"
        )
        self.skill.setVisible(chosen.skill is not None or any(card.required_skills for card in self._cards))
        self.updateGeometry()

    def _fill_menu(self) -> None:
        self.menu.clear()
        choices: list[tuple[str | None, str]] = [(None, "Any skill")]
        choices += [
            (skill, f"{skill[:1].upper()}{skill[1:]}  {number}") for skill, number in self.filter.skills(self._cards)
        ]
        for skill, words in choices:
            action = self.menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(skill == self.filter.skill)
            action.triggered.connect(lambda _checked=False, skill=skill: self.choose_skill(skill))


def _chip(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setProperty("look", "chip")
    button.setCheckable(True)
    return button


def _label(button: QPushButton, words: str, number: int, *, checked: bool) -> None:
    button.setText(f"{words} {number}")
    button.setAccessibleName(f"Show: {words}, {amount(number, 'case')}")
    button.setChecked(checked)
