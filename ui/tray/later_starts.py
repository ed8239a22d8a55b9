"""Hearing the starts that came later and found the journal open here, on a Unix.

By Python's own socket, since all that Qt has for networks would weigh more than the rest of the tray.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from ui.tray.local_line import Line, open_door
from ui.tray.single import HEARD, LONGEST_WISH, NOT_UNDERSTOOD, Claim, Wish, unpacked


class LaterStarts(QObject):
    """Listen at the meeting place of a claim.

    Signals: `wished` carries the `Wish` of a later start.
    """

    wished = Signal(object)

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door: Line | None = None
        self._place: Path | None = None
        if claim.is_held and claim.meeting is not None:
            self._listen(claim.meeting.socket)

    def stop(self) -> None:
        """Hear nobody any more."""
        door, self._door = self._door, None
        if door is None or self._place is None:
            return
        self._knocks.setEnabled(False)
        for caller in self.findChildren(_Caller):
            caller.hang_up()
        door.close()
        self._place.unlink(missing_ok=True)

    def _listen(self, place: Path) -> None:
        try:
            door = open_door(place)
        except OSError:  # Its folder is full or gone: this journal is shown all the same.
            return
        self._door, self._place = door, place
        self._knocks = QSocketNotifier(door.fileno(), QSocketNotifier.Type.Read, self)
        self._knocks.activated.connect(self._hear)

    @Slot()
    def _hear(self) -> None:
        if self._door is None:
            return
        try:
            line, _address = self._door.accept()
        except OSError:  # Whoever knocked went away again.
            return
        _Caller(line, self).wished.connect(self.wished)


class _Caller(QObject):
    """One later start, until it said what it wants or went away. Signals: `wished` carries the `Wish`."""

    wished = Signal(object)

    def __init__(self, line: Line, parent: QObject) -> None:
        super().__init__(parent)
        self._line: Line | None = line
        line.setblocking(False)
        self._said = bytearray()
        self._speaks = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._speaks.activated.connect(self._read)

    def hang_up(self) -> None:
        """End the talk."""
        line, self._line = self._line, None
        if line is not None:
            self._speaks.setEnabled(False)
            line.close()
            self.deleteLater()

    @Slot()
    def _read(self) -> None:
        if self._line is None:
            return
        try:
            piece = self._line.recv(LONGEST_WISH - len(self._said))
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        self._said += piece
        if b"\n" in self._said:
            self._answer(self._line)
        elif not piece or len(self._said) >= LONGEST_WISH:
            self.hang_up()

    def _answer(self, line: Line) -> None:
        wish: Wish | None = unpacked(bytes(self._said))
        try:
            line.send(HEARD if wish is not None else NOT_UNDERSTOOD)
        except OSError:  # It did not wait for the answer, and opens a window or says that it cannot.
            wish = None
        self.hang_up()
        if wish is not None:
            self.wished.emit(wish)
