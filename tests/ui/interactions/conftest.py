"""Larkspur with Tom and Ada, an open promise from yesterday, and the form over a window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from models import clients, people
from models.clients import Client
from models.interactions import operations as interactions
from models.interactions.records import Interaction
from tests.builders import client, interaction, moment, person, promise
from ui.desk import Desk
from ui.interactions.form import InteractionForm
from ui.navigator import LogWish

Opener = Callable[..., InteractionForm]


@pytest.fixture
def larkspur(desk: Desk) -> Client:
    """A client with two people."""
    found = clients.add(desk.journal, client())
    people.add(desk.journal, person(found.id))
    people.add(desk.journal, person(found.id, "Ada Wren"))
    return found


@pytest.fixture
def visit(desk: Desk, larkspur: Client) -> Interaction:
    """A visit yesterday with Tom, in which the quote was promised for Friday."""
    tom = people.of_client(desk.journal, larkspur.id)[1]
    return interactions.log(
        desk.journal,
        interaction(
            larkspur.id,
            happened_at=moment("2026-11-23 09:00"),
            minutes=45,
            person_ids=(tom.id,),
            private_words="the till drawer sticks",
            promises=(promise(),),
        ),
    )


@pytest.fixture
def open_form(desk: Desk, over: QWidget) -> Opener:
    """Open the form over a window, as the window does."""

    def opened(wish: LogWish | None = None, interaction_id: int = 0) -> InteractionForm:
        form = InteractionForm(desk, wish or LogWish(), interaction_id, over)
        form.show()
        return form

    return opened
