"""On a real desktop a warning comes, its button works, a kill loses nothing, and the window is found again."""

import json
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desktops import Desktop, missing_tools, until
from tests.journeys.keyboards import Keyboard

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"this machine has no {', '.join(missing_tools())}"),
]
A_MINUTE_AND_MORE = 90.0
LONG_AGO = "2025-11-24T10:00:00Z"


@pytest.fixture
def desktop(keyboard: Keyboard, tmp_path: Path) -> Iterator[Desktop]:
    """A desktop that shows notifications, and a journal with one client."""
    with tempfile.TemporaryDirectory(prefix="k") as short:
        (runtime := Path(short, "run")).mkdir(mode=0o700)
        made = Desktop(keyboard, tmp_path, runtime)
        try:
            made.kept("client", "add", "Kestrel Architects")
            yield made
        finally:
            made.stop()


def state(desktop: Desktop, promise_id: int) -> str:
    return str(json.loads(desktop.kept("promise", "show", str(promise_id), "--json"))["state"])


def promise_late_already(desktop: Desktop, words: str) -> None:
    """Note, as of long ago, a promise that nobody kept since."""
    desktop.kept("--at", LONG_AGO, "log", f"call Kestrel 5m about the VPN > {words} in 1 hour")


def test_a_promise_a_minute_ahead_is_shown_and_its_button_keeps_it(desktop: Desktop) -> None:
    desktop.notify()
    desktop.kept("log", "call Kestrel 5m about the VPN > ring Tom in 1 minute")
    desktop.start_kept()

    until(lambda: any("ring Tom" in note for note in desktop.notes), "the promise is shown", A_MINUTE_AND_MORE)
    assert "Kestrel Architects" in desktop.notes[-1]
    assert state(desktop, 1) == "open"

    desktop.press("It is done")

    until(lambda: state(desktop, 1) == "kept", "the button keeps the promise")
    until(lambda: desktop.ask("dunstctl", "count", "displayed") == "0", "its notice goes")


def test_killed_and_started_again_it_shows_what_it_missed_and_nothing_twice(desktop: Desktop) -> None:
    desktop.notify()
    promise_late_already(desktop, "ring Tom")
    first = desktop.start_kept()
    until(lambda: any("ring Tom" in note for note in desktop.notes), "what is late already is shown")

    first.kill()
    first.wait()
    promise_late_already(desktop, "send the quote")
    desktop.start_kept()

    until(lambda: any("send the quote" in note for note in desktop.notes), "what was missed is shown")
    assert "late" in desktop.notes[-1]
    assert desktop.notes[-1].startswith("CRITICAL")
    assert sum("ring Tom" in note for note in desktop.notes) == 1


def test_a_second_start_brings_the_first_to_the_front_and_leaves(desktop: Desktop) -> None:
    first = desktop.start_kept()
    (window,) = desktop.windows("Kept")
    until(lambda: "Kept" in desktop.active, "the window has the keyboard")
    desktop.ask("xdotool", "windowminimize", window)
    until(lambda: "Kept" not in desktop.active, "the window is minimised")
    until((desktop.folder / "x.kept").exists, "there is a journal")

    second = desktop.start_kept("--review")

    assert second.wait(20) == 0
    until(lambda: "Kept" in desktop.active, "the window is back")
    assert desktop.windows("Kept") == [window]
    assert first.poll() is None
    assert "Kestrel" in desktop.kept("client", "list")


def test_closed_it_goes_on_warning_from_the_tray_until_it_is_told_to_quit(desktop: Desktop) -> None:
    desktop.notify()
    desktop.put_up_a_tray()
    program = desktop.start_kept()
    until(lambda: "Kept" in desktop.active, "the window has the keyboard")
    desktop.ask("wmctrl", "-c", "Kept")
    until(lambda: bool(desktop.windows("Keep warning")), "it asks whether to go on")
    until(lambda: desktop.active.startswith("Keep warning"), "the question has the keyboard")
    desktop.ask("xdotool", "key", "Return")
    until(lambda: not desktop.windows(r"^Kept$"), "the window is hidden")

    promise_late_already(desktop, "ring Tom")
    until(lambda: any("ring Tom" in note for note in desktop.notes), "it warns all the same")
    assert program.poll() is None

    assert desktop.start_kept("--log").wait(20) == 0
    until(lambda: bool(desktop.windows(r"^Kept$")), "a later start brings it back")

    program.send_signal(signal.SIGTERM)
    assert program.wait(20) == 0


def test_without_a_tray_a_start_in_the_background_is_minimised_and_warns(desktop: Desktop) -> None:
    promise_late_already(desktop, "ring Tom")
    program = desktop.start_kept("--background")
    until(lambda: "Kept" in desktop.ask("wmctrl", "-l"), "its window can be found")
    assert not desktop.windows(r"^Kept$")
    assert "Kept" not in desktop.active

    desktop.notify()

    until(lambda: any("ring Tom" in note for note in desktop.notes), "a service that comes later is used", 90.0)
    program.send_signal(signal.SIGTERM)
    assert program.wait(20) == 0


def test_with_a_tray_a_start_in_the_background_has_no_window(desktop: Desktop) -> None:
    desktop.notify()
    desktop.put_up_a_tray()
    promise_late_already(desktop, "ring Tom")

    desktop.start_kept("--background")

    until(lambda: any("ring Tom" in note for note in desktop.notes), "it warns")
    assert "Kept" not in desktop.ask("wmctrl", "-l")
