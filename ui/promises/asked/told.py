"""Running late: telling the client before the time ends, and telling them of a move afterwards."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot

from models import conversations, told_words
from models.promises import questions
from models.promises.records import PromiseRow, Telling, Verdict
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.parts.buttons import button
from ui.promises.asked.telling import TellingPart
from ui.promises.asking import Asking
from ui.promises.deeds import READY_WORDS
from ui.tr import tr


class ToldForm(Asking):
    """How and when the client was told of a delay or a move, and in which words; a new time is not needed."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "told")
        moved = shown.moves.unknown
        if moved:
            self.head(tr("Tell them of the move"), tr("Until they know, it counts as promised for the old time."))
        elif shown.verdict is Verdict.OVERDUE:
            self.head(tr("Running late: tell them"), tr("It is late already: say so before they ask."))
        else:
            self.head(tr("Running late: tell them"), tr("Before the time ends. The promised time itself stays."))
        self._telling = TellingPart(self, "told", optional=False)
        ready = button(tr("Ready wo&rds…"), "", "message-square", name="readyWords")
        ready.setToolTip(tr("Words to read out or send, filled from the record"))
        ready.clicked.connect(self._want_words)
        self.put_below(ready, apart=True)
        self._telling.put()
        self._telling.suggest(self._suggested())
        self.end(tr("They were told"))

    def save(self) -> "Outcome[Any]":
        """Record it, and the contact in which it was said."""
        trouble = self._telling.trouble()
        if trouble is not None:
            return trouble
        part = self._telling
        telling = Telling(part.at, part.how, part.words, part.agreed)
        promise_id, contact = self.shown.promise.id, part.contact()
        return attempt(partial(conversations.tell, self.desk.journal, promise_id, telling, contact))

    def _suggested(self) -> str:
        promise, now = self.shown.promise, self.desk.journal.now()
        before = told_words.time_they_know(self.shown, questions.events(self.desk.journal, promise.id))
        if before is None:
            return told_words.of_delay(promise, now)
        return told_words.of_move(promise.words, before, promise.window, now)

    @Slot()
    def _want_words(self) -> None:
        self.desk.go.ready_words_wanted.emit(self.shown.promise.id, READY_WORDS)
