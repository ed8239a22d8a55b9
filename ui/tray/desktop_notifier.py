"""Notifications through the service of the desktop, which may hang, refuse, leave and come back."""

import html
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from msgspec import Struct
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

import resources
from ui.tray.bus import FOREVER, Bus, rule_for
from ui.tray.notifier import OPEN, Buttons, Notifier

HUNG_MS = 3_000
"""A service that has not answered by then is one that shows nothing."""
_ASK_AGAIN_MS = 4_000
_SERVICE = "org.freedesktop.Notifications"
_ADDRESS = DBusAddress("/org/freedesktop/Notifications", _SERVICE, _SERVICE)
_LONGEST_TITLE, _LONGEST_BODY = 200, 1_000
_MOST_WANTED = 20
_NORMAL, _CRITICAL = 1, 2
_CLICK = "default"
_MOST_TRIES = 2
"""So often one service may refuse a notice; the one that comes after it is asked again."""


class _Words(Struct, frozen=True, eq=False):
    title: str
    body: str
    buttons: tuple[tuple[str, str], ...]
    critical: bool


class DesktopNotifier(Notifier):
    """Speak to `org.freedesktop.Notifications` without ever waiting for it.

    What it has taken but not confirmed is shown again, once, by the service that comes after it; what a
    service may still show when it goes on is not, so that nothing is shown twice.
    """

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._able: frozenset[str] | None = None
        self._asking = self._ask_again = self._hung = False
        self._asked = QElapsedTimer()
        self._slow = QTimer(self, interval=HUNG_MS, singleShot=True)
        self._slow.timeout.connect(self._lose_patience)
        self._told: bool | None = None
        self._token = ""
        self._ids: dict[str, int] = {}
        self._wanted: dict[str, _Words] = {}
        self._flying: dict[str, _Words] = {}
        self._refused: Counter[str] = Counter()
        self._listen()

    @property
    def available(self) -> bool:
        return self._able is not None and not self._hung

    @property
    def can_buttons(self) -> bool:
        return self._able is not None and "actions" in self._able

    def take_token(self) -> str:
        token, self._token = self._token, ""
        return token

    def start(self) -> None:
        if self._able is not None:
            return
        if self._bus.open():
            self._ask()
        else:
            self._tell()

    def stop(self) -> None:
        for key in {*self._ids, *self._wanted}:
            self.close(key)

    def show(self, key: str, title: str, body: str, actions: Buttons = (), *, critical: bool = False) -> bool:
        if not self.available:
            self.start()
            return False
        words = _Words(_clean(title, _LONGEST_TITLE), _clean(body, _LONGEST_BODY), tuple(actions), critical)
        self._wanted.pop(key, None)
        self._wanted[key] = words
        while len(self._wanted) > _MOST_WANTED:
            del self._wanted[next(iter(self._wanted))]
        if key not in self._flying:
            self._send(key, words)
        return True

    def close(self, key: str) -> None:
        self._wanted.pop(key, None)
        self._refused.pop(key, None)
        number = self._ids.pop(key, None)
        if number is not None:
            self._bus.call(new_method_call(_ADDRESS, "CloseNotification", "u", (number,)))

    def _listen(self) -> None:
        heard: dict[str, Callable[[tuple[Any, ...]], None]] = {
            "ActionInvoked": self._hear_button,
            "NotificationClosed": self._hear_closed,
            "ActivationToken": self._hear_token,
        }
        for member, call in heard.items():
            self._bus.listen(rule_for(_SERVICE, member, _ADDRESS.object_path), call)
        self._bus.watch_name(_SERVICE, self._hear_owner)
        self._bus.lost.connect(self._forget_service)

    def _ask(self) -> None:
        """Ask the service what it can do; the bus starts one where it knows of one."""
        if self._asking or (self._asked.isValid() and self._asked.elapsed() < _ASK_AGAIN_MS):
            return
        self._asking = True
        self._asked.start()
        self._slow.start()
        self._bus.call(new_method_call(_ADDRESS, "GetCapabilities"), self._hear_abilities, FOREVER)

    def _hear_abilities(self, answer: tuple[Any, ...] | None) -> None:
        self._asking = False
        again, self._ask_again = self._ask_again, False
        if answer is None:
            self._forget_service()
            if again:
                self._asked.invalidate()
                self._ask()
            return
        self._able = (
            frozenset(str(able) for able in answer[0]) if answer and isinstance(answer[0], list) else frozenset()
        )
        self._hung = False
        self._tell()
        for key, words in tuple(self._wanted.items()):
            if key not in self._flying and self._refused[key] < _MOST_TRIES:
                self._send(key, words)

    def _send(self, key: str, words: _Words) -> None:
        self._flying[key] = words
        self._slow.start()
        self._bus.call(self._message(key, words), partial(self._hear_number, key), FOREVER)

    def _message(self, key: str, words: _Words) -> Any:  # noqa: ANN401 -- jeepney has no types
        able = self._able or frozenset()
        body = html.escape(words.body, quote=False) if "body-markup" in able else words.body
        # To open is a click on the whole; a service that knows no click shows it as a button instead.
        named = [(_CLICK if name == OPEN else name, said) for name, said in words.buttons]
        buttons = [part for button in named for part in button] if "actions" in able else []
        hints = {
            "urgency": ("y", _CRITICAL if words.critical else _NORMAL),
            "desktop-entry": ("s", "kept"),
        }
        picture = str(resources.path("icons/application/kept-64.png"))
        expires = 0 if words.critical else -1
        call = ("Kept", self._ids.get(key, 0), picture, words.title, body, buttons, hints, expires)
        return new_method_call(_ADDRESS, "Notify", "susssasa{sv}i", call)

    def _hear_number(self, key: str, answer: tuple[Any, ...] | None) -> None:
        sent = self._flying.pop(key)
        if not answer or not isinstance(answer[0], int):
            self._refused[key] += 1
            self._forget_service()
            return
        self._refused.pop(key, None)
        self._ids[key] = answer[0]
        wanted = self._wanted.get(key)
        if wanted is None:
            self.close(key)
        elif wanted is sent:
            del self._wanted[key]
        else:
            self._send(key, wanted)
        self._hear_life()

    def _hear_life(self) -> None:
        self._hung = False
        self._tell()

    @Slot()
    def _lose_patience(self) -> None:
        if self._asking or self._flying:
            self._hung = True
            self._tell()

    @Slot()
    def _forget_service(self) -> None:
        self._able = None
        self._hung = False
        self._ids.clear()
        self._tell()

    def _tell(self) -> None:
        if self.available is not self._told:
            self._told = self.available
            (self.came if self._told else self.gone).emit()

    def _hear_owner(self, there: bool) -> None:
        self._refused.clear()
        if self._asking:
            self._ask_again = there
            return
        self._forget_service()
        if there:
            self._asked.invalidate()
            self._ask()

    def _hear_button(self, body: tuple[Any, ...]) -> None:
        key = self._key_of(body)
        if key is not None and len(body) > 1:
            self._hear_life()
            self.acted.emit(key, OPEN if body[1] == _CLICK else str(body[1]))

    def _hear_closed(self, body: tuple[Any, ...]) -> None:
        key = self._key_of(body)
        if key is not None:
            del self._ids[key]

    def _hear_token(self, body: tuple[Any, ...]) -> None:
        if self._key_of(body) is not None and len(body) > 1:
            self._token = str(body[1])

    def _key_of(self, body: tuple[Any, ...]) -> str | None:
        return next((key for key, shown in self._ids.items() if body[:1] == (shown,)), None)


def _clean(text: str, longest: int) -> str:
    """Return the text as the bus carries it: no zero, nothing that is no character, not without end."""
    sound = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return sound if len(sound) <= longest else f"{sound[: longest - 1]}…"
