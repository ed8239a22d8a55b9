"""What else happens while a review is under way, and how it ends."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import Keeping, PromiseId, State
from models.reviews import ending, sitting
from models.reviews.records import Answer
from tests.builders import moment
from tests.ui.finding import part, said, words
from tests.ui.review.reviewing import current, form, heads, late, press, rows_of, seen, shown, titles
from ui.desk import Desk

# Said by the offscreen platform when the field for a time offers what may be meant.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_undo_brings_the_promise_back(qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]) -> None:
    page = shown(qtbot, desk)
    press(Qt.Key.Key_K, Qt.Key.Key_Return)

    desk.journal.undo()

    assert titles(page) == ["send the quote", "ring back", "fix the printer"]
    assert said(page, "reviewCount") == "1 of 3"
    assert sitting.current(desk.journal) is None


def test_a_promise_answered_elsewhere_leaves_the_list_and_its_form(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)
    press(Qt.Key.Key_M)

    promises.keep(desk.journal, three[0], Keeping())

    assert form(page) is None
    assert titles(page) == ["ring back", "fix the printer"]
    assert current(page) == ("promise", three[1])


def test_a_form_stays_open_while_others_change_the_journal(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)
    press(Qt.Key.Key_S, "Tom")

    promises.keep(desk.journal, three[1], Keeping())
    press(" is away", Qt.Key.Key_Return)

    assert titles(page) == ["fix the printer", "send the quote"]
    assert sitting.agenda(desk.journal).skipped[0].promise_id == three[0]


def test_a_review_goes_on_where_it_was_left(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    sitting.done(desk.journal, three[0], Keeping())
    page = shown(qtbot, desk)

    assert said(page, "reviewCount") == "2 of 3"
    assert current(page) == ("promise", three[1])


def test_the_end_says_what_came_of_it_and_enter_ends_it(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)
    press(Qt.Key.Key_K, Qt.Key.Key_Return)
    press(Qt.Key.Key_B, "no stock", Qt.Key.Key_Return, "a free hour", Qt.Key.Key_Return)
    press(Qt.Key.Key_S, "Tom is away", Qt.Key.Key_Return)

    assert "Everything has been gone through" in words(page)
    assert heads(page) == ["Skipped in this review", "Decided in this review"]
    assert part(page, QWidget, "endSettled").accessibleName() == "settled: 2"
    assert part(page, QWidget, "endTold").accessibleName() == "told: 1"
    assert part(page, QWidget, "endLeft").accessibleName() == "left: 1"
    assert "Today: 7 h 10 free" in part(page, QWidget, "endDays").accessibleName()
    press(Qt.Key.Key_Return)

    ended = ending.latest(desk.journal)
    assert ended is not None
    assert [one.answer for one in ended.settled] == [Answer.DONE, Answer.BROKEN]
    assert "The review is complete" in words(page)
    assert "Held today, 10:20–10:20." in words(page)
    press(Qt.Key.Key_Space)
    assert said(page, "reviewCount") == "1 of 1"
    assert titles(page) == ["fix the printer"]


def test_at_the_end_a_skipped_one_may_still_be_answered(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    for promise_id in three:
        sitting.skip(desk.journal, promise_id, "Tom is away")
    page = shown(qtbot, desk)
    assert "Everything has been gone through" in words(page)

    rows_of(page).setFocus()
    rows_of(page).choose(("promise", three[1]))
    press(Qt.Key.Key_K, Qt.Key.Key_Return)

    assert seen(desk.journal, three[1]).promise.state is State.KEPT
    assert heads(page) == ["Skipped in this review", "Decided in this review"]
    assert "Everything has been gone through" in words(page)


def test_kept_and_missed_stand_beside_it_with_counts(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)

    def counted() -> bool:
        return "Larkspur Dental" in part(page, QWidget, "reviewByClientBars").accessibleName()

    qtbot.waitUntil(counted)
    assert "0 of 3 kept, 3 missed" in part(page, QWidget, "reviewByClientBars").accessibleName()


def test_what_falls_due_meanwhile_joins_the_list(
    qtbot: QtBot, desk: Desk, clock: FixedClock, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    late(desk.journal, "due at noon", "2026-11-24 12:00")
    page = shown(qtbot, desk)
    assert said(page, "reviewCount") == "1 of 3"

    clock.set(moment("2026-11-24 12:30"))
    desk.bridge.minute_passed.emit()

    assert said(page, "reviewCount") == "1 of 4"


def test_a_hidden_page_reads_nothing(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)
    page.hide()
    reads: list[Journal] = []
    monkeypatch.setattr("ui.review.page.agenda", reads.append)

    promises.keep(desk.journal, three[0], Keeping())

    assert reads == []
