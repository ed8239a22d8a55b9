"""How the window comes to the front and goes away: closed, it may go on warning from the tray."""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog

from ui.tr import tr
from ui.tray.notifier import Notifier
from ui.tray.single import Wish
from ui.tray.tray import Tray
from ui.window import MainWindow
from ui.wishes import fulfil

if TYPE_CHECKING:
    from ui.tray.question import KeepWarning

KEEP_RUNNING = "tray/keep-running"
"""Under this name the preferences remember "yes" or "no"; nothing while it was not asked."""
_SAID = "tray/said-minimised"


class Front(QObject):
    """The coming and going of a window.

    Signals: `leave_wanted` when the person closed it to end the program.
    """

    leave_wanted = Signal()

    def __init__(self, window: MainWindow, tray: Tray, notifier: Notifier) -> None:
        super().__init__(window)
        self._window, self._tray, self._notifier = window, tray, notifier
        self._preferences = window.desk.preferences
        self._question: KeepWarning | None = None
        self._waits_for_tray = False
        window.installEventFilter(self)
        tray.came.connect(self._take_to_tray)
        tray.left.connect(self._come_out)

    def begin_behind(self) -> None:
        """Begin without a window: in the tray or, until there is one, minimised."""
        if self._tray.is_there:
            return
        self._waits_for_tray = True
        self._window.showMinimized()

    def heed(self, wish: Wish) -> None:
        """Do what was wished for from outside the window."""
        if wish.deed == "stay":
            return
        self.come(wish.token)
        fulfil(self._window.desk.go, wish.deed, wish.promise_id)

    def come(self, token: str = "") -> None:
        """Bring the window to the front, from wherever it is; `token` is the desktop's leave to do so."""
        self._waits_for_tray = False
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        if token:  # Qt looks for it there, once, when a window asks to be the active one.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        window.activateWindow()
        os.environ.pop("XDG_ACTIVATION_TOKEN", None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What closes the window from outside is spontaneous; the program itself never asks.
        if event.type() != QEvent.Type.Close or not event.spontaneous():
            return False
        chosen = self._preferences.text(KEEP_RUNNING)
        if chosen == "no" or (chosen != "yes" and not self._tray.is_there):
            self.leave_wanted.emit()
            return True
        event.ignore()
        if chosen == "yes":
            self.put_away()
        else:
            self._ask()
        return True

    def put_away(self) -> None:
        """Take the window away and go on warning. Where nothing would be left to bring it back it is minimised."""
        window = self._window
        window.remember()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()  # Forms keep what was typed as a draft.
        if self._tray.is_there:
            window.hide()
            return
        self._waits_for_tray = True
        window.showMinimized()
        self._say_minimised()

    def _say_minimised(self) -> None:
        if self._preferences.flag(_SAID):
            return
        self._preferences.set_flag(_SAID, on=True)
        title = tr("Kept goes on warning")
        words = tr("There is no tray here, so its window is minimised instead of hidden. Ctrl+Q in it quits.")
        if not self._notifier.show("minimised", title, words):
            self._window.frame.banner.say(words, "info")

    def _ask(self) -> None:
        from ui.tray.question import KeepWarning

        if self._question is None:
            self._question = KeepWarning(self._window)
            self._question.answered.connect(self._hear_answer)
        self._question.show()
        self._question.raise_()
        self._question.activateWindow()

    @Slot(bool)
    def _hear_answer(self, keeps: bool) -> None:
        self._preferences.set_text(KEEP_RUNNING, "yes" if keeps else "no")
        self._preferences.sync()
        if keeps:
            self.put_away()
        else:
            self.leave_wanted.emit()

    @Slot()
    def _take_to_tray(self) -> None:
        if self._waits_for_tray and self._window.isMinimized():
            self._waits_for_tray = False
            self._window.hide()

    @Slot()
    def _come_out(self) -> None:
        """The tray is gone: a hidden window could never be found again."""
        if not self._window.isVisible() and not QApplication.closingDown():
            self._waits_for_tray = True
            self._window.showMinimized()
