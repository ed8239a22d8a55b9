"""A promise to Larkspur, due on Friday, and the panel that shows it."""

import pytest
from pytestqt.qtbot import QtBot

from models import clients, people
from models.interactions import operations as interactions
from models.promises import questions
from models.promises.records import Promise
from tests.builders import client, interaction, moment, person, promise
from ui.desk import Desk
from ui.promises.panel import PromisePanel


@pytest.fixture
def quote(desk: Desk) -> Promise:
    """The quote, promised to Tom in a visit on Monday for Friday 17:30."""
    larkspur = clients.add(desk.journal, client())
    tom = people.add(desk.journal, person(larkspur.id))
    visit = interaction(
        larkspur.id,
        happened_at=moment("2026-11-23 09:00"),
        minutes=45,
        promises=(promise(person_id=tom.id, private_words="they compare prices"),),
    )
    interactions.log(desk.journal, visit)
    return questions.rows(desk.journal, questions.PromiseFilter())[0].promise


@pytest.fixture
def panel(desk: Desk, quote: Promise, qtbot: QtBot) -> PromisePanel:
    """The panel on a screen, with the quote in it."""
    found = PromisePanel(desk)
    qtbot.addWidget(found)
    found.resize(348, 700)
    found.show()
    found.show_promise(quote.id)
    return found
