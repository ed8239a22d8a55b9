"""The promise to be decided: how it stands, where it was promised, the five verdicts, and what each of them asks."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.interactions import questions as interactions
from models.interactions.records import InteractionId
from models.promises import questions
from models.promises.records import PromiseRow
from ui.desk import Desk
from ui.parts.labels import label
from ui.parts.layouts import column, panel, scrolling
from ui.parts.wrapped import set_wrapped, wrapped
from ui.promises.events import happenings
from ui.promises.head import Head, Source, Times, private_card
from ui.promises.thread import Thread
from ui.review.choices import Verdicts
from ui.review.verdicts import VerdictForm, form_of
from ui.theme import theme
from ui.tr import tr

_FOOT = (16, 8, 16, 14)
_STORY = 240
"""So much of the story stays in sight above the verdicts; with less height they scroll with it."""


class Decision(QFrame):
    """Show one promise and take a verdict on it.

    Signals: `answered` once a verdict was given, `left` when a form was left without.
    """

    answered = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("decision")
        self._desk = desk
        self.shown: PromiseRow | None = None
        self.form: VerdictForm | None = None
        self._head, self._source, self._times, self._thread = Head(small=True), Source(), Times(), Thread()
        self._private_words = wrapped("")
        self._private = private_card(self._private_words)
        self.verdicts = Verdicts()
        self._source_title = label(tr("Where it was promised").upper(), "overline")
        self._now = QWidget()
        self._now.setLayout(column(label(tr("What now?").upper(), "overline"), self.verdicts, spacing=6))
        self._inside: QVBoxLayout = column()
        self._foot: QVBoxLayout = column()
        self._story = QWidget()
        self._story.setLayout(self._build_story())
        self._place: QVBoxLayout = column()
        content = QWidget()
        self._content = column(self._head, self._place, self._story, None, spacing=10, margins=(16, 14, 16, 14))
        content.setLayout(self._content)
        self._area: QScrollArea = scrolling(content)
        inside = column(self._area, self._foot, spacing=0)
        inside.setStretch(0, 1)
        self.setLayout(column(panel(inside, "card")))
        self._connect()

    def show_promise(self, shown: PromiseRow) -> None:
        """Show a promise; a form that was open on another is left."""
        if self.shown is None or self.shown.promise.id != shown.promise.id:
            self.drop_form()
            self._area.verticalScrollBar().setValue(0)
        self.shown = shown
        now, zone, promise = self._desk.journal.now(), self._desk.zone, shown.promise
        self._head.show_promise(shown, now, zone)
        self._times.show_promise(shown, now, zone)
        self._private.setVisible(bool(promise.private_words))
        set_wrapped(self._private_words, promise.private_words)
        self.verdicts.show_promise(shown)
        events = questions.events(self._desk.journal, promise.id)
        self._thread.show_happenings(happenings(promise, events, now, zone))
        self._show_source(shown)

    def start(self, verdict: str) -> None:
        """Ask what a verdict has to know."""
        if self.shown is None:
            return
        self.drop_form()
        self.form = form_of(verdict, self._desk, self.shown)
        self.form.answered.connect(self._answered)
        self.form.left.connect(self._leave)
        self.form.refused.connect(self._show_trouble)
        self._place.addWidget(self.form)
        self._story.hide()
        self._now.hide()
        self._area.verticalScrollBar().setValue(0)
        self.form.begin()

    @property
    def saving(self) -> bool:
        """Whether a verdict is being written at this moment."""
        return self.form is not None and self.form.saving

    def drop_form(self) -> None:
        """Take away the form, keeping what was typed."""
        if self.form is not None:
            self.form.keep_draft()
            self._take_away()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_verdicts()

    def _place_verdicts(self) -> None:
        """Keep the verdicts in sight at the foot where there is height for them."""
        high = self.height() - self._now.sizeHint().height() >= theme.px(_STORY)
        box = self._foot if high else self._inside
        if box.indexOf(self._now) < 0:
            box.addWidget(self._now)
        self._foot.setContentsMargins(*(_FOOT if high else (0, 0, 0, 0)))

    def _build_story(self) -> QVBoxLayout:
        self._inside.addWidget(self._now)
        return column(
            self._inside,
            self._source_title,
            self._source,
            self._times,
            self._private,
            label(tr("What happened").upper(), "overline"),
            self._thread,
            spacing=10,
        )

    def _connect(self) -> None:
        self.verdicts.chosen.connect(self.start)
        self._head.client_wanted.connect(self._open_client)
        self._source.opened.connect(self._open_source)
        self._thread.opened.connect(self._desk.go.interaction_wanted)

    def _show_source(self, shown: PromiseRow) -> None:
        found = _came_up_in(shown)
        for part in (self._source_title, self._source):
            part.setVisible(found is not None)
        if found is not None:
            interaction = interactions.get(self._desk.journal, InteractionId(found))
            self._source.show_interaction(interaction, self._desk.journal.now(), self._desk.zone)

    def _take_away(self) -> None:
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._story.show()
        self._now.show()

    @Slot()
    def _answered(self) -> None:
        self._take_away()
        self.answered.emit()

    @Slot()
    def _show_trouble(self) -> None:
        if self.form is not None:
            self._content.activate()  # The line of the refusal has only just got its room.
            self._area.ensureWidgetVisible(self.form.fields.trouble, 0, theme.px(8))

    @Slot()
    def _leave(self) -> None:
        self._take_away()
        self.left.emit()

    @Slot()
    def _open_client(self) -> None:
        if self.shown is not None:
            self._desk.go.client_wanted.emit(self.shown.promise.client_id)

    @Slot()
    def _open_source(self) -> None:
        found = None if self.shown is None else _came_up_in(self.shown)
        if found is not None:
            self._desk.go.interaction_wanted.emit(found)


def _came_up_in(shown: PromiseRow) -> int | None:
    return shown.promise.interaction_id if shown.recurring is None else shown.recurring.interaction_id
