"""The journal page shows everything by day, narrows it, and reads its rows in windows."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from models import clients
from models.interactions import operations as interactions
from models.interactions.records import Direction, Way
from models.journal import Journal
from tests import builders
from tests.pictures import table
from tests.ui.desks import Heard, click, on_screen
from ui.delegates.row_list import RowList
from ui.delegates.rows import DayCell, EntryCell
from ui.desk import Desk
from ui.journal.page import JournalPage
from ui.journal.timeline import FIRST, PAGE


def rows(page: JournalPage) -> RowList:
    found = page.findChild(RowList, "journal")
    assert found is not None
    return found


def choose(page: JournalPage, name: str, words: str) -> None:
    box = page.findChild(QComboBox, name)
    assert box is not None
    place = box.findText(words)
    assert place >= 0, words
    box.setCurrentIndex(place)


def said(page: JournalPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> JournalPage:
    """The page of a journal with three entries on two days."""
    fill(desk.journal)
    made = JournalPage(desk)
    on_screen(qtbot, made)
    return made


def fill(journal: Journal) -> None:
    kestrel = clients.add(journal, builders.client("Kestrel Architects")).id
    marlow = clients.add(journal, builders.client("Marlow Accountants")).id
    for draft in (
        builders.interaction(
            kestrel, "VPN drops", kind=Way.CALL, minutes=10, happened_at=builders.moment("2026-11-24 09:00")
        ),
        builders.interaction(marlow, "new printer", minutes=60, happened_at=builders.moment("2026-11-23 14:00")),
        builders.interaction(
            marlow,
            "asked for a quote",
            kind=Way.CALL,
            direction=Direction.INBOUND,
            reached=False,
            happened_at=builders.moment("2026-11-23 13:00"),
        ),
    ):
        interactions.log(journal, draft)


def test_entries_stand_under_their_days_newest_first(page: JournalPage) -> None:
    assert table(rows(page)) == [
        "Today – Tuesday 24 November",
        "Call, Kestrel Architects, 09:00, 10 min, VPN drops",
        "Yesterday – Monday 23 November",
        "Visit, Marlow Accountants, 14:00, 1 h, new printer",
        "Call, not reached, Marlow Accountants, 13:00, asked for a quote",
    ]
    assert "3 contacts  ·  1 h 10" in said(page)


@pytest.mark.parametrize(
    ("box", "words", "left"),
    [
        ("journalKind", "Call", {"VPN drops", "asked for a quote"}),
        ("journalClient", "Marlow Accountants", {"new printer", "asked for a quote"}),
        ("journalPeriod", "Today", {"VPN drops"}),
        ("journalPeriod", "Last 7 days", {"VPN drops", "new printer", "asked for a quote"}),
    ],
)
def test_a_filter_leaves_only_what_fits(page: JournalPage, box: str, words: str, left: set[str]) -> None:
    choose(page, box, words)

    assert {cell.words for cell in rows(page).cells.cells() if isinstance(cell, EntryCell)} == left


def test_typed_words_narrow_the_list_and_clear_brings_all_back(page: JournalPage, qtbot: QtBot) -> None:
    find, clear = page.findChild(QLineEdit, "journalFind"), page.findChild(QPushButton, "journalClear")
    assert find is not None
    assert clear is not None
    assert not clear.isEnabled()
    page.find_here()
    assert find.hasFocus()

    QTest.keyClicks(find, "print")
    qtbot.waitUntil(lambda: "1 contact  ·  1 h" in said(page))
    assert "Visit, Marlow Accountants, 14:00, 1 h, new printer" in table(rows(page))

    clear.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(clear, Qt.Key.Key_Space)
    assert "3 contacts  ·  1 h 10" in said(page)
    assert find.hasFocus()
    assert not page._typing.isActive()
    assert find.text() == ""


def test_where_nothing_fits_it_says_so(page: JournalPage) -> None:
    choose(page, "journalKind", "Meeting")

    stack = page.findChild(QStackedWidget)
    assert stack is not None
    assert stack.currentIndex() == 1


def test_enter_opens_an_entry_and_its_pencil_edits_it(page: JournalPage, heard: Heard) -> None:
    view = rows(page)
    page.focus_first()
    key = view.current_key()

    QTest.keyClick(view, Qt.Key.Key_Return)
    view.acted.emit(key, "edit")

    assert heard.take() == [("interaction_wanted", key), ("interaction_edit_wanted", key)]


def test_what_is_logged_elsewhere_comes_in_at_its_place(page: JournalPage, desk: Desk) -> None:
    known = clients.find(desk.journal, "Kestrel").id
    interactions.log(
        desk.journal, builders.interaction(known, "earlier", happened_at=builders.moment("2026-11-23 13:30"))
    )

    assert table(rows(page))[4] == "Visit, Kestrel Architects, 13:30, earlier"


def test_a_new_client_can_be_filtered_by_at_once_and_the_filter_stays(page: JournalPage, desk: Desk) -> None:
    choose(page, "journalClient", "Marlow Accountants")
    clients.add(desk.journal, builders.client("Albright"))

    box = page.findChild(QComboBox, "journalClient")
    assert box is not None
    assert box.findText("Albright") >= 0
    assert box.currentText() == "Marlow Accountants"


def test_rows_are_read_in_windows_as_the_list_is_scrolled(qtbot: QtBot, busy_desk: Desk) -> None:
    page = JournalPage(busy_desk)
    on_screen(qtbot, page)
    view = rows(page)

    def entries() -> int:
        return sum(isinstance(cell, EntryCell) for cell in view.cells.cells())

    assert entries() == FIRST
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: entries() >= FIRST + PAGE)
    keys = [cell.key for cell in view.cells.cells() if isinstance(cell, EntryCell)]
    assert len(keys) == len(set(keys))


def test_to_the_end_no_row_is_missing_or_twice(qtbot: QtBot, busy_desk: Desk) -> None:
    page = JournalPage(busy_desk)
    on_screen(qtbot, page)
    model = rows(page).cells
    for _ in range(12):
        model.fetchMore(rows(page).rootIndex())

    keys = [cell.key for cell in model.cells() if isinstance(cell, EntryCell)]

    assert (
        len(keys)
        == len(set(keys))
        == busy_desk.journal.value("SELECT count(*) FROM interactions WHERE struck_at IS NULL")
    )


def test_the_button_puts_the_keyboard_into_the_line(page: JournalPage, heard: Heard) -> None:
    click(page, "journalLog")

    assert heard.take() == [("line_wanted", "")]


def entries(page: JournalPage) -> list[EntryCell]:
    return [cell for cell in rows(page).cells.cells() if isinstance(cell, EntryCell)]


@pytest.fixture
def busy_page(qtbot: QtBot, busy_desk: Desk) -> JournalPage:
    """The page of the invented practice, in a file that another thread can read."""
    made = JournalPage(busy_desk)
    on_screen(qtbot, made)
    return made


def type_words(page: JournalPage, words: str, qtbot: QtBot) -> None:
    """Type into the search of the page until it is asked for."""
    find = page.findChild(QLineEdit, "journalFind")
    assert find is not None
    find.setText(words)
    with qtbot.waitSignal(page._typing.timeout):
        pass


def test_words_are_looked_up_beside_and_what_stood_there_stays_until_they_are_found(
    busy_page: JournalPage, qtbot: QtBot
) -> None:
    before = entries(busy_page)[:5]

    with qtbot.waitSignal(busy_page._timeline.shown, timeout=5_000) as found:
        type_words(busy_page, "headset", qtbot)
        assert entries(busy_page)[:5] == before

    assert found.args == [len(entries(busy_page))]
    assert all("headset" in words_of(cell) for cell in entries(busy_page))


def words_of(cell: EntryCell) -> str:
    return " ".join((cell.words, *(chip.text for chip in cell.chips))).lower()


def test_more_of_what_has_a_common_word_comes_when_the_end_is_near(busy_page: JournalPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(busy_page._timeline.shown, timeout=5_000) as found:
        type_words(busy_page, "the", qtbot)
    assert found.args is not None
    first = found.args[0]

    rows(busy_page).scrollToBottom()

    qtbot.waitUntil(lambda: len(entries(busy_page)) == first + PAGE, timeout=5_000)
    assert len({cell.key for cell in entries(busy_page)}) == first + PAGE
    bar = rows(busy_page).verticalScrollBar()
    assert 0 < bar.value() < bar.maximum()


def test_filters_set_back_are_not_overtaken_by_a_search_that_comes_late(busy_page: JournalPage, qtbot: QtBot) -> None:
    before = entries(busy_page)[:5]
    clear = busy_page.findChild(QPushButton, "journalClear")
    assert clear is not None
    find = busy_page.findChild(QLineEdit, "journalFind")
    assert find is not None
    find.setText("headset")
    busy_page._typing.stop()
    busy_page._show()

    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)

    with qtbot.assertNotEmitted(busy_page._timeline.shown, wait=100):
        assert entries(busy_page)[:5] == before


def test_the_collector_is_not_told_of_the_rows_as_there_may_be_a_hundred_thousand(busy_page: JournalPage) -> None:
    cells = rows(busy_page).cells.cells()

    assert {type(cell) for cell in cells} == {DayCell, EntryCell}
    assert not any(gc.is_tracked(cell) for cell in cells)


def test_an_empty_journal_asks_for_a_first_contact_and_a_filter_that_finds_none_to_be_widened(
    qtbot: QtBot, desk: Desk
) -> None:
    page = JournalPage(desk)
    on_screen(qtbot, page)
    qtbot.waitUntil(lambda: "No contacts yet" in said(page))

    choose(page, "journalKind", "Visit")

    qtbot.waitUntil(lambda: "Nothing here" in said(page))


def test_what_is_narrowed_down_begins_at_its_top_and_what_is_read_again_stays_where_it_was(
    busy_page: JournalPage, busy_desk: Desk, qtbot: QtBot
) -> None:
    view = rows(busy_page)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    scrolled = view.verticalOffset()
    assert scrolled > 0
    busy_page.refresh(None)
    assert view.verticalOffset() == scrolled

    choose(busy_page, "journalKind", "Visit")

    qtbot.waitUntil(lambda: {cell.kind for cell in entries(busy_page)} == {"visit"})
    assert view.verticalOffset() == 0
    assert view.current_key() == entries(busy_page)[0].key
