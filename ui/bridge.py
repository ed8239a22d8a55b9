"""From the journal's notices into Qt: one signal for changes, one for the passing of time."""

from contextlib import suppress

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from models import business
from models.changes import Cause, Changes, Kind
from models.errors import JournalError, Locked
from models.journal import Journal
from ui.next_moment import NextMoment

OTHER_PROGRAMS_MS = 500
"""How often to look whether another program wrote: within a second it is seen."""
MINUTE_MS = 60_000
AGAIN_MS, LONGEST_WAIT_MS = 2_000, 60_000
"""How long after something could not be read it is tried again; longer and longer where that does not last."""
IDLE_MS = 15_000
"""How long after the last save the search tables are tended."""


class Bridge(QObject):
    """Hear the journal and the clock.

    Signals: `changed` carries the `Changes` of an operation, undo, redo or another program;
    `counted` the `Badge` of a view that read it anyway, so that it is not read twice;
    `minute_passed` comes once a minute, so that words like "5 minutes late" stay true, and between two of
    them at the very moment at which something falls due or nears; `unreadable` carries why the file could
    not be read, `readable` comes when it can be again: then everything counts as changed, for nobody knows
    what was missed; `stopped` comes when nothing is to be read any more.
    """

    changed = Signal(object)
    counted = Signal(object)
    minute_passed = Signal()
    unreadable = Signal(str)
    readable = Signal()
    stopped = Signal()

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._said = ""
        self._wait, self._well = AGAIN_MS, QElapsedTimer()
        journal.listen(self._hear)
        self._poll = QTimer(self, interval=OTHER_PROGRAMS_MS)
        self._poll.timeout.connect(self._look)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.minute_passed)
        self._moment = NextMoment(journal, self)
        self._moment.came.connect(self.minute_passed)
        self.minute_passed.connect(self._moment.find)
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self._tend)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._try_again)

    def start(self) -> None:
        """Begin to look at other programs' writing and at the clock."""
        self._poll.start()
        self._minute.start()

    def stop(self) -> None:
        """Stop looking and listening."""
        self._poll.stop()
        self._minute.stop()
        self._moment.stop()
        self._idle.stop()
        self._again.stop()
        self._journal.unlisten(self._hear)
        self.stopped.emit()

    @Slot(str)
    def doubt(self, why: str) -> None:
        """Note that something could not be read, and try until it can be."""
        if why != self._said:
            self._said = why
            self.unreadable.emit(why)
        if not self._again.isActive():
            soon = not self._well.isValid() or self._well.hasExpired(LONGEST_WAIT_MS)
            self._wait = AGAIN_MS if soon else min(2 * self._wait, LONGEST_WAIT_MS)
            self._again.start(self._wait)

    def _hear(self, changes: Changes) -> None:
        if changes.cause is not Cause.OTHER_PROGRAM:
            self._idle.start()
        if self._minute.isActive():
            self._moment.find_soon()
        self.changed.emit(changes)

    @Slot()
    def look_at_clock(self) -> None:
        """See whether something has fallen due: time may have leapt while the computer slept."""
        if self._minute.isActive():
            self._moment.look()

    @Slot()
    def _tend(self) -> None:
        with suppress(JournalError):  # Another program is busy: the next pause will do.
            self._journal.tend()

    @Slot()
    def _look(self) -> None:
        try:
            self._journal.poll()
        except Locked:
            return  # Another program is writing this very moment: the next look will see it.
        except JournalError as error:
            self.doubt(str(error))

    @Slot()
    def _try_again(self) -> None:
        try:
            self._journal.poll()
            business.get(self._journal)
        except JournalError:
            self._again.start(self._wait)
            return
        self._said = ""
        self._well.start()
        self.readable.emit()
        self.changed.emit(Changes("", dict.fromkeys(Kind, frozenset()), Cause.OTHER_PROGRAM))
