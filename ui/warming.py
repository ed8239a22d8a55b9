"""Loading what is wanted later: once somebody is there, off the GUI thread, so that an idle window stays small."""

import importlib
import threading

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from models import first_save

LATER = (
    "ui.promises.panel",
    "ui.interactions.form",
    "ui.review.page",
    "models.promised_time.reader",
    "ui.capture.reading",
    "ui.capture.preview",
    "ui.capture.completing",
    "models.capture.drafting",
    first_save.MODULE,
    "models.promises.operations",
    "ui.search.palette",
    "ui.interactions.panel",
    "ui.parts.toast",
    "ui.journal.page",
    "ui.clients.page",
    "ui.clients.client_page",
    "ui.reports.page",
    "ui.clients.form",
    "ui.people.form",
    "ui.ready_words.dialog",
    "ui.settings.page",
)
"""Modules whose import takes long, in the order in which they are likely to be wanted.

First comes what one key opens, as it takes the GUI thread longest where it is not there yet; then what reads a line,
and what any save waits for: before there is something to save, something was opened or typed.

Those that draw reports and know public holidays are left out: they are large, many days pass without
them, and what wants them is in a thread of its own.
"""
_SIGNS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
"""By these a window that nobody looks at, as after the computer was switched on, becomes one that is worked with."""


class Warming(QObject):
    """Import the slow modules in a thread at the first sign of a person, so that nobody waits for them later.

    Signals: `warmed` when all is there.
    """

    warmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._watched: QWindow | None = None

    def start_after(self, window: QWidget) -> None:
        """Begin when a window that was shown is touched, or another one comes to the front."""
        handle = window.windowHandle()
        if self._thread is not None or not window.isVisible() or handle is self._watched:
            return
        if self._watched is None:
            _application().focusWindowChanged.connect(self._hear_focus)
        self._watched = handle
        handle.installEventFilter(self)

    def stop(self) -> None:
        """Begin nothing more and wait for what runs."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            watched.removeEventFilter(self)
            self._begin()
        return False

    @Slot(QWindow)
    def _hear_focus(self, window: QWindow | None) -> None:
        if window is not None and window is not self._watched:
            self._begin()

    def _begin(self) -> None:
        if self._thread is None and not self._stopping.is_set():
            _application().focusWindowChanged.disconnect(self._hear_focus)
            self._thread = threading.Thread(target=self._import_all, name="warming", daemon=True)
            self._thread.start()

    def _import_all(self) -> None:
        for name in LATER:
            if self._stopping.is_set():
                return
            importlib.import_module(name)
        self.warmed.emit()


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        raise TypeError("there is no application")
    return application
