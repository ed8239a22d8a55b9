"""What each verdict of the review asks, in place, and does: done, tell and move, cannot keep, let off, skip."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from models import told_words
from models.promises.records import Keeping, Moving, PromiseRow, Settling, Side, Telling
from models.reviews import sitting
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.past import PastField
from ui.fields.refusals import refused
from ui.fields.when import WhenField
from ui.parts.buttons import button
from ui.parts.inputs import line_edit
from ui.promises.asked.done_by import DoneBy
from ui.promises.asked.telling import TellingPart
from ui.promises.asking import Asking
from ui.tr import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VerdictForm(Asking):
    """Fields that Enter saves as well as Ctrl+Enter; `saving` while the verdict is being written.

    Signals: `refused` when it was not saved, and why stands at the foot of the form.
    """

    refused = Signal()

    def __init__(self, desk: Desk, shown: PromiseRow, verdict: str) -> None:
        super().__init__(desk, shown, f"review-{verdict}")
        self.saving = False

    def answer(self) -> "Outcome[Any]":
        """Give the verdict."""
        raise NotImplementedError

    def save(self) -> "Outcome[Any]":
        """Give the verdict, so that the page knows who changes the journal."""
        self.saving = True
        try:
            return self.answer()
        finally:
            self.saving = False

    @Slot()
    def send(self) -> None:
        super().send()
        if not self.fields.trouble.isHidden():
            self.refused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = self.focusWidget()
        if event.key() in _ENTER and isinstance(pressed, QPushButton):
            pressed.click()
        elif event.key() in _ENTER:
            self.send()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def offer_words(self, name: str) -> None:
        """Offer ready words of that name, to read out or send, filled from the record."""
        ready = button(tr("Ready wo&rds…"), "", "message-square", name="readyWords")
        ready.setToolTip(tr("Words to read out or send, filled from the record"))
        ready.setProperty("words", name)
        ready.clicked.connect(self._want_words)
        self.put_below(ready)

    @Slot()
    def _want_words(self) -> None:
        self.desk.go.ready_words_wanted.emit(self.shown.promise.id, self.sender().property("words"))

    @property
    def given(self) -> bool:
        """Whether a client was promised it."""
        return self.shown.promise.side is Side.GIVEN


class DoneForm(VerdictForm):
    """When it was done, by which contact, and a word on it."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "done")
        self.head(tr("It is done"))
        self._at = PastField(desk, "doneAt", tr("When it was done"))
        self._done_by = DoneBy(self, "done")
        self._words = line_edit("doneWords", tr("A word on it"))
        self.put(tr("&When it was done"), self._at, "at")
        self._done_by.put()
        self.put(tr("A wor&d on it"), self._words, "words")
        self._done_by.chosen.connect(self._take_its_time)
        self.end(tr("Keep it"))

    def answer(self) -> "Outcome[Any]":
        """Keep the promise."""
        if self._at.trouble():
            return refused(self._at.trouble(), "at")
        trouble = self._done_by.trouble()
        if trouble is not None:
            return trouble
        keeping = Keeping(self._at.instant(), self._done_by.interaction_id(), self._words.text())
        contact = self._done_by.contact(self._at.instant())
        return attempt(partial(sitting.done, self.desk.journal, self.shown.promise.id, keeping, contact))

    @Slot(object)
    def _take_its_time(self, at: Any) -> None:  # noqa: ANN401 -- a moment, or None; Qt carries either as an object
        if at is not None:
            self._at.set_instant(at)


class MoveForm(VerdictForm):
    """A new time, why, and how the client was told of it; of one moved already it is enough to tell them."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "move")
        self._only_tell = self.given and shown.moves.unknown and shown.promise.due_at >= desk.journal.now()
        self.head(tr("Tell and move") if self.given else tr("Move to a new time"), tr("The first time stays."))
        self._when = WhenField(desk, "moveWhen", tr("New time"))
        self._when.set_zone(shown.promise.window.zone)
        if self._only_tell:
            self._when.line.setPlaceholderText(tr("Empty: it stays as it was moved"))
        self._reason = line_edit("moveReason", tr("Why"), hint=tr("The part is late"))
        self._telling = TellingPart(self, "moveTold", optional=False)
        self.put(tr("New ti&me"), self._when, "window")
        self.put(tr("&Why"), self._reason, "reason")
        if self.given:
            self.offer_words("delay")
            self._telling.put()
            self._when.changed.connect(self._suggest)
            self._suggest()
        self.end(tr("Told and moved") if self.given else tr("Move it"))

    def answer(self) -> "Outcome[Any]":
        """Move the promise, or only tell the client of the move."""
        journal, promise_id = self.desk.journal, self.shown.promise.id
        if self._only_tell and not self._when.phrase():
            part = self._telling
            telling = Telling(part.at, part.how, part.words, part.agreed)
            contact = part.contact()
            return part.trouble() or attempt(partial(sitting.tell_and_move, journal, promise_id, telling, contact))
        window = self._when.window_read()
        if window is None:
            return refused(self._when.trouble(), "window")
        if not self.given:
            moving = Moving(window, self._reason.text())
            return attempt(partial(sitting.tell_and_move, journal, promise_id, moving))
        part = self._telling
        told_at = (part.at or journal.now()) if part.how else None
        moving = Moving(window, self._reason.text(), told_at, part.how, part.agreed)
        contact = part.contact()
        return part.trouble() or attempt(partial(sitting.tell_and_move, journal, promise_id, moving, contact))

    @Slot()
    def _suggest(self) -> None:
        promise, now, window = self.shown.promise, self.desk.journal.now(), self._when.window_read()
        if window is not None:
            self._telling.suggest(told_words.of_move(promise.words, promise.window, window, now))
        elif self._only_tell:
            self._telling.suggest(told_words.of_move(promise.words, promise.first, promise.window, now))


class BreakForm(VerdictForm):
    """What the client was told, how, and what is made good."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "break")
        self.head(tr("It cannot be kept"), tr("The report says so, with what is made good.") if self.given else "")
        self._reason = line_edit("breakReason", tr("What was said"))
        self._good = line_edit("breakGood", tr("What is made good"), hint=tr("An hour free of charge"))
        self._telling = TellingPart(self, "breakTold", optional=False, agrees=False)
        self.put(tr("Why, as it was &said"), self._reason, "reason")
        if self.given:
            self.put(tr("What is &made good"), self._good, "made_good", "words on what is made good")
            self.offer_words("apology")
            self._telling.put()
            self._reason.textChanged.connect(self._suggest)
            self._suggest()
        self.end(tr("It cannot be kept"), danger=True)

    def answer(self) -> "Outcome[Any]":
        """Break the promise."""
        journal, promise_id, part = self.desk.journal, self.shown.promise.id, self._telling
        if not self.given:
            return attempt(partial(sitting.cannot_keep, journal, promise_id, Settling(self._reason.text())))
        settling = Settling(self._reason.text(), part.at, made_good=self._good.text(), told_how=part.how)
        contact = part.contact()
        return part.trouble() or attempt(partial(sitting.cannot_keep, journal, promise_id, settling, contact))

    @Slot()
    def _suggest(self) -> None:
        self._telling.suggest(told_words.of_break(self.shown.promise, self._reason.text()))


class LetOffForm(VerdictForm):
    """What the client said when they let us off."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "release")
        titles = {
            Side.GIVEN: tr("The client let you off"),
            Side.OWED: tr("You let them off"),
            Side.FOLLOW_UP: tr("It is no longer needed"),
        }
        self.head(titles[shown.promise.side])
        words = tr("In their &words") if self.given else tr("&Why")
        self._reason = line_edit("releaseWhy", tr("Why"), hint=tr("They bought one themselves"))
        self.put(words, self._reason, "reason")
        self.end(tr("Release it"))

    def answer(self) -> "Outcome[Any]":
        """Release the promise."""
        settling = Settling(self._reason.text())
        return attempt(partial(sitting.let_off, self.desk.journal, self.shown.promise.id, settling))


class SkipForm(VerdictForm):
    """A line why nothing is decided now."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "skip")
        self.head(tr("Skip it in this review"), tr("It stays late, and the next review asks again."))
        self._why = line_edit("skipWhy", tr("Why"), hint=tr("Tom is away until Monday"))
        self.put(tr("&Why"), self._why, "reason")
        self.end(tr("Skip it"))

    def answer(self) -> "Outcome[Any]":
        """Skip the promise."""
        return attempt(partial(sitting.skip, self.desk.journal, self.shown.promise.id, self._why.text()))


_FORMS: dict[str, type[DoneForm | MoveForm | BreakForm | LetOffForm | SkipForm]] = {
    "done": DoneForm,
    "move": MoveForm,
    "break": BreakForm,
    "release": LetOffForm,
    "skip": SkipForm,
}


def form_of(verdict: str, desk: Desk, shown: PromiseRow) -> VerdictForm:
    """Return the form of a verdict."""
    return _FORMS[verdict](desk, shown)
