"""One registry of everything that can be done: menus, shortcuts, palette and the page of keys read it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.first_paint import FirstPaint
from ui.icons import icon
from ui.tr import tr

SOON_MS = 50
"""How long after the pointer came the menus are filled, where nothing wanted them before."""
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


class Actions(QObject):
    """The actions of a window, by name.

    The menus are there at once. What stands in them is made soon after the pointer came, or as soon as it is
    wanted: by whoever asks for it here, by a menu that opens, or by a key that may be its shortcut. Where the
    desktop itself shows the menus, it is made soon after the first paint.
    """

    def __init__(self, window: QMainWindow, fill: Callable[[], None] | None = None) -> None:
        """`fill`, if given, adds the actions, and is called once."""
        super().__init__(window)
        self._window = window
        self._fill = fill
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, int] = {}
        bar = window.menuBar()
        for name, words in MENUS:
            menu = bar.addMenu(tr(words))
            menu.setObjectName(f"{name}Menu")
            menu.aboutToShow.connect(self.fill)
            self._menus[name] = menu
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.fill)
        if fill is not None:
            window.installEventFilter(self)
        if fill is not None and bar.isNativeMenuBar():
            FirstPaint(window).seen.connect(self._soon.start)

    @property
    def filled(self) -> bool:
        """Whether the actions are there."""
        return self._fill is None

    @Slot()
    def fill(self) -> None:
        """Make the actions, unless they are there."""
        fill, self._fill = self._fill, None
        if fill is not None:
            self._window.removeEventFilter(self)
            fill()

    @Slot()
    def leave(self) -> None:
        """Fill the menus only if something asks for what stands in them."""
        self._soon.stop()
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the actions ready for a key that nothing else in the window takes for itself, and for the pointer."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.fill()
        elif event.type() == QEvent.Type.Enter:
            self._soon.start()
        return False

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
        self.fill()
        return self._actions[name]

    def all(self) -> tuple[QAction, ...]:
        """Return every action, in the order of the menus."""
        self.fill()
        return tuple(self._actions.values())

    def menu(self, name: str) -> QMenu:
        """Return a menu by its name."""
        self.fill()
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
