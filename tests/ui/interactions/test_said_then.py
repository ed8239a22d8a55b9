"""What is promised in the form was said at the moment of the contact, as in the line."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.clients import Client
from tests.ui.finding import part, press, said
from tests.ui.interactions.conftest import Opener
from tests.ui.interactions.filling import add_promise, name_client, newest, say
from ui.desk import Desk
from ui.fields.moment import MomentField
from ui.interactions.form import InteractionForm

YESTERDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)


@pytest.fixture
def form(open_form: Opener, larkspur: Client) -> InteractionForm:
    """A new contact with Larkspur."""
    opened = open_form()
    name_client(opened, "Larkspur Dental")
    say(opened, "moved the rack")
    return opened


def was_yesterday(form: InteractionForm) -> None:
    (when,) = form.findChildren(MomentField)
    when.type_instant(YESTERDAY)


def test_a_length_is_counted_from_the_moment_of_the_contact(form: InteractionForm, desk: Desk, qtbot: QtBot) -> None:
    was_yesterday(form)
    add_promise(form, qtbot, "ring back", "in 2 hours")
    assert "counted from the contact, Mon 23 Nov 2026, 15:00" in said(form, "promise1WhenNotes")

    press(qtbot, form, "formSave")

    (row,) = newest(desk).promises
    assert (row.promise.window.end, row.promise.window.said) == (datetime(2026, 11, 23, 17, tzinfo=UTC), "in 2 hours")


def test_a_moment_given_after_the_promise_was_typed_counts_too(form: InteractionForm, qtbot: QtBot) -> None:
    add_promise(form, qtbot, "ring back", "in 2 hours")
    assert said(form, "promise1WhenEcho").startswith("Tue 24 Nov 2026")

    was_yesterday(form)

    assert said(form, "promise1WhenEcho").startswith("Mon 23 Nov 2026, 17:00")


def test_a_day_that_was_another_one_then_is_asked_and_the_answer_is_taken(
    form: InteractionForm, desk: Desk, qtbot: QtBot
) -> None:
    was_yesterday(form)
    add_promise(form, qtbot, "ring back", "tomorrow 16:00")
    assert said(form, "promise1WhenEcho") == "Which: as it was said then, or from now on?"

    part(form, QPushButton, "promise1WhenOffer0").click()
    press(qtbot, form, "formSave")

    (row,) = newest(desk).promises
    assert row.promise.window.end == datetime(2026, 11, 24, 16, tzinfo=UTC)


def test_in_a_contact_of_now_nothing_is_asked(form: InteractionForm, qtbot: QtBot) -> None:
    add_promise(form, qtbot, "ring back", "tomorrow 16:00")

    assert said(form, "promise1WhenEcho").startswith("Wed 25 Nov 2026, 16:00")
