"""The line across the top of a page that says what is not as it should be."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame

from ui.parts.buttons import button, tool
from ui.parts.labels import IconLabel, label
from ui.parts.layouts import named, restyle, row
from ui.tr import tr

_ICONS = {"warn": "triangle-alert", "danger": "octagon-alert", "info": "info"}


class Banner(QFrame):
    """Words with an icon, an offer, and a way to close it.

    Signals: `acted` comes when the offer was taken.
    """

    acted = Signal()

    def __init__(self, *, name: str = "banner") -> None:
        super().__init__()
        named(self, name)
        self.setProperty("part", "banner")
        self.hide()

    def say(self, words: str, tone: str = "warn", action: str = "") -> None:
        """Show `words` in the tone `info`, `warn` or `danger`, with an offer if one is named."""
        if self.layout() is None:
            self._build(self.objectName())
        self._icon.set_icon(_ICONS[tone], tone)
        self._words.setText(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        restyle(self, tone=tone)
        self.show()

    def _build(self, name: str) -> None:
        """Make what is in it, for its first words: on most days there are none."""
        self._icon = IconLabel("info", "info")
        self._words = label("", wrap=True)
        self._action = button("", name=f"{name}Action")
        self._close = tool("x", tr("Hide this"), name=f"{name}Close", size=16)
        layout = row(self._icon, self._words, self._action, self._close, spacing=10, margins=(24, 6, 18, 6))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._action.clicked.connect(self._take_offer)
        self._close.clicked.connect(self.hide)

    @Slot()
    def _take_offer(self) -> None:
        self.acted.emit()
