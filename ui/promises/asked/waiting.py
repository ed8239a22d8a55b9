"""Waiting for somebody else: what they do for us and by when, and when the client hears from us meanwhile."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from models import next_word, reasons, waiting
from models.promises import questions
from models.promises.questions import PromiseFilter
from models.promises.records import PromiseDraft, PromiseId, PromiseRow, Side
from models.words import shortened
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.refusals import refused
from ui.fields.when import WhenField
from ui.parts.inputs import combo, line_edit
from ui.promises.asking import Asking
from ui.tr import tr

NEW = "new"
_MOST = 30


class WaitForm(Asking):
    """What it waits for, noted already or now, and the next word to the client; never one without the other."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "wait")
        self.head(tr("Waits for someone else"), tr("The client hears from you meanwhile, even with no news."))
        journal, promise = desk.journal, shown.promise
        self._waits = {row.owed.promise.id: row for row in waiting.of_promise(journal, promise.id)}
        wanted = PromiseFilter(client_id=promise.client_id, states=questions.OPEN, sides=frozenset({Side.OWED}))
        owed = questions.rows(journal, wanted, _MOST)
        self._owed = self._choice("waitOwed", tr("What it waits for"), tr("Something not noted yet…"), owed)
        self._what = line_edit("waitWhat", tr("Who does what"), hint=tr("Mrs Ong sends the licence key"))
        self._by = self._when("waitBy", tr("By when"))
        words = next_word.candidates(journal, promise)[:_MOST]
        self._word = self._choice("waitWord", tr("Next word to the client"), tr("A new one…"), words)
        whom = shown.person_name or shown.client_name
        self._say = line_edit(
            "waitSay", tr("What you promise"), text=tr("Ring {whom}").format(whom=shortened(whom, 60))
        )
        self._at = self._when("waitAt", tr("When they hear from you"))
        self._put()
        self._choose_first()
        self.end(tr("It waits"))

    def save(self) -> "Outcome[Any]":
        """Let it wait or, where it waits for that already, change the next word."""
        owed = self._said_owed()
        if isinstance(owed, Outcome):
            return owed
        word = self._said_word()
        if isinstance(word, Outcome):
            return word
        journal = self.desk.journal
        known = None if isinstance(owed, PromiseDraft) else self._waits.get(owed)
        if known is not None:
            return attempt(partial(waiting.change_next_word, journal, known.wait.id, word))
        return attempt(partial(waiting.wait, journal, self.shown.promise.id, owed, word))

    def _put(self) -> None:
        self.put(tr("What it wa&its for"), self._owed, "owed")
        self._new_owed = [self.put(tr("Wh&o does what"), self._what, "what"), self._what]
        self._new_owed += [self.put(tr("&By when"), self._by, "by"), self._by]
        self.put(tr("Ne&xt word to the client"), self._word, "next word", "promise", "window")
        self._new_word = [self.put(tr("What you &promise"), self._say, "say"), self._say]
        self._new_word += [self.put(tr("Whe&n they hear from you"), self._at, "at"), self._at]
        for box in (self._owed, self._word):
            box.currentIndexChanged.connect(self._show)
        self._show()

    def _choose_first(self) -> None:
        """Begin at a wait whose next word was said already, where there is one."""
        silent = next((owed_id for owed_id, row in self._waits.items() if row.word_due), None)
        if silent is not None:
            self._owed.setCurrentIndex(self._owed.findData(str(silent)))

    def _choice(self, name: str, words: str, new: str, rows: tuple[PromiseRow, ...]) -> QComboBox:
        now, zone = self.desk.journal.now(), self.desk.zone
        found = combo(name, words, [])
        found.setMinimumWidth(0)
        found.addItem(new, NEW)
        for row in rows:
            when = reasons.when(row.promise.window, now, zone)
            found.addItem(f"{shortened(row.promise.words, 60)}, {when}", str(row.promise.id))
        return found

    def _when(self, name: str, words: str) -> WhenField:
        found = WhenField(self.desk, name, words)
        found.set_zone(self.shown.promise.window.zone)
        return found

    def _said_owed(self) -> "PromiseId | PromiseDraft | Outcome[Any]":
        if self._owed.currentData() != NEW:
            return PromiseId(int(self._owed.currentData()))
        if not self._what.text().strip():
            return refused(tr("say who does what for you"), "what")
        window = self._by.window_read()
        if window is None:
            return refused(self._by.trouble(), "by")
        promise = self.shown.promise
        return PromiseDraft(self._what.text(), window, Side.OWED, client_id=promise.client_id, job_id=promise.job_id)

    def _said_word(self) -> "PromiseId | PromiseDraft | Outcome[Any]":
        if self._word.currentData() != NEW:
            return PromiseId(int(self._word.currentData()))
        if not self._say.text().strip():
            return refused(tr("say what you promise the client"), "say")
        window = self._at.window_read()
        if window is None:
            return refused(self._at.trouble(), "at")
        promise = self.shown.promise
        return PromiseDraft(
            self._say.text(), window, client_id=promise.client_id, person_id=promise.person_id, job_id=promise.job_id
        )

    @Slot()
    def _show(self) -> None:
        for part in self._new_owed:
            part.setVisible(self._owed.currentData() == NEW)
        for part in self._new_word:
            part.setVisible(self._word.currentData() == NEW)
