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

    What was said last is shown; what was said `about` something goes when it is taken back, and what was
    shown before comes back. Closed, it forgets all of it.

    Signals: `acted` comes when the offer was taken; `left` when it was put away by the keyboard, which was on it.
    """

    acted = Signal()
    left = Signal()

    def __init__(self, *, name: str = "banner") -> None:
        super().__init__()
        named(self, name)
        self.setProperty("part", "banner")
        self._said: dict[str, tuple[str, str, str]] = {}
        self.hide()

    def say(self, words: str, tone: str = "warn", action: str = "", *, about: str = "") -> None:
        """Show `words` in the tone `info`, `warn` or `danger`, with an offer if one is named."""
        self._said.pop(about, None)
        self._said[about] = (words, tone, action)
        self._show_last()

    def take_back(self, about: str) -> None:
        """Say no longer what was said about something."""
        if self._said.pop(about, None) is not None:
            self._show_last()

    def _show_last(self) -> None:
        if not self._said:
            self.hide()
            return
        if self.layout() is None:
            self._build(self.objectName())
        words, tone, action = next(reversed(self._said.values()))
        self._icon.set_icon(_ICONS[tone], tone)
        self._words.setText(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        restyle(self, tone=tone)
        restyle(self._words)  # Its colour depends on the tone around it.
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
        self._close.clicked.connect(self._put_away)

    @Slot()
    def _put_away(self) -> None:
        had_keyboard = self._close.hasFocus()
        self._said.clear()
        self.hide()
        if had_keyboard:
            self.left.emit()

    @Slot()
    def _take_offer(self) -> None:
        self.acted.emit()
