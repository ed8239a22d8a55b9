"""The snooze panel: what it offers, what it warns of, what it refuses; the promise itself never changes."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.alarms import snoozing
from models.alarms.snoozing import Snoozed
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import PromiseId
from tests import builders
from tests.conftest import NOW
from tests.ui.alarms.practice import later, promised
from tests.ui.finding import part, press, words
from ui.alarms.snooze import SnoozePanel
from ui.desk import Desk
from ui.navigator import PageName
from ui.parts.buttons import ActionRow


@pytest.fixture
def panel(desk: Desk, over: QWidget, qtbot: QtBot) -> SnoozePanel:
    """The panel over a window that has the keyboard."""
    over.show()
    over.activateWindow()
    qtbot.waitUntil(over.isActiveWindow)
    return SnoozePanel(desk, over)


def asked(panel: SnoozePanel, due: str = "2026-11-24 11:00") -> PromiseId:
    """Ask about a promise due then."""
    promise_id = promised(panel._desk.journal, "call Tom", due)
    panel.ask(promise_id)
    return promise_id


def choices(panel: SnoozePanel) -> list[tuple[str, str]]:
    return [(row.text(), row.toolTip()) for row in panel.findChildren(ActionRow) if row.isVisible()]


def echo(panel: SnoozePanel) -> tuple[str, str]:
    found = part(panel, QLabel, "snoozeEcho")
    return found.text(), str(found.property("tone"))


def snoozed(panel: SnoozePanel, promise_id: PromiseId) -> Snoozed:
    return snoozing.of_promise(panel._desk.journal, promise_id)


def take(qtbot: QtBot, panel: SnoozePanel, figure: Qt.Key) -> None:
    """Press the figure of a choice; the button goes down and up before it is taken."""
    QTest.keyClick(QApplication.focusWidget() or panel, figure)
    qtbot.waitUntil(panel.isHidden)


def type_time(panel: SnoozePanel, phrase: str) -> QLineEdit:
    line = part(panel, QLineEdit, "snoozeTime")
    line.setFocus()
    QTest.keyClicks(line, phrase)
    return line


def test_each_choice_says_until_when_and_which_are_after_the_due_time(panel: SnoozePanel) -> None:
    asked(panel)

    (ten, hour, afternoon, tomorrow) = choices(panel)
    assert ten == ("10 minutes", "until 10:30")
    assert hour[0] == "1 hour"
    assert hour[1].startswith("until 11:20 · that is after it is due")
    assert afternoon[0] == "This afternoon"
    assert tomorrow[1].startswith("until tomorrow 09:00 · that is after it is due")


def test_a_figure_takes_a_choice(panel: SnoozePanel, qtbot: QtBot) -> None:
    promise_id = asked(panel)

    take(qtbot, panel, Qt.Key.Key_2)

    assert snoozed(panel, promise_id) == Snoozed(1, NOW + timedelta(hours=1))
    assert not panel.isVisible()


def test_arrows_and_enter_take_one(panel: SnoozePanel) -> None:
    promise_id = asked(panel)

    QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Return)

    assert snoozed(panel, promise_id).until_at == NOW + timedelta(hours=1)


def test_ten_minutes_are_counted_from_when_they_are_taken(panel: SnoozePanel, clock: FixedClock, qtbot: QtBot) -> None:
    promise_id = asked(panel)
    later(clock, minutes=5)

    take(qtbot, panel, Qt.Key.Key_1)

    assert snoozed(panel, promise_id).until_at == NOW + timedelta(minutes=15)


@pytest.mark.parametrize(
    ("phrase", "until"),
    [
        ("in 20 minutes", NOW + timedelta(minutes=20)),
        ("10:45", datetime.fromisoformat("2026-11-24T10:45:00+00:00")),
        ("tomorrow 8:30", datetime.fromisoformat("2026-11-25T08:30:00+00:00")),
    ],
)
def test_a_typed_time_is_read_as_promised_times_are(panel: SnoozePanel, phrase: str, until: datetime) -> None:
    promise_id = asked(panel)

    line = type_time(panel, phrase)
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert snoozed(panel, promise_id).until_at == until


def test_while_it_is_typed_it_says_what_is_understood_and_warns_in_red(panel: SnoozePanel) -> None:
    asked(panel)

    line = type_time(panel, "10:50")
    assert echo(panel) == ("Until 10:50", "ok")

    line.clear()
    type_time(panel, "13:00")
    said, tone = echo(panel)
    assert said.startswith("Until 13:00 · that is after it is due")
    assert tone == "danger"


@pytest.mark.parametrize("phrase", ["soonish", "yesterday 10:00", "in 400 days", "99:99"])
def test_a_refused_phrase_is_said_and_the_panel_stays_with_it(panel: SnoozePanel, phrase: str) -> None:
    promise_id = asked(panel)

    line = type_time(panel, phrase)
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert panel.isVisible()
    assert line.text() == phrase
    assert echo(panel)[0].startswith("Not saved: ")
    assert echo(panel)[1] == "danger"
    assert snoozed(panel, promise_id) == Snoozed(0, None)


def test_enter_on_an_empty_line_takes_nothing(panel: SnoozePanel) -> None:
    promise_id = asked(panel)

    line = type_time(panel, "")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert panel.isVisible()
    assert not part(panel, QPushButton, "snoozeTake").isEnabled()
    assert snoozed(panel, promise_id).count == 0


def test_it_says_how_often_it_was_snoozed_and_how_long_it_sleeps(panel: SnoozePanel, journal: Journal) -> None:
    promise_id = asked(panel)
    for minutes in (10, 30):
        snoozing.snooze(journal, promise_id, NOW + timedelta(minutes=minutes))

    panel.ask(promise_id)

    assert "snoozed 2 times so far · asleep until 10:50" in words(panel)


def test_of_one_that_is_late_the_lateness_is_said_once(panel: SnoozePanel) -> None:
    asked(panel, "2026-11-22 17:00")

    assert "2 days late" in words(panel)
    assert not any("after it is due" in tip for _title, tip in choices(panel))


def test_esc_leaves_it_without_a_snooze_and_gives_the_keyboard_back(panel: SnoozePanel, over: QWidget) -> None:
    field = QLineEdit(over)
    field.show()
    field.setFocus()
    promise_id = asked(panel)

    QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Escape)

    assert not panel.isVisible()
    assert QApplication.focusWidget() is field
    assert snoozed(panel, promise_id).count == 0


def test_a_promise_settled_meanwhile_closes_it_and_says_so(panel: SnoozePanel, desk: Desk) -> None:
    heard: list[str] = []
    desk.go.said.connect(heard.append)
    promise_id = asked(panel)

    promises.keep(desk.journal, promise_id)

    assert not panel.isVisible()
    assert heard == ["That promise was settled meanwhile: it has no alarm any more."]


@pytest.mark.parametrize("settled", [True, False])
def test_for_what_is_settled_or_was_never_there_it_does_not_open(panel: SnoozePanel, desk: Desk, settled: bool) -> None:
    heard: list[str] = []
    desk.go.said.connect(heard.append)
    promise_id = promised(desk.journal)
    promises.keep(desk.journal, promise_id)

    panel.ask(promise_id if settled else 999)

    assert not panel.isVisible()
    assert len(heard) == 1


def test_undo_takes_a_snooze_back_and_the_promise_never_changed(
    panel: SnoozePanel, journal: Journal, qtbot: QtBot
) -> None:
    promise_id = asked(panel)
    before = [tuple(row) for row in journal.rows("SELECT * FROM promises")]
    take(qtbot, panel, Qt.Key.Key_1)
    assert [tuple(row) for row in journal.rows("SELECT * FROM promises")] == before

    journal.undo()

    assert snoozed(panel, promise_id) == Snoozed(0, None)


def test_the_mouse_takes_a_choice_too(panel: SnoozePanel, qtbot: QtBot) -> None:
    promise_id = asked(panel)

    press(qtbot, panel, "snooze1")

    assert snoozed(panel, promise_id).until_at == NOW + timedelta(minutes=10)


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_it_stands_whole_in_the_window(panel: SnoozePanel, over: QWidget, size: tuple[int, int]) -> None:
    over.resize(*size)
    asked(panel)

    assert over.rect().contains(panel._panel.geometry().translated(panel.pos()))


def test_after_noon_no_afternoon_is_offered(panel: SnoozePanel, clock: FixedClock) -> None:
    clock.set(builders.moment("2026-11-24 15:00"))
    asked(panel, "2026-11-24 17:00")

    assert [title for title, _tip in choices(panel)] == ["10 minutes", "1 hour", "Tomorrow morning"]


def test_tab_goes_round_within_the_panel(panel: SnoozePanel) -> None:
    asked(panel)
    seen: list[str] = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == ["snooze1", "snooze2", "snooze3", "snooze4", "snoozeTime"]
    assert QApplication.focusWidget() is part(panel, ActionRow, "snooze1")

    QTest.keyClick(part(panel, ActionRow, "snooze1"), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is part(panel, QLineEdit, "snoozeTime")


def test_a_refusal_offers_what_would_do(panel: SnoozePanel) -> None:
    asked(panel)

    line = type_time(panel, "tuesday")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert "Write “" in echo(panel)[0]


def test_going_to_another_page_leaves_it(panel: SnoozePanel, desk: Desk) -> None:
    asked(panel)

    desk.go.page_wanted.emit(PageName.JOURNAL)

    assert not panel.isVisible()
