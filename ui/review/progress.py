"""How far a review has come: "1 of 4", and a bar."""

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.parts.labels import label
from ui.parts.layouts import named, row
from ui.theme import theme
from ui.tr import tr

_WIDE = 160


class Progress(QWidget):
    """The number of the promise being decided, of how many, and a bar of those gone through."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewProgress")
        self._words = label("", "caption", name="reviewCount")
        self._bar = named(QProgressBar(), "reviewBar", tr("Gone through"))
        self._bar.setTextVisible(False)
        self._measure()
        theme.changed.connect(self._measure)
        self.setLayout(row(self._words, self._bar, spacing=10))

    def show_progress(self, gone_through: int, total: int) -> None:
        """Show how many were gone through; the one at hand is the next."""
        self.setVisible(total > 0)
        at_hand = min(gone_through + 1, total)
        words = tr("{n} of {total}") if gone_through < total else tr("All {total}")
        self._words.setText(words.format(n=at_hand, total=total))
        # Left to itself the bar would be painted at once, and all that is around it.
        self._bar.setUpdatesEnabled(False)
        self._bar.setMaximum(max(1, total))
        self._bar.setValue(gone_through)
        self._bar.setUpdatesEnabled(True)

    def _measure(self) -> None:
        self._bar.setFixedWidth(theme.px(_WIDE))
