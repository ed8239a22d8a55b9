"""Notifications where the system shows them for a tray icon: Windows and macOS."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from ui.tray.notifier import OPEN, Buttons, Notifier
from ui.tray.tray import Tray

_SHOWN_MS = 10_000


class BalloonNotifier(Notifier):
    """Notifications with a click and without buttons; they are there when the tray icon is."""

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._last = ""
        tray.came.connect(self.start)
        tray.left.connect(self.start)
        tray.message_clicked.connect(self._hear_click)

    @property
    def available(self) -> bool:
        return self._tray.icon is not None and self._tray.icon.supportsMessages()

    @Slot()
    def start(self) -> None:
        (self.came if self.available else self.gone).emit()

    def show(self, key: str, title: str, body: str, actions: Buttons = (), *, critical: bool = False) -> bool:
        icon = self._tray.icon
        if icon is None or not self.available:
            return False
        self._last = key
        kind = QSystemTrayIcon.MessageIcon.Warning if critical else QSystemTrayIcon.MessageIcon.Information
        icon.showMessage(title, body, kind, _SHOWN_MS)
        return True

    @Slot()
    def _hear_click(self) -> None:
        if self._last:
            self.acted.emit(self._last, OPEN)
