"""The upper half of the panel of a promise: how it stands, its words, whose it is, where and when it was said."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from models import arrivals, reasons
from models.interactions.records import Interaction
from models.promises.records import PromiseRow, Side, State
from models.words import shortened
from ui import say
from ui.delegates.rows import joined
from ui.parts.avatar import Avatar, WayBadge, way
from ui.parts.buttons import button
from ui.parts.card import card
from ui.parts.chips import Chip, ChipState
from ui.parts.flow import FlowLayout
from ui.parts.labels import IconLabel, label
from ui.parts.layouts import column, grow_with_width, row
from ui.parts.wrapped import beside, set_wrapped, wrapped
from ui.promises.events import moment_words
from ui.tr import tr

_SIDES = {Side.GIVEN: "promised to {who}", Side.FOLLOW_UP: "follow-up, only for you", Side.OWED: "owed to us by {who}"}
_LONG = 90


class Head(QWidget):
    """Chip, words, client and hearer; `small` where the story below needs the height.

    Signals: `client_wanted` when the client is pressed.
    """

    client_wanted = Signal()

    def __init__(self, *, small: bool = False) -> None:
        super().__init__()
        self._small = small
        self._chip = Chip("", ChipState.SOON, name="promiseStanding")
        self._due = label("", "caption", name="promiseDue")
        self.words: QLabel = wrapped("", "title", name="promiseWords")
        self._avatar = Avatar("", 22)
        self._client = button("", "link", name="promiseClient")
        self._due.setMinimumHeight(self._chip.height())
        self._hearer = wrapped("", "caption", name="promiseHearer")
        chips = QWidget()
        chips.setLayout(FlowLayout(self._chip, self._due))
        grow_with_width(chips)
        whose = row(self._avatar, self._client, None, spacing=8)
        self.setLayout(column(chips, self.words, whose, self._hearer, spacing=6))
        self._client.clicked.connect(self.client_wanted)

    def show_promise(self, shown: PromiseRow, now: datetime, zone: str) -> None:
        """Show a promise."""
        promise = shown.promise
        words, state = say.standing(shown, now, zone)
        self._chip.show_as(say.capital(words), state)
        due = "" if promise.state is not State.OPEN else reasons.due(promise.window, now, zone)
        said_already = state in {ChipState.TODAY, ChipState.SOON, ChipState.WAIT}
        self._due.setText("" if said_already else due)
        self._due.setVisible(bool(due) and not said_already)
        self._chip.setToolTip(say.full_window(promise.window))
        self._due.setToolTip(say.full_window(promise.window))
        set_wrapped(self.words, promise.words)
        self.words.setProperty("role", "heading" if self._small or len(promise.words) > _LONG else "title")
        self.words.style().polish(self.words)
        self._avatar.set_name(shown.client_name)
        self._client.setText(shortened(shown.client_name, 32).replace("&", "&&"))
        self._client.setToolTip(shown.client_name)
        self._client.setAccessibleName(tr("Open {client}").format(client=shown.client_name))
        set_wrapped(self._hearer, say.capital(_hearer(shown)))


class Source(QFrame):
    """Where it was promised: the interaction with its words.

    Signals: `opened` when it is to be opened.
    """

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._badge = WayBadge("other", 26)
        self._title = wrapped("", "strong", name="sourceTitle")
        self._words = wrapped("", name="sourceWords")
        self._open = button(tr("Open the interaction"), "link", name="sourceOpen")
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        head = row(self._badge, self._title, spacing=10)
        head.setStretch(1, 1)
        self._card = card(column(head, self._words, self._open, spacing=6))
        self.setLayout(column(self._card))
        self._open.clicked.connect(self._tell)

    def show_interaction(self, shown: Interaction, now: datetime, zone: str) -> None:
        """Show an interaction."""
        self._badge.set_kind(shown.kind.value)
        day = moment_words(shown.happened_at, now, zone)
        title = joined(f"{way(shown.kind.value).words}, {day}", say.minutes_words(shown.minutes))
        self._title.setText(title)
        self._title.setToolTip(say.full_moment(shown.happened_at, zone))
        set_wrapped(self._words, f"“{shown.words}”", 240)
        self._words.setVisible(bool(shown.words))

    @Slot()
    def _tell(self) -> None:
        self.opened.emit()


class Times(QWidget):
    """The first time, the present one where it was moved, how it was said and why that time."""

    def __init__(self) -> None:
        super().__init__()
        self._first, self._now, self._noted = Line("calendar"), Line("calendar-clock"), Line("pencil")
        self._said, self._why = Line("message-square"), Line("info")
        self._lead, self._again, self._arrival = Line("alarm-clock"), Line("repeat"), Line("map-pin")
        lines = (self._first, self._now, self._noted, self._arrival, self._again, self._said, self._why, self._lead)
        self.setLayout(column(*lines, spacing=6))

    def show_promise(self, shown: PromiseRow, now: datetime, zone: str) -> None:
        """Show the times of a promise."""
        promise, moves = shown.promise, shown.moves.count
        first = say.capital(reasons.when(promise.first, now, zone))
        present = say.capital(reasons.when(promise.window, now, zone))
        caption = tr("First promised for") if moves else tr("Promised for")
        self._first.say(caption, first, say.full_window(promise.first))
        moved = tr("Now promised for") if promise.state is State.OPEN else tr("Promised for at last")
        self._now.say(moved, present if moves else "", say.full_window(promise.window))
        noted = say.capital(say.near_moment(promise.noted_at, now, zone)) if promise.noted_late else ""
        self._noted.say(tr("Noted late"), noted, say.full_moment(promise.noted_at, zone))
        arrival = arrivals.of(promise, shown.moves, now)
        self._arrival.say(tr("The visit"), "" if arrival is None else arrivals.words(arrival, promise.window.zone))
        stopped = shown.recurring is not None and shown.recurring.stopped
        again = say.capital(say.comes_again(shown))
        self._again.say(tr("Came again until it was stopped") if stopped else tr("Comes again"), again)
        said = promise.window.said
        self._said.say(tr("As it was said"), f"“{said}”" if said else "")
        plain = shown.recurring is not None and promise.window.why == shown.recurring.often
        self._why.say(tr("Why that time"), "" if plain else promise.window.why)
        lengths = [
            tr("takes {time}").format(time=say.minutes_words(promise.expected_minutes))
            if promise.expected_minutes
            else "",
            tr("reminds {time} before").format(time=say.minutes_words(promise.lead_minutes))
            if promise.lead_minutes
            else "",
        ]
        self._lead.say(tr("Planning"), say.capital(joined(*filter(None, lengths))))


class Line(QWidget):
    """An icon, a caption, and what it says; gone while it says nothing."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._caption, self._words = label("", "caption"), wrapped("", "strong")
        self.setLayout(beside(IconLabel(icon_name), column(self._caption, self._words, spacing=0)))

    def say(self, caption: str, words: str, tip: str = "") -> None:
        """Say something, or nothing."""
        self.setVisible(bool(words))
        self._caption.setText(caption)
        set_wrapped(self._words, words, 400)
        self.setToolTip(tip)


def private_card(words: QLabel) -> QFrame:
    """Return the card of words that never stand on a report."""
    head = row(IconLabel("lock"), label(tr("Private, never on a report"), "caption"), None, spacing=8)
    return card(column(head, words, spacing=4), "sunken", name="privateWords")


def _hearer(shown: PromiseRow) -> str:
    who = shown.person_name or (tr("the client") if shown.promise.side is Side.GIVEN else shown.client_name)
    return tr(_SIDES[shown.promise.side]).format(who=shortened(who, 60))
