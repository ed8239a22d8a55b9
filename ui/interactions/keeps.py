"""The open promises of a client, to be ticked when the interaction keeps them."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from models.interactions.records import Direction, Way
from models.promises import likely
from models.promises.likely import About
from models.promises.questions import OPEN, PromiseFilter, rows
from models.promises.records import PromiseId, PromiseRow
from models.words import shortened
from ui import say
from ui.desk import Desk
from ui.fields.moment import MomentField
from ui.interactions.people_chips import PeopleChips
from ui.parts.chips import Chip
from ui.parts.inputs import check_box
from ui.parts.labels import label
from ui.parts.layouts import column, hand_on_focus, named, row
from ui.parts.segmented import Segmented
from ui.promises.thread import clear
from ui.tr import tr

_MOST = 40
AT_ONCE = 8
"""So many lines are made before the form is shown; the others when it is, unless they are wanted before."""


class Fields(Struct, frozen=True):
    """The fields of the form that say what the contact was."""

    kind: Segmented
    direction: Segmented
    missed: QCheckBox
    when: MomentField
    people: PeopleChips
    words: QPlainTextEdit

    def about(self, now: datetime) -> About:
        """Return what is known of the contact by now."""
        return About(
            Way(self.kind.value()),
            self.when.instant() or now,
            self.people.person_ids(),
            self.words.toPlainText(),
            Direction(self.direction.value()),
            not self.missed.isChecked(),
        )


class KeepsList(QWidget):
    """One box for each open promise.

    Signals: `lines_changed` when lines came that could not be tabbed to before.
    """

    lines_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "keeps", tr("Keeps"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._desk = desk
        self._boxes: dict[PromiseId, QCheckBox] = {}
        self._lines: dict[PromiseId, QWidget] = {}
        self._rows: dict[PromiseId, PromiseRow] = {}
        self._order: tuple[tuple[PromiseId, bool], ...] = ()
        self._fields: Fields | None = None
        self._others = label("", "caption")
        self._box: QVBoxLayout = column(spacing=2)
        self.setLayout(self._box)
        self._rest = QTimer(self, interval=0, singleShot=True)
        self._rest.timeout.connect(self._make_rest)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on_focus(self._boxes.values(), event)

    def follow(self, fields: "Fields") -> None:
        """Rank by what stands in the fields of the form, whenever that changes."""
        self._fields = fields
        for changed in (
            fields.kind.chosen,
            fields.direction.chosen,
            fields.missed.toggled,
            fields.when.moment_changed,
            fields.people.changed,
            fields.words.textChanged,
        ):
            changed.connect(self._rank)

    def show_client(self, client_id: int | None) -> None:
        """Offer the open promises of a client, those first that it most likely kept; ticked ones stay ticked."""
        ticked = self.promise_ids()
        clear(self._box)
        self._boxes, self._lines, self._order = {}, {}, ()
        found = () if client_id is None else rows(self._desk.journal, PromiseFilter(client_id, states=OPEN), _MOST)
        self._rows = {one.promise.id: one for one in found}
        self._others = label(tr("Others still open"), "caption", name="keepsOthers")
        self._rank()
        self.tick(ticked)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self._rows

    def promise_ids(self) -> tuple[PromiseId, ...]:
        """Return what is ticked."""
        return tuple(promise_id for promise_id, box in self._boxes.items() if box.isChecked())

    def tick(self, promise_ids: Iterable[int]) -> None:
        """Tick those and no others."""
        wanted = set(promise_ids)
        if wanted & (self._rows.keys() - self._boxes.keys()):
            self._make_rest()
        for promise_id, box in self._boxes.items():
            box.setChecked(promise_id in wanted)

    def packed(self) -> list[int]:
        """Return what is ticked, as a draft keeps it."""
        return list(self.promise_ids())

    def unpack(self, promise_ids: list[int]) -> None:
        """Tick again what `packed` returned."""
        self.tick(promise_ids)

    @Slot()
    def _rank(self) -> None:
        """Put the likely ones first; nothing is ticked by it."""
        fields = self._fields
        if fields is None or not self._rows:
            return
        found = likely.ranked(tuple(self._rows.values()), fields.about(self._desk.journal.now()))
        order = tuple((one.row.promise.id, one.likely) for one in found)
        if order != self._order:
            self._order = order
            self._lay_out([promise_id for promise_id, _likely in order if promise_id in self._lines])

    @Slot()
    def _make_rest(self) -> None:
        """Make all lines that are still to be made."""
        self._rest.stop()
        self._lay_out([promise_id for promise_id, _likely in self._order])
        self.lines_changed.emit()

    def _lay_out(self, made: list[PromiseId]) -> None:
        """Put the lines in their order: those made, and so many more that there are enough at once."""
        ids = [promise_id for promise_id, _likely in self._order]
        shown = [promise_id for place, promise_id in enumerate(ids) if place < AT_ONCE or promise_id in made]
        while self._box.takeAt(0) is not None:
            pass
        likely_ones = {promise_id for promise_id, is_likely in self._order if is_likely}
        first = [promise_id for promise_id in shown if promise_id in likely_ones]
        rest = [promise_id for promise_id in shown if promise_id not in likely_ones]
        self._others.setVisible(bool(first and rest))
        for part in (*map(self._line, first), self._others, *map(self._line, rest)):
            self._box.addWidget(part)
        self._boxes = {promise_id: self._boxes[promise_id] for promise_id in shown}
        for before, after in pairwise(self._boxes.values()):
            QWidget.setTabOrder(before, after)
        if len(shown) < len(ids):
            self._rest.start()

    def _line(self, promise_id: PromiseId) -> QWidget:
        """Return the line of a promise, made when it is first wanted."""
        if promise_id not in self._lines:
            self._lines[promise_id] = self._made(self._rows[promise_id])
        return self._lines[promise_id]

    def _made(self, shown: PromiseRow) -> QWidget:
        promise = shown.promise
        words, state = say.standing(shown, self._desk.journal.now(), self._desk.zone)
        box = check_box(f"keeps-{promise.id}", shortened(promise.words, 58).replace("&", "&&"))
        box.setToolTip(promise.words[:2000])
        self._boxes[promise.id] = box
        found = QWidget()
        found.setLayout(row(box, None, Chip(say.capital(words), state), spacing=8))
        return found
