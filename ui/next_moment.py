"""Time passes for the window at the very moment at which something changes, not only once a minute."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from models.errors import JournalError
from models.journal import Journal

LONGEST = timedelta(minutes=1)
"""What is further off is looked at again by then: a laptop may sleep, a clock may be set."""
AFTER_CHANGES_MS = 250


class NextMoment(QObject):
    """Look by the journal's clock when something falls due or nears next, and say so when it does.

    Signals: `came` at that moment. Whoever hears it reads again, and has the next one found.
    """

    came = Signal()

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._next: datetime | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_CHANGES_MS)
        self._soon.timeout.connect(self.find)

    @Slot()
    def find(self) -> None:
        """Find the next moment at which something changes, and wait for it."""
        from models import attention

        try:
            now = self._journal.now()
            self._next = attention.next_moment(self._journal, now)
        except JournalError:  # It cannot be read at this moment: the next minute will do.
            self._next = None
            self._timer.stop()
        else:
            self._wait(self._next, now)

    def find_soon(self) -> None:
        """Find it anew after a change, once where several follow each other."""
        self._soon.start()

    @Slot()
    def look(self) -> None:
        """Say so if the moment has come; to be called as well when time may have leapt."""
        if self._next is None:
            self.find()
            return
        now = self._journal.now()
        if now < self._next:
            self._wait(self._next, now)
        else:
            self._next = None
            self.came.emit()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()
        self._soon.stop()

    def _wait(self, until: datetime, now: datetime) -> None:
        self._timer.start(round(min(until - now, LONGEST) / timedelta(milliseconds=1)))
