"""Python's garbage collector, kept to the GUI thread.

Left to itself it runs on whichever thread happens to make an object, and takes apart there what belongs to Qt: that
ends in a crash or, where the GUI thread waits for the same lock, in a window that never answers again.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 5_000


class Collecting(QObject):
    """Collect garbage on the GUI thread alone, about as often as Python would by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take the collector over from Python."""
        gc.disable()
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect what has filled up."""
        collect_filled()


def collect_filled() -> None:
    """Collect the oldest generation that has filled up, if any has."""
    filled = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    for generation in (2, 1, 0):
        if filled[generation]:
            gc.collect(generation)
            return
