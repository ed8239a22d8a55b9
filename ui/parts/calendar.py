"""The calendar that opens below a field for a date, in the colours of the look."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from ui.icons import icon
from ui.theme import theme
from ui.tr import tr

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
_DAY_SIDE = 34


class Calendar(QCalendarWidget):
    """A month to pick a day from; the platform's own paints weekends red, which the dark look swallows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        self._dress_arrow("qt_calendar_prevmonth", "chevron-left", tr("Month before"))
        self._dress_arrow("qt_calendar_nextmonth", "chevron-right", tr("Month after"))
        self._dress()
        theme.changed.connect(self._dress)

    def _dress_arrow(self, name: str, icon_name: str, words: str) -> None:
        arrow = self.findChild(QToolButton, name)
        if arrow is not None:
            arrow.setIcon(icon(icon_name))
            arrow.setIconSize(QSize(18, 18))
            arrow.setToolTip(words)
            arrow.setAccessibleName(words)

    @Slot()
    def _dress(self) -> None:
        weekday, weekend = _ink("text"), _ink("text_muted")
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, weekend if day in _WEEKEND else weekday)
        header = _ink("text_faint")
        header.setFont(theme.font("overline"))
        self.setHeaderTextFormat(header)
        side = theme.px(_DAY_SIDE)
        self.setMinimumSize(side * 7 + 12, side * 7 + 40)


def _ink(role: str) -> QTextCharFormat:
    found = QTextCharFormat()
    found.setForeground(theme.color(role))
    return found
