"""The review asks about one promise at a time, by keys alone, and goes on by itself."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.promises import operations as promises
from models.promises import questions
from models.promises.records import Keeping, Moving, PromiseId, Side, State
from tests import builders
from tests.builders import moment
from tests.ui.desks import Heard, on_screen
from tests.ui.finding import part, said, words
from tests.ui.review.reviewing import (
    current,
    form,
    heads,
    last_event,
    late,
    press,
    press_at_once,
    rows_of,
    seen,
    shown,
    titles,
)
from ui.desk import Desk
from ui.review.calm import Calm
from ui.review.end_card import EndCard
from ui.review.page import ReviewPage

# Said by the offscreen platform when the field for a time offers what may be meant.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_nothing_late_is_calm_and_names_the_next_promise(qtbot: QtBot, desk: Desk) -> None:
    late(desk.journal, "ring Tom", "2026-11-25 10:00")
    page = shown(qtbot, desk)

    assert "Nothing is late" in words(page)
    assert "The next promise is “ring Tom” for Larkspur Dental, tomorrow 10:00." in words(page)
    press(Qt.Key.Key_K)
    assert form(page) is None


def test_an_empty_journal_is_calm_too(qtbot: QtBot, desk: Desk) -> None:
    assert "Nothing is promised either" in words(shown(qtbot, desk))


def test_the_worst_comes_first_and_is_the_one_to_decide(qtbot: QtBot, desk: Desk, three: tuple[PromiseId, ...]) -> None:
    moved = late(desk.journal, "bring the key", "2026-12-01 12:00")
    promises.move(desk.journal, moved, Moving(builders.window("2026-12-02 12:00"), "parts"))
    late(desk.journal, "send us the licence", "2026-11-16 12:00", Side.OWED)
    late(desk.journal, "look in again", "2026-11-16 12:00", Side.FOLLOW_UP)
    page = shown(qtbot, desk)

    assert heads(page) == ["The client does not know yet", "Late, oldest first", "Owed to us and late", "Follow-ups"]
    assert titles(page)[:2] == ["bring the key", "send the quote"]
    assert current(page) == ("promise", moved)
    assert said(page, "promiseWords") == "bring the key"
    assert said(page, "reviewCount") == "1 of 6"
    assert "6 to decide, about 3 minutes" in words(page)


def test_done_is_two_keys_and_goes_to_the_next(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_K, Qt.Key.Key_Return)

    assert seen(desk.journal, three[0]).promise.state is State.KEPT
    assert current(page) == ("promise", three[1])
    assert said(page, "promiseWords") == "ring back"
    assert said(page, "reviewCount") == "2 of 3"
    assert QApplication.focusWidget() is rows_of(page)


def test_done_takes_the_time_typed(qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_K, "yesterday 16:00", Qt.Key.Key_Return)

    assert current(page) == ("promise", three[1])
    assert last_event(desk.journal, three[0]) == ("kept", moment("2026-11-23 16:00"))


def test_tell_and_move_asks_time_and_reason_and_logs_the_contact(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_M, "fri 10am", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "the part is late", Qt.Key.Key_Return)

    assert current(page) == ("promise", three[1])
    event = questions.events(desk.journal, three[0])[-1]
    assert (event.kind.value, event.reason, event.told_how) == ("moved", "the part is late", "call")
    assert event.interaction_id is not None


def test_what_is_refused_is_said_in_sight_and_stays_typed(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_M, "gibberish", Qt.Key.Key_Return)

    asked = form(page)
    assert asked is not None
    trouble = part(page, QLabel, "formTrouble")
    assert trouble.isVisible()
    assert trouble.visibleRegion().boundingRect().height() > 0
    assert part(page, QLineEdit, "moveWhen").text() == "gibberish"
    assert seen(desk.journal, three[0]).moves.count == 0


def test_what_cannot_be_kept_needs_what_is_made_good(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_B, "no stock", Qt.Key.Key_Return)
    assert "say what is made good" in said(page, "formTrouble")
    press("a free hour", Qt.Key.Key_Return)

    event = questions.events(desk.journal, three[0])[-1]
    assert (event.kind.value, event.reason, event.made_good) == ("broken", "no stock", "a free hour")
    assert event.told_at == moment("2026-11-24 10:20")


def test_let_off_and_skip_ask_one_line(qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_R, "they bought one", Qt.Key.Key_Return)
    press(Qt.Key.Key_S, Qt.Key.Key_Return)
    assert "reason is empty" in said(page, "formTrouble")
    press("Tom is away", Qt.Key.Key_Return)

    assert seen(desk.journal, three[0]).promise.state is State.RELEASED
    assert seen(desk.journal, three[1]).promise.state is State.OPEN
    assert heads(page) == ["Late, oldest first", "Skipped in this review"]
    assert current(page) == ("promise", three[2])


def test_esc_goes_back_and_keeps_what_was_typed(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_S, "Tom is", Qt.Key.Key_Escape)
    assert form(page) is None
    assert QApplication.focusWidget() is rows_of(page)
    press(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_S)

    assert part(page, QLineEdit, "skipWhy").text() == "Tom is"


def test_letters_typed_into_a_field_are_letters(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_S, "kmbrs")

    assert part(page, QLineEdit, "skipWhy").text() == "kmbrs"


def test_what_is_owed_and_follow_ups_ask_nobody_to_be_told(qtbot: QtBot, desk: Desk) -> None:
    owed = late(desk.journal, "send us the licence", "2026-11-16 12:00", Side.OWED)
    page = shown(qtbot, desk)
    assert part(page, QWidget, "verdict-done").accessibleName().startswith("They did it")

    press(Qt.Key.Key_M, "fri 10am", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "they lost it")
    assert page.findChild(QWidget, "moveToldHow") is None
    press(Qt.Key.Key_Return)

    assert last_event(desk.journal, owed)[0] == "moved"


def test_a_promise_moved_untold_is_answered_by_telling(qtbot: QtBot, desk: Desk) -> None:
    moved = late(desk.journal, "bring the key", "2026-12-01 12:00")
    promises.move(desk.journal, moved, Moving(builders.window("2026-12-02 12:00"), "parts"))
    page = shown(qtbot, desk)

    press(Qt.Key.Key_M, Qt.Key.Key_Return)

    assert "Everything has been gone through" in words(page)
    assert last_event(desk.journal, moved)[0] == "told"
    assert not seen(desk.journal, moved).moves.unknown


def test_enter_in_the_list_goes_to_the_verdicts_and_shift_is_no_matter(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is part(page, QWidget, "verdict-done")

    press(Qt.Key.Key_B, modifier=Qt.KeyboardModifier.ShiftModifier)

    asked = form(page)
    assert asked is not None
    assert asked.deed == "review-break"


def test_the_circle_of_a_row_asks_when_it_was_done(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)

    press(Qt.Key.Key_Space)

    asked = form(page)
    assert asked is not None
    assert asked.deed == "review-done"


def test_log_and_menu_of_a_row_work_as_in_other_lists(
    qtbot: QtBot, desk: Desk, heard: Heard, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)
    heard.take()

    rows_of(page).acted.emit(("promise", three[0]), "log")

    assert [name for name, *_ in heard.take()] == ["log_wanted"]


@pytest.mark.parametrize("size", [(840, 510), (640, 500)])
def test_it_fits_a_small_window(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId], size: tuple[int, int]
) -> None:
    page = ReviewPage(desk)
    on_screen(qtbot, page, *size)

    assert page.minimumSizeHint().width() <= 640
    assert page.minimumSizeHint().height() <= 460
    assert (page.width(), page.height()) == size


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_M, "delay"), (Qt.Key.Key_B, "apology")])
def test_ready_words_are_offered_where_the_client_is_told(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId], key: Qt.Key, name: str
) -> None:
    page = shown(qtbot, desk)
    wanted: list[tuple[int, str]] = []
    desk.go.ready_words_wanted.connect(partial(_note, wanted))

    press(key)
    part(page, QPushButton, "readyWords").click()

    assert wanted == [(three[0], name)]


def _note(wanted: list[tuple[int, str]], promise_id: int, name: str) -> None:
    wanted.append((promise_id, name))


def test_what_was_kept_and_missed_stands_beside_it_on_a_small_laptop_with_two_lines_on_top(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, ...]
) -> None:
    assert len(three) == 3
    page = shown(qtbot, desk)
    for height, there in ((588, True), (420, False)):
        page.resize(1142, height)
        QApplication.processEvents()
        assert part(page, QWidget, "reviewFigures").isVisible() is there


def test_what_a_busy_machine_delivers_all_at_once_lands_where_it_was_typed(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, ...]
) -> None:
    page = shown(qtbot, desk)
    tab, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return

    for reason in ("the part is late", "the van broke down"):
        press_at_once("m", "fri 10am", tab, tab, reason, enter)

    assert len(titles(page)) == 1
    for promise_id, reason in zip(three, ("the part is late", "the van broke down"), strict=False):
        event = questions.events(desk.journal, promise_id)[-1]
        assert (event.kind.value, event.new_due, event.reason) == ("moved", moment("2026-11-27 10:00"), reason)


def test_what_is_said_at_the_end_is_made_at_the_end(
    qtbot: QtBot, desk: Desk, three: tuple[PromiseId, PromiseId, PromiseId]
) -> None:
    page = shown(qtbot, desk)
    assert (page.findChild(EndCard), page.findChild(Calm)) == (None, None)

    for promise_id in three:
        promises.keep(desk.journal, promise_id, Keeping())

    assert page.findChild(Calm) is not None
    assert page.findChild(EndCard) is None
