"""The window is painted before anything heavy is loaded, opens what it is told to, and ends as it should."""

import importlib.util
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models import first_save, places
from models.clock import FixedClock
from models.journal import Journal
from tests.conftest import ROOT
from ui import warming
from ui.desktop import Shown
from ui.preferences import Preferences
from ui.theme import Theme
from ui.warming import Warming
from ui.window import MainWindow

HEAVY = (
    "sqlite_utils", "reportlab", "holidays", "click", "dateutil", "PIL", "importlib.metadata", "jeepney",
    "platformdirs", "tzlocal", "_hashlib", "models.alarms.ringing", "models.alarms.snoozing",
    "models.conversations", "models.exchange", "models.search", "models.numbers", "models.service_report",
    "models.promised_time.reader", "models.capture", "models.ready_words", "ui.review", "ui.settings",
    "ui.ready_words", "ui.tray.background", "ui.tray.tray", "ui.search", "ui.interactions", "ui.promises.panel",
    "ui.capture.preview", "ui.journal", "ui.clients", "ui.reports", "ui.form", "ui.help", "PySide6.QtPdf",
    "PySide6.QtPrintSupport", "PySide6.QtNetwork",
)  # fmt: skip
_ASK = """
import sys
sys.path.insert(0, {root!r})
sys.argv = ["kept", "--journal", {journal!r}, "--quit-after-paint"]
import main
status = main.start()
sys.stdout.write(" ".join([str(status), *(name for name in {heavy!r} if name in sys.modules)]))
"""


@pytest.fixture
def shown(dressed: Theme, clock: FixedClock, tmp_path: Path) -> Iterator[Shown]:
    """What shows the window of a journal, with nothing warmed."""
    made = Shown(clock, Preferences(tmp_path / "window.ini"))
    yield made
    for window in windows():
        window.close()
    made.end()


def windows() -> list[MainWindow]:
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, MainWindow) and found.isVisible()]


def path_shown() -> Path | None:
    assert len(windows()) == 1
    return windows()[0].desk.journal.path


def started(*arguments: str, home: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_nothing_heavy_is_loaded_before_the_first_paint(practice_made: Path, tmp_path: Path) -> None:
    script = _ASK.format(root=str(ROOT), journal=str(practice_made), heavy=HEAVY)

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ})

    assert ran.stdout == "0"


def test_a_first_start_makes_the_usual_journal_and_ends_well(tmp_path: Path) -> None:
    ran = started("--quit-after-paint", home=tmp_path)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert list(tmp_path.rglob("*.kept"))


def test_a_journal_that_is_not_there_is_said_and_the_status_tells(tmp_path: Path) -> None:
    ran = started("--journal", str(tmp_path / "gone.kept"), "--quit-after-paint", home=tmp_path)

    assert ran.returncode == 3
    assert "gone.kept" in ran.stderr


def test_the_journal_shown_is_the_one_last_open_at_the_next_start(
    shown: Shown, practice: Journal, qtbot: QtBot
) -> None:
    assert practice.path is not None
    with qtbot.waitSignal(shown.painted):
        shown.open_first(practice.path)

    assert places.last_open() == practice.path.absolute()


def test_another_journal_takes_the_place_of_the_first(
    shown: Shown, practice: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    shown.open_first(practice.path)
    other = tmp_path / "other.kept"

    shown.make(other)
    qtbot.waitUntil(lambda: len(windows()) == 1)
    assert path_shown() == other

    assert practice.path is not None
    shown.reopen(practice.path)
    qtbot.waitUntil(lambda: len(windows()) == 1)
    assert path_shown() == practice.path


def test_a_journal_that_cannot_be_opened_leaves_the_first_and_says_why(
    shown: Shown, practice: Journal, tmp_path: Path
) -> None:
    shown.open_first(practice.path)
    text = tmp_path / "letter.kept"
    text.write_text("Dear Ruth", encoding="utf-8")

    shown.reopen(text)

    assert path_shown() == practice.path
    banner = windows()[0].frame.banner
    assert "not a Kept journal" in " ".join(label.text() for label in banner.findChildren(QLabel))


def test_the_invented_practice_opens_in_a_journal_of_its_own_and_says_so(shown: Shown, practice: Journal) -> None:
    shown.open_first(practice.path)

    shown.open_demo()

    assert path_shown() == places.demo_journal()
    assert windows()[0].desk.journal.value("SELECT invented FROM business") == 1


def test_a_last_open_journal_that_is_gone_is_the_usual_one_instead(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.remember_journal(tmp_path / "gone.kept")

    shown.open_first(None)

    assert path_shown() == places.usual_journal()


@pytest.fixture
def warmed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, threading.Thread]]:
    """What was warmed, and in which thread; nothing is imported."""
    found: list[tuple[str, threading.Thread]] = []

    def note(name: str) -> None:
        found.append((name, threading.current_thread()))

    monkeypatch.setattr("ui.warming.importlib.import_module", note)
    return found


def test_what_is_wanted_later_is_warmed_off_the_gui_thread_when_the_window_is_touched(
    dressed: Theme, qtbot: QtBot, warmed: list[tuple[str, threading.Thread]]
) -> None:
    made, window = Warming(), QWidget()
    qtbot.addWidget(window)
    made.start_after(window)
    window.show()
    made.start_after(window)
    made.start_after(window)
    with qtbot.assertNotEmitted(made.warmed, wait=30):
        pass
    assert warmed == []

    with qtbot.waitSignal(made.warmed):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_L)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L)

    assert [name for name, _thread in warmed] == list(warming.LATER)
    assert threading.main_thread() not in {thread for _name, thread in warmed}
    made.stop()


def test_a_form_that_is_opened_before_the_window_was_touched_begins_it_too(
    dressed: Theme, qtbot: QtBot, warmed: list[tuple[str, threading.Thread]]
) -> None:
    made, window, form = Warming(), QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(form)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    made.start_after(window)

    with qtbot.waitSignal(made.warmed):
        form.show()

    assert [name for name, _thread in warmed] == list(warming.LATER)
    made.stop()


def test_the_window_of_another_journal_is_watched_as_the_first_was(
    dressed: Theme, qtbot: QtBot, warmed: list[tuple[str, threading.Thread]]
) -> None:
    made, first, second = Warming(), QWidget(), QWidget()
    qtbot.addWidget(second)
    first.show()
    made.start_after(first)
    first.close()
    first.deleteLater()
    QCoreApplication.sendPostedEvents(first, QEvent.Type.DeferredDelete)
    second.show()
    made.start_after(second)

    with qtbot.waitSignal(made.warmed):
        QTest.keyClick(second.windowHandle(), Qt.Key.Key_L)

    assert [name for name, _thread in warmed] == list(warming.LATER)
    made.stop()


def test_told_to_stop_before_it_began_nothing_is_warmed(
    dressed: Theme, qtbot: QtBot, warmed: list[tuple[str, threading.Thread]]
) -> None:
    made, window = Warming(), QWidget()
    qtbot.addWidget(window)
    window.show()
    made.start_after(window)

    made.stop()

    with qtbot.assertNotEmitted(made.warmed, wait=30):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_L)
    assert warmed == []


def test_what_one_key_opens_is_warmed_before_what_a_save_waits_for_and_rarer_pages_after_it() -> None:
    opened = ("ui.promises.panel", "ui.interactions.form", "ui.review.page")

    assert {warming.LATER.index(name) for name in opened} == {0, 1, 2}
    assert warming.LATER.index(first_save.MODULE) < warming.LATER.index("ui.settings.page")


def test_every_module_that_is_warmed_is_there() -> None:
    for name in warming.LATER:
        assert importlib.util.find_spec(name) is not None, name
