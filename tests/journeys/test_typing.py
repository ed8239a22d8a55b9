"""Twenty contacts typed by a keyboard into the real window on a real screen, each saved as typed within seconds."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from models import clients, people
from models.clock import FixedClock
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, InteractionRow
from models.journal import Journal
from tests import builders
from tests.conftest import NOW, ROOT
from tests.journeys.keyboards import Keyboard

pytestmark = pytest.mark.slow

MOST_SECONDS = 10.0
NAMES = ("Kestrel Architects", "Larkspur Dental", "Marlow Accountants", "Iyer Physiotherapy", "Fenwick Joinery")


class Typed(NamedTuple):
    """A line, and what must stand in the journal after Enter: client, way, minutes, words, promises."""

    line: str
    client: str
    way: str
    minutes: int | None
    words: str
    promises: tuple[str, ...] = ()
    enters: int = 1


LINES = (
    Typed("call kestrel 10m VPN drops again", NAMES[0], "call", 10, "VPN drops again"),
    Typed(
        "visit larkspur 1h30 replaced the reception PC > backup test by Fri",
        NAMES[1], "visit", 90, "replaced the reception PC", ("backup test",),
    ),
    Typed("call marlow 5m asked about licences", NAMES[2], "call", 5, "asked about licences"),
    Typed("email fenwick sent the order list", NAMES[4], "e-mail", None, "sent the order list"),
    Typed("call iyer 15m printer jam > ring back tomorrow 10am", NAMES[3], "call", 15, "printer jam", ("ring back",)),
    Typed(
        "visit kestrel 2h new switch > send the invoice by Thu > ring Tom tomorrow 9-10",
        NAMES[0], "visit", 120, "new switch", ("send the invoice", "ring Tom"),
    ),
    Typed("remote larkspur 20m cleaned the inbox", NAMES[1], "remote session", 20, "cleaned the inbox"),
    Typed("message marlow the scanner works", NAMES[2], "message", None, "the scanner works"),
    Typed("meeting fenwick 1h plans for the new office", NAMES[4], "meeting", 60, "plans for the new office"),
    Typed("call kestrel 3m nobody there", NAMES[0], "call", 3, "nobody there"),
    Typed("call larkspur 8m keyboard sticks < they send a photo by Wed", NAMES[1], "call", 8, "keyboard sticks",
          ("they send a photo",)),
    Typed("visit marlow 45m moved two desks", NAMES[2], "visit", 45, "moved two desks"),
    Typed("call iyer 12m wants a quote > quote for two screens by Fri", NAMES[3], "call", 12, "wants a quote",
          ("quote for two screens",)),
    Typed("email kestrel confirmed Monday", NAMES[0], "e-mail", None, "confirmed Monday"),
    Typed('call larkspur 6m asked: "is it safe?"', NAMES[1], "call", 6, 'asked: "is it safe?"'),
    Typed("visit fenwick 30m fan cleaned (dusty & loud)", NAMES[4], "visit", 30, "fan cleaned (dusty & loud)"),
    Typed("call marlow 4m tax program hangs", NAMES[2], "call", 4, "tax program hangs"),
    Typed("call @Zorro 7m first call", "Zorro", "call", 7, "first call", enters=2),
    Typed("remote iyer 25m booked the update > check it in 3 days", NAMES[3], "remote session", 25,
          "booked the update", ("check it",)),
    Typed("call kestrel 2m all well", NAMES[0], "call", 2, "all well"),
)  # fmt: skip


@pytest.fixture
def journal_file(tmp_path: Path) -> Path:
    """A journal in which the clients of the lines are known."""
    path = tmp_path / "typed.kept"
    journal = Journal.make(path, FixedClock(NOW), zone="Europe/London")
    for name in NAMES:
        known = clients.add(journal, builders.client(name))
        people.add(journal, builders.person(known.id, "Tom Whitlock" if name == NAMES[0] else f"Dana of {name}"))
    journal.close()
    return path


@pytest.fixture
def window(keyboard: Keyboard, journal_file: Path) -> Iterator[tuple[Keyboard, "subprocess.Popen[bytes]"]]:
    """The window of that journal, as a person starts it."""
    command = [sys.executable, "main.py", "--journal", str(journal_file), "--at", f"{NOW:%Y-%m-%dT%H:%M:%SZ}"]
    process = subprocess.Popen(command, cwd=ROOT, env=keyboard.environment)
    keyboard.wait_for("Kept")
    yield keyboard, process
    process.terminate()
    process.wait()


def saved(journal: Journal, number: int, program: "subprocess.Popen[bytes]") -> InteractionRow:
    """Return what was saved last, once there are so many."""
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        rows = interactions.page(journal, InteractionFilter())
        if len(rows) == number:
            return max(rows, key=_id)
        with suppress(subprocess.TimeoutExpired):
            status = program.wait(0.02)
            raise AssertionError(f"the window ended with status {status}")
    raise AssertionError(f"number {number} was not saved: {LINES[number - 1].line}")


def _id(row: InteractionRow) -> int:
    return row.interaction.id


def test_twenty_lines_are_saved_as_typed_each_in_under_ten_seconds(
    window: tuple[Keyboard, "subprocess.Popen[bytes]"], journal_file: Path
) -> None:
    keyboard, program = window
    journal = Journal.open(journal_file, FixedClock(NOW))
    for number, typed in enumerate(LINES, start=1):
        start = time.monotonic()
        keyboard.keys("ctrl+l")
        keyboard.type(typed.line)
        for _ in range(typed.enters):
            keyboard.keys("Return")
        row = saved(journal, number, program)
        taken = time.monotonic() - start

        found = row.interaction
        promises = tuple(promise.promise.words for promise in row.promises)
        assert (row.client_name, found.kind.value, found.minutes, found.words) == typed[1:5], typed.line
        assert sorted(promises) == sorted(typed.promises), typed.line
        assert taken < MOST_SECONDS, f"{typed.line}: {taken:.1f} s"
    journal.close()
