"""The open promises of a client, to be ticked when the interaction keeps them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from models.promises.questions import OPEN, PromiseFilter, rows
from models.promises.records import PromiseId, PromiseRow
from models.words import shortened
from ui import say
from ui.desk import Desk
from ui.parts.chips import Chip
from ui.parts.inputs import check_box
from ui.parts.layouts import column, named, row
from ui.promises.thread import clear
from ui.tr import tr

_MOST = 40


class KeepsList(QWidget):
    """One box for each open promise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "keeps", tr("Keeps"))
        self._desk = desk
        self._boxes: dict[PromiseId, QCheckBox] = {}
        self._box: QVBoxLayout = column(spacing=2)
        self.setLayout(self._box)

    def show_client(self, client_id: int | None) -> None:
        """Offer the open promises of a client, soonest due first; ticked ones stay ticked."""
        ticked = self.promise_ids()
        clear(self._box)
        self._boxes = {}
        found = () if client_id is None else rows(self._desk.journal, PromiseFilter(client_id, states=OPEN), _MOST)
        for one in found:
            self._box.addWidget(self._line(one))
        self.tick(ticked)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

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

    def _line(self, shown: PromiseRow) -> QWidget:
        promise = shown.promise
        words, state = say.standing(shown, self._desk.journal.now(), self._desk.zone)
        box = check_box(f"keeps-{promise.id}", shortened(promise.words, 58).replace("&", "&&"))
        box.setToolTip(promise.words[:2000])
        self._boxes[promise.id] = box
        found = QWidget()
        found.setLayout(row(box, None, Chip(say.capital(words), state), spacing=8))
        return found
