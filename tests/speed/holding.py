"""Drive the window of a journal through its rooms and say how long each step held the event loop at most.

A program of its own: `python -m tests.speed.holding JOURNAL`, or `JOURNAL NAME` for one of `EARLY`, opened when the
window was touched for the first time a moment ago. What is done for the first time costs most, so that each measurement
needs a fresh process. Counted is the processor's time of the GUI thread: how long it waits for other
programs is not its own doing.
"""

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import thread_time

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QDialog, QTabBar, QWidget

from models.clock import FixedClock
from tests.speed.conftest import NOW
from ui.desktop import Shown
from ui.navigator import LogWish
from ui.opening import Opening
from ui.preferences import Preferences
from ui.quick_imports import let_imports_alone
from ui.theme import STYLE, theme
from ui.window import MainWindow

AFTER_MS = 120
TOUCH_MS, WARM_MS = 500, 2_500
"""When somebody touches the window, and when what is imported at that is there."""
Step = tuple[str, Callable[[], object]]
_TABS = ("promises", "people", "jobs", "notes", "files")
_DEEDS = ("keep", "move", "tell", "break", "wait")
_SECTIONS = 7
_PAGES = ("page-journal", "page-clients", "page-review", "page-reports", "settings", "page-today")
_LOOKS = ("look-dark", "look-contrast", "look-light", "text-larger", "text-usual")
EARLY = ("page-review", "form", "promise", "client")
"""What is likely to be opened by the first thing that is done at a window."""
_WORD = "the"


class Drive(QObject):
    """Take one step after another from the event loop, and note the longest turn of the loop in each."""

    def __init__(self, steps: list[Step]) -> None:
        super().__init__()
        self.longest: dict[str, float] = {}
        self._steps = iter(steps)
        self._name, self._since = "", 0.0
        self._next = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._next.timeout.connect(self._take)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._note)

    def start(self, after_ms: int) -> None:
        """Begin so long after now."""
        self._next.start(after_ms)

    @Slot()
    def _note(self) -> None:
        now = thread_time()
        if self._name:
            self.longest[self._name] = max(self.longest.get(self._name, 0.0), now - self._since)
        self._since = thread_time()

    @Slot()
    def _take(self) -> None:
        step = next(self._steps, None)
        if step is None:
            QApplication.quit()
            return
        self._name, act = step
        self._next.start(AFTER_MS)
        self._since = thread_time()
        act()


class Hands:
    """What somebody at the window does."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.go = window, window.desk.go

    def steps(self) -> list[Step]:
        """Return all of it, in order."""
        looks = [step for look in _LOOKS for step in self._changed(look)]
        last: list[Step] = [(f"{look} with a panel", partial(self._do, look)) for look in ("look-dark", "text-larger")]
        full = [self.deed("page-review"), self._beside()[0], *last]
        return [*self._line(), *self._lists(), *self._client(), *self._beside(), *self._rest(), *looks, *full]

    def early(self, name: str) -> list[Step]:
        """Return how something is opened by the first thing that is done, and nothing more."""
        promise = self.window.desk.journal.value("SELECT id FROM promises WHERE state = 'open' AND side = 'given'")
        opened = {"promise": self.go.promise_wanted, "client": self.go.client_wanted}
        act = partial(opened[name].emit, promise if name == "promise" else 3) if name in opened else self.deed(name)[1]
        return [("the first touch", self.touch), (f"{name} early", act), (f"{name} early", int), (f"{name} early", int)]

    def deed(self, name: str) -> Step:
        """Return a step that does what a menu says."""
        return name, partial(self._do, name)

    def _changed(self, look: str) -> list[Step]:
        """Another look, and each page in it, where all pages were made before."""
        pages = [(f"{page} after {look}", partial(self._do, page)) for page in _PAGES]
        client = (f"a client after {look}", partial(self.go.client_wanted.emit, 3))
        return [self.deed(look), *pages, client, ("section 0 again", partial(self._do, "settings"))]

    def _line(self) -> list[Step]:
        name = self.window.desk.journal.value("SELECT name FROM clients WHERE id = 3")
        line = f"call {name} 10m VPN drops again > ring back tomorrow 10am"
        first, *others = [partial(self.type, "captureLine", key) for key in line]
        keys = [("the first key of the line", first), *(("a key of the line", key) for key in others)]
        enter = ("Enter in the line", partial(self.press, "captureLine", Qt.Key.Key_Return))
        return [self.deed("line"), *keys, enter, self.deed("undo"), self.deed("redo")]

    def _lists(self) -> list[Step]:
        return [
            self.deed("page-journal"),
            *[("the end of the journal", partial(self.scroll, "journal"))] * 4,
            ("a kind", partial(self.choose, "journalKind", 2)),
            ("all kinds", partial(self.choose, "journalKind", 0)),
            ("a letter in the journal", partial(self.type, "journalFind", _WORD[0])),
            ("a word in the journal", partial(self.type, "journalFind", _WORD[1:])),
            *[("the end of what has the word", partial(self.scroll, "journal"))] * 3,
            self.deed("page-clients"),
            ("a client's letters", partial(self.type, "clientFind", "as")),
        ]

    def _client(self) -> list[Step]:
        tabs = [(f"the client's {tab}", partial(self.turn, place)) for place, tab in enumerate(_TABS, 1)]
        return [
            ("a client", partial(self.go.client_wanted.emit, 3)),
            *tabs,
            ("the timeline", partial(self.turn, 0)),
            ("a word in the timeline", partial(self.type, "timelineFind", _WORD)),
            ("another client", partial(self.go.client_wanted.emit, 7)),
        ]

    def _beside(self) -> list[Step]:
        journal = self.window.desk.journal
        promise = journal.value("SELECT id FROM promises WHERE state = 'open' AND side = 'given' ORDER BY due_at")
        interaction = journal.value("SELECT max(interaction_id) FROM promises")
        found: list[Step] = [
            ("a promise", partial(self.go.promise_wanted.emit, promise)),
            *((f"to {deed} it", partial(self.go.promise_deed_wanted.emit, promise, deed)) for deed in _DEEDS),
            ("an interaction", partial(self.go.interaction_wanted.emit, interaction)),
        ]
        for name, opened in (
            ("the form", partial(self._do, "form")),
            ("the form for a client", partial(self.go.log_wanted.emit, LogWish(client_id=3))),
            ("the form of an interaction", partial(self.go.interaction_edit_wanted.emit, interaction)),
            ("the form of a client", partial(self.go.form_wanted.emit, "client", 3, 0)),
            ("the form of a site", partial(self.go.form_wanted.emit, "site", 0, 3)),
            ("the ready words", partial(self.go.ready_words_wanted.emit, promise, "delay")),
        ):
            found += [(name, opened), (f"leaving {name}", self.leave)]
        return found

    def _rest(self) -> list[Step]:
        sections = [(f"section {place} of the settings", partial(self.section, place)) for place in range(_SECTIONS)]
        return [
            self.deed("page-review"),
            ("the next to decide", partial(self.press, "reviewList", Qt.Key.Key_Down)),
            self.deed("page-reports"),
            ("another client's report", partial(self.choose, "reportClient", 2)),
            ("a year's report", partial(self.choose, "reportPeriod", 3)),
            self.deed("settings"),
            *sections,
            self.deed("palette"),
            ("a letter in the palette", partial(self.type, "paletteLine", "t")),
            ("a word in the palette", partial(self.type, "paletteLine", "he")),
            ("leaving the palette", partial(self.press, "paletteLine", Qt.Key.Key_Escape)),
            self.deed("keys"),
            self.deed("manual"),
            self.deed("about"),
            ("leaving the help", self.leave),
            self.deed("page-today"),
        ]

    def touch(self) -> None:
        """Touch the window in a way that does nothing."""
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Shift)

    def _do(self, name: str) -> None:
        self.window.actions_of[name].trigger()

    def part(self, name: str) -> QWidget:
        """Return the part of the window with this name that is shown."""
        return next(found for found in self.window.findChildren(QWidget, name) if found.isVisible())

    def type(self, name: str, words: str) -> None:
        """Type into a part."""
        QTest.keyClicks(self.part(name), words)

    def press(self, name: str, key: Qt.Key) -> None:
        """Press a key in a part."""
        QTest.keyClick(self.part(name), key)

    def scroll(self, name: str) -> None:
        """Go to the end of what a list has read."""
        found = self.part(name)
        if isinstance(found, QAbstractScrollArea):
            found.verticalScrollBar().setValue(found.verticalScrollBar().maximum())

    def choose(self, name: str, place: int) -> None:
        """Choose from a box."""
        found = self.part(name)
        if isinstance(found, QComboBox):
            found.setCurrentIndex(place)

    def turn(self, place: int) -> None:
        """Turn to a tab of the page."""
        next(tabs for tabs in self.window.findChildren(QTabBar) if tabs.isVisible()).setCurrentIndex(place)

    def section(self, place: int) -> None:
        """Choose a section of the settings."""
        names = [found for found in self.part("settingsList").children() if isinstance(found, QWidget)]
        QTest.mouseClick(names[place], Qt.MouseButton.LeftButton)

    def leave(self) -> None:
        """Close the dialogs that are open."""
        for found in QApplication.topLevelWidgets():
            if isinstance(found, QDialog):
                found.close()


def main(path: Path, early: str = "") -> None:
    """Print, as JSON, the milliseconds of each step."""
    let_imports_alone()
    app = QApplication([sys.argv[0], *STYLE])
    preferences = Preferences(path.with_suffix(".ini"))
    theme.install(app, preferences.scheme, has_style=True, sheet_later=True)
    shown = Shown(FixedClock(NOW), preferences, Opening(path, f"{NOW:%Y-%m-%dT%H:%M:%SZ}"))
    shown.open_first(path)
    hands = Hands(next(found for found in app.topLevelWidgets() if isinstance(found, MainWindow)))
    drive = Drive(hands.early(early) if early else hands.steps())
    shown.painted.connect(partial(drive.start, TOUCH_MS if early else WARM_MS))
    if not early:
        QTimer.singleShot(TOUCH_MS, hands.touch)
    app.exec()
    sys.stdout.write(json.dumps({name: round(seconds * 1000, 1) for name, seconds in drive.longest.items()}))
    sys.stdout.flush()
    os._exit(0)  # What is open is a copy; nothing of it is wanted any more.


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
