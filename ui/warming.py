"""Loading what is wanted later, after the first paint and off the GUI thread."""

import importlib
import threading

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

LATER = (
    "sqlite_utils",
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


class Warming(QObject):
    """Import the slow modules in a thread once the window is painted, so that nobody waits for them later."""

    def __init__(self) -> None:
        super().__init__()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._start = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._start.timeout.connect(self._warm)

    def start_after(self, window: QWidget) -> None:
        """Begin a moment after the window was shown."""
        if self._thread is None and window.isVisible():
            self._start.start()

    def stop(self) -> None:
        """Begin nothing more and wait for what runs."""
        self._start.stop()
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    @Slot()
    def _warm(self) -> None:
        self._thread = threading.Thread(target=self._import_all, name="warming", daemon=True)
        self._thread.start()

    def _import_all(self) -> None:
        for name in LATER:
            if self._stopping.is_set():
                return
            importlib.import_module(name)
