"""The open promises of a client, to be ticked when the interaction keeps them."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Slot
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
from ui.parts.layouts import column, named, row
from ui.parts.segmented import Segmented
from ui.promises.thread import clear
from ui.tr import tr

_MOST = 40


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
    """One box for each open promise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "keeps", tr("Keeps"))
        self._desk = desk
        self._boxes: dict[PromiseId, QCheckBox] = {}
        self._lines: dict[PromiseId, QWidget] = {}
        self._rows: tuple[PromiseRow, ...] = ()
        self._order: tuple[tuple[PromiseId, bool], ...] = ()
        self._fields: Fields | None = None
        self._others = label("", "caption")
        self._box: QVBoxLayout = column(spacing=2)
        self.setLayout(self._box)

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
        self._rows = () if client_id is None else rows(self._desk.journal, PromiseFilter(client_id, states=OPEN), _MOST)
        for one in self._rows:
            self._lines[one.promise.id] = self._line(one)
        self._others = label(tr("Others still open"), "caption", name="keepsOthers")
        self._rank()
        self.tick(ticked)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self._boxes

    def promise_ids(self) -> tuple[PromiseId, ...]:
        """Return what is ticked."""
        return tuple(promise_id for promise_id, box in self._boxes.items() if box.isChecked())

    def tick(self, promise_ids: Iterable[int]) -> None:
        """Tick those and no others."""
        wanted = set(promise_ids)
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
        found = likely.ranked(self._rows, fields.about(self._desk.journal.now()))
        order = tuple((one.row.promise.id, one.likely) for one in found)
        if order == self._order:
            return
        self._order = order
        while self._box.takeAt(0) is not None:
            pass
        first = [promise_id for promise_id, is_likely in order if is_likely]
        rest = [promise_id for promise_id, is_likely in order if not is_likely]
        self._others.setVisible(bool(first and rest))
        for part in (
            *(self._lines[one] for one in first), self._others, *(self._lines[one] for one in rest),
        ):  # fmt: skip
            self._box.addWidget(part)
        self._boxes = {promise_id: self._boxes[promise_id] for promise_id in (*first, *rest)}
        self.setFocusProxy(next(iter(self._boxes.values())))
        for before, after in pairwise(self._boxes.values()):
            QWidget.setTabOrder(before, after)

    def _line(self, shown: PromiseRow) -> QWidget:
        promise = shown.promise
        words, state = say.standing(shown, self._desk.journal.now(), self._desk.zone)
        box = check_box(f"keeps-{promise.id}", shortened(promise.words, 58).replace("&", "&&"))
        box.setToolTip(promise.words[:2000])
        self._boxes[promise.id] = box
        found = QWidget()
        found.setLayout(row(box, None, Chip(say.capital(words), state), spacing=8))
        return found
