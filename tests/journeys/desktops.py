"""A real desktop in memory: a screen, windows with frames, a message bus, notifications, a tray."""

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

from tests.journeys.processes import command

TOOLS = ("Xvfb", "openbox", "dbus-daemon", "dunst", "dunstctl", "tint2", "xdotool", "wmctrl")
PATIENCE_SECONDS = 30.0
_STEP_SECONDS = 0.1
_NOTED = """#!/bin/sh
printf '%s|%s|%s\\n' "$DUNST_URGENCY" "$DUNST_SUMMARY" "$(printf '%s' "$DUNST_BODY" | tr '\\n' ' ')" >> "{notes}"
"""
_CHOOSE = """#!/bin/sh
grep -F "$(cat "{wanted}")" | head -n 1
"""
_DUNST = """[global]
    dmenu = {choose}
    enable_recursive_icon_lookup = true
    font = Inter 10
    width = (260, 420)
    offset = 16x48
[all]
    summary = "*"
    script = {noted}
"""


def missing_tools() -> list[str]:
    """Return what this machine lacks for a desktop in memory."""
    return [name for name in TOOLS if shutil.which(name) is None]


def until(condition: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until something is so."""
    pause = threading.Event()
    for _step in range(int(seconds / _STEP_SECONDS)):
        if condition():
            return
        pause.wait(_STEP_SECONDS)
    raise AssertionError(f"it never came to this: {what}")


class Desktop:
    """The desktop; what runs on it ends with it."""

    def __init__(self, folder: Path, runtime: Path) -> None:
        self.folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._notes, self._wanted = folder / "notes.txt", folder / "wanted.txt"
        self._environment = {**os.environ, "XDG_RUNTIME_DIR": str(runtime), "QT_QPA_PLATFORM": "xcb"}
        number = self._first_line("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
        self._environment["DISPLAY"] = f":{number}"
        self.start("openbox")
        address = self._first_line("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self._environment["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={runtime / 'no-system-bus'}"
        until(lambda: self.ask("wmctrl", "-m") != "", "windows have frames")

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start a program on the desktop."""
        out = (self.folder / f"{Path(words[0]).name}.txt").open("ab")
        with out:
            process = subprocess.Popen(words, env=self._environment, stdout=out, stderr=out)
        self._running.append(process)
        return process

    def start_kept(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start the window on the journal x.kept, and wait until it is to be seen unless it begins behind."""
        process = self.start(*command("--journal", str(self.folder / "x.kept"), *words))
        if not words:
            until(lambda: bool(self.windows("Kept")), "the window is to be seen")
        return process

    def notify(self) -> "subprocess.Popen[bytes]":
        """Start who shows notifications, and wait until the bus knows."""
        for name, text in (
            ("noted", _NOTED.format(notes=self._notes)),
            ("choose", _CHOOSE.format(wanted=self._wanted)),
        ):
            (self.folder / name).write_text(text, encoding="utf-8")
            (self.folder / name).chmod(0o700)
        configured = self.folder / "dunstrc"
        configured.write_text(
            _DUNST.format(choose=self.folder / "choose", noted=self.folder / "noted"), encoding="utf-8"
        )
        started = self.start("dunst", "-conf", str(configured))
        until(lambda: self.ask("dunstctl", "count", "displayed").isdecimal(), "notifications are shown")
        return started

    def kept(self, *words: str) -> str:
        """Run a command on the journal, as the person at the screen would in a terminal."""
        ran = subprocess.run(
            command("--journal", str(self.folder / "x.kept"), *words),
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return ran.stdout

    def ask(self, *words: str) -> str:
        """Run a tool and return what it says, nothing when it fails."""
        ran = subprocess.run(words, env=self._environment, capture_output=True, text=True, check=False)
        return ran.stdout.strip() if ran.returncode == 0 else ""

    def windows(self, name: str) -> list[str]:
        """Return the windows to be seen whose title has these words."""
        return self.ask("xdotool", "search", "--onlyvisible", "--name", name).split()

    @property
    def active(self) -> str:
        """The title of the window that has the keyboard."""
        return self.ask("xdotool", "getactivewindow", "getwindowname")

    @property
    def notes(self) -> list[str]:
        """What was shown so far: urgency, title and text of each notification."""
        return self._notes.read_text(encoding="utf-8").splitlines() if self._notes.exists() else []

    def press(self, words: str) -> None:
        """Press the button of the notification that is shown."""
        self._wanted.write_text(words, encoding="utf-8")
        self.ask("dunstctl", "context")

    def stop(self) -> None:
        """End everything, the newest first."""
        for process in reversed(self._running):
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def _first_line(self, *words: str) -> str:
        process = subprocess.Popen(
            words, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self._running.append(process)
        if process.stdout is None:
            raise AssertionError(f"{words[0]} has no voice")
        return process.stdout.readline().decode().strip()
