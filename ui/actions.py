"""One registry of everything that can be done: menus, shortcuts, palette and the page of keys read it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.icons import icon
from ui.tr import tr

Keys = str | QKeySequence.StandardKey


class Deed(Struct, frozen=True):
    """One thing that can be done: its name for tests and settings, its menu, words, keys and icon.

    `words` carry the `&` of the menu and are translated where they are shown. `group` parts a menu
    by lines: a new number starts a new part.
    """

    name: str
    menu: str
    words: str
    keys: tuple[Keys, ...] = ()
    icon_name: str = ""
    group: int = 0
    checkable: bool = False


MENUS = (
    ("file", "&File"),
    ("edit", "&Edit"),
    ("view", "&View"),
    ("go", "&Go"),
    ("log", "&Log"),
    ("help", "&Help"),
)


class Actions:
    """The actions of a window, by name."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, int] = {}
        for name, words in MENUS:
            menu = window.menuBar().addMenu(tr(words))
            menu.setObjectName(f"{name}Menu")
            self._menus[name] = menu

    def add(self, deed: Deed, do: Callable[[], object]) -> QAction:
        """Make an action, give it to its menu and connect it to `do`, a bound method."""
        action = QAction(tr(deed.words), self._window)
        action.setObjectName(deed.name)
        action.setShortcuts(_sequences(deed))
        action.setCheckable(deed.checkable)
        if deed.icon_name:
            action.setIcon(icon(deed.icon_name))
            action.setProperty("icon", deed.icon_name)
        action.triggered.connect(do)
        menu = self._menus[deed.menu]
        if self._groups.setdefault(deed.menu, deed.group) != deed.group:
            menu.addSeparator()
            self._groups[deed.menu] = deed.group
        menu.addAction(action)
        self._actions[deed.name] = action
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> tuple[QAction, ...]:
        """Return every action, in the order of the menus."""
        return tuple(self._actions.values())

    def menu(self, name: str) -> QMenu:
        """Return a menu by its name."""
        return self._menus[name]


def _sequences(deed: Deed) -> list[QKeySequence]:
    """Return the keys of a deed once each; a standard key that this desktop does not have is none."""
    found: list[QKeySequence] = []
    for keys in deed.keys:
        sequence = QKeySequence(keys)
        if not sequence.isEmpty() and sequence not in found:
            found.append(sequence)
    return found


def plain(action: QAction) -> str:
    """Return the words of an action without the `&` of the menu and without its dots."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def keys_of(action: QAction) -> str:
    """Return the keys of an action as people write them, or nothing."""
    shortcuts = action.shortcuts()
    return shortcuts[0].toString(QKeySequence.SequenceFormat.NativeText) if shortcuts else ""
