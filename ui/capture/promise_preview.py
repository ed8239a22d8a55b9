"""One promise of a line as it will be saved."""

from datetime import datetime

from PySide6.QtWidgets import QFrame

from models.capture.draft import LinePromise
from models.promised_time import echo
from models.working_time import Profile
from ui.parts.card import card
from ui.parts.chips import Chip, ChipState
from ui.parts.labels import ElidedLabel, IconLabel, label
from ui.parts.layouts import column, row
from ui.tr import tr

_SIDES = {
    "given": ("handshake", "Promise"),
    "follow-up": ("repeat", "Follow-up, only for you"),
    "owed": ("hourglass", "Owed to us"),
}


class PromisePreview(QFrame):
    """One promise of the line with its time."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("handshake", "accent", 18)
        self._caption = label("", "overline")
        self._words = ElidedLabel("", "strong", name="previewPromise")
        self._chip = Chip("", ChipState.SOON)
        self._why = label("", "caption")
        layout = row(self._icon, column(self._caption, self._words, spacing=0), self._why, self._chip, spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(column(card(layout, "accent")))

    def show_promise(self, promise: LinePromise, now: datetime, profile: Profile) -> None:
        """Show a promise, or that its time is not known yet."""
        icon_name, caption = _SIDES[promise.side]
        self._icon.set_icon(icon_name, "accent")
        self._caption.setText(tr(caption))
        self._words.set_text(" ".join(promise.words[:300].split()))
        if promise.window is None:
            self._chip.show_as(tr("by when?"), ChipState.UNTOLD)
        else:
            when = echo.say(promise.window, now, profile)
            words = when if promise.recurrence is None else tr("first {time}").format(time=when)
            self._chip.show_as(words, ChipState.SOON)
        self._why.setText("" if promise.window is None else promise.window.why)
