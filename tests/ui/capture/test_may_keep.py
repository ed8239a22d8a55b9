"""Below the preview stand the promises that the line may have kept; only the owner ticks them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel

from models import clients
from models.journal import Journal
from models.promises import operations as promises
from models.promises import questions
from models.promises.questions import OPEN, PromiseFilter
from tests import builders
from tests.ui.capture.ground import Ground
from tests.ui.desks import Heard
from ui.navigator import LogWish
from ui.parts.popup import SHADOW


@pytest.fixture
def open_ones(journal: Journal, kestrel: int) -> None:
    """Three promises to Kestrel: to ring today, to send a list on Friday, to ring in a month."""
    for said, due in (
        ("ring about the VPN", "2026-11-24 15:00"),
        ("send the list", "2026-11-27 17:30"),
        ("ring at Christmas", "2026-12-24 10:00"),
    ):
        draft = builders.promise(said, due, client_id=kestrel, made_at=builders.moment("2026-11-20 09:00"))
        promises.make(journal, draft)


def may_keep(line: Ground) -> list[tuple[str, bool]]:
    boxes = line.preview.findChildren(QCheckBox)
    return [(box.text(), box.isChecked()) for box in boxes if box.isVisible()]


def open_words(journal: Journal) -> set[str]:
    return {row.promise.words for row in questions.rows(journal, PromiseFilter(states=OPEN))}


@pytest.mark.usefixtures("open_ones")
def test_a_call_names_the_promise_it_may_have_kept_and_ticks_nothing(line: Ground, journal: Journal) -> None:
    QTest.keyClicks(line.edit, "call kestrel 10m all well")

    assert may_keep(line) == [("ring about the VPN (due today 15:00)", False)]
    line.press(Qt.Key.Key_Return)
    assert "ring about the VPN" in open_words(journal)


@pytest.mark.usefixtures("open_ones")
def test_alt_and_its_number_ticks_it_and_enter_keeps_it_in_the_same_step(line: Ground, journal: Journal) -> None:
    QTest.keyClicks(line.edit, "call kestrel 10m all")
    QTest.keyClick(line.edit, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(line.edit, " well")
    assert may_keep(line) == [("ring about the VPN (due today 15:00)", True)]

    line.press(Qt.Key.Key_Return)

    assert "ring about the VPN" not in open_words(journal)
    journal.undo()
    assert "ring about the VPN" in open_words(journal)
    QTest.keyClicks(line.edit, "call kestrel 10m again")
    assert may_keep(line) == [("ring about the VPN (due today 15:00)", False)]


@pytest.mark.usefixtures("open_ones")
def test_an_offer_keeps_its_own_key_and_the_promise_takes_the_next(line: Ground, journal: Journal) -> None:
    QTest.keyClicks(line.edit, "call kestrel 10m he comes by on friday at 15:00")
    assert line.offers() != []
    QTest.keyClick(line.edit, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [ticked for _words, ticked in may_keep(line)] == [True]


@pytest.mark.usefixtures("open_ones")
def test_what_is_ticked_goes_with_the_line_into_the_form(line: Ground, heard: Heard) -> None:
    QTest.keyClicks(line.edit, "call kestrel 10m all well ")
    QTest.keyClick(line.edit, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    line.press(Qt.Key.Key_Tab)

    (name, wish), *_rest = heard.take()
    assert name == "log_wanted"
    assert isinstance(wish, LogWish)
    assert wish.also_keeps == (1,)


@pytest.mark.usefixtures("open_ones")
def test_another_client_takes_the_ticks_away(line: Ground, journal: Journal) -> None:
    clients.add(journal, builders.client("Larkspur Dental"))
    QTest.keyClicks(line.edit, "call kestrel 10m")
    QTest.keyClick(line.edit, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    line.edit.setText("call larkspur 10m all well")
    assert may_keep(line) == []
    line.press(Qt.Key.Key_Return)
    assert "ring about the VPN" in open_words(journal)


@pytest.mark.usefixtures("open_ones")
def test_in_a_low_window_the_keys_and_what_is_in_the_way_are_still_in_sight(line: Ground) -> None:
    said = "call Kestrel 10m ring about the VPN > a by Fri > b by Thu > c by Wed > d by Mon > ring tomorrow 9-10 > e"
    line.resize(900, 420)
    QTest.keyClicks(line.edit, said)

    keys = next(label for label in line.preview.findChildren(QLabel) if label.text() == "Log it")
    foot = keys.mapTo(line, keys.rect().bottomLeft()).y()

    assert foot < 420
    assert line.preview.geometry().bottom() - SHADOW <= 420
    assert "and 5 more promises" in line.words()
    assert "Say what is promised" in line.words()
    assert may_keep(line) != []

    line.resize(900, 900)
    QTest.keyClicks(line.edit, "e")

    assert "and 3 more promises" in line.words()
