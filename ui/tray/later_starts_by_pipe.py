"""Hearing the starts that came later on Windows, where a pipe takes the place of a socket that has a file."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.tray.single import HEARD, LONGEST_WISH, NOT_UNDERSTOOD, Claim, address_of, unpacked


class LaterStartsByPipe(QObject):
    """Listen at the meeting place of a claim.

    Signals: `wished` carries the `Wish` of a later start.
    """

    wished = Signal(object)

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        if claim.is_held and claim.meeting is not None:
            address = address_of(claim.meeting)
            QLocalServer.removeServer(address)  # What a killed program left: the lock is ours.
            self._server.listen(address)

    def stop(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    @Slot()
    def _hear(self) -> None:
        while self._server.hasPendingConnections():
            line = self._server.nextPendingConnection()
            line.setReadBufferSize(LONGEST_WISH)
            line.readyRead.connect(self._read)
            line.disconnected.connect(line.deleteLater)
            if line.bytesAvailable():
                self._take_from(line)

    @Slot()
    def _read(self) -> None:
        line = self.sender()
        if isinstance(line, QLocalSocket):
            self._take_from(line)

    def _take_from(self, line: QLocalSocket) -> None:
        if not line.canReadLine():
            if line.bytesAvailable() >= LONGEST_WISH:
                line.abort()
            return
        wish = unpacked(bytes(line.readLine().data()))
        line.write(HEARD if wish is not None else NOT_UNDERSTOOD)
        line.disconnectFromServer()
        if wish is not None:
            self.wished.emit(wish)
