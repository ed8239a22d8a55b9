"""Ask the desktop portal, away from the window's thread, whether the person likes it dark or in high contrast."""

import os
import sys
from typing import NamedTuple

from PySide6.QtCore import QObject, QThreadPool, Signal

_NAMESPACE = "org.freedesktop.appearance"
_PATIENCE_SECONDS = 1.0


class Appearance(NamedTuple):
    """What the desktop wishes; None where it has no wish."""

    dark: bool | None = None
    high_contrast: bool | None = None


class PortalReading(QObject):
    """Read the wish of the desktop once.

    Signals: `answered` carries an `Appearance`, and comes only if there was an answer.
    """

    answered = Signal(object)

    def start(self) -> None:
        """Ask now and return at once; does nothing where there can be no portal."""
        if has_portal():
            QThreadPool.globalInstance().start(self._ask)

    def _ask(self) -> None:
        appearance = read_appearance()
        if appearance is not None:
            self.answered.emit(appearance)


def has_portal() -> bool:
    """Tell whether a desktop portal can be there: Linux with a session bus."""
    return sys.platform == "linux" and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


def read_appearance() -> Appearance | None:
    """Return what the portal says, waiting a second at most; None if it cannot be asked."""
    try:
        from jeepney import DBusAddress, MessageType, new_method_call  # type: ignore[import-untyped]
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
    except ImportError:
        return None
    address = DBusAddress(
        "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Settings"
    )
    try:
        with open_dbus_connection("SESSION") as connection:
            call = new_method_call(address, "ReadAll", "as", ([_NAMESPACE],))
            reply = connection.send_and_get_reply(call, timeout=_PATIENCE_SECONDS)
    except (OSError, KeyError, ValueError, RuntimeError):  # no bus, a bus of another kind, a refusal, no answer in time
        return None
    if reply.header.message_type == MessageType.error:
        return None
    return appearance_of(reply.body[0].get(_NAMESPACE, {}))


def appearance_of(settings: dict[str, tuple[str, object]]) -> Appearance:
    """Return the wish in the portal's own numbers: scheme 1 dark, 2 light; contrast 1 high."""
    scheme = settings.get("color-scheme", ("u", 0))[1]
    contrast = settings.get("contrast", ("u", 0))[1]
    return Appearance(
        dark={1: True, 2: False}.get(scheme) if isinstance(scheme, int) else None,
        high_contrast=True if contrast == 1 else None,
    )
