"""Noticing that the computer woke or that its clock was set: timers stand still meanwhile, and what fell due waits."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from models.clock import Clock, SystemClock

if TYPE_CHECKING:
    from ui.tray.bus import Bus

LOOK_MS = 5_000
_LEAP_SECONDS = 3


class SleepWatch(QObject):
    """Listen to the system where it tells of sleep, and everywhere compare the clock with the time that went by.

    Signals: `woke` after sleep and after the clock was set.
    """

    woke = Signal()

    def __init__(self, bus: "Bus | None", clock: Clock | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._clock = clock or SystemClock()
        self._last = self._clock.now()
        self._passed = QElapsedTimer()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        if bus is not None:
            from ui.tray.bus import rule_for

            bus.listen(rule_for("org.freedesktop.login1.Manager", "PrepareForSleep"), self._hear)

    def start(self) -> None:
        """Begin to watch; where no system bus can be spoken to, only the clock is compared."""
        if self._bus is not None:
            self._bus.open()
        self._last = self._clock.now()
        self._passed.start()
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        if self._bus is not None:
            self._bus.stop()

    @Slot()
    def look(self) -> None:
        """Compare how far the clock went with how long it was by the timer, which does not count sleep."""
        now, passed = self._clock.now(), self._passed.restart() / 1000
        went = (now - self._last).total_seconds()
        self._last = now
        if abs(went - passed) > _LEAP_SECONDS:
            self.woke.emit()

    def _hear(self, body: tuple[Any, ...]) -> None:
        if body and body[0] is False:  # True comes before it sleeps.
            self.woke.emit()
