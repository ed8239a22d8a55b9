"""On a real desktop a warning comes, its button works, a kill loses nothing, and the window is found again."""

import json
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screens import Screen, missing_tools, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"this machine has no {', '.join(missing_tools())}"),
]
A_MINUTE_AND_MORE = 90.0
LATE = "Kestrel call yesterday 16:00 5m about the VPN > ring Tom yesterday 17:00"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A desktop that shows notifications, and a journal with one client."""
    with tempfile.TemporaryDirectory(prefix="k") as short:
        (runtime := Path(short, "run")).mkdir(mode=0o700)
        made = Screen(tmp_path, runtime)
        try:
            made.kept("client", "add", "Kestrel Architects")
            yield made
        finally:
            made.stop()


def state(screen: Screen, promise_id: int) -> str:
    return str(json.loads(screen.kept("promise", "show", str(promise_id), "--json"))["state"])


def promise_late_already(screen: Screen, words: str) -> None:
    """Note a promise that was to be kept an hour ago."""
    screen.kept("promise", "add", words, "--client", "Kestrel Architects", "--by", "1 hour ago")


def test_a_promise_a_minute_ahead_is_shown_and_its_button_keeps_it(screen: Screen) -> None:
    screen.notify()
    screen.kept("log", "call Kestrel 5m about the VPN > ring Tom in 1 minute")
    screen.start_kept()

    until(lambda: any("ring Tom" in note for note in screen.notes), "the promise is shown", A_MINUTE_AND_MORE)
    assert "Kestrel Architects" in screen.notes[-1]
    assert state(screen, 1) == "open"

    screen.press("It is done")

    until(lambda: state(screen, 1) == "kept", "the button keeps the promise")
    until(lambda: screen.ask("dunstctl", "count", "displayed") == "0", "its notice goes")
