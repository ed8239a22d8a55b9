"""Notifications on the desktop: what any notifier can do, and one that shows them as balloons of the tray icon."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

Buttons = Sequence[tuple[str, str]]
"""The buttons of a notification: the name that `acted` tells, and the words on it."""

OPEN = "open"
"""What `acted` tells of a click on the notification itself."""
_BALLOON_MS = 10_000


class Notifier(QObject):
    """Show notifications. This one has nobody to show them, and says so of whatever it is asked to show.

    Signals: `acted` carries the key of a notification and the name of the button pressed; `came` and
    `gone` tell that somebody shows notifications now, or nobody: one of them comes after `start`.
    """

    acted = Signal(str, str)
    came = Signal()
    gone = Signal()

    @property
    def available(self) -> bool:
        """Whether somebody is known to show notifications."""
        return False

    @property
    def can_buttons(self) -> bool:
        """Whether notifications have buttons."""
        return False

    def take_token(self) -> str:
        """Return what the desktop gave with the last press to let a window come to the front: it is good once."""
        return ""

    def start(self) -> None:
        """Look, or look again, who shows notifications; returns at once."""
        self.gone.emit()

    def stop(self) -> None:
        """Take away what is still shown."""

    def show(self, key: str, title: str, body: str, actions: Buttons = (), *, critical: bool = False) -> bool:
        """Show a notification, or other words in the one of that key; return whether there is somebody who does.

        Never waits and never raises. Title and body are plain text.
        """
        return False

    def close(self, key: str) -> None:
        """Take the notification of that key away, if it is still there."""


class BalloonNotifier(Notifier):
    """Notifications as Windows and macOS show them for a tray icon: with a click, without buttons."""

    def __init__(self, icon: QSystemTrayIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._last = ""
        icon.messageClicked.connect(self._hear_click)

    @property
    def available(self) -> bool:
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable() and self._icon.supportsMessages()

    def start(self) -> None:
        (self.came if self.available else self.gone).emit()

    def show(self, key: str, title: str, body: str, actions: Buttons = (), *, critical: bool = False) -> bool:
        if not self.available:
            return False
        self._last = key
        kind = QSystemTrayIcon.MessageIcon.Warning if critical else QSystemTrayIcon.MessageIcon.Information
        self._icon.showMessage(title, body, kind, _BALLOON_MS)
        return True

    @Slot()
    def _hear_click(self) -> None:
        if self._last:
            self.acted.emit(self._last, OPEN)
