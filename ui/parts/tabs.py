"""Tabs by key, each with a count if it has one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabBar

from ui.parts.layouts import named


class Tabs(QTabBar):
    """A row of tabs.

    Signals: `chosen` carries the key of the tab that is shown from now on.
    """

    chosen = Signal(str)

    def __init__(self, words: str, *, name: str = "tabs") -> None:
        super().__init__()
        named(self, name, words)
        self._titles: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self._tell)

    def add(self, key: str, title: str) -> None:
        """Put a tab at the end."""
        self._titles[key] = title
        self.setTabData(self.addTab(title), key)

    def key(self) -> str:
        """Return the key of the tab that is shown."""
        return str(self.tabData(self.currentIndex()) or "")

    def choose(self, key: str) -> None:
        """Show the tab of `key`."""
        self.setCurrentIndex(list(self._titles).index(key))

    def set_count(self, key: str, count: int) -> None:
        """Show how many there are behind a tab; 0 shows no figure."""
        self._counts[key] = count
        self._say(key, count)

    def fit(self, room: int) -> None:
        """Leave the figures out where the tabs need more room with them, so that all of them are in reach."""
        for key, count in self._counts.items():
            self._say(key, count)
        if self.sizeHint().width() > room:
            for key in self._counts:
                self._say(key, 0)

    def _say(self, key: str, count: int) -> None:
        title = self._titles[key]
        self.setTabText(list(self._titles).index(key), f"{title}  {count}" if count else title)

    @Slot(int)
    def _tell(self, index: int) -> None:
        key = self.tabData(index)
        # The first tab becomes current before it has its key.
        self.chosen.emit(key if key is not None else next(iter(self._titles)))
