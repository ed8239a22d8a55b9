"""A page of the review on a screen, and what is on it."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import clients
from models.journal import Journal
from models.promises import operations as promises
from models.promises import questions
from models.promises.records import PromiseId, PromiseRow, Side
from tests import builders
from tests.ui.desks import on_screen
from ui.delegates.row_list import RowList
from ui.delegates.rows import HeadCell, PromiseCell
from ui.desk import Desk
from ui.review.page import ReviewPage
from ui.review.verdicts import VerdictForm

MADE = builders.moment("2026-11-10 09:00")


def late(
    journal: Journal, words: str = "send the quote", due: str = "2026-11-20 17:00", side: Side = Side.GIVEN
) -> PromiseId:
    """Make a promise that is overdue on the Tuesday of the tests."""
    known = journal.value("SELECT id FROM clients")
    client_id = known if known is not None else clients.add(journal, builders.client()).id
    return promises.make(journal, builders.promise(words, due, client_id=client_id, made_at=MADE, side=side)).id


def rows_of(page: ReviewPage) -> RowList:
    found = page.findChild(RowList, "reviewList")
    assert found is not None
    return found


def heads(page: ReviewPage) -> list[str]:
    return [cell.title for cell in rows_of(page).cells.cells() if isinstance(cell, HeadCell)]


def titles(page: ReviewPage) -> list[str]:
    return [cell.title for cell in rows_of(page).cells.cells() if isinstance(cell, PromiseCell)]


def seen(journal: Journal, promise_id: PromiseId) -> PromiseRow:
    return questions.row_of(journal, promise_id)


def last_event(journal: Journal, promise_id: PromiseId) -> tuple[str, datetime]:
    event = questions.events(journal, promise_id)[-1]
    return event.kind.value, event.at


def press(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the keyboard is, one by one as people do; text is typed letter by letter."""
    for key in keys:
        for one in key if isinstance(key, str) else (key,):
            where = QApplication.focusWidget()
            assert where is not None
            QTest.keyClick(where, one, modifier)  # type: ignore[arg-type]
            QApplication.processEvents()


def press_at_once(*keys: Qt.Key | str) -> None:
    """Press keys as a busy machine delivers them: all at once, with nothing done between them."""
    for key in keys:
        for one in key if isinstance(key, str) else (key,):
            where = QApplication.focusWidget()
            assert where is not None
            QTest.keyClick(where, one)  # type: ignore[arg-type]


def shown(qtbot: QtBot, desk: Desk) -> ReviewPage:
    page = ReviewPage(desk)
    on_screen(qtbot, page, 1100, 740)
    page.focus_first()
    return page


def current(page: ReviewPage) -> object:
    return rows_of(page).current_key()


def form(page: ReviewPage) -> VerdictForm | None:
    found = [one for one in page.findChildren(VerdictForm) if one.isVisible()]
    return found[0] if found else None
