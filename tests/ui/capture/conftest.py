"""The line on a screen, and a client to type about."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from models import clients, people
from models.journal import Journal
from tests import builders
from tests.ui.capture.ground import Ground
from tests.ui.desks import on_screen
from ui.desk import Desk


@pytest.fixture
def kestrel(journal: Journal) -> int:
    """A client with somebody to ring."""
    client = clients.add(journal, builders.client("Kestrel Architects"))
    people.add(journal, builders.person(client.id, "Tom Whitlock"))
    return client.id


@pytest.fixture
def line(qtbot: QtBot, desk: Desk, kestrel: int) -> Iterator[Ground]:
    """The line, with the keyboard in it."""
    made = Ground(desk)
    on_screen(qtbot, made)
    made.bar.focus_line()
    yield made
    made.hide()
