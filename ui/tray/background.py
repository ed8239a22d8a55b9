"""Everything of the program that goes on beside its window: tray, notifications, later starts, sleep, the watch."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QSessionManager
from PySide6.QtWidgets import QApplication

from models.clock import Clock
from ui.tray.front import Front
from ui.tray.notices import Notices
from ui.tray.notifier import Notifier
from ui.tray.single import Claim, Wish
from ui.tray.sleep import SleepWatch
from ui.tray.stop_signals import StopSignals
from ui.tray.tray import Tray
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.tray.bus import Bus
    from ui.tray.later_starts import LaterStarts
    from ui.tray.later_starts_by_pipe import LaterStartsByPipe

_FIRST_LOOK_MS = 1_500
"""So long the first look at the alarms waits for the desktop to say who shows notifications."""
_SYSTEM_BUS = Path("/var/run/dbus/system_bus_socket")
_HOSTS = "org.kde.StatusNotifierWatcher"


class Background(QObject):
    """What begins after the first paint and outlives a window when another journal is opened.

    Signals: `quit_wanted` when the person or the system wants the program to end.
    """

    quit_wanted = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.tray = Tray(self)
        self._session = _bus("SESSION", self)
        self.notifier = _notifier_here(self.tray, self._session, self)
        self._sleep = SleepWatch(_bus("SYSTEM", self), clock, self)
        self._signals = StopSignals(self) if os.name == "posix" else None  # elsewhere a pipe wakes nobody
        self._later_starts: LaterStarts | LaterStartsByPipe | None = None
        self._window: MainWindow | None = None
        self._front: Front | None = None
        self._notices: Notices | None = None
        waits = type(self.notifier) is not Notifier  # Else there is nobody who could say.
        self._first_look = QTimer(self, interval=_FIRST_LOOK_MS if waits else 0, singleShot=True)
        self._first_look.timeout.connect(self._begin_watch)
        self._connect()

    @property
    def window(self) -> MainWindow | None:
        """The window whose journal is served now."""
        return self._window

    def start(self) -> None:
        """Look for the tray and for who shows notifications; nothing waits for an answer."""
        QApplication.setQuitOnLastWindowClosed(False)
        self.tray.look()
        self.notifier.start()
        self._sleep.start()

    def attend(self, window: MainWindow, claim: Claim | None) -> Front:
        """Serve the journal of a window from now on, instead of any before."""
        self.leave()
        self._window = window
        front = self._front = Front(window, self.tray, self.notifier)
        front.leave_wanted.connect(self.quit_wanted)
        self._notices = Notices(window.desk, self.notifier)
        self._notices.opened.connect(self._open)
        self.tray.attend(window.desk)
        window.desk.bridge.minute_passed.connect(self._look_again)
        if claim is not None and claim.is_held:
            self._later_starts = _hearing(claim, self)
            self._later_starts.wished.connect(self._heed)
        self._first_look.start()
        if self.notifier.available:
            self._begin_watch()
        return front

    def leave(self) -> None:
        """Serve the journal no longer: it is about to be closed."""
        window, self._window = self._window, None
        if window is None:
            return
        self._first_look.stop()
        window.desk.watch.stop()
        window.desk.bridge.minute_passed.disconnect(self._look_again)
        if self._notices is not None:
            self._notices.stop()
        if self._later_starts is not None:
            self._later_starts.stop()
            self._later_starts = None
        self.tray.attend(None)
        self._front = self._notices = None

    def stop(self) -> None:
        """End all of it."""
        self.leave()
        QApplication.setQuitOnLastWindowClosed(True)
        self.notifier.stop()
        self.tray.stop()
        self._sleep.stop()
        if self._signals is not None:
            self._signals.stop()
        if self._session is not None:
            self._session.stop()

    def _connect(self) -> None:
        self.tray.wished.connect(self._wish)
        self.tray.promise_wanted.connect(self._open)
        self.tray.pause_wanted.connect(self._pause)
        self.tray.badge_changed.connect(self._show_badge)
        self.notifier.came.connect(self._begin_watch)
        self.notifier.gone.connect(self._begin_watch)
        self._sleep.woke.connect(self._wake)
        if self._signals is not None:
            self._signals.asked.connect(self.quit_wanted)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(self._keep_typed)
        if self._session is not None:
            self._session.watch_name(_HOSTS, self.tray.host_changed)

    @Slot(QSessionManager)
    def _keep_typed(self, _manager: QSessionManager) -> None:
        """The session ends, unless somebody calls it off: what was typed must outlive it, and all stays open."""
        from ui.form import Form

        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, Form) and widget.isVisible():
                widget.keep_draft()
        if self._window is not None:
            self._window.remember()

    @Slot()
    def _begin_watch(self) -> None:
        if self._window is not None:
            self._first_look.stop()
            self._window.desk.watch.start()

    @Slot()
    def _look_again(self) -> None:
        if not self.notifier.available:
            self.notifier.start()

    @Slot()
    def _wake(self) -> None:
        if self._window is not None:
            self._window.desk.watch.wake()
            self.tray.count()

    @Slot(object)
    def _heed(self, wish: Wish) -> None:
        if self._front is not None:
            self._front.heed(wish)

    @Slot(str)
    def _wish(self, deed: str) -> None:
        if deed == "quit":
            self.quit_wanted.emit()
        else:
            self._heed(Wish(deed))

    @Slot(int)
    def _open(self, promise_id: int) -> None:
        token = self.notifier.take_token()
        self._heed(Wish("open", promise_id, token) if promise_id else Wish("review", token=token))

    @Slot(object)
    def _pause(self, until: datetime | None) -> None:
        if self._window is not None:
            self._window.desk.watch.pause_until(until)

    @Slot(QIcon)
    def _show_badge(self, icon: QIcon) -> None:
        if self._window is not None:
            self._window.setWindowIcon(icon)


def _hearing(claim: Claim, parent: QObject) -> "LaterStarts | LaterStartsByPipe":
    """Return what hears later starts on this system."""
    if os.name == "nt":
        from ui.tray.later_starts_by_pipe import LaterStartsByPipe

        return LaterStartsByPipe(claim, parent)
    from ui.tray.later_starts import LaterStarts

    return LaterStarts(claim, parent)


def _notifier_here(tray: Tray, session: "Bus | None", parent: QObject) -> Notifier:
    """Return who shows notifications on this system; never a tray icon's balloon where the desktop has a service."""
    if sys.platform in ("win32", "darwin"):
        from ui.tray.balloons import BalloonNotifier

        return BalloonNotifier(tray, parent)
    if session is None:
        return Notifier(parent)
    from ui.tray.desktop_notifier import DesktopNotifier

    return DesktopNotifier(session, parent)


def _bus(name: str, parent: QObject) -> "Bus | None":
    """Return the bus of the session or of the system, None where there is none to speak to."""
    if not _is_told_of(name):
        return None
    try:
        from ui.tray.bus import Bus, bus_address
    except ImportError:  # jeepney comes with Linux only.
        return None
    address = bus_address(name)
    return None if address is None else Bus(address, parent)


def _is_told_of(bus: str) -> bool:
    """Tell whether there is such a bus, before what speaks to one is loaded."""
    if os.environ.get(f"DBUS_{bus}_BUS_ADDRESS"):
        return True
    return bus == "SYSTEM" and _SYSTEM_BUS.exists()
