"""The system asks the program to end: what was typed is kept, the journal is closed, and it ends well."""

import contextlib
import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class StopSignals(QObject):
    """Bring the signals of a Unix into the event loop, which Python alone would only hear with the next event.

    Signals: `asked` when the program is to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, object] = {}
        self._heard, self._told = os.pipe()
        for end in (self._heard, self._told):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._told_before = signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, _go_on)

    def stop(self) -> None:
        """Leave the signals to whoever had them before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()
        signal.set_wakeup_fd(self._told_before)
        self._notifier.setEnabled(False)
        os.close(self._heard)
        os.close(self._told)

    @Slot()
    def _hear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._heard, 64)
        self.asked.emit()


def _go_on(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: the number came through the socket too, and there it is heard."""
