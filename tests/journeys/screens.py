"""A real screen of a test's own, with a window manager and a keyboard on it."""

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
class Screen:
    """A screen with a window manager, and a keyboard on it."""

    environment: dict[str, str]

    def keys(self, *keys: str) -> None:
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        self._xdotool("type", "--delay", "12", words)

    def wait_for(self, name: str) -> None:
        self._xdotool("search", "--sync", "--onlyvisible", "--name", name)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments], env=self.environment, check=True, capture_output=True, timeout=_PATIENCE
        )


@contextmanager
def own_screen() -> Iterator[Screen]:
    """Give a screen, and take it away afterwards; skips the test where there can be none."""
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
    try:
        yield Screen(environment)
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
