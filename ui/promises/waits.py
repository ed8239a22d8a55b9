"""What a promise waits for and what waits for it, in its panel; amber once something slipped or silence begins."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from models import reasons
from models.promises.records import PromiseRow, Side
from models.waiting import WaitRow
from models.words import shortened
from ui import say
from ui.parts.buttons import button
from ui.parts.card import card
from ui.parts.labels import IconLabel
from ui.parts.layouts import column, row
from ui.parts.wrapped import beside, wrapped
from ui.tr import tr

_WORDS = 120


class Waits(QWidget):
    """A card for each wait; gone while there is none.

    Signals: `opened` carries the promise at the other end, `deed` what is to be done with the one
    shown ("told", "wait", "chase"), `stopped` the wait that is over.
    """

    opened = Signal(int)
    deed = Signal(str)
    stopped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("waits")
        self._box = column(spacing=8)
        self.setLayout(self._box)
        self._cards: list[QFrame] = []

    def show_waits(
        self, shown: PromiseRow, waits: tuple[WaitRow, ...], waiting: tuple[WaitRow, ...], now: datetime, zone: str
    ) -> None:
        """Show what the promise waits for and which promises wait for it."""
        for one in self._cards:
            self._box.removeWidget(one)
            one.setParent(None)
            one.deleteLater()
        self._cards = [self._waits_for(shown, one, now, zone) for one in waits]
        self._cards += [self._waited_for(one, now, zone) for one in waiting]
        for one in self._cards:
            self._box.addWidget(one)
            one.show()
        self.setVisible(bool(self._cards))

    def _waits_for(self, shown: PromiseRow, found: WaitRow, now: datetime, zone: str) -> QFrame:
        owed = found.owed.promise
        words = tr("Waits for: {words}").format(words=shortened(owed.words, _WORDS))
        if found.slipped:
            late = reasons.lateness(owed.due_at, now, zone)
            words = tr("{words}, slipped: {late}").format(words=words, late=late)
        else:
            words = tr("{words}, {when}").format(words=words, when=reasons.when(owed.window, now, zone))
        amber = found.slipped or found.word_due
        box = column(
            beside(IconLabel("hourglass", "warn" if amber else "wait"), column(self._said(words, "strong", amber))),
            spacing=6,
        )
        if found.tell_by is not None and shown.promise.side is Side.GIVEN:
            by = reasons.when(found.ours.promise.window, now, zone)
            box.addWidget(self._said(tr("Tell the client before {when}.").format(when=by), "body", amber))
        if found.word_due:
            box.addWidget(self._said(tr("No further word to the client is promised."), "body", amber))
        else:
            word = found.next_word.promise
            when = reasons.when(word.window, now, zone)
            said = tr("Next word: {words}, {when}").format(words=shortened(word.words, _WORDS), when=when)
            box.addWidget(self._said(said, "body"))
        box.addLayout(self._actions(shown, found))
        return card(box, "warn" if amber else "", name=f"wait-{found.wait.id}")

    def _actions(self, shown: PromiseRow, found: WaitRow) -> QBoxLayout:
        buttons: list[QWidget] = []
        if found.slipped and shown.promise.side is Side.GIVEN:
            buttons.append(self._deed(tr("Tell them…"), "megaphone", "told", "waitTell"))
        if found.word_due:
            buttons.append(self._deed(tr("Say when…"), "message-square", "wait", "waitSayWhen"))
        open_owed = button(tr("Open it"), "link", name="waitOpen")
        open_owed.setProperty("promise", found.owed.promise.id)
        open_owed.clicked.connect(self._open)
        over = button(tr("It waits no longer"), "link", name="waitStop")
        over.setProperty("wait", found.wait.id)
        over.clicked.connect(self._stop)
        links = row(open_owed, over, None, spacing=14)
        return column(row(*buttons, None, spacing=8), links, spacing=4) if buttons else links

    def _waited_for(self, found: WaitRow, now: datetime, zone: str) -> QFrame:
        ours = found.ours.promise
        when = reasons.when(ours.window, now, zone)
        words = tr("Waited for by: {words}, {when}").format(words=shortened(ours.words, _WORDS), when=when)
        sign = IconLabel("hourglass", "warn" if found.slipped else "wait")
        box = column(beside(sign, column(self._said(words, "strong", found.slipped))), spacing=6)
        open_ours = button(tr("Open it"), "link", name="waitOpen")
        open_ours.setProperty("promise", ours.id)
        open_ours.clicked.connect(self._open)
        line = row(open_ours, None, spacing=14)
        if found.slipped:
            line.insertWidget(0, self._deed(tr("Chase politely…"), "megaphone", "chase", "waitChase"))
        box.addLayout(line)
        return card(box, "warn" if found.slipped else "", name=f"wait-{found.wait.id}")

    def _said(self, words: str, role: str, amber: bool = False) -> QWidget:
        found = wrapped(say.capital(words), role, tone="warn" if amber else "", name="waitWords")
        found.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return found

    def _deed(self, words: str, icon_name: str, deed: str, name: str) -> QPushButton:
        found = button(words, "", icon_name, name=name)
        found.setProperty("deed", deed)
        found.clicked.connect(self._want)
        return found

    @Slot()
    def _want(self) -> None:
        self.deed.emit(self.sender().property("deed"))

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.sender().property("promise"))

    @Slot()
    def _stop(self) -> None:
        self.stopped.emit(self.sender().property("wait"))
