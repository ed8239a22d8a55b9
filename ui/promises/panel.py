"""The panel of one promise: what was said, how it stands, what can be done with it, what happened to it."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models import waiting
from models.changes import Changes, Kind
from models.errors import NotFound
from models.interactions import questions as interactions
from models.interactions.records import InteractionId
from models.promises import operations, questions
from models.promises.records import PromiseId, PromiseRow, Side
from models.waiting import WaitId
from ui.attempt import attempt
from ui.desk import Desk
from ui.parts.buttons import button
from ui.parts.card import card
from ui.parts.labels import IconLabel, label
from ui.parts.layouts import column, row
from ui.parts.wrapped import set_wrapped, wrapped
from ui.promises.actions import Choices, offered
from ui.promises.asked_forms import form_of
from ui.promises.asking import Asking
from ui.promises.deeds import PromiseDeeds
from ui.promises.events import happenings
from ui.promises.head import Head, Source, Times, private_card
from ui.promises.thread import Thread
from ui.promises.waits import Waits
from ui.side_panel import SidePanel
from ui.tr import tr

_SHOWN = (
    Kind.PROMISE, Kind.PROMISE_EVENT, Kind.RULE, Kind.INTERACTION, Kind.CLIENT, Kind.PERSON, Kind.BUSINESS, Kind.WAIT,
)  # fmt: skip
_BESIDE = {"log", "snooze", "ready-words", "chase"}
_OTHER_NAMES = {"late": "told", "keep-earlier": "keep"}


class PromisePanel(SidePanel):
    """Show a promise, and ask in place what has to be asked to do something with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "promisePanel", tr("Promise"))
        self._shown: PromiseRow | None = None
        self._asking: Asking | None = None
        self._deeds = PromiseDeeds(desk, self)
        self._amber, self._waits = Untold(), Waits()
        self._head, self._source, self._times = Head(), Source(), Times()
        self._private_words = wrapped("")
        self._private = private_card(self._private_words)
        self._choices, self._thread = Choices(), Thread()
        self._source_title = label(tr("Where it was promised").upper(), "overline")
        self._story = QWidget()
        self._story.setLayout(
            column(
                self._waits,
                self._source_title,
                self._source,
                self._times,
                self._private,
                label(tr("What now?").upper(), "overline"),
                self._choices,
                label(tr("What happened").upper(), "overline"),
                self._thread,
                spacing=10,
            )
        )
        self._place: QVBoxLayout = column()
        self.fill(column(self._amber, self._head, self._place, self._story, None, spacing=12))
        self._connect()

    def show_promise(self, promise_id: int) -> None:
        """Show a promise and put the keyboard on what can be done with it."""
        self._leave_form()
        self._read(promise_id)
        self.to_top()
        self._choices.focus_first()

    def start(self, deed: str) -> None:
        """Ask what has to be known to do something with the promise shown."""
        deed = _OTHER_NAMES.get(deed, deed)
        if self._shown is None or deed not in offered(self._shown):
            return
        self._leave_form()
        self._asking = form_of(deed, self.desk, self._shown)
        self._asking.answered.connect(self._answered)
        self._asking.left.connect(self._back)
        self._place.addWidget(self._asking)
        self._story.hide()
        self._show_amber()
        self.to_top()
        self._asking.begin()

    def refresh(self, changes: Changes | None) -> None:
        if self._shown is None or (changes is not None and not changes.touches(*_SHOWN)):
            return
        self._read(self._shown.promise.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._asking is not None:
            if event.key() == Qt.Key.Key_Escape:
                self._asking.leave()
                return
        elif not event.modifiers() and self._choices.press(event.key()):
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self._choices.chosen.connect(self._do)
        self._head.client_wanted.connect(self._open_client)
        self._source.opened.connect(self._open_source)
        self._thread.opened.connect(self.desk.go.interaction_wanted)
        self._amber.tell.clicked.connect(self._tell)
        self._waits.deed.connect(self._do)
        self._waits.opened.connect(self._open_promise)
        self._waits.stopped.connect(self._stop_waiting)

    def _read(self, promise_id: int) -> None:
        journal = self.desk.journal
        try:
            shown = questions.row_of(journal, PromiseId(promise_id))
        except NotFound:  # What made it was undone.
            self._shown = None
            self._leave_form()
            self.desk.go.panel_closed.emit()
            return
        self._shown = shown
        now, zone, promise = journal.now(), self.desk.zone, shown.promise
        self._show_amber()
        self._head.show_promise(shown, now, zone)
        self._times.show_promise(shown, now, zone)
        self._private.setVisible(bool(promise.private_words))
        set_wrapped(self._private_words, promise.private_words)
        self._waits.show_waits(
            shown, waiting.of_promise(journal, promise.id), waiting.on_promise(journal, promise.id), now, zone
        )
        self._choices.show_promise(shown)
        self._thread.show_happenings(happenings(promise, questions.events(journal, promise.id), now, zone))
        self._show_source(shown)

    def _show_source(self, shown: PromiseRow) -> None:
        found = _came_up_in(shown)
        for part in (self._source_title, self._source):
            part.setVisible(found is not None)
        if found is not None:
            interaction = interactions.get(self.desk.journal, InteractionId(found))
            self._source.show_interaction(interaction, self.desk.journal.now(), self.desk.zone)

    def _show_amber(self) -> None:
        """Warn that the client does not know of a move; a form that is open says it itself, and needs the room."""
        shown = self._shown
        untold = shown is not None and shown.moves.unknown and shown.promise.side is Side.GIVEN
        is_open = shown is not None and shown.promise.settled_at is None
        self._amber.setVisible(untold and is_open and self._asking is None)

    def _leave_form(self) -> None:
        if self._asking is not None:
            self._asking.keep_draft()
        self._drop_form()

    def _drop_form(self) -> None:
        if self._asking is not None:
            self._place.removeWidget(self._asking)
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None
        self._story.show()
        self._show_amber()

    @Slot()
    def _answered(self) -> None:
        self._drop_form()
        self._choices.focus_first()

    @Slot()
    def _back(self) -> None:
        deed = "" if self._asking is None else self._asking.deed
        self._drop_form()
        self._choices.focus("keep-earlier" if deed == "keep" else deed)

    @Slot(str)
    def _do(self, deed: str) -> None:
        if self._shown is None:
            return
        promise_id = self._shown.promise.id
        if deed == "keep":
            outcome = attempt(partial(operations.keep, self.desk.journal, promise_id))
            if not outcome.done:
                self.desk.go.said.emit(outcome.trouble)
        elif deed in _BESIDE:
            self._deeds.do(deed, promise_id)
        else:
            self.start(deed)

    @Slot(int)
    def _open_promise(self, promise_id: int) -> None:
        self.desk.go.promise_wanted.emit(promise_id)

    @Slot(int)
    def _stop_waiting(self, wait_id: int) -> None:
        outcome = attempt(partial(waiting.stop, self.desk.journal, WaitId(wait_id)))
        if not outcome.done:
            self.desk.go.said.emit(outcome.trouble)

    @Slot()
    def _tell(self) -> None:
        self.start("told")

    @Slot()
    def _open_client(self) -> None:
        if self._shown is not None:
            self.desk.go.client_wanted.emit(self._shown.promise.client_id)

    @Slot()
    def _open_source(self) -> None:
        found = None if self._shown is None else _came_up_in(self._shown)
        if found is not None:
            self.desk.go.interaction_wanted.emit(found)


def _came_up_in(shown: PromiseRow) -> int | None:
    """Return the interaction in which a promise came up or, where it came again, its rule."""
    if shown.recurring is not None:
        return shown.recurring.interaction_id
    return shown.promise.interaction_id


class Untold(QFrame):
    """The amber line on top until the client was told of the move."""

    def __init__(self) -> None:
        super().__init__()
        words = label(tr("Moved, and the client does not know it yet."), "strong", wrap=True, tone="warn")
        self.tell = button(tr("Tell them…"), "", "megaphone", name="untoldTell")
        head = row(IconLabel("message-square-warning", "warn"), words, spacing=10)
        head.setStretch(1, 1)
        self.setObjectName("untold")
        self.setLayout(column(card(column(head, row(self.tell, None), spacing=8), "warn")))
