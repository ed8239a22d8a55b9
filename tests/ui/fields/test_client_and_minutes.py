"""A client is never silently the wrong one, and a length is read as people write it."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models import clients
from tests import builders
from tests.ui.desks import on_screen
from ui.desk import Desk
from ui.fields.client import ClientField
from ui.fields.minutes import MinutesField
from ui.theme import Theme


@pytest.fixture
def ids(desk: Desk) -> dict[str, int]:
    """Three clients by name."""
    names = ("Kestrel Architects", "Kestrel Books", "Marlow Accountants")
    return {name: clients.add(desk.journal, builders.client(name)).id for name in names}


@pytest.fixture
def field(qtbot: QtBot, desk: Desk, ids: dict[str, int]) -> ClientField:
    """The field of a client, empty."""
    made = ClientField(desk, "client", "Client")
    on_screen(qtbot, made, 300, 40)
    return made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Marlow Accountants", "Marlow Accountants"),
        ("marlow accountants", "Marlow Accountants"),
        ("marl", "Marlow Accountants"),
        ("kestrel", None),
        ("kestrel b", "Kestrel Books"),
        ("Zorro", None),
        ("", None),
    ],
)
def test_a_client_is_meant_only_when_one_alone_fits(
    field: ClientField, ids: dict[str, int], typed: str, meant: str | None
) -> None:
    field.setText(typed)

    assert field.client_id() == (None if meant is None else ids[meant])


def test_a_doubtful_name_offers_those_who_fit(field: ClientField) -> None:
    field.setText("kestrel")

    assert set(field.offers()) == {"Kestrel Architects", "Kestrel Books"}
    assert not field.is_new()


def test_a_name_that_is_nobodys_is_new(field: ClientField) -> None:
    field.setText("Zorro")
    assert field.is_new()

    field.setText("  ")
    assert not field.is_new()


def test_a_client_set_is_shown_by_name_and_told_once(field: ClientField, ids: dict[str, int]) -> None:
    told: list[object] = []
    field.client_changed.connect(told.append)

    field.set_client(ids["Kestrel Books"])
    field.set_client(None)

    assert told == [ids["Kestrel Books"], None]
    assert field.text() == ""


@pytest.mark.parametrize(
    ("typed", "minutes"), [("10m", 10), ("1h30", 90), ("1:45", 105), ("90", 90), ("", None), ("soon", None)]
)
def test_a_length_is_read_as_people_write_it(dressed: Theme, qtbot: QtBot, typed: str, minutes: int | None) -> None:
    field = MinutesField("minutes", "Time spent")
    qtbot.addWidget(field)

    QTest.keyClicks(field, typed)

    assert field.minutes() == minutes
    assert bool(field.trouble()) is (typed == "soon")


def test_a_length_is_tidied_when_the_field_is_left(dressed: Theme, qtbot: QtBot) -> None:
    field = MinutesField("minutes", "Time spent")
    on_screen(qtbot, field, 200, 40)
    QTest.keyClicks(field, "1:45")

    field.editingFinished.emit()

    assert field.text() == "1 h 45"
    assert field.minutes() == 105


def test_what_is_no_length_stays_and_is_said(dressed: Theme, qtbot: QtBot) -> None:
    field = MinutesField("minutes", "Time spent")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "a while")

    field.editingFinished.emit()

    assert field.text() == "a while"
    assert field.accessibleDescription() == "“a while” is no length; write 15m, 1h30 or 1:45"
