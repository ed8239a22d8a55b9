"""A real desktop in memory: besides the screen a message bus, notifications and a tray."""

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from tests.journeys.keyboards import Keyboard
from tests.journeys.processes import command

TOOLS = ("dbus-daemon", "dunst", "dunstctl", "tint2", "wmctrl")
PATIENCE_SECONDS = 30.0
_STEP_SECONDS = 0.1
_NOTED = """#!/bin/sh
printf '%s|%s|%s\\n' "$DUNST_URGENCY" "$DUNST_SUMMARY" "$(printf '%s' "$DUNST_BODY" | tr '\\n' ' ')" >> "{notes}"
"""
_CHOOSE = """#!/bin/sh
grep -F "$(cat "{wanted}")" | head -n 1
"""
_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:dir={runtime}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
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

    def __init__(self, keyboard: Keyboard, folder: Path, runtime: Path) -> None:
        self.folder, self._runtime = folder, runtime
        self._running: list[subprocess.Popen[bytes]] = []
        self._notes, self._wanted = folder / "notes.txt", folder / "wanted.txt"
        self._environment = {**keyboard.environment, "XDG_RUNTIME_DIR": str(runtime)}
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self._begin_bus()
        self._environment["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={runtime / 'no-system-bus'}"

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
            until(lambda: bool(self.windows("Kept")) or process.poll() is not None, "the window is to be seen")
            if process.poll() is not None:
                raise AssertionError((self.folder / f"{Path(sys.executable).name}.txt").read_text(encoding="utf-8"))
            until(lambda: any(self._runtime.glob("*.socket")), "it hears later starts, and has looked for a tray")
        return process

    def put_up_a_tray(self) -> None:
        """Start a panel with a tray, and wait until icons can go there."""
        self.start("tint2")
        until(lambda: self.ask("xdotool", "search", "--class", "tint2") != "", "the panel is there")

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
        ran = subprocess.run(
            words, env=self._environment, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS
        )
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

    def _begin_bus(self) -> str:
        """Start a bus that starts no service by itself: the test says when each is there."""
        configured = self.folder / "bus.conf"
        configured.write_text(_BUS.format(runtime=self._runtime), encoding="utf-8")
        words = ("dbus-daemon", f"--config-file={configured}", "--nofork", "--print-address=1")
        process = subprocess.Popen(words, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._running.append(process)
        if process.stdout is None:
            raise AssertionError("the bus has no voice")
        with process.stdout as said:
            return said.readline().decode().strip()
