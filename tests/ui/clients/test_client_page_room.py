"""The page of a client where there is little room: its name, its tabs and its timeline have what there is."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models import clients
from models.interactions import operations as interactions
from models.journal import Journal
from tests import builders
from tests.ui.clients.test_client_page import said, tabs, view
from tests.ui.desks import on_screen
from ui.clients.client_page import ClientPage
from ui.desk import Desk
from ui.parts.labels import ElidedLabel


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, journal: Journal) -> ClientPage:
    """The page of a client with a visit and a promise."""
    known = clients.add(journal, builders.client("Larkspur Dental")).id
    interactions.log(journal, builders.interaction(known, minutes=45, promises=(builders.promise(),)))
    made = ClientPage(desk)
    on_screen(qtbot, made)
    made.show_client(known)
    return made


def test_where_there_is_little_room_the_name_and_every_tab_have_it(page: ClientPage, qtbot: QtBot) -> None:
    on_screen(qtbot, page, 440, 340)
    name, report = page.findChild(ElidedLabel, "clientName"), page.findChild(QPushButton, "clientReport")
    find = page.findChild(QLineEdit, "timelineFind")
    assert name is not None
    assert report is not None
    assert find is not None

    qtbot.waitUntil(lambda: name.width() >= 100)
    assert (report.text(), report.toolTip(), report.accessibleName()) == ("", "Service report…", "Service report…")
    assert tabs(page).tabRect(tabs(page).count() - 1).right() < tabs(page).width()
    assert view(page, "clientTimeline").height() >= 150
    assert not find.isVisible()

    page.find_here()

    assert find.isVisible()
    assert find.hasFocus()


def test_with_room_the_button_says_its_words_again_and_the_figures_are_there(page: ClientPage, qtbot: QtBot) -> None:
    on_screen(qtbot, page, 500, 340)
    on_screen(qtbot, page, 1000, 600)
    report, find = page.findChild(QPushButton, "clientReport"), page.findChild(QLineEdit, "timelineFind")
    assert report is not None
    assert find is not None

    assert (report.text(), report.toolTip()) == ("Service report…", "")
    assert find.isVisible()
    qtbot.waitUntil(lambda: {"today", "1 open"} <= set(said(page)))
