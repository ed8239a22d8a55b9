"""A message bus in a thread of the test, with a notification service that can be told to misbehave."""

import contextlib
import socket
import threading
from pathlib import Path
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    new_error,
    new_method_return,
    new_signal,
)
from pytestqt.qtbot import QtBot

NOTIFICATIONS = "org.freedesktop.Notifications"
_SERVICE = DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
_BUS = DBusAddress("/org/freedesktop/DBus", interface="org.freedesktop.DBus")
_LOGIN = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
_UNKNOWN = "org.freedesktop.DBus.Error.ServiceUnknown"


class FakeBus:
    """Speaks what a bus speaks, as far as a notifier hears it.

    `mode` is how the notification service behaves: "answers", "hangs", "refuses", talks "nonsense" or is "absent".
    """

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "bus")
        self.mode = "answers"
        self.able = ["actions", "body", "body-markup"]
        self.notified: list[tuple[Any, ...]] = []
        self.closed: list[int] = []
        self.rules: list[str] = []
        self._held: list[Message] = []
        self._lines: list[socket.socket] = []
        self._number = 0
        self._server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._server.bind(self.address)
        self._server.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def signal(self, member: str, signature: str, *body: object) -> None:
        """Say a signal of the notification service."""
        self._say(new_signal(_SERVICE, member, signature, body))

    def tell_of_sleep(self, *, going: bool) -> None:
        """Say what the system says before it sleeps and after it woke."""
        self._say(new_signal(_LOGIN, "PrepareForSleep", "b", (going,)))

    def change_owner(self, *, there: bool) -> None:
        """Tell that the service came or went; when it goes, whoever waits for it is told."""
        owner = ":1.7" if there else ""
        held, self._held = self._held, []
        for message in held:
            self._say(new_error(message, "org.freedesktop.DBus.Error.NoReply"))
        self._say(new_signal(_BUS, "NameOwnerChanged", "sss", (NOTIFICATIONS, "" if there else ":1.6", owner)))

    def go_on(self) -> None:
        """Let a service that hung answer what it was asked meanwhile."""
        self.mode = "answers"
        held, self._held = self._held, []
        for message in held:
            self._answer(message)

    def drop(self) -> None:
        """End all connections."""
        lines, self._lines = self._lines, []
        for line in lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def babble(self) -> None:
        """Send what is no message."""
        for line in self._lines:
            line.sendall(b"\xff" * 64)

    def stop(self) -> None:
        """Be no bus any more."""
        self._server.close()
        self.drop()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _address = self._server.accept()
                self._lines.append(line)
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError):
            self._greet(line)
            parser = Parser()
            while piece := line.recv(65_536):
                for message in parser.feed(piece):
                    self._hear(message)

    def _greet(self, line: socket.socket) -> None:
        said = b""
        while b"\r\n" not in said:
            said += line.recv(1)
        line.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
        said = b""
        while not said.endswith(b"BEGIN\r\n"):
            said += line.recv(1)

    def _hear(self, message: Message) -> None:
        if message.header.fields.get(HeaderFields.destination) == "org.freedesktop.DBus":
            member = message.header.fields[HeaderFields.member]
            if member == "AddMatch":
                self.rules.append(message.body[0])
            elif member == "Hello":
                self._reply(message, "s", (":1.1",))
            return
        if self.mode == "absent":
            self._say(new_error(message, _UNKNOWN))
        elif self.mode == "hangs":
            self._held.append(message)
        else:
            self._answer(message)

    def _answer(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        if member == "GetCapabilities":
            nonsense = self.mode == "nonsense"
            self._reply(message, "s" if nonsense else "as", ("what?" if nonsense else self.able,))
        elif member == "CloseNotification":
            self.closed.append(message.body[0])
        elif member == "Notify":
            self.notified.append(tuple(message.body))
            if self.mode == "refuses":
                self._say(new_error(message, "org.freedesktop.DBus.Error.InvalidArgs"))
                return
            if self.mode == "nonsense":
                self._reply(message, "s", ("what?",))
                return
            self._number = message.body[1] or self._number + 1
            self._reply(message, "u", (self._number,))

    def _reply(self, message: Message, signature: str, body: tuple[Any, ...]) -> None:
        if not message.header.flags & MessageFlag.no_reply_expected:
            self._say(new_method_return(message, signature, body))

    def _say(self, message: Message) -> None:
        if message.header.message_type in (MessageType.method_return, MessageType.error):
            message.header.fields.pop(HeaderFields.destination, None)
        for line in tuple(self._lines):
            with contextlib.suppress(OSError):
                line.sendall(message.serialise(serial=1))


def shown(qtbot: QtBot, bus: FakeBus, count: int) -> tuple[object, ...]:
    """Wait until so many notices came, and return what the last said."""
    qtbot.waitUntil(lambda: len(bus.notified) == count)
    return bus.notified[-1]
