"""Faults of ours: written to the log file, said once in plain words, and the work goes on."""

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, QUrl, Signal, Slot, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from ui import log_file
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.layouts import column, row
from ui.tr import tr

_QUIET = {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}


class Faults(QObject):
    """Hear what nobody caught. The same fault is said once a run, so that a broken paint cannot flood the screen."""

    _found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._said: set[str] = set()
        self._dialog: FaultDialog | None = None
        # Queued: a fault inside painting must not open a dialog from inside painting.
        self._found.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear every exception that nobody caught, and Qt's own warnings."""
        sys.excepthook = self._hear
        qInstallMessageHandler(_note_qt)

    def _hear(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log_file.note_fault(fault, "window")
        where = "".join(traceback.format_tb(trace))
        if where not in self._said:
            self._said.add(where)
            self._found.emit(f"{kind.__name__}\n{where}")

    @Slot(str)
    def _say(self, details: str) -> None:
        if self._dialog is None or not self._dialog.isVisible():
            self._dialog = FaultDialog(details)
            self._dialog.open()


class FaultDialog(QDialog):
    """Say that something went wrong, that what was saved is safe, and how to tell the makers."""

    def __init__(self, details: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setObjectName("fault")
        self.setWindowTitle(tr("Something went wrong"))
        self._details = details
        words = tr(
            "Kept made a mistake and did not finish what you just asked for. Everything that was saved before is "
            "safe in the journal. You can go on; if it happens again, copy the details and send them to the makers."
        )
        copy = button(tr("&Copy details"), "", "copy", name="copyDetails")
        folder = button(tr("Open &log folder"), "", "folder-open", name="openLog")
        go_on, leave = button(tr("Go on"), "primary", name="goOn"), button(tr("Quit"), "ghost", name="quit")
        copy.clicked.connect(self._copy)
        folder.clicked.connect(self._open_folder)
        go_on.clicked.connect(self.accept)
        leave.clicked.connect(QApplication.quit)
        self.setLayout(
            column(
                label(tr("Something went wrong"), "title"),
                label(words, wrap=True),
                row(copy, folder, None, leave, go_on),
                spacing=14,
                margins=(24, 20, 24, 18),
            )
        )
        self.resize(560, 200)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file.place().parent)))


class _QtWarning(Exception):
    """A warning of Qt, so that it is noted like a fault."""


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind not in _QUIET:
        log_file.note_fault(_QtWarning(), f"Qt {context.category}: {message[:200]}")
