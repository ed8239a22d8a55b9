"""The review is one key, one click or one button away, and the sidebar says how much there is to decide."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from models.promises import operations as promises
from models.promises.records import Telling
from models.reviews import queue
from models.reviews.slipped import Group
from tests.ui.desks import click
from tests.ui.finding import part
from tests.ui.review.reviewing import press, rows_of
from ui.delegates.row_list import RowList
from ui.review.page import ReviewPage
from ui.window import MainWindow


def test_ctrl_4_and_the_sidebar_show_the_review(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.frame.page, ReviewPage)

    window.actions_of["page-today"].trigger()
    click(window, "nav-review")

    assert isinstance(window.frame.page, ReviewPage)


def test_today_offers_the_review_while_something_is_late(window: MainWindow) -> None:
    window.actions_of["page-today"].trigger()
    offered = part(window, QPushButton, "reviewLate")
    assert offered.isVisible()

    click(window, "reviewLate")

    assert isinstance(window.frame.page, ReviewPage)


def test_today_offers_no_review_of_nothing(window: MainWindow) -> None:
    journal = window.desk.journal
    window.actions_of["page-today"].trigger()
    for slipped in queue.queue(journal):
        promises.keep(journal, slipped.promise_id)

    assert not part(window, QPushButton, "reviewLate").isVisible()


def test_the_badge_counts_what_is_to_be_decided_and_goes_down_with_each_verdict(window: MainWindow) -> None:
    badge = part(window, QWidget, "nav-review")
    number = queue.count(window.desk.journal)
    assert number > 2
    assert badge.accessibleName() == f"Review, {number} promises to decide"

    window.actions_of["page-review"].trigger()
    assert isinstance(window.frame.page, ReviewPage)
    rows_of(window.frame.page).setFocus()
    press(Qt.Key.Key_K, Qt.Key.Key_Return)

    assert badge.accessibleName() == f"Review, {number - 1} promises to decide"


def test_telling_the_client_elsewhere_takes_the_promise_off_the_badge_and_off_today(window: MainWindow) -> None:
    journal = window.desk.journal
    untold = queue.queue(journal)[0]
    assert untold.group is Group.UNTOLD
    window.actions_of["page-today"].trigger()

    promises.tell(journal, untold.promise_id, Telling(how="in passing"))

    number = queue.count(journal)
    assert part(window, QWidget, "nav-review").accessibleName() == f"Review, {number} promises to decide"
    attention = part(window, RowList, "attention")
    assert "The client does not know yet" not in [getattr(cell, "title", "") for cell in attention.cells.cells()]


def test_a_verdict_key_closes_the_panel_beside_the_review(window: MainWindow) -> None:
    window.actions_of["page-review"].trigger()
    page = window.frame.page
    assert isinstance(page, ReviewPage)
    window.desk.go.promise_wanted.emit(queue.queue(window.desk.journal)[0].promise_id)
    was_open = window.frame.panel_open

    rows_of(page).setFocus()
    press(Qt.Key.Key_S)

    assert (was_open, window.frame.panel_open) == (True, False)
    assert part(page, QWidget, "skipWhy").hasFocus()
