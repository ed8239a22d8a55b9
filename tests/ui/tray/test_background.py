"""What goes on beside the window: alarms reach the desktop, its buttons the journal, a later start the window."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import State
from tests.conftest import ROOT
from tests.ui.tray.buses import FakeBus
from tests.ui.tray.desktops import Trays
from ui.bridge import Bridge
from ui.desk import Desk
from ui.navigator import Navigator
from ui.preferences import Preferences
from ui.tray import background as background_module
from ui.tray.background import Background
from ui.tray.notices import SEVERAL
from ui.window import MainWindow

# Said by the offscreen platform, which has no tray and no order of windows.
pytestmark = [
    pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True),
    pytest.mark.skipif(os.name == "nt", reason="there is no message bus on Windows"),
]


@pytest.fixture
def background(
    fake_bus: FakeBus, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, window: MainWindow
) -> Iterator[Background]:
    """Everything beside a window, on a desktop with a tray and a notification service."""
    Trays(monkeypatch, there=True)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={fake_bus.address}")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={fake_bus.address}")
    made = Background(clock)
    made.start()
    yield made
    made.stop()


def test_what_rings_is_shown_on_the_desktop_and_noted_as_shown(
    background: Background, fake_bus: FakeBus, window: MainWindow, qtbot: QtBot
) -> None:
    background.attend(window, None)

    qtbot.waitUntil(lambda: len(fake_bus.notified) == 1)  # Five ring in the invented practice: one notice of all.
    assert window.desk.journal.value("SELECT count(*) FROM rings") > 0

    background.notifier.acted.emit(SEVERAL, "open")
    assert window.trail.here.page.value == "review"


def test_a_second_program_is_not_needed_for_the_same_alarms(
    background: Background, fake_bus: FakeBus, window: MainWindow, qtbot: QtBot
) -> None:
    background.attend(window, None)
    qtbot.waitUntil(lambda: len(fake_bus.notified) == 1)

    window.desk.watch.tick()

    assert len(fake_bus.notified) == 1


def test_the_computer_wakes_and_the_alarms_are_looked_at_at_once(
    background: Background, fake_bus: FakeBus, window: MainWindow, qtbot: QtBot
) -> None:
    background.attend(window, None)
    qtbot.waitUntil(lambda: len(fake_bus.notified) == 1)

    with qtbot.waitSignal(window.desk.watch.checked):
        fake_bus.tell_of_sleep(going=False)


def test_without_anybody_to_show_notifications_the_window_watches_all_the_same(
    fake_bus: FakeBus, background: Background, window: MainWindow, qtbot: QtBot
) -> None:
    fake_bus.mode = "absent"
    background.attend(window, None)

    with qtbot.waitSignal(window.desk.watch.checked):
        fake_bus.change_owner(there=False)


@pytest.mark.parametrize("bus", ["SESSION", "SYSTEM"])
def test_where_there_is_no_bus_nothing_that_speaks_to_one_is_loaded(bus: str) -> None:
    script = (
        f"import sys\n"
        f"from PySide6.QtCore import QObject\n"
        f"from ui.tray import background\n"
        f"background._SYSTEM_BUS = background.Path('/no/such/bus')\n"
        f"found = background._bus({bus!r}, QObject())\n"
        f"sys.exit(0 if found is None and 'jeepney' not in sys.modules else 7)\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}

    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_where_nobody_could_say_who_shows_notifications_the_first_look_waits_for_nothing(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch, window: MainWindow, qtbot: QtBot
) -> None:
    Trays(monkeypatch, there=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(background_module, "_FIRST_LOOK_MS", 3_600_000)
    made = Background(clock)
    made.start()

    with qtbot.waitSignal(window.desk.watch.checked):
        made.attend(window, None)

    made.stop()


def test_another_journal_is_served_instead_of_the_first(
    background: Background, fake_bus: FakeBus, window: MainWindow, tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> None:
    background.attend(window, None)
    qtbot.waitUntil(lambda: len(fake_bus.notified) == 1)
    journal = Journal.make(tmp_path / "other.kept", clock, zone="Europe/London")
    other = MainWindow(Desk.at(journal, Bridge(journal), Navigator(), Preferences(tmp_path / "other.ini")))
    qtbot.addWidget(other)

    background.attend(other, None)

    qtbot.waitUntil(lambda: len(fake_bus.closed) == 1)
    with qtbot.assertNotEmitted(window.desk.watch.checked):
        background._wake()
    assert background.tray.tip == "Kept"
    background.leave()
    other.desk.bridge.stop()
    journal.close()


def test_quit_in_the_tray_wants_the_end_and_the_rest_the_window(
    background: Background, window: MainWindow, qtbot: QtBot
) -> None:
    background.attend(window, None)
    window.hide()

    background.tray.menu.wished.emit("today")
    assert window.isVisible()

    with qtbot.waitSignal(background.quit_wanted):
        background.tray.menu.wished.emit("quit")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_system_may_ask_for_the_end(background: Background, qtbot: QtBot, number: signal.Signals) -> None:
    with qtbot.waitSignal(background.quit_wanted):
        os.kill(os.getpid(), number)


def test_afterwards_the_signals_are_whose_they_were(fake_bus: FakeBus, clock: FixedClock, dressed: object) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    made = Background(clock)

    made.stop()

    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


def test_closing_the_last_window_does_not_end_the_program_while_it_warns(
    fake_bus: FakeBus, clock: FixedClock, dressed: object
) -> None:
    made = Background(clock)
    made.start()
    assert not QApplication.quitOnLastWindowClosed()

    made.stop()
    assert QApplication.quitOnLastWindowClosed()


def test_the_button_of_a_notice_keeps_its_promise(
    background: Background, fake_bus: FakeBus, window: MainWindow, qtbot: QtBot
) -> None:
    journal = window.desk.journal
    ringing = journal.rows("SELECT id FROM promises WHERE state = 'open' AND due_at < '2026-11-24T12' ORDER BY due_at")
    for row in ringing[:-1]:
        operations.keep(journal, row["id"])
    last = ringing[-1]["id"]
    background.attend(window, None)
    qtbot.waitUntil(lambda: bool(background.notifier._ids))  # type: ignore[attr-defined]
    fake_bus.signal("ActionInvoked", "us", 1, "keep")

    qtbot.waitUntil(lambda: fake_bus.closed == [1])
    assert questions.get(journal, last).state is State.KEPT
