"""From Today an alarm is snoozed by key, icon or card, and the row says until when it sleeps."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.alarms import snoozing
from models.clock import FixedClock
from models.promises import operations as promises
from models.promises.records import Moving, PromiseId
from tests import builders
from tests.pictures import table
from tests.ui.alarms.practice import later, promised
from tests.ui.desks import click, on_screen
from tests.ui.finding import part
from ui.clients.tabs import PromisesTab
from ui.delegates.row_list import RowList
from ui.delegates.rows import PromiseCell
from ui.desk import Desk
from ui.navigator import PageName
from ui.parts.buttons import NavButton
from ui.sidebar import Sidebar
from ui.today.page import TodayPage


@pytest.fixture
def today(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(desk)
    on_screen(qtbot, page)
    return page


@pytest.fixture
def asked(desk: Desk) -> list[int]:
    """The promises a snooze was asked for."""
    found: list[int] = []
    desk.go.snooze_wanted.connect(found.append)
    return found


def listed(desk: Desk, due: str = "2026-11-24 10:15") -> PromiseId:
    """Make a promise, and let Today see it at the time it is now."""
    promise_id = promised(desk.journal, due=due)
    desk.bridge.minute_passed.emit()
    return promise_id


def attention(page: TodayPage) -> RowList:
    return part(page, RowList, "attention")


def rows(view: RowList) -> str:
    return "\n".join(table(view))


def test_s_in_the_list_asks_until_when(today: TodayPage, desk: Desk, asked: list[int]) -> None:
    promise_id = listed(desk)
    today.focus_first()

    QTest.keyClick(attention(today), Qt.Key.Key_S)

    assert asked == [promise_id]


def test_the_first_icon_of_a_row_snoozes(today: TodayPage, desk: Desk, asked: list[int]) -> None:
    promise_id = listed(desk)
    cell = attention(today).cells.cells()[1]
    assert isinstance(cell, PromiseCell)

    attention(today).acted.emit(cell.key, cell.actions[0].name)

    assert asked == [promise_id]


def test_the_card_of_what_is_next_snoozes_it(today: TodayPage, desk: Desk, asked: list[int]) -> None:
    promise_id = listed(desk, "2026-11-24 11:00")

    click(today, "nextSnooze")

    assert asked == [promise_id]


def test_the_row_says_until_when_it_sleeps_and_stops_saying_so(today: TodayPage, desk: Desk, clock: FixedClock) -> None:
    promise_id = listed(desk, "2026-11-24 11:00")
    snoozing.snooze(desk.journal, promise_id, desk.journal.now() + timedelta(minutes=10))
    assert "asleep until 10:30" in rows(attention(today))

    later(clock, minutes=10)
    desk.bridge.minute_passed.emit()

    assert "asleep" not in rows(attention(today))


def test_undo_wakes_the_row(today: TodayPage, desk: Desk) -> None:
    promise_id = listed(desk)
    snoozing.snooze(desk.journal, promise_id, desk.journal.now() + timedelta(days=1))
    assert "asleep until tomorrow 10:20" in rows(attention(today))

    desk.journal.undo()

    assert "asleep" not in rows(attention(today))


def test_on_the_page_of_a_client_the_row_says_so_too(desk: Desk, qtbot: QtBot) -> None:
    promise_id = promised(desk.journal)
    snoozing.snooze(desk.journal, promise_id, desk.journal.now() + timedelta(hours=1))
    tab = PromisesTab(desk)
    on_screen(qtbot, tab)

    tab.show_client(desk.journal.value("SELECT id FROM clients"))

    assert "asleep until 11:20" in rows(part(tab, RowList, "clientPromises"))


def test_the_badge_counts_what_is_late_and_what_the_client_does_not_know(desk: Desk, qtbot: QtBot) -> None:
    sidebar = Sidebar(desk)
    qtbot.addWidget(sidebar)
    promised(desk.journal)
    moved = promised(desk.journal, "come by", "2026-11-26 10:00")
    promises.move(desk.journal, moved, Moving(builders.window("2026-11-27 10:00"), "the part is late"))

    badge = part(sidebar, NavButton, f"nav-{PageName.TODAY.value}")

    assert badge.accessibleName() == "Today, 1 promise late, 1 the client does not know of"
