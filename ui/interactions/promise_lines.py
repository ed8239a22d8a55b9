"""The promises that came up in an interaction, one below the other, while it is logged."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.capture.draft import LinePromise
from models.promises.records import PromiseDraft, PromiseKind, Side
from ui.desk import Desk
from ui.fields.kindness import Kindness
from ui.fields.moment import MomentField
from ui.fields.packing import packed, unpack
from ui.fields.when import WhenField
from ui.parts.buttons import button, tool
from ui.parts.inputs import combo, line_edit, show_trouble
from ui.parts.labels import label
from ui.parts.layouts import column, named, row
from ui.tabbing import tab_stops
from ui.tr import tr

_SIDES = {
    Side.GIVEN: "Promised to",
    Side.FOLLOW_UP: "Follow-up, only for you",
    Side.OWED: "Owed to us by",
}


class PromiseLine(QWidget):
    """What, by when, to whom or by whom.

    Signals: `removed` when it is not wanted.
    """

    removed = Signal()

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self._kind: str | None = None
        named(self, f"promise{number}", tr("Promise {number}").format(number=number))
        self.words = line_edit(f"promise{number}Words", tr("What was promised"), hint=tr("Send the quote"))
        self.when = WhenField(desk, f"promise{number}When", tr("By when"), again=True)
        self.when.line.setPlaceholderText(tr("Fri 10-12 · by Thu"))
        sides = [(side.value, tr(words)) for side, words in _SIDES.items()]
        self._side = combo(f"promise{number}Side", tr("Whose promise"), sides)
        self._hearer = combo(f"promise{number}Hearer", tr("To whom"), [("", "")])
        self._hearer.setMinimumWidth(60)
        self._remove = tool("trash-2", tr("Take this promise out"), name=f"promise{number}Remove")
        self._remove.clicked.connect(self.removed)
        whom = row(self._side, self._hearer, spacing=6)
        whom.setStretch(1, 1)
        by = label(tr("by"), "muted")
        by.setMinimumHeight(self.words.sizeHint().height())
        self._kindness = Kindness(desk, self.words)
        line = row(column(self.words, whom, self._kindness, None, spacing=6), by, self.when, self._remove, spacing=8)
        for place, share in ((0, 6), (2, 5)):
            line.setStretch(place, share)
        line.setAlignment(by, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(self._remove, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setFocusProxy(self.words)
        self._side.currentIndexChanged.connect(self._show_hearer)

    def offer_people(self, people: Mapping[int, str]) -> None:
        """Offer whom it was promised to."""
        chosen = self._hearer.currentData()
        self._hearer.clear()
        self._hearer.addItem(tr("the client"), None)
        for person_id, name in people.items():
            self._hearer.addItem(name, person_id)
        self._hearer.setCurrentIndex(max(0, self._hearer.findData(chosen)))

    def show_promise(self, said: LinePromise) -> None:
        """Show a promise as the one-line box understood it."""
        self.words.setText(said.words)
        self._kind = said.kind
        self._side.setCurrentIndex(max(0, self._side.findData(said.side)))
        if said.recurrence is not None:
            self.when.set_phrase(said.recurrence.said)
        elif said.window is not None:
            self.when.set_window(said.window)
        self._hearer.setCurrentIndex(max(0, self._hearer.findData(said.person_id)))

    def tab_stops(self) -> list[QWidget]:
        """Return its fields in the order in which they are filled: what, by when, then to whom."""
        when = self.when.layout()
        return [self.words, *(tab_stops(when) if when is not None else ()), self._side, self._hearer, self._remove]

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.words.text().strip() and not self.when.phrase()

    def trouble(self) -> str:
        """Edge what is wrong, and return why; nothing when it can be promised, or is empty."""
        show_trouble(self.words, "")
        show_trouble(self.when.line, "")
        if self.empty:
            return ""
        if not self.words.text().strip():
            words = tr("the promise is empty; say what was promised, or take it out")
            show_trouble(self.words, words)
            self.words.setFocus()
            return words
        if self.when.window_read() is None:
            self.when.show_trouble()
            self.when.setFocus()
            words = tr("“{promise}” has no time: {reason}")
            return words.format(promise=self.words.text().strip()[:40], reason=self.when.trouble())
        return ""

    def draft(self) -> PromiseDraft:
        """Return the promise; only while there is no trouble and it is not empty."""
        window = self.when.window_read()
        if window is None:
            raise ValueError("a promise without a time; ask `trouble` first")
        side = Side(self._side.currentData())
        return PromiseDraft(
            self.words.text(),
            window,
            side=side,
            kind=None if self._kind is None else PromiseKind(self._kind),
            person_id=None if side is Side.FOLLOW_UP else self._hearer.currentData(),
            recurrence=self.when.rule_read(),
        )

    def packed(self) -> dict[str, Any]:
        """Return what was typed."""
        side, hearer = self._side.currentData(), self._hearer.currentData()
        return {"words": self.words.text(), "when": packed(self.when), "side": side, "hearer": hearer}

    def unpack(self, typed: dict[str, Any]) -> None:
        """Type again what `packed` returned."""
        self.words.setText(typed["words"])
        unpack(self.when, typed["when"])
        self._side.setCurrentIndex(max(0, self._side.findData(typed["side"])))
        self._hearer.setCurrentIndex(max(0, self._hearer.findData(typed["hearer"])))

    @Slot()
    def _show_hearer(self) -> None:
        self._hearer.setVisible(self._side.currentData() != Side.FOLLOW_UP.value)
        # Nobody but us ever reads a follow-up, and what is owed to us was said by others.
        self._kindness.heed(on=self._side.currentData() == Side.GIVEN.value)


class PromiseLines(QWidget):
    """Any number of promises.

    Signals: `lines_changed` when one was added or taken out.
    """

    lines_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "promises", tr("Promised"))
        self._desk = desk
        self._people: dict[int, str] = {}
        self._zone = desk.zone
        self._when: MomentField | None = None
        self._lines: list[PromiseLine] = []
        self._made = 0
        self._box: QVBoxLayout = column(spacing=12)
        self._more = button(tr("A&dd a promise"), "link", "plus", name="addPromise")
        self._more.clicked.connect(self._add_another)
        self.setLayout(column(self._box, row(self._more, None), spacing=4))
        self.setFocusProxy(self._more)

    def add_line(self) -> PromiseLine:
        """Add an empty promise."""
        self._made += 1
        line = PromiseLine(self._desk, self._made)
        line.offer_people(self._people)
        line.when.set_zone(self._zone)
        line.when.set_contact(None if self._when is None else self._when.instant())
        line.removed.connect(self._remove)
        self._lines.append(line)
        self._box.addWidget(line)
        line.show()  # A layout does it from the event loop only: a Tab that was typed on would find no field here.
        self._retell()
        return line

    def set_zone(self, zone: str) -> None:
        """Read the promised times by the wall clock of the client's place."""
        self._zone = zone
        for line in self._lines:
            line.when.set_zone(zone)

    def follow(self, when: MomentField) -> None:
        """Read the promised times as said at the moment of the contact, whatever is given for it."""
        self._when = when
        when.moment_changed.connect(self._hear_when)

    def offer_people(self, people: Mapping[int, str]) -> None:
        """Offer whom they were promised to."""
        self._people = dict(people)
        for line in self._lines:
            line.offer_people(people)

    def trouble(self) -> str:
        """Return what is wrong with the first promise that cannot be made; nothing when all can."""
        return next((words for line in self._lines if (words := line.trouble())), "")

    def drafts(self) -> tuple[PromiseDraft, ...]:
        """Return the promises; only while there is no trouble."""
        return tuple(line.draft() for line in self._lines if not line.empty)

    def packed(self) -> list[dict[str, Any]]:
        """Return what was typed, empty promises left out."""
        return [line.packed() for line in self._lines if not line.empty]

    def unpack(self, typed: list[dict[str, Any]]) -> None:
        """Type again what `packed` returned."""
        for line in tuple(self._lines):
            self._take_out(line)
        for one in typed:
            self.add_line().unpack(one)

    @Slot()
    def _add_another(self) -> None:
        self.add_line().words.setFocus()

    @Slot()
    def _hear_when(self) -> None:
        for line in self._lines:
            line.when.set_contact(None if self._when is None else self._when.instant())

    @Slot()
    def _remove(self) -> None:
        line = self.sender()
        if isinstance(line, PromiseLine):
            self._take_out(line)
            (self._lines[-1].words if self._lines else self._more).setFocus()

    def _take_out(self, line: PromiseLine) -> None:
        self._lines.remove(line)
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._retell()

    def _retell(self) -> None:
        self.lines_changed.emit()
        self._more.setText(tr("A&dd another promise") if self._lines else tr("A&dd a promise"))
