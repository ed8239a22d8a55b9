"""Saving the open promises as a calendar for a phone, off the GUI thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from models.clock import Clock
from models.journal import Journal
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.errands import Errands
from ui.tr import tr, tr_count

_PLACE = "calendar/file"
_NAME = "kept.ics"


class CalendarSaving(QObject):
    """Ask where the calendar is to lie, and write it there; private words are never in it."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._errands = Errands(self)
        self._errands.done.connect(self._take)

    def ask_where(self) -> None:
        """Ask for a file, first of all the one it was last."""
        last = self._desk.preferences.text(_PLACE) or str(Path.home() / _NAME)
        dialog = QFileDialog(self._window, tr("Calendar for a phone"), last, tr("Calendars (*.ics)"))
        dialog.setObjectName("saveCalendar")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(last)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, name: str) -> None:
        """Write the calendar to a file; over another calendar, and nothing else."""
        journal, path = self._desk.journal, Path(name)
        if journal.path is None:
            self._tell(path, attempt(partial(_write, journal, path)))
            return
        self._errands.send(partial(_save, journal.path, journal.clock, path))

    @Slot(int, object)
    def _take(self, _number: int, saved: tuple[Path, Outcome[int]]) -> None:
        self._tell(*saved)

    def _tell(self, path: Path, outcome: Outcome[int]) -> None:
        if outcome.result is None:
            self._desk.go.said.emit(outcome.trouble)
            return
        self._desk.preferences.set_text(_PLACE, str(path))
        events = tr_count(outcome.result, "{n} event", "{n} events")
        self._desk.go.said.emit(tr("Saved {file}: {events}").format(file=path.name, events=events))


def _save(journal_path: Path, clock: Clock, path: Path) -> tuple[Path, Outcome[int]]:
    """Read the journal through a connection of its own, as another program would."""
    return path, attempt(partial(_write_from, journal_path, clock, path))


def _write_from(journal_path: Path, clock: Clock, path: Path) -> int:
    journal = Journal.open(journal_path, clock)
    try:
        return _write(journal, path)
    finally:
        journal.close()


def _write(journal: Journal, path: Path) -> int:
    # Nothing else brings the library along.
    from models.exchange import calendar_file, icalendar
    from models.exchange.calendar_entries import Wanted

    written = icalendar.calendar_of(journal, Wanted())
    calendar_file.write(path, written.content, journal.path)
    return written.events
