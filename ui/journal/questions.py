"""Questions that take long in a large journal, answered off the GUI thread."""

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.errors import GaveWay, JournalError
from models.journal import Journal
from models.second_reading import open_again
from ui.errands import Errands

Question = Callable[[Journal], object]


class Questions(QObject):
    """Ask a journal one thing after another; only what the newest question brings is told.

    No save waits for an answer: a question that stands in the way of one is broken off, and asked anew after it.

    Signals: `answered` carries it, unless the journal was closed meanwhile. One in memory, which no other thread can
    read, answers at once.
    """

    answered = Signal(object)

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._newest: Question | None = None
        self._asked: Question | None = None
        self._errands = Errands(self)
        self._errands.done.connect(self._take)

    def ask(self, question: Question) -> None:
        """Ask anew. While an older question is under way the newest one waits: no more than one is read at a time."""
        if self._journal.path is None:
            self.answered.emit(question(self._journal))
            return
        self._newest = question
        if self._asked is None:
            self._send()

    def forget(self) -> None:
        """Tell nothing of what was asked so far."""
        self._newest = None

    def _send(self) -> None:
        if self._newest is not None and self._journal.path is not None:
            self._asked = self._newest
            self._errands.send(partial(_answer, self._journal, self._asked))

    @Slot(int, object)
    def _take(self, _number: int, brought: tuple[object, JournalError | None]) -> None:
        asked, self._asked = self._asked, None
        if self._journal.closed:
            return
        answer, trouble = brought
        if asked is not self._newest or isinstance(trouble, GaveWay):
            self._send()
            return
        self._newest = None
        if trouble is None:
            self.answered.emit(answer)
        else:
            sys.excepthook(type(trouble), trouble, trouble.__traceback__)


def _answer(journal: Journal, question: Question) -> tuple[object, JournalError | None]:
    """Read through a connection of its own, as another program would."""
    try:
        reading = open_again(journal)
        try:
            return question(reading), None
        finally:
            reading.close()
    except JournalError as trouble:
        return None, trouble
