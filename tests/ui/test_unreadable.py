"""Why the journal cannot be read stands at the top of the window until it can be: then it goes by itself."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from models.errors import Damaged, Locked
from models.journal import Journal
from tests.conftest import NOW
from tests.ui.desks import Open, desk_on
from tests.ui.finding import part
from ui.alarms.watch import Watch
from ui.desk import Desk
from ui.parts.banner import Banner
from ui.theme import Theme
from ui.window import MainWindow

LOCKED = "another program is writing to the journal; try again in a moment"


def said(window: MainWindow) -> str:
    QApplication.processEvents()
    found = window.findChild(Banner, "banner")
    return "" if found is None or not found.isVisible() else found.accessibleName()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.bridge.AGAIN_MS", 20)
    monkeypatch.setattr("ui.bridge.LONGEST_WAIT_MS", 40)


@pytest.fixture
def window(opened: Open, desk: Desk) -> MainWindow:
    return opened(desk)


def test_it_goes_when_the_journal_can_be_read_again_and_everything_is_read_anew(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge, tries = window.desk.bridge, []

    def refuse() -> None:
        tries.append(1)
        raise Locked(LOCKED)

    with monkeypatch.context() as patched:
        patched.setattr(window.desk.journal, "poll", refuse)
        bridge.doubt(LOCKED)
        qtbot.waitUntil(lambda: len(tries) > 2)
        assert said(window) == f"A{LOCKED[1:]}."

    with qtbot.waitSignals([bridge.readable, bridge.changed]):
        pass

    assert said(window) == ""


def test_what_stood_there_before_comes_back(opened: Open, busy_desk: Desk, qtbot: QtBot) -> None:
    window = opened(busy_desk)
    before = said(window)
    assert before.startswith("An invented practice")

    with qtbot.waitSignal(window.desk.bridge.readable):
        window.desk.bridge.doubt(LOCKED)
        assert said(window).startswith("Another program")

    assert said(window) == before


def test_what_was_put_away_does_not_come_back(opened: Open, busy_desk: Desk, qtbot: QtBot) -> None:
    window = opened(busy_desk)
    part(window, QToolButton, "bannerClose").click()

    with qtbot.waitSignal(window.desk.bridge.readable):
        window.desk.bridge.doubt(LOCKED)

    assert said(window) == ""


def test_other_words_said_meanwhile_stay(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.desk.bridge.readable):
        window.desk.bridge.doubt(LOCKED)
        window.warn("that journal was made by a newer version of Kept")

    assert said(window) == "That journal was made by a newer version of Kept."


def test_where_it_does_not_last_it_is_tried_less_and_less_often(window: MainWindow, qtbot: QtBot) -> None:
    bridge = window.desk.bridge
    waits = []
    for _ in range(3):
        with qtbot.waitSignal(bridge.readable):
            bridge.doubt(LOCKED)
            waits.append(bridge._again.interval())

    assert waits == [20, 40, 40]


def test_a_file_that_is_away_is_said_until_it_is_back(
    dressed: Theme, opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "x.kept"
    journal = Journal.make(path, FixedClock(NOW), zone="Europe/London")
    window = opened(desk_on(journal, tmp_path))
    path.rename(tmp_path / "away.kept")
    window.desk.bridge._look()
    assert "moved, deleted or replaced" in said(window)

    with qtbot.waitSignal(window.desk.bridge.readable):
        (tmp_path / "away.kept").rename(path)

    assert said(window) == ""
    window.desk.bridge.stop()
    window.hide()
    journal.close()


def test_alarms_that_can_be_checked_again_take_their_words_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch: Watch = window.desk.watch
    with monkeypatch.context() as patched:
        patched.setattr("models.alarms.ringing.ring", _damaged)
        watch.tick()
        assert said(window) == "Alarms cannot be checked: the file is damaged."

    watch.tick()

    assert said(window) == ""


def test_of_two_troubles_each_goes_by_itself(window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    watch: Watch = window.desk.watch
    with monkeypatch.context() as patched:
        patched.setattr("models.alarms.ringing.ring", _damaged)
        with qtbot.waitSignal(window.desk.bridge.readable):
            window.desk.bridge.doubt(LOCKED)
            watch.tick()
        assert said(window) == "Alarms cannot be checked: the file is damaged."

    watch.tick()

    assert said(window) == ""


def test_the_words_of_a_banner_can_be_read(window: MainWindow) -> None:
    window.desk.bridge.doubt(LOCKED)

    assert LOCKED[1:] in "".join(found.text() for found in part(window, Banner, "banner").findChildren(QLabel))


def _damaged(*_given: object, **_named: object) -> object:
    raise Damaged("the file is damaged")
