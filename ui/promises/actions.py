"""What can be done with the promise in the panel, as rows with their keys."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.promises.records import PromiseKind, PromiseRow, Side, State
from ui.parts.buttons import ActionRow
from ui.parts.layouts import column
from ui.tr import tr, tr_count

_ROWS = (
    ("keep", "check", "It is done", "Keeps it as of now", "K"),
    ("arrived", "map-pin", "Arrived…", "Judged against the window; logs the visit", "A"),
    ("keep-earlier", "history", "Done earlier, or with a contact…", "Say when, and what did it", "D"),
    ("move", "calendar-clock", "Move to a new time…", "", "M"),
    ("told", "megaphone", "Running late: tell them…", "", "T"),
    ("wait", "hourglass", "Waits for someone else…", "With a next word to the client", "W"),
    ("chase", "megaphone", "Chase politely…", "In ready words to read out or send", "P"),
    ("ready-words", "message-square", "Ready words…", "To read out or send, filled from the record", "P"),
    ("snooze", "bell-off", "Snooze the alarm…", "The promise stays as it is", "S"),
    ("log", "notebook-pen", "Log a contact about it…", "It can keep this promise too", "L"),
    ("break", "circle-x", "Break: it cannot be done…", "With what is made good", "B"),
    ("release", "circle-slash", "Released by the client…", "They let us off", "R"),
    ("confirm", "thumbs-up", "The client confirmed it…", "In their words", "C"),
    ("reopen", "rotate-ccw", "Reopen…", "It is not done after all", "O"),
    ("edit", "pencil", "Edit its words…", "The times move only by Move", "E"),
    ("turns", "repeat", "Edit what comes next…", "This one stays as it is", "N"),
    ("stop", "calendar-x", "Stop it coming again…", "This one stays to be answered", "X"),
    ("void", "ban", "Void: it never was one…", "A slip, or typed twice", "V"),
)
_OPEN = frozenset({"keep", "keep-earlier", "move", "snooze", "break", "release", "void"})
_ALWAYS = frozenset({"log", "edit"})


def offered(shown: PromiseRow) -> frozenset[str]:
    """Return what can be done with a promise as it stands."""
    promise = shown.promise
    with_client = promise.side is Side.GIVEN
    comes_again = shown.recurring is not None and not shown.recurring.stopped
    always = _ALWAYS | {"turns", "stop"} if comes_again else _ALWAYS
    if promise.state is State.OPEN:
        comes = promise.kind is PromiseKind.COME and promise.side is not Side.OWED
        owed = promise.side is Side.OWED
        some = {"told": with_client, "arrived": comes, "wait": not owed, "chase": owed}
        return _OPEN | always | frozenset(name for name, fits in some.items() if fits)
    kept = promise.state is State.KEPT and with_client
    words = frozenset({"ready-words"}) if with_client else frozenset()
    return always | {"reopen"} | words | (frozenset({"confirm"}) if kept else frozenset())


class Choices(QWidget):
    """One row for each thing that can be done.

    Signals: `chosen` carries its name.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("promiseChoices")
        self._rows: dict[str, ActionRow] = {}
        self._keys: dict[int, list[str]] = {}
        box: QVBoxLayout = column(spacing=8)
        for name, icon_name, title, words, key in _ROWS:
            found = ActionRow(icon_name, tr(title), tr(words), key, primary=name == "keep", name=f"do-{name}")
            # The key counts only while the keyboard is in the panel: beside it a list has the same keys.
            found.setShortcut(QKeySequence())
            found.setProperty("deed", name)
            found.clicked.connect(self._tell)
            self._rows[name] = found
            self._keys.setdefault(ord(key), []).append(name)
            box.addWidget(found)
        self.setLayout(box)

    def show_promise(self, shown: PromiseRow) -> None:
        """Offer what fits a promise."""
        found = offered(shown)
        for name, one in self._rows.items():
            one.setVisible(name in found)
        moves = shown.moves.count
        never = tr("Never moved before; the first time is kept")
        before = tr_count(moves, "Moved once before", "Moved {n} times before")
        self._rows["move"].set_words(before if moves else never)
        unknown = tr("They do not know of the move yet")
        self._rows["told"].set_words(unknown if shown.moves.unknown else tr("With ready words to read out or send"))

    def press(self, key: int) -> bool:
        """Do what a key means; tell whether it means anything now."""
        name = next((name for name in self._keys.get(key, ()) if not self._rows[name].isHidden()), "")
        if name:
            self.chosen.emit(name)
        return bool(name)

    def focus_first(self) -> None:
        """Put the keyboard on the first row."""
        self.focus("")

    def focus(self, name: str) -> None:
        """Put the keyboard on a row, the first one where that is gone."""
        wanted = self._rows.get(name)
        if wanted is None or wanted.isHidden():
            wanted = next(one for one in self._rows.values() if not one.isHidden())
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tell(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, ActionRow):
            self.chosen.emit(pressed.property("deed"))
