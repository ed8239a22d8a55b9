"""Saving the open promises as a calendar for a phone, off the GUI thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from models.clock import Clock
from models.journal import Journal
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.tr import tr, tr_count

_PLACE = "calendar/file"
_NAME = "kept.ics"


class CalendarSaving(QObject):
    """Ask where the calendar is to lie, and write it there; private words are never in it."""

    _written = Signal(object, object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._written.connect(self._tell)

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
        QThreadPool.globalInstance().start(_Job(self, journal.path, journal.clock, path))

    def finish(self, path: Path, outcome: Outcome[int]) -> None:
        """Say what came of it, from any thread."""
        self._written.emit(path, outcome)

    @Slot(object, object)
    def _tell(self, path: Path, outcome: Outcome[int]) -> None:
        if outcome.result is None:
            self._desk.go.said.emit(outcome.trouble)
            return
        self._desk.preferences.set_text(_PLACE, str(path))
        events = tr_count(outcome.result, "{n} event", "{n} events")
        self._desk.go.said.emit(tr("Saved {file}: {events}").format(file=path.name, events=events))


class _Job(QRunnable):
    """Read the journal through a connection of its own, as another program would."""

    def __init__(self, saving: CalendarSaving, journal_path: Path, clock: Clock, path: Path) -> None:
        super().__init__()
        self._saving, self._journal_path, self._clock, self._path = saving, journal_path, clock, path

    def run(self) -> None:
        outcome = attempt(self._save)
        try:
            self._saving.finish(self._path, outcome)
        except RuntimeError:
            return  # The window was closed while the calendar was written.

    def _save(self) -> int:
        journal = Journal.open(self._journal_path, self._clock)
        try:
            return _write(journal, self._path)
        finally:
            journal.close()


def _write(journal: Journal, path: Path) -> int:
    # Nothing else brings the library along.
    from models.exchange import calendar_file, icalendar
    from models.exchange.calendar_entries import Wanted

    written = icalendar.calendar_of(journal, Wanted())
    calendar_file.write(path, written.content, journal.path)
    return written.events
