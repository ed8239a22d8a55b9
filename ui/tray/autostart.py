"""Start at login: an entry of this person's own, where each system looks for such entries."""

import contextlib
import os
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError

import resources
from models.errors import Refused

_NAME = "Kept"
_LABEL = "org.kept.Kept"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_SPECIAL = frozenset(" \t\n\"'\\><~|&;$*?#()`%")
_OFF = {"hidden=true", "x-gnome-autostart-enabled=false"}


class Entry(Protocol):
    """What starts a program at login on one system. Every method raises: OSError."""

    def starts(self, command: list[str]) -> bool:
        """Tell whether this very command is started at login."""
        ...

    def write(self, command: list[str]) -> None:
        """Have it started at login, instead of whatever was before."""
        ...

    def remove(self) -> None:
        """Have nothing started; nothing to take away is well too."""
        ...


def is_on() -> bool:
    """Tell whether this program, from where it is now, starts at login."""
    with contextlib.suppress(OSError):
        return entry_here().starts(command_here())
    return False


def turn_on() -> None:
    """Start the program at login, in the background. Raises: Refused."""
    try:
        entry_here().write(command_here())
    except OSError as error:
        raise Refused(_reason(error)) from error


def turn_off() -> None:
    """Start it at login no longer. Raises: Refused."""
    try:
        entry_here().remove()
    except OSError as error:
        raise Refused(_reason(error)) from error


def entry_here() -> Entry:
    """Return the entry of this system."""
    if sys.platform == "win32":
        return RunKey()
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    return DesktopEntry((Path(configured) if configured.startswith("/") else Path.home() / ".config") / "autostart")


def command_here() -> list[str]:
    """Return what starts this program in the background: the installed `kept`, or Python with the clone's `main.py`."""
    image, started = os.environ.get("APPIMAGE", ""), Path(sys.argv[0])
    if image and Path(image).is_file():
        return [image, "--background"]
    if getattr(sys, "frozen", False):
        return [sys.executable, "--background"]
    if started.stem == "kept" and started.is_file():
        return [str(started.absolute()), "--background"]
    return [sys.executable, str(Path(__file__).resolve().parents[2] / "main.py"), "--background"]


class DesktopEntry:
    """A desktop file in the autostart folder, as the desktops of Linux read them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "kept.desktop"

    def starts(self, command: list[str]) -> bool:
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return False
        said = {line.replace(" ", "").lower() for line in lines}
        return f"Exec={exec_line(command)}" in lines and not said & _OFF

    def write(self, command: list[str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(_desktop_file(command), encoding="utf-8", errors="surrogateescape")
        part.replace(self._file)

    def remove(self) -> None:
        self._file.unlink(missing_ok=True)


class LaunchAgent:
    """A property list among the launch agents of macOS."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{_LABEL}.plist"

    def starts(self, command: list[str]) -> bool:
        try:
            found = plistlib.loads(self._file.read_bytes())
        except (FileNotFoundError, plistlib.InvalidFileException, ExpatError, ValueError):
            return False
        return isinstance(found, dict) and found.get("ProgramArguments") == command and not found.get("Disabled")

    def write(self, command: list[str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        agent = {"Label": _LABEL, "ProgramArguments": command, "RunAtLoad": True, "ProcessType": "Interactive"}
        self._file.write_bytes(plistlib.dumps(agent))

    def remove(self) -> None:
        self._file.unlink(missing_ok=True)


class RunKey:
    """A value under the Run key of this person's registry."""

    def starts(self, command: list[str]) -> bool:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:  # type: ignore[attr-defined]
                return bool(winreg.QueryValueEx(key, _NAME)[0] == subprocess.list2cmdline(command))  # type: ignore[attr-defined]
        except FileNotFoundError:
            return False

    def write(self, command: list[str]) -> None:
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:  # type: ignore[attr-defined]
            winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command))  # type: ignore[attr-defined]

    def remove(self) -> None:
        import winreg

        with (
            contextlib.suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, 0, winreg.KEY_SET_VALUE) as key,  # type: ignore[attr-defined]
        ):
            winreg.DeleteValue(key, _NAME)  # type: ignore[attr-defined]


def exec_line(command: list[str]) -> str:
    """Return a command as the `Exec` of a desktop file has it: quoted, then escaped as every text there."""
    return " ".join(_quoted(word) for word in command).replace("\\", "\\\\").replace("\n", "\\n")


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if word and not _SPECIAL.intersection(word):
        return word
    for special in '\\"`$':
        word = word.replace(special, f"\\{special}")
    return f'"{word}"'


def _desktop_file(command: list[str]) -> str:
    icon = str(resources.path("icons/application/kept-256.png")).replace("\\", "\\\\")
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        f"Name={_NAME}",
        "Comment=Warns before a promise is due",
        f"Exec={exec_line(command)}",
        f"Icon={icon}",
        "Terminal=false",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"


def _reason(error: OSError) -> str:
    why = error.strerror or "it was refused"
    return f"start at login cannot be changed here: {why[:1].lower()}{why[1:]}; set it in the system's own settings"
