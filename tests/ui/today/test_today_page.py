"""Today says what needs attention, in order, and lets a promise be settled by one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models import clients
from models.journal import Journal
from models.promises import operations as promises
from models.promises import questions
from models.promises.records import PromiseId, Side, State
from tests import builders
from tests.pictures import table
from tests.ui.desks import Heard, click, on_screen, row_key
from ui.delegates.row_list import RowList
from ui.delegates.rows import HeadCell, PromiseCell
from ui.desk import Desk
from ui.navigator import LogWish
from ui.parts.empty import EmptyState
from ui.theme import Theme
from ui.today.page import TodayPage


def attention(page: TodayPage) -> RowList:
    found = page.findChild(RowList, "attention")
    assert found is not None
    return found


@pytest.fixture
def today(qtbot: QtBot, busy_desk: Desk) -> TodayPage:
    """Today of the invented practice, on a screen."""
    page = TodayPage(busy_desk)
    on_screen(qtbot, page)
    page.focus_first()
    return page


def promise_made(journal: Journal, words: str = "send the quote", due: str = "2026-11-23 17:30", **more: object) -> int:
    known = journal.value("SELECT id FROM clients")
    client_id = known if known is not None else clients.add(journal, builders.client()).id
    made_at = builders.moment("2026-11-16 09:00")
    return promises.make(journal, builders.promise(words, due, client_id=client_id, made_at=made_at, **more)).id


def test_the_groups_come_worst_first(today: TodayPage) -> None:
    heads = [cell.title for cell in attention(today).cells.cells() if isinstance(cell, HeadCell)]

    assert heads == [
        "The client does not know yet",
        "Overdue",
        "Due today",
        "Owed to us and late",
        "Gone quiet",
        "Follow-ups",
        "Next 7 days",
    ]


def test_each_row_says_what_is_promised_to_whom_and_how_late(today: TodayPage) -> None:
    rows = table(attention(today))

    assert "Overdue, 3" in rows
    assert "Send the quote for the replacement firewall, Hargreaves Dental, 6 days late" in rows
    assert "Ring Tom about the VPN before his site meeting, Kestrel Architects, Today 10:30" in rows


def test_the_head_counts_what_is_late_and_what_is_due(today: TodayPage) -> None:
    lines = {label.text() for label in today.findChildren(QLabel)}

    assert "Tuesday 24 November  ·  3 promises late, 3 due today" in lines


def test_space_keeps_the_promise_and_the_row_goes(today: TodayPage, busy_desk: Desk) -> None:
    view = attention(today)
    kind, promise_id = row_key(view)
    assert kind == "promise"

    QTest.keyClick(view, Qt.Key.Key_Space)

    assert questions.get(busy_desk.journal, PromiseId(promise_id)).state is State.KEPT
    assert view.cells.place_of(("promise", promise_id)) == -1
    assert busy_desk.journal.undo_label() is not None


@pytest.mark.parametrize(
    ("key", "deed"),
    [
        (Qt.Key.Key_M, "move"),
        (Qt.Key.Key_T, "told"),
        (Qt.Key.Key_D, "keep-earlier"),
        (Qt.Key.Key_E, "edit"),
        (Qt.Key.Key_B, "break"),
        (Qt.Key.Key_R, "release"),
    ],
)
def test_a_letter_asks_for_what_has_to_be_asked(today: TodayPage, busy_heard: Heard, key: Qt.Key, deed: str) -> None:
    view = attention(today)
    promise_id = row_key(view)[1]

    QTest.keyClick(view, key)

    assert busy_heard.take() == [("promise_deed_wanted", promise_id, deed)]


def test_l_logs_a_contact_that_keeps_the_promise(today: TodayPage, busy_heard: Heard, busy_desk: Desk) -> None:
    view = attention(today)
    promise = questions.get(busy_desk.journal, PromiseId(row_key(view)[1]))

    QTest.keyClick(view, Qt.Key.Key_L)

    wish = LogWish(client_id=promise.client_id, person_id=promise.person_id, keeps=promise.id)
    assert busy_heard.take() == [("log_wanted", wish)]


def test_enter_opens_the_promise(today: TodayPage, busy_heard: Heard) -> None:
    view = attention(today)

    QTest.keyClick(view, Qt.Key.Key_Return)

    assert busy_heard.take() == [("promise_wanted", row_key(view)[1])]


def test_a_letter_with_ctrl_is_no_deed(today: TodayPage, busy_heard: Heard) -> None:
    QTest.keyClick(attention(today), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)

    assert busy_heard.take() == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_offers_only_what_fits_an_open_promise(today: TodayPage) -> None:
    view = attention(today)
    view.menu_wanted.emit(view.current_key(), view.menu_point(view.current_key()))

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    menu.close()
    assert names == [
        "open", "keep", "keep-earlier", "snooze", "move", "told", "wait", "ready-words", "log", "edit", "break",
        "release", "void",
    ]  # fmt: skip


def test_a_quiet_client_opens_their_page(today: TodayPage, busy_heard: Heard) -> None:
    view = attention(today)
    quiet = next(cell for cell in view.cells.cells() if isinstance(cell, PromiseCell) and cell.chip_text == "Quiet")
    view.choose(quiet.key)

    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Space)

    assert busy_heard.take() == [("client_wanted", row_key(view)[1])]


def test_what_is_owed_to_us_cannot_be_kept_by_us_with_a_key(qtbot: QtBot, desk: Desk) -> None:
    owed = promise_made(desk.journal, side=Side.OWED)
    page = TodayPage(desk)
    on_screen(qtbot, page)
    page.focus_first()

    cell = attention(page).cells.cell(attention(page).cells.place_of(("promise", owed)))

    assert isinstance(cell, PromiseCell)
    assert not cell.checkable


def test_an_empty_journal_is_calm_and_offers_the_line_and_a_practice(qtbot: QtBot, desk: Desk, heard: Heard) -> None:
    page = TodayPage(desk)
    on_screen(qtbot, page)
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert (empty.isVisible(), attention(page).isVisible()) == (True, False)
    assert "nothing late, nothing due today" in " ".join(label.text() for label in page.findChildren(QLabel))

    for name in ("emptyLog", "emptyDemo"):
        click(page, name)

    assert heard.take() == [("line_wanted", ""), ("demo_wanted",)]


def test_the_first_promise_takes_the_place_of_the_calm(qtbot: QtBot, desk: Desk) -> None:
    page = TodayPage(desk)
    on_screen(qtbot, page)

    promise_made(desk.journal)

    empty = page.findChild(EmptyState)
    assert empty is not None
    assert (empty.isVisible(), attention(page).isVisible()) == (False, True)


def test_a_promise_made_elsewhere_shows_at_once(qtbot: QtBot, desk: Desk) -> None:
    page = TodayPage(desk)
    on_screen(qtbot, page)

    promise_made(desk.journal)

    assert table(attention(page)) == ["Overdue, 1", "send the quote, Larkspur Dental, 1 day late"]


def test_the_row_with_the_keyboard_stays_when_others_come(qtbot: QtBot, desk: Desk) -> None:
    first = promise_made(desk.journal, "ring Tom")
    page = TodayPage(desk)
    on_screen(qtbot, page)
    attention(page).choose(("promise", first))

    promise_made(desk.journal, "older", due="2026-11-20 17:30")

    assert attention(page).current_key() == ("promise", first)
    assert attention(page).currentIndex().row() == 2


def test_beside_it_stands_what_is_next_and_what_was_logged(today: TodayPage) -> None:
    words = {label.text() for label in today.findChildren(QLabel)}

    assert {"10:30", "41 min"} <= words


def test_the_rate_comes_a_moment_later_with_its_counts(today: TodayPage, qtbot: QtBot) -> None:
    rate, counts = today.findChild(QLabel, "keptRate"), today.findChild(QLabel, "keptCounts")
    assert rate is not None
    assert counts is not None

    qtbot.waitUntil(lambda: rate.text().endswith(" %"))

    assert " of " in counts.text()


def test_under_five_cases_no_rate_is_said(qtbot: QtBot, desk: Desk) -> None:
    promises.keep(desk.journal, PromiseId(promise_made(desk.journal)))
    page = TodayPage(desk)
    on_screen(qtbot, page)
    counts = page.findChild(QLabel, "keptCounts")
    assert counts is not None

    qtbot.waitUntil(lambda: bool(counts.text()))

    assert "too few to say" in counts.text()


@pytest.mark.parametrize(("width", "beside"), [(1040, True), (700, False)])
def test_where_there_is_too_little_width_the_cards_go(
    today: TodayPage, qtbot: QtBot, width: int, *, beside: bool
) -> None:
    today.resize(width, 700)
    aside = today.findChild(QWidget, "todayAside")
    assert aside is not None

    qtbot.waitUntil(lambda: aside.isVisible() is beside)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_way_to_the_review_is_cut_off_in_no_width(today: TodayPage, dressed: Theme, percent: int) -> None:
    button = today.findChild(QPushButton, "reviewLate")
    assert button is not None
    dressed.set_text_percent(percent)

    for width in (330, 420, 492, 900):
        today.resize(width, 500)
        QApplication.processEvents()
        assert button.width() >= button.sizeHint().width(), width
        assert button.accessibleName() == "Review late promises"


def test_the_keyboard_goes_along_when_the_last_promise_goes_and_when_it_comes_back(qtbot: QtBot, desk: Desk) -> None:
    promise_made(desk.journal)
    page = TodayPage(desk)
    on_screen(qtbot, page)
    page.focus_first()

    QTest.keyClick(attention(page), Qt.Key.Key_Space)

    begin = page.findChild(QPushButton, "emptyLog")
    assert begin is not None
    assert begin.hasFocus()

    desk.journal.undo()
    assert attention(page).hasFocus()
    assert len(attention(page).selected_keys()) == 1
