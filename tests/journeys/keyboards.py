"""A keyboard on a screen of its own, with nothing on the desktop but a window manager."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

_PROGRAMS = ("Xvfb", "openbox", "xdotool")
_PATIENCE = 30.0


@dataclass
class Keyboard:
    """What is typed on a screen goes to the window in front."""

    environment: dict[str, str]

    def keys(self, *keys: str) -> None:
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        self._xdotool("type", "--delay", "12", words)

    def wait_for(self, name: str) -> None:
        """Wait until a window is to be seen, and has the keyboard."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", name, "windowactivate", "--sync")

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments], env=self.environment, check=True, capture_output=True, timeout=_PATIENCE
        )


@contextmanager
def own_keyboard() -> Iterator[Keyboard]:
    """A keyboard and its screen, gone afterwards; the test is skipped where the programs for it are absent."""
    for program in _PROGRAMS:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on this machine")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield Keyboard(environment)
    for process in (manager, server):
        process.terminate()
        process.wait()
