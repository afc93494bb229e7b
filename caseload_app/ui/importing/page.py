"""A workbook that was read: its findings, what importing it would change, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.wording import amount
from caseload_app.services.comparison import Effect
from caseload_app.services.findings import Severity
from caseload_app.services.intake import Intake
from caseload_app.services.shown_names import Hidden, ShownNames
from caseload_app.ui.importing.models import EffectsModel, FindingsModel
from caseload_app.ui.theme.theme import Theme
from caseload_app.ui.widgets.labels import button, label

_EFFECTS = {
    Effect.NEW: "new",
    Effect.CHANGED: "changed",
    Effect.CONFLICT: "in conflict",
    Effect.SAME: "the same",
    Effect.CLOSED: "closed",
}


class ImportPage(QWidget):
    """Shows one intake. Nothing changes before *Import* is clicked."""

    import_clicked = Signal(bool)
    """Whether, in a conflict, the decisions made here are kept."""
    cancel_clicked = Signal()
    save_findings_clicked = Signal()
    cell_copied = Signal(str)

    def __init__(self, intake: Intake, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.intake = intake
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.findings = FindingsModel(intake.findings, theme.tokens)
        self.effects = EffectsModel(intake.comparison.effects if intake.can_import else (), theme.tokens)
        theme.changed.connect(lambda: self.findings.restyle(theme.tokens))
        theme.changed.connect(lambda: self.effects.restyle(theme.tokens))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(label(f"Import: {intake.name}", "title", wrap=True))
        layout.addWidget(label(_summary(intake), "" if intake.can_import else "over", wrap=True))
        layout.addWidget(self._findings_card(), 4)
        if intake.can_import:
            layout.addWidget(self._effects_card(), 4)
        layout.addLayout(self._buttons())

    def show_names(self, hidden: Hidden) -> None:
        """Show the names that may be shown."""
        names, team = ShownNames(hidden), self.intake.comparison.everybody
        self.findings.show_words(lambda words: names.free_text(words, team))
        self.effects.show_words(lambda words: names.sentence(words, team.workers))

    def _findings_card(self) -> QWidget:
        card, head, body = _card("What to look at")
        group = QButtonGroup(card)
        kinds: list[tuple[str, Severity | None]] = [(f"All {len(self.intake.findings)}", None)]
        if self.intake.errors:
            kinds.append((amount(self.intake.errors, "error"), Severity.ERROR))
        if self.intake.warnings:
            kinds.append((amount(self.intake.warnings, "warning"), Severity.WARNING))
        for words, severity in kinds:
            chip = _chip(words, checked=severity is None)
            chip.clicked.connect(lambda _checked=False, chosen=severity: self.findings.choose(chosen))
            group.addButton(chip)
            head.addWidget(chip)
        self.findings_table = _table(self.findings, "Findings", (100, 130, 240))
        self.findings_table.clicked.connect(self._copy)
        self.findings_table.activated.connect(self._copy)
        if self.intake.findings:
            body.addWidget(self.findings_table)
            body.addWidget(label("Click a line to copy its cell, and go there in your spreadsheet.", "small"))
        else:
            self.findings_table.hide()
            body.addWidget(label("Nothing. Every cell was understood.", "ok"))
            body.addStretch()
        return card

    def _effects_card(self) -> QWidget:
        card, head, body = _card("What would change")
        self._effect_chips: dict[Effect, QPushButton] = {}
        for effect, words in _EFFECTS.items():
            count = self.intake.comparison.count(effect)
            if not count:
                continue
            chip = _chip(f"{count} {words}", checked=effect is not Effect.SAME)
            chip.toggled.connect(self._choose_effects)
            self._effect_chips[effect] = chip
            head.addWidget(chip)
        self.effects_table = _table(self.effects, "What would change", (120, 110, 220, 130))
        body.addWidget(self.effects_table)
        self._keep = QCheckBox("Where both differ, keep what was decided here")
        self._keep.setVisible(self.intake.comparison.count(Effect.CONFLICT) > 0)
        body.addWidget(self._keep)
        self._choose_effects()
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        self.save_button = button("Save findings \u2026")
        self.save_button.setVisible(bool(self.intake.findings))
        self.save_button.clicked.connect(self.save_findings_clicked)
        self.cancel_button = button("Cancel" if self.intake.can_import else "Back")
        self.cancel_button.clicked.connect(self.cancel_clicked)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        if self.intake.can_import:
            kept = len(self.intake.team.cases)
            total = kept + self.intake.cases_kept_out
            words = f"Import {kept} of {amount(total, 'case')}"
            self.import_button = button(words, "primary")
            self.import_button.clicked.connect(lambda: self.import_clicked.emit(self._keep.isChecked()))
            row.addWidget(self.import_button)
        return row

    def _choose_effects(self) -> None:
        self.effects.choose(frozenset(e for e, chip in self._effect_chips.items() if chip.isChecked()))

    def _copy(self, index: QModelIndex) -> None:
        where = self.findings.finding(index.row()).where
        QGuiApplication.clipboard().setText(where)
        self.cell_copied.emit(where)


def _summary(intake: Intake) -> str:
    if intake.reading.unreadable:
        return "This file cannot be imported. What is wrong stands below; your team is as it was."
    if not intake.can_import:
        return "There is nothing in this file that could be imported. Your team is as it was."
    said = f"{amount(len(intake.team.cases), 'case')}, {amount(len(intake.team.workers), 'worker')}."
    if intake.reading.rows_kept_out:
        rows = amount(intake.reading.rows_kept_out, "row")
        said += f" {rows} with errors would be left out."
    return f"{said} Nothing is changed until you import, and one undo takes it back."


def _card(title: str) -> tuple[QFrame, QHBoxLayout, QVBoxLayout]:
    card = QFrame()
    card.setProperty("look", "card")
    body = QVBoxLayout(card)
    body.setContentsMargins(16, 12, 16, 12)
    body.setSpacing(8)
    head = QHBoxLayout()
    head.setSpacing(6)
    head.addWidget(label(title, "heading"))
    head.addStretch()
    body.addLayout(head)
    return card, head, body


def _chip(words: str, *, checked: bool) -> QPushButton:
    chip = button(words, "chip")
    chip.setCheckable(True)
    chip.setChecked(checked)
    return chip


def _table(model: FindingsModel | EffectsModel, name: str, widths: tuple[int, ...]) -> QTableView:
    table = QTableView()
    table.setProperty("look", "list")
    table.setAccessibleName(name)
    table.setModel(model)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 13)
    header = table.horizontalHeader()
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.resizeColumnsToContents()
    for column, width in enumerate(widths):
        table.setColumnWidth(column, min(max(width, table.columnWidth(column) + 12), 440))
    return table
