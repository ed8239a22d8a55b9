"""A field for a moment that has passed: now, until another one is given."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, QTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from models.errors import Refused
from models.instants import at_local
from models.windows import in_zone
from ui import say
from ui.desk import Desk
from ui.parts.inputs import moment_edit, show_trouble
from ui.parts.layouts import column

_PATTERN = "yyyy-MM-dd HH:mm"


class MomentField(QWidget):
    """Show a moment on the wall clock of the business; untouched it means now, or what it was given.

    Signals: `moment_changed` when another moment was given.
    """

    moment_changed = Signal()

    def __init__(self, desk: Desk, name: str, words: str) -> None:
        super().__init__()
        self._desk, self._zone = desk, desk.zone
        self._given: datetime | None = None
        self._touched = False
        self.edit: QDateTimeEdit = moment_edit(name, words, QDateTime(QDate(2000, 1, 1), QTime(0, 0), QTimeZone.utc()))
        # The wall clock of the business, whatever the zone of this machine: UTC skips and repeats no hour.
        self.edit.setTimeZone(QTimeZone.utc())
        self.setLayout(column(self.edit))
        self.setFocusProxy(self.edit)
        self.set_instant(None)
        self.edit.dateTimeChanged.connect(self._touch)

    def instant(self) -> datetime | None:
        """Return the moment, None for now or while there is `trouble`."""
        if not self._touched:
            return self._given
        try:
            return self._read()
        except Refused:
            return None

    def set_instant(self, at: datetime | None) -> None:
        """Show a moment; None is now."""
        self._given, self._touched = at, False
        local = in_zone(at or self._desk.journal.now(), self._zone)
        shown = QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute), QTimeZone.utc())
        with QSignalBlocker(self.edit):
            self.edit.setDateTime(shown)

    def type_instant(self, at: datetime) -> None:
        """Type a moment, as if by hand: a draft keeps it."""
        local = in_zone(at, self._zone)
        self.unpack(local.strftime("%Y-%m-%d %H:%M"))

    def trouble(self) -> str:
        """Return why the moment cannot be meant, in words; nothing when it can."""
        if not self._touched:
            return ""
        try:
            self._read()
        except Refused as refusal:
            return refusal.reason
        return ""

    def packed(self) -> str:
        """Return what was typed, nothing while untouched."""
        return self.edit.dateTime().toString(_PATTERN) if self._touched else ""

    def unpack(self, text: str) -> None:
        """Type again what `packed` returned; nothing leaves it as it was given."""
        if not text:
            self.set_instant(self._given)
            return
        typed = QDateTime.fromString(text, _PATTERN)
        self.edit.setDateTime(QDateTime(typed.date(), typed.time(), QTimeZone.utc()))

    def _read(self) -> datetime:
        shown = self.edit.dateTime()
        day, at = shown.date(), shown.time()
        return at_local(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()), self._zone)

    @Slot()
    def _touch(self) -> None:
        self._touched = True
        show_trouble(self.edit, say.capital(self.trouble()))
        self.moment_changed.emit()
