"""Asks for the allocation day, on which everything is judged."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QHBoxLayout, QTableView, QToolButton, QVBoxLayout, QWidget

from caseload_app.ui.theme.icons import icon
from caseload_app.ui.widgets.labels import button, label


class DayDialog(QDialog):
    """A calendar."""

    def __init__(self, parent: QWidget | None, day: date) -> None:
        super().__init__(parent)
        self.setWindowTitle("Allocation day")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        layout.addWidget(label("Allocation day", "title"))
        layout.addWidget(label("Capacity, leave, due dates and rules are all judged on this day.", "muted", wrap=True))
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName("Allocation day")
        self.calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        for name, drawing, words in (
            ("qt_calendar_prevmonth", "left", "Month before"),
            ("qt_calendar_nextmonth", "right", "Month after"),
        ):
            arrow = self.calendar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setAccessibleName(words)
                arrow.setIcon(icon(drawing, self.palette().text().color().name()))
        days = self.calendar.findChild(QTableView, "qt_calendar_calendarview")
        if days is not None:
            days.setAccessibleName("Days of the month")
        self.calendar.activated.connect(self.accept)
        layout.addWidget(self.calendar)
        row = QHBoxLayout()
        today = button("Today", parent=self)
        today.clicked.connect(lambda: self.calendar.setSelectedDate(QDate.currentDate()))
        row.addWidget(today)
        row.addStretch()
        cancel = button("Cancel", parent=self)
        cancel.clicked.connect(self.reject)
        confirm = button("Use this day", "primary", parent=self)
        confirm.setDefault(True)
        confirm.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(confirm)
        layout.addLayout(row)

    @property
    def day(self) -> date:
        """The chosen day."""
        chosen = self.calendar.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())
