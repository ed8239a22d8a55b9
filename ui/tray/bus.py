"""A line to a message bus of the desktop that never waits: everything comes and goes through the event loop."""

import struct
from collections.abc import Callable
from itertools import count
from typing import Any, NamedTuple

from jeepney import HeaderFields, MatchRule, Message, MessageFlag, MessageType, Parser  # type: ignore[import-untyped]
from jeepney.auth import BEGIN, Authenticator  # type: ignore[import-untyped]
from jeepney.bus import get_bus  # type: ignore[import-untyped]
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from PySide6.QtCore import QDeadlineTimer, QObject, QSocketNotifier, QTimer, Signal, Slot

from ui.tray.local_line import Line, local_line

PATIENCE_MS = 5_000
FOREVER = -1
_LOOK_MS = 200
_PIECE = 65_536
_MOST_PIECES = 16
_MOST_UNSENT = 1_048_576
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, struct.error)

Answered = Callable[[tuple[Any, ...] | None], None]
"""Told what was answered; None: refused, no answer in time, or nobody there."""
Heard = Callable[[tuple[Any, ...]], None]


class _Waiting(NamedTuple):
    answered: Answered
    until: QDeadlineTimer


class Bus(QObject):
    """A connection to the bus at an address, as `bus_address` returns it.

    Signals: `lost` when the connection ended or could not be made; it can be opened again.
    """

    lost = Signal()

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._rules: list[tuple[MatchRule, Heard]] = []
        self._patience = QTimer(self, interval=_LOOK_MS)
        self._patience.timeout.connect(self._lose_patience)
        self._in_vain: list[Answered] = []
        self._nobody = QTimer(self, interval=0, singleShot=True)
        self._nobody.timeout.connect(self._tell_nobody_is_there)
        self._socket: Line | None = None
        self._reading: QSocketNotifier | None = None
        self._writing: QSocketNotifier | None = None
        self._begin()

    def _begin(self) -> Authenticator:
        entrance = Authenticator()
        self._entrance: Authenticator | None = entrance
        self._parser = Parser()
        self._serials = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._unsent = bytearray()
        self._later = bytearray()
        return entrance

    @property
    def is_open(self) -> bool:
        """Whether there is a connection, be it still at its greeting."""
        return self._socket is not None

    def open(self) -> bool:
        """Connect, unless it is connected; the greeting goes on by itself. Return whether there is a bus."""
        if self._socket is not None:
            return True
        entrance = self._begin()
        made = local_line()
        made.setblocking(False)
        try:
            made.connect(self._address)
        except (OSError, ValueError):  # nobody there, too busy, or an address that is none
            made.close()
            return False
        self._socket = made
        self._reading = QSocketNotifier(made.fileno(), QSocketNotifier.Type.Read, self)
        self._reading.activated.connect(self._read)
        self._writing = QSocketNotifier(made.fileno(), QSocketNotifier.Type.Write, self)
        self._writing.setEnabled(False)
        self._writing.activated.connect(self._flush)
        self._put(entrance.data_to_send() or b"")
        self._send(message_bus.Hello(), wants_answer=True)
        for rule, _heard in self._rules:
            self._send(message_bus.AddMatch(rule))
        return self._socket is not None

    def close(self) -> None:
        """End the connection; whoever waits for an answer is told that none comes."""
        if self._socket is None:
            return
        for notifier in (self._reading, self._writing):
            if notifier is not None:
                notifier.setEnabled(False)
                notifier.deleteLater()
        self._reading = self._writing = None
        self._socket.close()
        self._socket = None
        self._patience.stop()
        waiting, self._waiting = self._waiting, {}
        for one in waiting.values():
            one.answered(None)
        self.lost.emit()

    def stop(self) -> None:
        """End the connection for good, and let go of whoever listened."""
        self._rules.clear()
        self.close()

    def call(self, message: Message, answered: Answered | None = None, patience_ms: int = PATIENCE_MS) -> None:
        """Send a call; `answered` is told once, from the event loop, what came of it."""
        serial = 0 if self._socket is None else self._send(message, wants_answer=answered is not None)
        if answered is None:
            return
        if self._socket is None:
            self._in_vain.append(answered)
            self._nobody.start()
            return
        self._waiting[serial] = _Waiting(answered, QDeadlineTimer(patience_ms))
        self._patience.start()

    def listen(self, rule: MatchRule, heard: Heard) -> None:
        """Have `heard` told the body of each signal that the rule fits, over every connection to come."""
        self._rules.append((rule, heard))
        if self._socket is not None:
            self._send(message_bus.AddMatch(rule))

    def watch_name(self, name: str, changed: Callable[[bool], None]) -> None:
        """Have `changed` told each time that a service comes or goes, and whether it is there then."""
        self.listen(rule_for("org.freedesktop.DBus", "NameOwnerChanged", first=name), _OwnerChange(changed))

    def _send(self, message: Message, *, wants_answer: bool = False) -> int:
        serial = next(self._serials)
        if not wants_answer:
            message.header.flags |= MessageFlag.no_reply_expected
        packed = message.serialise(serial=serial)
        if self._entrance is not None:
            self._later += packed
        else:
            self._put(packed)
        return serial

    def _put(self, packed: bytes) -> None:
        self._unsent += packed
        self._flush()

    @Slot()
    def _flush(self) -> None:
        if self._socket is None or self._writing is None:
            return
        try:
            while self._unsent:
                del self._unsent[: self._socket.send(self._unsent)]
        except BlockingIOError:
            pass
        except OSError:
            self.close()
            return
        if len(self._unsent) > _MOST_UNSENT:  # A bus that takes nothing is no bus.
            self.close()
            return
        self._writing.setEnabled(bool(self._unsent))

    @Slot()
    def _read(self) -> None:
        for _piece in range(_MOST_PIECES):
            if self._socket is None:
                return
            try:
                piece = self._socket.recv(_PIECE)
            except BlockingIOError:
                return
            except OSError:
                piece = b""
            if not piece:
                self.close()
                return
            try:
                messages = self._understood(piece)
            except _MALFORMED:  # What cannot be read once cannot be read from there on.
                self.close()
                return
            for message in messages:
                self._hear(message)

    def _understood(self, piece: bytes) -> list[Message]:
        if self._entrance is None:
            return list(self._parser.feed(piece))
        self._entrance.feed(piece)
        if self._entrance.authenticated:
            self._entrance = None
            later, self._later = self._later, bytearray()
            self._put(BEGIN + bytes(later))
        return []

    def _hear(self, message: Message) -> None:
        kind = message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            one = self._waiting.pop(message.header.fields.get(HeaderFields.reply_serial, 0), None)
            if one is not None:
                one.answered(tuple(message.body) if kind is MessageType.method_return else None)
        elif kind is MessageType.signal:
            for rule, heard in tuple(self._rules):
                if rule.matches(message):
                    heard(tuple(message.body))

    @Slot()
    def _lose_patience(self) -> None:
        for serial in [serial for serial, one in self._waiting.items() if one.until.hasExpired()]:
            self._waiting.pop(serial).answered(None)
        if not self._waiting:
            self._patience.stop()

    @Slot()
    def _tell_nobody_is_there(self) -> None:
        in_vain, self._in_vain = self._in_vain, []
        for answered in in_vain:
            answered(None)


def bus_address(name: str) -> str | None:
    """Return where the bus `SESSION` or `SYSTEM` listens, None where there is none that can be spoken to."""
    try:
        found = get_bus(name)
    except (KeyError, ValueError, RuntimeError, StopIteration):
        return None
    return str(found)


def rule_for(interface: str, member: str, path: str | None = None, first: str | None = None) -> MatchRule:
    """Return what to listen for: a signal of an interface, perhaps only with this first argument."""
    made = MatchRule(type="signal", interface=interface, member=member, path=path)
    if first is not None:
        made.add_arg_condition(0, first)
    return made


class _OwnerChange:
    """Tell from the old and the new owner of a name whether somebody has it now."""

    def __init__(self, changed: Callable[[bool], None]) -> None:
        self._changed = changed

    def __call__(self, body: tuple[Any, ...]) -> None:
        self._changed(bool(body[2]))
