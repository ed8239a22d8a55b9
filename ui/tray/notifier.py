"""Notifications on the desktop: what any notifier can do."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

Buttons = Sequence[tuple[str, str]]
"""The buttons of a notification: the name that `acted` tells, and the words on it."""

OPEN = "open"
"""What `acted` tells of a click on the notification itself."""


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
