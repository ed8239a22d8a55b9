"""What each deed with a promise asks: move, told, keep, break, released, void, reopen, confirmed, edit."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from models import jobs, people
from models.promises import operations, recurring
from models.promises.records import (
    Keeping,
    Moving,
    PromiseKind,
    PromiseRow,
    Settling,
    Side,
    Telling,
    Wording,
)
from models.words import shortened
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.minutes import MinutesField
from ui.fields.moment import MomentField
from ui.fields.refusals import refused
from ui.fields.when import WhenField
from ui.parts.inputs import check_box, combo, text_edit
from ui.promises.asking import Asking, how_box
from ui.tr import tr


class MoveForm(Asking):
    """A new time, why, and whether the client knows."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "move")
        self.head(tr("Move to a new time"), tr("The first time stays on the record."))
        self._when = WhenField(desk, "moveWhen", tr("New time"))
        self._when.set_zone(shown.promise.window.zone)
        self._reason = text_edit("moveReason", tr("Why"), lines=2, hint=tr("The part is late"))
        self._told = check_box("moveTold", tr("The client was &told"))
        self._at = MomentField(desk, "moveToldAt", tr("When they were told"))
        self._how = how_box("moveToldHow")
        self._agreed = check_box("moveAgreed", tr("and &agreed"))
        self.put(tr("New ti&me"), self._when, "window")
        self.put(tr("&Why"), self._reason, "reason")
        self.put_box(self._told)
        self._more = [
            self.put(tr("Whe&n"), self._at, "at"),
            self._at,
            self.put(tr("H&ow"), self._how, "way it was told"),
            self._how,
            self._agreed,
        ]
        self.put_box(self._agreed)
        self._told.setVisible(shown.promise.side is Side.GIVEN)
        self._told.toggled.connect(self._show_told)
        self._show_told(self._told.isChecked())
        self.end(tr("Move it"))

    def save(self) -> "Outcome[Any]":
        """Move the promise."""
        window = self._when.window_read()
        if window is None:
            return refused(self._when.trouble(), "window")
        if self._told.isChecked() and self._at.trouble():
            return refused(self._at.trouble(), "at")
        told = self._told.isChecked()
        moving = Moving(
            window,
            self._reason.toPlainText(),
            told_at=(self._at.instant() or self.desk.journal.now()) if told else None,
            told_how=self._how.currentText() if told else "",
            agreed=told and self._agreed.isChecked(),
        )
        return attempt(partial(operations.move, self.desk.journal, self.shown.promise.id, moving))

    @Slot(bool)
    def _show_told(self, told: bool) -> None:
        for field in self._more:
            field.setVisible(told)


class ToldForm(Asking):
    """When and how the client was told, and what they said."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "told")
        self.head(tr("The client was told"), tr("Of the delay, or of the new time."))
        self._at = MomentField(desk, "toldAt", tr("When"))
        self._how = how_box("toldHow")
        self._words = text_edit("toldWords", tr("What was said"), lines=3)
        self._agreed = check_box("toldAgreed", tr("They &agreed"))
        self.put(tr("H&ow"), self._how, "way it was told")
        self.put(tr("&When"), self._at, "at")
        self.put(tr("What was &said"), self._words, "words")
        self.put_box(self._agreed)
        self.end(tr("They were told"))

    def save(self) -> "Outcome[Any]":
        """Record it."""
        if self._at.trouble():
            return refused(self._at.trouble(), "at")
        telling = Telling(
            self._at.instant(), self._how.currentText(), self._words.toPlainText(), self._agreed.isChecked()
        )
        return attempt(partial(operations.tell, self.desk.journal, self.shown.promise.id, telling))


class KeepForm(Asking):
    """When it was done, and a word on it."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "keep")
        self.head(tr("It is done"))
        self._at = MomentField(desk, "keepAt", tr("When it was done"))
        self._words = text_edit("keepWords", tr("A word on it"), lines=2)
        self.put(tr("&When it was done"), self._at, "at")
        self.put(tr("A wor&d on it"), self._words, "words")
        self.end(tr("Keep it"))

    def save(self) -> "Outcome[Any]":
        """Keep the promise."""
        if self._at.trouble():
            return refused(self._at.trouble(), "at")
        keeping = Keeping(self._at.instant(), words=self._words.toPlainText())
        return attempt(partial(operations.keep, self.desk.journal, self.shown.promise.id, keeping))


class BreakForm(Asking):
    """Why it cannot be done, how the client was told, and what is made good."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "break")
        self.head(tr("Break: it cannot be done"), tr("The report says so, with what is made good."))
        self._reason = text_edit("breakReason", tr("What was said"), lines=3)
        self._how = how_box("breakHow")
        self._good = text_edit("breakGood", tr("What is made good"), lines=2)
        self.put(tr("Why, as it was &said"), self._reason, "reason")
        self.put(tr("H&ow they were told"), self._how, "way it was told")
        self.put(tr("What is &made good"), self._good, "words on what is made good")
        self.end(tr("Break it"), danger=True)

    def save(self) -> "Outcome[Any]":
        """Break the promise."""
        settling = Settling(
            self._reason.toPlainText(), made_good=self._good.toPlainText(), told_how=self._how.currentText()
        )
        return attempt(partial(operations.break_promise, self.desk.journal, self.shown.promise.id, settling))


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
        self._at = MomentField(desk, "confirmAt", tr("When"))
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


class EditForm(Asking):
    """Words, kind, hearer, job, lengths: everything but the times."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "edit")
        promise, journal = shown.promise, desk.journal
        self.head(tr("Edit its words"), tr("Its times move only by Move."))
        self._words = text_edit("editWords", tr("What was promised"), text=promise.words, lines=3)
        self._private = text_edit("editPrivate", tr("Private words"), text=promise.private_words, lines=2)
        self._kind = combo("editKind", tr("Kind"), [(kind.value, tr(kind.value)) for kind in PromiseKind])
        known: dict[int, str] = {person.id: person.name for person in people.of_client(journal, promise.client_id)}
        if promise.person_id is not None:
            known.setdefault(promise.person_id, shown.person_name)
        self._person = _choice("editPerson", tr("To whom"), tr("nobody by name"), known, promise.person_id)
        known_jobs: dict[int, str] = {job.id: job.title for job in jobs.of_client(journal, promise.client_id)}
        if promise.job_id is not None:
            known_jobs.setdefault(promise.job_id, jobs.get(journal, promise.job_id).title)
        self._job = _choice("editJob", tr("Job"), tr("no job"), known_jobs, promise.job_id)
        self._takes, self._lead = MinutesField("editTakes", tr("It takes")), MinutesField("editLead", tr("Lead time"))
        self._takes.set_minutes(promise.expected_minutes)
        self._lead.set_minutes(promise.lead_minutes)
        self._kind.setCurrentIndex(self._kind.findData(promise.kind.value))
        self.put(tr("&Words"), self._words, "promise")
        self.put(tr("&Private, never on a report"), self._private, "private words")
        self.put(tr("&Kind"), self._kind, "kind")
        self.put(tr("&To whom"), self._person, "person")
        if known_jobs:
            self.put(tr("&Job"), self._job, "job")
        self.put(tr("It takes &about"), self._takes, "minutes")
        self.put(tr("&Remind this long before"), self._lead, "lead")
        self.end(tr("Save"))

    def save(self) -> "Outcome[Any]":
        """Change the words."""
        for field, name in ((self._takes, "minutes"), (self._lead, "lead")):
            if field.trouble():
                return refused(field.trouble(), name)
        wording = Wording(
            words=self._words.toPlainText(),
            private_words=self._private.toPlainText(),
            kind=PromiseKind(self._kind.currentData()),
            person_id=self._person.currentData(),
            job_id=self._job.currentData(),
            expected_minutes=self._takes.minutes(),
            lead_minutes=self._lead.minutes(),
        )
        return attempt(partial(operations.change_wording, self.desk.journal, self.shown.promise.id, wording))


def form_of(deed: str, desk: Desk, shown: PromiseRow) -> Asking:
    """Return the form that asks what a deed has to know."""
    match deed:
        case "move":
            return MoveForm(desk, shown)
        case "told":
            return ToldForm(desk, shown)
        case "keep":
            return KeepForm(desk, shown)
        case "break":
            return BreakForm(desk, shown)
        case "confirm":
            return ConfirmForm(desk, shown)
        case "edit":
            return EditForm(desk, shown)
        case _:
            return WhyForm(desk, shown, deed)


def _choice(name: str, words: str, nothing: str, known: dict[int, str], chosen: int | None) -> QComboBox:
    choices = [(None, nothing), *((key, shortened(said, 60)) for key, said in known.items())]
    found = combo(name, words, [("", said) for _key, said in choices])
    for place, (key, _said) in enumerate(choices):
        found.setItemData(place, key)
    found.setMinimumWidth(0)
    found.setCurrentIndex(max(0, found.findData(chosen)))
    return found
