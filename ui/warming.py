"""Loading what is wanted later: after the first paint, off the GUI thread, most of it once somebody is there."""

import importlib
import threading

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

SOON = ("sqlite_utils",)
"""What any save waits for, one of the alarms' own among them."""
LATER = (
    "models.promised_time.reader",
    "ui.capture.reading",
    "ui.capture.preview",
    "models.capture.drafting",
    "models.promises.operations",
    "ui.review.page",
)
"""Modules whose import takes long, in the order in which they are likely to be wanted.

Those that draw reports and know public holidays are left out: they are large, many days pass without
them, and what wants them is in a thread of its own.
"""
AFTER_MS = 400
_SIGNS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
"""By these a window that nobody looks at, as after the computer was switched on, becomes one that is worked with."""


class Warming(QObject):
    """Import the slow modules in threads once the window is painted, so that nobody waits for them later.

    Signals: `warmed` when what is wanted soon is there, and again when all is.
    """

    warmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._threads: list[threading.Thread] = []
        self._stopping = threading.Event()
        self._one_by_one = threading.Lock()
        self._watched: QObject | None = None
        self._start = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._start.timeout.connect(self._warm_soon)

    def start_after(self, window: QWidget) -> None:
        """Begin a moment after the window was shown, and with the rest when it is touched."""
        if self._watched is None and window.isVisible():
            self._watched = window.windowHandle()
            self._watched.installEventFilter(self)
            self._start.start()

    def stop(self) -> None:
        """Begin nothing more and wait for what runs."""
        self._start.stop()
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            watched.removeEventFilter(self)
            self._warm(LATER)
        return False

    @Slot()
    def _warm_soon(self) -> None:
        self._warm(SOON)

    def _warm(self, names: tuple[str, ...]) -> None:
        thread = threading.Thread(target=self._import_all, args=(names,), name="warming", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _import_all(self, names: tuple[str, ...]) -> None:
        # Two threads that import what imports each other could wait for each other.
        with self._one_by_one:
            for name in names:
                if self._stopping.is_set():
                    return
                importlib.import_module(name)
        self.warmed.emit()
