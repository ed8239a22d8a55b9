"""The six ready words as a list to choose from."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from models.ready_words import NAMES
from ui.parts.buttons import NavButton
from ui.parts.layouts import column, named
from ui.theme import theme
from ui.tr import tr

_WIDE = 176
_ICONS = {
    "delay": "clock",
    "missed-visit": "map-pin",
    "apology": "message-square-warning",
    "chaser": "hourglass",
    "thanks": "thumbs-up",
    "after-care": "life-buoy",
}
TITLES = {
    "delay": "A delay",
    "missed-visit": "A missed visit",
    "apology": "An apology",
    "chaser": "A polite chaser",
    "thanks": "Thanks",
    "after-care": "After-care",
}


class Names(QWidget):
    """The names, one of which is chosen.

    Signals: `chosen` carries the name that holds from now on.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, "readyNames", tr("Which words"))
        self._group = QButtonGroup(self)
        box = column(spacing=2)
        for place, one in enumerate(NAMES):
            found = NavButton(tr(TITLES[one]), _ICONS[one], name=f"ready-{one}")
            self._group.addButton(found, place)
            box.addWidget(found)
        box.addStretch(1)
        self.setLayout(box)
        self.setFixedWidth(theme.px(_WIDE))
        self._group.button(NAMES.index(name)).setChecked(True)
        self._group.idToggled.connect(self._tell)

    def choose(self, name: str) -> None:
        """Choose one, as a click on it does."""
        self._group.button(NAMES.index(name)).setChecked(True)

    @Slot(int, bool)
    def _tell(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(NAMES[place])
