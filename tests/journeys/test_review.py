"""Twelve overdue promises gone through by keyboard alone, each verdict's event checked from the command line."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import clients
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations as promises
from tests import builders
from tests.conftest import NOW, ROOT
from tests.journeys.keyboards import Keyboard
from tests.journeys.processes import Process
from tests.ui.desks import desk_on
from tests.ui.review.reviewing import press
from ui.theme import Scheme, theme
from ui.window import MainWindow

_MOST_SECONDS = 10.0
_KEYS = {"Return": Qt.Key.Key_Return, "Tab": Qt.Key.Key_Tab}


@dataclass(frozen=True)
class Answer:
    """What is pressed and typed for a verdict, in turn, and the event it must make: none for a skip."""

    pressed: tuple[str, ...]
    event: dict[str, object]


DONE = Answer(("k", "Return"), {"kind": "kept", "at": "2026-11-24T10:20:00Z"})
EARLIER = Answer(("k", "yesterday 16:00", "Return"), {"kind": "kept", "at": "2026-11-23T16:00:00Z"})
MOVE = Answer(
    ("m", "fri 10am", "Tab", "Tab", "the part is late", "Return"),
    {
        "kind": "moved", "new_due": "2026-11-27T10:00:00Z", "reason": "the part is late", "told_how": "call",
        "told_at": "2026-11-24T10:20:00Z",
    },
)  # fmt: skip
BREAK = Answer(
    ("b", "no stock", "Tab", "a free hour", "Return"),
    {"kind": "broken", "reason": "no stock", "made_good": "a free hour", "told_how": "call"},
)
RELEASE = Answer(("r", "they bought one", "Return"), {"kind": "released", "reason": "they bought one"})
SKIP = Answer(("s", "Tom is away", "Return"), {"kind": "made"})
ANSWERS = (DONE, MOVE, BREAK, RELEASE, SKIP, EARLIER) * 2


@pytest.fixture
def late_file(tmp_path: Path) -> Path:
    """A journal with twelve overdue promises, the first made the latest."""
    path = tmp_path / "x.kept"
    journal = Journal.make(path, FixedClock(NOW), zone="Europe/London")
    known = clients.add(journal, builders.client())
    for number in range(12):
        made_at = builders.moment("2026-11-02 09:00")
        due = f"2026-11-{10 + number} 12:00"
        promises.make(journal, builders.promise(f"promise {number + 1}", due, client_id=known.id, made_at=made_at))
    journal.close()
    return path


def check_every_event(folder: Path) -> None:
    """Each promise has the event its verdict names and no other, and the review is over."""
    kept = Process(folder)
    for number, answer in enumerate(ANSWERS, start=1):
        events = kept.json("promise", "show", str(number))["events"]
        assert len(events) == (1 if answer is SKIP else 2), f"promise {number}: {events}"
        told = {name: events[-1][name] for name in answer.event}
        assert told == answer.event, f"promise {number}"
        assert (events[-1]["interaction_id"] is not None) == (answer in (MOVE, BREAK))
    found = kept.json("review")
    assert found["review"] is None
    assert [one["id"] for one in found["unseen"]] == [5, 11]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_twelve_promises_are_reviewed_by_keys_in_the_window(
    qapp: QApplication, qtbot: QtBot, late_file: Path, tmp_path: Path
) -> None:
    theme.install(qapp, Scheme.LIGHT)
    journal = Journal.open(late_file, FixedClock(NOW))
    desk = desk_on(journal, tmp_path)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_of["page-review"].trigger()

    for answer in ANSWERS:
        press(*(_KEYS.get(one, one) for one in answer.pressed))
    press(Qt.Key.Key_Return)

    desk.bridge.stop()
    window.hide()
    journal.close()
    check_every_event(late_file.parent)


@pytest.fixture
def program(keyboard: Keyboard, late_file: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The window of that journal, as a person starts it."""
    command = [sys.executable, "main.py", "--journal", str(late_file), "--at", f"{NOW:%Y-%m-%dT%H:%M:%SZ}"]
    process = subprocess.Popen(command, cwd=ROOT, env=keyboard.environment)
    keyboard.wait_for("Kept")
    yield process
    process.terminate()
    process.wait()


@pytest.mark.slow
def test_twelve_promises_are_reviewed_by_a_keyboard_on_a_real_screen(
    keyboard: Keyboard, program: "subprocess.Popen[bytes]", late_file: Path
) -> None:
    journal = Journal.open(late_file, FixedClock(NOW))
    keyboard.keys("ctrl+4")
    for number, answer in enumerate(ANSWERS, start=1):
        for one in answer.pressed:
            if len(one) == 1 or one in _KEYS:
                keyboard.keys(one)
            else:
                keyboard.type(one)
        _wait_until(journal, "SELECT count(*) FROM review_items", number, program)
    keyboard.keys("Return")
    _wait_until(journal, "SELECT count(*) FROM reviews WHERE complete = 1", 1, program)
    journal.close()

    check_every_event(late_file.parent)


def _wait_until(journal: Journal, asked: str, wanted: int, program: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < end:
        if journal.value(asked) == wanted:
            return
        with suppress(subprocess.TimeoutExpired):
            status = program.wait(0.02)
            raise AssertionError(f"the window ended with status {status}")
    raise AssertionError(f"not {wanted} but {journal.value(asked)}: {asked}")
