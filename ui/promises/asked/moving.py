"""Moving is a conversation: a new time, why, and whether the client knows."""

from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from models import conversations, told_words
from models.promises.records import Moving, PromiseRow, Side
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.nearness import usual_times
from ui.fields.refusals import refused
from ui.fields.when import WhenField
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.inputs import text_edit
from ui.parts.layouts import grow_with_width
from ui.promises.asked.telling import TellingPart
from ui.promises.asking import Asking
from ui.tr import tr


class MoveForm(Asking):
    """A new time with the usual ones a click away, one line why, and when and how the client was told."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "move")
        self.head(tr("Move to a new time"), tr("The first time stays on the record."))
        self._when = WhenField(desk, "moveWhen", tr("New time"))
        self._when.set_zone(shown.promise.window.zone)
        self._reason = text_edit("moveReason", tr("Why"), lines=2, hint=tr("The part is late"))
        self._telling = TellingPart(self, "moveTold", optional=True)
        self.put(tr("New ti&me"), self._when, "window")
        self.put_below(self._usual_times())
        self.put_for_client(tr("&Why"), self._reason, "reason")
        if shown.promise.side is Side.GIVEN:
            self._telling.put()
        self._when.changed.connect(self._suggest)
        self._suggest()
        self.end(tr("Move it"))

    def save(self) -> "Outcome[Any]":
        """Move the promise."""
        window = self._when.window_read()
        if window is None:
            return refused(self._when.trouble(), "window")
        telling = self._telling
        trouble = telling.trouble()
        if trouble is not None:
            return trouble
        told_at = (telling.at or self.desk.journal.now()) if telling.told else None
        moving = Moving(
            window, self._reason.toPlainText(), told_at=told_at, told_how=telling.how, agreed=telling.agreed
        )
        promise_id, contact = self.shown.promise.id, telling.contact()
        return attempt(partial(conversations.move, self.desk.journal, promise_id, moving, contact))

    def _usual_times(self) -> QWidget:
        profile = replace(self.desk.profile(), zone=self.shown.promise.window.zone)
        phrases = usual_times(self.desk.journal.now(), profile)
        found = [button(phrase, "", name=f"moveTo{number}") for number, phrase in enumerate(phrases, 1)]
        for one in found:
            one.setProperty("phrase", one.text())
            one.setAccessibleName(tr("Move it to {time}").format(time=one.text()))
            one.clicked.connect(self._take)
        box = QWidget()
        box.setLayout(FlowLayout(*found, spacing=6))
        grow_with_width(box)
        return box

    @Slot()
    def _take(self) -> None:
        taken = self.sender()
        if isinstance(taken, QPushButton):
            self._when.set_phrase(taken.property("phrase"))
            self._reason.setFocus()

    @Slot()
    def _suggest(self) -> None:
        window = self._when.window_read()
        if window is not None:
            promise, now = self.shown.promise, self.desk.journal.now()
            self._telling.suggest(told_words.of_move(promise.words, promise.window, window, now))

