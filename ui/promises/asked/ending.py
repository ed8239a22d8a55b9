"""The other ways a promise ends: broken, released, void; and what only asks why or when."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot

from models import conversations, told_words
from models.promises import operations, recurring
from models.promises.records import PromiseRow, Settling, Side, Telling
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.past import PastField
from ui.fields.refusals import refused
from ui.parts.inputs import text_edit
from ui.parts.labels import label
from ui.promises.asked.telling import TellingPart
from ui.promises.asking import Asking, how_box
from ui.tr import tr


class BreakForm(Asking):
    """What was said and what is made good; telling the client makes the interaction."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "break")
        self.head(tr("Break: it cannot be done"), tr("The report says so, with what is made good."))
        self._reason = text_edit("breakReason", tr("What was said"), lines=3)
        self._good = text_edit("breakGood", tr("What is made good"), lines=2)
        self._telling = TellingPart(self, "breakTold", optional=True, agrees=False)
        self.put_for_client(tr("Why, as it was &said"), self._reason, "reason")
        self.put_for_client(tr("What is &made good"), self._good, "words on what is made good")
        if shown.promise.side is Side.GIVEN:
            self._telling.put()
            self.put_below(label(tr("Say it to them yourself, before they ask."), "caption", wrap=True))
        self._reason.textChanged.connect(self._suggest)
        self._suggest()
        self.end(tr("Break it"), danger=True)

    def save(self) -> "Outcome[Any]":
        """Break the promise."""
        part = self._telling
        trouble = part.trouble()
        if trouble is not None:
            return trouble
        settling = Settling(
            self._reason.toPlainText(), at=part.at, made_good=self._good.toPlainText(), told_how=part.how
        )
        promise_id, contact = self.shown.promise.id, part.contact()
        return attempt(partial(conversations.break_promise, self.desk.journal, promise_id, settling, contact))

    @Slot()
    def _suggest(self) -> None:
        self._telling.suggest(told_words.of_break(self.shown.promise, self._reason.toPlainText()))


_WHY = {
    "release": ("Released by the client", "The client let us off.", "Release it", "They bought one themselves"),
    "void": ("Void: it never was one", "It leaves the lists and the figures.", "Void it", "Typed twice"),
    "stop": ("Stop it coming again", "The one that is open stays to be answered.", "Stop it", "The contract ended"),
    "reopen": ("Reopen it", "Its history keeps both.", "Reopen it", "The fault came back"),
}
_SETTLE = {"release": operations.release, "void": operations.void}


class WhyForm(Asking):
    """Only why: released, void, reopened, stopped."""

    def __init__(self, desk: Desk, shown: PromiseRow, deed: str) -> None:
        super().__init__(desk, shown, deed)
        title, words, primary, hint = _WHY[deed]
        self.head(tr(title), tr(words))
        self._why = text_edit(f"{deed}Why", tr("Why"), lines=3, hint=tr(hint))
        self.put(tr("&Why"), self._why, "reason")
        self.end(tr(primary))

    def save(self) -> "Outcome[Any]":
        """Release, void or reopen the promise, or stop its rule."""
        journal, promise_id, why = self.desk.journal, self.shown.promise.id, self._why.toPlainText()
        if self.deed == "reopen":
            return attempt(partial(operations.reopen, journal, promise_id, why))
        if self.deed == "stop" and self.shown.recurring is not None:
            return attempt(partial(recurring.stop, journal, self.shown.recurring.rule_id, why))
        return attempt(partial(_SETTLE[self.deed], journal, promise_id, Settling(why)))


class ConfirmForm(Asking):
    """That the client said it was done, how, and in which words."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "confirm")
        self.head(tr("The client confirmed it"))
        self._how = how_box("confirmHow")
        self._at = PastField(desk, "confirmAt", tr("When"))
        self._words = text_edit("confirmWords", tr("In their words"), lines=2)
        self.put(tr("H&ow"), self._how, "way")
        self.put(tr("&When"), self._at, "at")
        self.put(tr("In their wor&ds"), self._words, "words")
        self.end(tr("They confirmed it"))

    def save(self) -> "Outcome[Any]":
        """Record it."""
        if self._at.trouble():
            return refused(self._at.trouble(), "at")
        telling = Telling(self._at.instant(), self._how.currentText(), self._words.toPlainText())
        return attempt(partial(operations.confirm, self.desk.journal, self.shown.promise.id, telling))
