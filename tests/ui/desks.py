"""What views need to be built alone: a desk on a journal, and an ear for what they want shown."""

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.journal import Journal
from ui.bridge import Bridge
from ui.delegates.row_list import RowList
from ui.desk import Desk
from ui.navigator import Navigator
from ui.preferences import Preferences
from ui.window import MainWindow

DESIGNED = QSize(1280, 800)
_WANTED = (
    "page_wanted",
    "client_wanted",
    "promise_wanted",
    "promise_deed_wanted",
    "snooze_wanted",
    "ready_words_wanted",
    "interaction_wanted",
    "log_wanted",
    "line_wanted",
    "interaction_edit_wanted",
    "report_wanted",
    "form_wanted",
    "panel_closed",
    "said",
    "demo_wanted",
)


def desk_on(journal: Journal, folder: Path) -> Desk:
    """Return a desk whose preferences lie in a file of `folder`."""
    return Desk.at(journal, Bridge(journal), Navigator(), Preferences(folder / "window.ini"))


class Heard:
    """Everything a view asked of the window, in order: the signal's name and what it carried."""

    def __init__(self, go: Navigator) -> None:
        self.all: list[tuple[object, ...]] = []
        self._notes = [partial(self._note, name) for name in _WANTED]
        for name, note in zip(_WANTED, self._notes, strict=True):
            getattr(go, name).connect(note)

    def _note(self, name: str, *carried: object) -> None:
        self.all.append((name, *carried))

    def take(self) -> list[tuple[object, ...]]:
        """Return what was heard so far and forget it."""
        found, self.all = self.all, []
        return found


def on_screen(qtbot: QtBot, view: QWidget, width: int = 1040, height: int = 700) -> None:
    """Show a view by itself, with the keyboard in its window."""
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)


class Open(Protocol):
    """Show the window of a desk, in a size or in the one it remembers."""

    def __call__(self, desk: Desk, size: QSize | None = DESIGNED) -> MainWindow: ...


def click(view: QWidget, name: str) -> None:
    """Click the part of a view that has a name."""
    found = view.findChild(QWidget, name)
    assert found is not None, name
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def row_key(view: RowList) -> tuple[str, int]:
    """Return the kind and the id of the row that has the keyboard, in a list of several kinds."""
    key = view.current_key()
    assert isinstance(key, tuple)
    return str(key[0]), int(key[1])
