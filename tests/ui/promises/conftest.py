"""A promise to Larkspur, due on Friday, and the panel that shows it."""

import pytest
from pytestqt.qtbot import QtBot

from models import clients, people
from models.interactions import operations as interactions
from models.promises import operations, questions
from models.promises.records import Promise, PromiseDraft
from tests.builders import client, interaction, moment, person, promise, window
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


@pytest.fixture
def visit(desk: Desk, quote: Promise) -> Promise:
    """A visit promised for today between 9 and 10."""
    draft = PromiseDraft(
        "come and look", window("2026-11-24 10:00", "2026-11-24 09:00"), client_id=quote.client_id,
        person_id=quote.person_id, made_at=moment("2026-11-23 12:00"),
    )  # fmt: skip
    return operations.make(desk.journal, draft)


@pytest.fixture
def visit_panel(panel: PromisePanel, visit: Promise) -> PromisePanel:
    """The panel with the visit in it."""
    panel.show_promise(visit.id)
    return panel
