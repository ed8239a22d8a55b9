"""The cards beside Today show as much as there is height for, and never press a line together."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models import clients
from models.interactions import operations as interactions
from models.promises import operations as promises
from models.promises.records import PromiseKind
from tests import builders
from tests.ui.desks import on_screen
from ui.desk import Desk
from ui.today.aside import KeptCard
from ui.today.logged import LoggedLine
from ui.today.page import TodayPage


@pytest.fixture
def today(qtbot: QtBot, desk: Desk) -> TodayPage:
    """Today after seven calls, with nothing promised."""
    client_id = clients.add(desk.journal, builders.client()).id
    for number in range(7):
        interactions.log(desk.journal, builders.interaction(client_id, f"call {number}"))
    page = TodayPage(desk)
    on_screen(qtbot, page, height=900)
    return page


def lines(page: TodayPage) -> list[LoggedLine]:
    return [line for line in page.findChildren(LoggedLine) if line.isVisible()]


def readable(line: LoggedLine) -> bool:
    return line.height() >= line.sizeHint().height()


def more(page: TodayPage) -> str:
    found = page.findChild(QLabel, "loggedMore")
    assert found is not None
    return found.text() if found.isVisible() else ""


@pytest.mark.parametrize(
    ("height", "shown", "rest", "with_figures"),
    [
        (900, 5, "and 2 more", True),
        (490, 3, "and 4 more", True),
        (420, 1, "and 6 more", True),
        (380, 5, "and 2 more", False),
    ],
)
def test_the_oldest_lines_go_before_the_figures_and_none_is_pressed_together(
    today: TodayPage, qtbot: QtBot, height: int, shown: int, rest: str, *, with_figures: bool
) -> None:
    today.resize(1040, height)

    qtbot.waitUntil(lambda: len(lines(today)) == shown and all(map(readable, lines(today))))

    assert more(today) == rest
    aside = today.findChild(QWidget, "todayAside")
    figures = today.findChild(KeptCard)
    assert aside is not None
    assert figures is not None
    assert figures.isVisible() is with_figures
    assert not with_figures or figures.geometry().bottom() < aside.height()


def test_with_hardly_any_height_the_count_stays(today: TodayPage, qtbot: QtBot) -> None:
    today.resize(1040, 260)

    qtbot.waitUntil(lambda: len(lines(today)) < 3)

    assert more(today) == f"and {7 - len(lines(today))} more"


@pytest.mark.parametrize(
    ("kind", "words"), [(PromiseKind.RING, "Call and log"), (PromiseKind.COME, "Log it"), (PromiseKind.QUOTE, "Log it")]
)
def test_what_comes_next_is_a_call_to_make_or_something_to_log(
    qtbot: QtBot, desk: Desk, kind: PromiseKind, words: str
) -> None:
    client_id = clients.add(desk.journal, builders.client()).id
    promises.make(desk.journal, builders.promise(due="2026-11-24 10:30", client_id=client_id, kind=kind))

    page = TodayPage(desk)
    on_screen(qtbot, page, height=900)

    found = page.findChild(QPushButton, "nextLog")
    assert found is not None
    assert (found.text(), found.accessibleName()) == (words, words)
