"""It is done: when, by which contact; and arriving, which is judged against the window."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Slot

from models import arrivals, conversations, reasons
from models.interactions.records import Way
from models.promises.records import Keeping, PromiseId, PromiseRow
from ui import say
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.past import PastField
from ui.fields.refusals import refused
from ui.parts.inputs import text_edit
from ui.parts.labels import label, set_tone
from ui.promises.asked.done_by import DoneBy
from ui.promises.asking import Asking
from ui.tr import tr


class KeepForm(Asking):
    """When it was done, the contact that did it, and a word on it."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "keep")
        self.head(tr("It is done"))
        self._at = PastField(desk, "keepAt", tr("When it was done"))
        self._done_by = DoneBy(self, "keep")
        self._words = text_edit("keepWords", tr("A word on it"), lines=2)
        self.put(tr("&When it was done"), self._at, "at")
        self._done_by.put()
        self.put_for_client(tr("A wor&d on it"), self._words, "words")
        self._done_by.chosen.connect(self._take_its_time)
        self.end(tr("Keep it"))

    def save(self) -> "Outcome[Any]":
        """Keep the promise, and log the new contact with it."""
        if self._at.trouble():
            return refused(self._at.trouble(), "at")
        trouble = self._done_by.trouble()
        if trouble is not None:
            return trouble
        keeping = Keeping(self._at.instant(), self._done_by.interaction_id(), self._words.toPlainText())
        promise_id, contact = self.shown.promise.id, self._done_by.contact(self._at.instant())
        return attempt(partial(conversations.keep, self.desk.journal, promise_id, keeping, contact))

    @Slot(object)
    def _take_its_time(self, at: datetime | None) -> None:
        if at is not None:
            self._at.set_instant(at)


class ArrivedForm(Asking):
    """When we were there, what the window says to it, and the visit it begins. Enter in the time is enough."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "arrived")
        now = desk.journal.now()
        promised = reasons.when(shown.promise.window, now, shown.promise.window.zone)
        self.head(tr("Arrived"), tr("Promised for {time}.").format(time=promised))
        self._at = PastField(desk, "arrivedAt", tr("When we were there"))
        self._verdict = label("", "strong", wrap=True, name="arrivedVerdict")
        self._visit = DoneBy(self, "arrived", Way.VISIT)
        self.put(tr("&When we were there"), self._at, "at")
        self.put_below(self._verdict)
        self._visit.put()
        self._visit.chosen.connect(self._take_its_time)
        self._at.moment_changed.connect(self._judge)
        self._at.entered.connect(self.send)
        self._judge()
        self.end(tr("We were there"))

    def save(self) -> "Outcome[Any]":
        """Keep the promise as of the arrival, and log the visit with it."""
        if self._at.trouble():
            return refused(self._at.trouble(), "at")
        trouble = self._visit.trouble()
        if trouble is not None:
            return trouble
        keeping = Keeping(self._at.instant(), self._visit.interaction_id())
        promise_id: PromiseId = self.shown.promise.id
        contact = self._visit.contact(self._at.instant())
        return attempt(partial(conversations.arrive, self.desk.journal, promise_id, keeping, contact))

    @Slot(object)
    def _take_its_time(self, at: datetime | None) -> None:
        if at is not None:
            self._at.set_instant(at)
            self._judge()

    @Slot()
    def _judge(self) -> None:
        self._verdict.setVisible(not self._at.trouble())
        at = self._at.instant() or self.desk.journal.now()
        found = arrivals.judge(self.shown.promise.window, at)
        self._verdict.setText(say.capital(arrivals.verdict_words(found)))
        set_tone(self._verdict, "danger" if found.verdict is arrivals.Arrival.LATE else "ok")
