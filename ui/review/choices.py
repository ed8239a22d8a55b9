"""The five verdicts as rows with their keys."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.promises.records import PromiseRow, Side
from ui import say
from ui.parts.buttons import ActionRow
from ui.parts.layouts import column
from ui.tr import tr


class _Verdict(NamedTuple):
    name: str
    icon: str
    key: str
    title: str
    words: str
    owed: str
    follow_up: str


_VERDICTS = (
    _Verdict("done", "check", "K", "It is done…", "Record when it was kept", "They did it…", "It is done…"),
    _Verdict("move", "calendar-clock", "M", "Tell and move…", "", "They gave a new time…", "Move it…"),
    _Verdict(
        "break", "circle-x", "B", "It cannot be kept…", "Say so, and make good",
        "They will not do it…", "It will not be done…",
    ),
    _Verdict(
        "release", "circle-slash", "R", "The client let me off…", "With what they said",
        "I let them off…", "It is no longer needed…",
    ),
    _Verdict("skip", "pause", "S", "Skip…", "With a line why; it stays late", "Skip…", "Skip…"),
)  # fmt: skip


class Verdicts(QWidget):
    """One row for each verdict.

    Signals: `chosen` carries its name.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdicts")
        self._rows: dict[str, ActionRow] = {}
        self._keys: dict[int, str] = {}
        box: QVBoxLayout = column(spacing=6)
        for one in _VERDICTS:
            primary = one.name == "done"
            found = ActionRow(
                one.icon, tr(one.title), tr(one.words), one.key, primary=primary, name=f"verdict-{one.name}"
            )
            # The key is the page's: with the keyboard in a field the letter is only a letter.
            found.setShortcut(QKeySequence())
            found.setProperty("verdict", one.name)
            found.clicked.connect(self._tell)
            self._rows[one.name] = found
            self._keys[ord(one.key)] = one.name
            box.addWidget(found)
        self.setLayout(box)

    def show_promise(self, shown: PromiseRow) -> None:
        """Say the verdicts as they fit a promise."""
        side = shown.promise.side
        for one in _VERDICTS:
            titles = {Side.GIVEN: one.title, Side.OWED: one.owed, Side.FOLLOW_UP: one.follow_up}
            words = tr(one.words) if one.name != "move" else self._moved(shown)
            if one.name == "break" and side is not Side.GIVEN:
                words = tr("With the reason")
            self._rows[one.name].setText(tr(titles[side]))
            self._rows[one.name].set_words(words)

    def verdict_of(self, key: int) -> str:
        """Return the verdict a key stands for, nothing for none."""
        return self._keys.get(key, "")

    def focus(self, name: str = "") -> None:
        """Put the keyboard on a row, the first without a name."""
        self._rows[name or "done"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, shown: PromiseRow) -> str:
        if shown.moves.unknown and shown.promise.side is Side.GIVEN:
            return tr("They do not know of the move yet")
        moved = say.moved_words(shown.moves.count)
        return tr("{moved} before").format(moved=say.capital(moved)) if moved else tr("Never moved before")

    @Slot()
    def _tell(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, ActionRow):
            self.chosen.emit(pressed.property("verdict"))
