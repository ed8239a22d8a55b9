"""The panel that puts the alarm of a promise to sleep: four usual times, or one that is typed."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from models import reasons
from models.alarms import snoozing
from models.changes import Changes, Kind
from models.errors import Refused
from models.promises import questions
from models.promises.records import Promise, PromiseId, State
from ui import say
from ui.alarms.passing import Passing
from ui.attempt import attempt
from ui.desk import Desk
from ui.parts.buttons import ActionRow, button, follow_tab_order
from ui.parts.inputs import line_edit, show_trouble
from ui.parts.labels import ElidedLabel, buddy_label, label, set_tone
from ui.parts.layouts import column, named, row, rule
from ui.tr import tr, tr_count

if TYPE_CHECKING:
    from models.alarms.snoozing import Choice

WIDTH, TOP = 460, 96


class SnoozePanel(Passing):
    """Choose by figure, by arrows and Enter, by mouse, or type a time; what is refused is said and the panel stays."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "snooze", tr("Snooze"))
        self._desk = desk
        self._promise: Promise | None = None
        self._choices: tuple[Choice, ...] = ()
        self._rows: list[ActionRow] = []
        self._words = ElidedLabel("", "strong", name="snoozeWords")
        self._known = label("", "caption", wrap=True, name="snoozeKnown")
        self._box: QVBoxLayout = column(spacing=4)
        self._line = line_edit("snoozeTime", tr("Until"), hint=tr("Fri 9am · in 3 hours · tomorrow 14:00"))
        self._echo = label("", "caption", wrap=True, name="snoozeEcho")
        self._take = button(tr("Snooze"), "primary", name="snoozeTake")
        self._lay_out()
        self._line.textChanged.connect(self._read)
        self._line.returnPressed.connect(self._take_typed)
        self._take.clicked.connect(self._take_typed)
        desk.bridge.changed.connect(self._hear)
        desk.bridge.minute_passed.connect(self._pass_minute)
        for goes_on_elsewhere in (desk.go.page_wanted, desk.go.client_wanted, desk.go.promise_wanted):
            goes_on_elsewhere.connect(self.leave)

    def _lay_out(self) -> None:
        typed = row(self._line, self._take, spacing=8)
        typed.setStretch(0, 1)
        head = column(label(tr("Snooze").upper(), "overline"), self._words, self._known, spacing=2)
        ask = column(buddy_label(tr("Or &until"), self._line), typed, self._echo, spacing=4)
        self.fill(column(head, self._box, rule(), ask, spacing=10, margins=(16, 14, 16, 14)))

    def ask(self, promise_id: int) -> None:
        """Ask until when the alarm of a promise is to sleep; what is settled has none."""
        outcome = attempt(partial(questions.get, self._desk.journal, PromiseId(promise_id)))
        promise = outcome.result
        if promise is None or promise.state is not State.OPEN:
            self._desk.go.said.emit(outcome.trouble or tr("That promise is settled: it has no alarm any more."))
            return
        self._promise = promise
        self._line.clear()
        self._show_promise(promise)
        self.enter(self._rows[0])

    def fit(self) -> None:
        self.place_in(WIDTH, TOP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        focused = QApplication.focusWidget()
        if event.key() in steps:
            fields: list[QWidget] = [*self._rows, self._line]
            place = fields.index(focused) if focused in fields else -1
            fields[(place + steps[Qt.Key(event.key())]) % len(fields)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _show_promise(self, promise: Promise) -> None:
        now = self._desk.journal.now()
        self._words.set_text(promise.words)
        self._known.setText(self._known_words(promise, now))
        set_tone(self._known, "danger" if promise.due_at < now else "muted")
        self._choices = snoozing.choices(now, self._desk.profile())
        self._make_rows(len(self._choices))
        for place, (action, choice) in enumerate(zip(self._rows, self._choices, strict=True), 1):
            passing = self._passing(promise, choice.until)
            until = self._until(choice.until, now)
            action.setText(say.capital(choice.name))
            action.setShortcut(str(place))  # With other words Qt forgets it.
            action.set_words(f"{until} · {passing}" if passing else until, "danger" if passing else "")
        self._read()

    def _make_rows(self, count: int) -> None:
        while len(self._rows) > count:
            self._rows.pop().deleteLater()
        while len(self._rows) < count:
            key = str(len(self._rows) + 1)
            action = ActionRow("alarm-clock", "", "", key, name=f"snooze{key}")
            action.clicked.connect(self._choose)
            self._rows.append(action)
            self._box.addWidget(action)
        follow_tab_order(*self._rows, self._line, self._take)

    def _known_words(self, promise: Promise, now: datetime) -> str:
        snoozed = snoozing.of_promise(self._desk.journal, promise.id)
        zone = self._desk.zone
        late = promise.due_at < now
        stands = reasons.lateness(promise.due_at, now, zone) if late else reasons.due(promise.window, now, zone)
        pieces = [say.capital(stands)]
        if snoozed.count:
            pieces.append(tr_count(snoozed.count, "snoozed once so far", "snoozed {n} times so far"))
        if snoozed.until_at is not None:
            pieces.append(say.asleep(snoozed.until_at, now, zone))
        return " · ".join(pieces)

    def _passing(self, promise: Promise, until: datetime) -> str:
        """Return what is to be known before it is taken; of one that is late, it is said once, above."""
        if promise.due_at < self._desk.journal.now():
            return ""
        return snoozing.passes_due(promise, until, self._desk.zone)

    def _until(self, until: datetime, now: datetime) -> str:
        return tr("until {time}").format(time=say.near_moment(until, now, self._desk.zone))

    @Slot()
    def _read(self) -> None:
        phrase, promise = self._line.text().strip(), self._promise
        show_trouble(self._line, "")
        self._take.setEnabled(bool(phrase))
        if not phrase or promise is None:
            self._say(tr("A snooze moves the alarm only: the promise stays due when it is."), "muted")
            return
        now = self._desk.journal.now()
        try:
            until = snoozing.read(phrase, now, self._desk.profile())
        except Refused as refusal:
            self._say(say.capital(refusal.reason), "warn")
            return
        passing = self._passing(promise, until)
        said = say.capital(self._until(until, now))
        self._say(f"{said} · {passing}" if passing else said, "danger" if passing else "ok")

    def _say(self, said: str, tone: str) -> None:
        set_tone(self._echo, tone)
        self._echo.setText(said)
        if self.isVisible():
            self.fit()

    @Slot()
    def _choose(self) -> None:
        chosen = self.sender()
        if isinstance(chosen, ActionRow) and chosen in self._rows:
            choice = self._choices[self._rows.index(chosen)]
            # Ten minutes are ten minutes from now, not from when the panel was opened.
            fresh = {found.name: found for found in snoozing.choices(self._desk.journal.now(), self._desk.profile())}
            choice = fresh.get(choice.name, choice)
            self._snooze(choice.until, choice.words)

    @Slot()
    def _take_typed(self) -> None:
        phrase = self._line.text().strip()
        if not phrase:
            return
        outcome = attempt(partial(snoozing.read, phrase, self._desk.journal.now(), self._desk.profile()))
        if outcome.result is None:
            self._refuse(outcome.trouble, outcome.offers)
        else:
            self._snooze(outcome.result, phrase)

    def _snooze(self, until: datetime, said: str) -> None:
        if self._promise is None:
            return
        outcome = attempt(partial(snoozing.snooze, self._desk.journal, self._promise.id, until, said))
        if outcome.done:
            self.leave()
        else:
            self._refuse(outcome.trouble, outcome.offers)

    def _refuse(self, trouble: str, offers: Sequence[str]) -> None:
        if offers:
            trouble = tr("{trouble} Write {offers}.").format(
                trouble=trouble, offers=tr(" or ").join(f"“{offer}”" for offer in offers)
            )
        show_trouble(self._line, trouble)
        self._say(trouble, "danger")

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if not self.isVisible() or self._promise is None or not changes.touches(Kind.PROMISE, Kind.SNOOZE):
            return
        outcome = attempt(partial(questions.get, self._desk.journal, self._promise.id))
        if outcome.result is None:
            return
        self._promise = outcome.result
        if self._promise.state is State.OPEN:
            self._show_promise(self._promise)
        else:
            self.leave()
            self._desk.go.said.emit(tr("That promise was settled meanwhile: it has no alarm any more."))

    @Slot()
    def _pass_minute(self) -> None:
        if self.isVisible() and self._promise is not None:
            self._show_promise(self._promise)
