"""Faults of ours: written to the log file, said once in plain words, and the work goes on."""

import sys
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog

from models.errors import Unusable

_OVERRIDE = "(): "
"""Ends what PySide puts before the words of an exception that left an override: which one it was."""
_QUIET = {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}


class Faults(QObject):
    """Hear what nobody caught. The same fault is said once a run, so that a broken paint cannot flood the screen.

    Signals: `troubled` carries, in words for the screen, why the journal could not be read or written at this
    moment: that is no fault of ours. Connect it queued: it may come from inside painting.
    """

    troubled = Signal(str)
    _found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._said: set[str] = set()
        self._dialog: QDialog | None = None
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
        # What notes and says a fault is imported with the first one: most runs have none.
        import traceback

        from ui import log_file

        log_file.note_fault(fault, "window")
        if isinstance(fault, Unusable):
            self.troubled.emit(str(fault).rpartition(_OVERRIDE)[2])
            return
        where = "".join(traceback.format_tb(trace))
        if where not in self._said:
            self._said.add(where)
            self._found.emit(f"{kind.__name__}\n{where}")

    @Slot(str)
    def _say(self, details: str) -> None:
        if self._dialog is None or not self._dialog.isVisible():
            from ui.fault_dialog import FaultDialog

            self._dialog = FaultDialog(details)
            self._dialog.open()


class _QtWarning(Exception):
    """A warning of Qt, so that it is noted like a fault."""


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind not in _QUIET:
        from ui import log_file

        log_file.note_fault(_QtWarning(), f"Qt {context.category}: {message[:200]}")
