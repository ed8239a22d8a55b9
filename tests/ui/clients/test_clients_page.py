"""The list of clients says who waits for word, and takes files dropped on a row."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models import attachments, clients
from models.clients import Stage
from models.interactions import operations as interactions
from models.journal import Journal
from models.promises import operations as promises
from tests import builders
from tests.pictures import table
from tests.ui.desks import Heard, click, on_screen
from ui.clients.page import ClientsPage
from ui.delegates.row_list import RowList
from ui.delegates.rows import ClientCell
from ui.desk import Desk
from ui.navigator import LogWish
from ui.parts.segmented import Segmented


def rows(page: ClientsPage) -> RowList:
    found = page.findChild(RowList, "clients")
    assert found is not None
    return found


def names(page: ClientsPage) -> list[str]:
    return [cell.name for cell in rows(page).cells.cells() if isinstance(cell, ClientCell)]


def show_only(page: ClientsPage, which: str) -> None:
    found = page.findChild(Segmented, "whichClients")
    assert found is not None
    found.choose(which)


def fill(journal: Journal) -> dict[str, int]:
    """A client spoken to today, one with a late promise, one long quiet, one of former times."""
    ids: dict[str, int] = {
        name: clients.add(journal, builders.client(name)).id for name in ("Albright", "Baxter", "Carver")
    }
    ids["Dunn"] = clients.add(journal, builders.client("Dunn", stage=Stage.FORMER)).id
    interactions.log(journal, builders.interaction(ids["Albright"], minutes=90))
    made_at = builders.moment("2026-11-02 09:00")
    promises.make(journal, builders.promise(due="2026-11-20 17:30", client_id=ids["Baxter"], made_at=made_at))
    interactions.log(journal, builders.interaction(ids["Baxter"]))
    interactions.log(journal, builders.interaction(ids["Carver"], happened_at=builders.moment("2026-09-01 10:00")))
    return ids


@pytest.fixture
def ids(journal: Journal) -> dict[str, int]:
    return fill(journal)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, ids: dict[str, int]) -> ClientsPage:
    made = ClientsPage(desk)
    on_screen(qtbot, made)
    return made


def test_each_client_says_our_last_word_what_is_late_and_the_time_spent(page: ClientsPage) -> None:
    shown = table(rows(page))

    assert "Albright, our last word: today, 1 h 30" in shown
    assert "Baxter, our last word: today, 1 late" in shown
    assert "Carver, our last word: 12 weeks ago" in shown


@pytest.mark.parametrize(
    ("which", "left"),
    [
        ("current", ["Albright", "Baxter", "Carver"]),
        ("late", ["Baxter"]),
        ("quiet", ["Carver"]),
        ("all", ["Albright", "Baxter", "Carver", "Dunn"]),
    ],
)
def test_the_choice_leaves_those_who_fit(page: ClientsPage, which: str, left: list[str]) -> None:
    show_only(page, which)

    assert sorted(names(page)) == left


def test_typing_finds_and_enter_opens_the_first(
    page: ClientsPage, qtbot: QtBot, heard: Heard, ids: dict[str, int]
) -> None:
    find = page.findChild(QLineEdit, "clientFind")
    assert find is not None
    page.find_here()
    QTest.keyClicks(find, "bax")
    qtbot.waitUntil(lambda: names(page) == ["Baxter"])

    QTest.keyClick(find, Qt.Key.Key_Return)

    assert heard.take() == [("client_wanted", ids["Baxter"])]


def test_where_nobody_fits_it_says_why(page: ClientsPage, qtbot: QtBot) -> None:
    find = page.findChild(QLineEdit, "clientFind")
    assert find is not None
    QTest.keyClicks(find, "zzz")

    qtbot.waitUntil(lambda: "No client of that name" in [label.text() for label in page.findChildren(QLabel)])


def test_an_empty_journal_says_how_to_add_the_first(qtbot: QtBot, desk: Desk) -> None:
    page = ClientsPage(desk)
    on_screen(qtbot, page)

    assert "No clients yet" in [label.text() for label in page.findChildren(QLabel)]


def test_enter_opens_a_client_and_the_pencil_logs(page: ClientsPage, heard: Heard) -> None:
    view = rows(page)
    page.focus_first()
    key = view.current_key()
    assert isinstance(key, int)

    QTest.keyClick(view, Qt.Key.Key_Return)
    view.acted.emit(key, "log")

    assert heard.take() == [("client_wanted", key), ("log_wanted", LogWish(client_id=key))]


def test_the_button_opens_the_form_of_a_new_client(page: ClientsPage, heard: Heard) -> None:
    click(page, "newClient")

    assert heard.take() == [("form_wanted", "client", 0, 0)]


def test_a_file_dropped_on_a_row_is_kept_for_that_client(qtbot: QtBot, busy_desk: Desk, tmp_path: Path) -> None:
    page = ClientsPage(busy_desk)
    on_screen(qtbot, page)
    view = rows(page)
    quote = tmp_path / "quote.txt"
    quote.write_text("two monitors", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(quote))])
    at = QPointF(view.visualRect(view.cells.index(1)).center())
    event = QDropEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    view.dropEvent(event)

    client_id = view.cells.cell(1).key
    assert isinstance(client_id, int)
    assert [file.name for file in attachments.of_client(busy_desk.journal, client_id)] == ["quote.txt"]


def test_a_dropped_folder_is_refused_in_words(qtbot: QtBot, busy_desk: Desk, busy_heard: Heard, tmp_path: Path) -> None:
    page = ClientsPage(busy_desk)
    on_screen(qtbot, page)
    view = rows(page)

    view.files_dropped.emit(view.cells.cell(0).key, (tmp_path,))

    [(name, words)] = busy_heard.take()
    assert name == "said"
    assert str(words).startswith("Not saved: ")


def test_a_list_that_is_narrowed_down_begins_at_its_top(page: ClientsPage, ids: dict[str, int]) -> None:
    view = rows(page)
    view.choose(ids["Carver"])

    show_only(page, "all")
    view.setFocus()

    assert view.current_key() == ids["Albright"]
