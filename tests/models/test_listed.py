"""An entry of what needs attention: how much it weighs, and why its time is what it is."""

from datetime import timedelta

import pytest

from models import attention, business, listed, waiting
from models.clock import FixedClock
from models.journal import Journal
from models.promised_time.reader import window_of
from models.promises import operations, questions
from models.promises.records import Moving, PromiseDraft, PromiseRow, Side
from models.working_time import Span, WorkingWeek
from tests.models import entries
from tests.models.entries import LONDON, client, local, promise, window

NOW = local("2026-11-24 10:20")  # a Tuesday


@pytest.fixture
def kept(journal: Journal) -> Journal:
    return entries.in_london(journal)


def said(journal: Journal, client_id: int, phrase: str) -> PromiseRow:
    profile = business.profile(business.get(journal))
    draft = PromiseDraft("Send the quote", window_of(phrase, journal.now(), profile), client_id=client_id)
    return questions.row_of(journal, operations.make(journal, draft).id)


def test_a_day_late_weighs_more_than_any_number_of_moves(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    clock.set(local("2026-11-16 09:00"))
    promise(kept, one, "2026-11-22 12:00", made="2026-11-16 09:00", words="two days")
    moved = promise(kept, one, "2026-11-18 12:00", made="2026-11-16 09:00", words="one day, moved")
    for day in range(19, 24):
        operations.move(kept, moved.id, Moving(window(f"2026-11-{day} 12:00"), "parts", told_at=kept.now()))
    promise(kept, one, "2026-11-23 12:00", made="2026-11-16 09:00", words="one day")
    clock.set(NOW)
    found = attention.gather(kept).overdue
    assert [(entry.row.promise.words, entry.weight) for entry in found] == [
        ("two days", 2000),
        ("one day, moved", 1005),
        ("one day", 1000),
    ]


def test_what_is_ahead_weighs_less_the_longer_it_waits_for_the_time_that_was_said(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-24 12:00", start="2026-11-24 10:50", words="window")
    promise(kept, one, "2026-11-24 11:20", words="deadline")
    promise(kept, one, "2026-11-24 12:00", start="2026-11-24 10:00", words="begun")
    found = attention.gather(kept).due_today
    assert [(entry.row.promise.words, entry.weight) for entry in found] == [
        ("begun", -1),
        ("window", -30),
        ("deadline", -60),
    ]


def test_every_group_goes_by_falling_weight(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    clock.set(local("2026-11-10 09:00"))
    for number in range(60):
        side = (Side.GIVEN, Side.FOLLOW_UP, Side.OWED)[number % 3]
        due = NOW + timedelta(hours=number * 3 - 90)
        made = promise(kept, one, due, made="2026-11-10 09:00", side=side, words=f"number {number}")
        if number % 4 == 0:
            told = kept.now() if number % 8 else None
            operations.move(kept, made.id, Moving(window(due + timedelta(hours=2)), "parts", told_at=told))
    clock.set(NOW)
    found = attention.gather(kept)
    for group in (found.untold, found.overdue, found.due_today, found.owed_slipped, found.follow_ups, found.soon):
        weights = [entry.weight for entry in group]
        assert len(weights) > 1
        assert weights == sorted(weights, reverse=True)


def test_a_sum_of_working_hours_says_why_it_is_due_then(kept: Journal, clock: FixedClock) -> None:
    nine_to_five = (Span(local("2026-11-24 09:00").time(), local("2026-11-24 17:00").time()),)
    week = WorkingWeek((*(nine_to_five,) * 5, (), ()))
    business.change(kept, business.BusinessDraft(zone=LONDON, working_week=week))
    clock.set(local("2026-11-27 16:00"))
    row = said(kept, client(kept), "within 4 working hours")
    assert row.promise.due_at == local("2026-11-30 12:00")
    assert listed.why(row, kept.now()) == "4 working hours from Fri 16:00: 1 h Fri + 3 h Mon"
    assert listed.why(row, local("2026-12-24 12:00")) == "4 working hours from Fri 27 Nov 16:00: 1 h Fri + 3 h Mon"


def test_what_needed_no_sum_says_how_it_was_said(kept: Journal) -> None:
    row = said(kept, client(kept), "tomorrow 10-12")
    assert listed.why(row, kept.now()) == "“tomorrow 10-12”, said Tue 10:20"


def test_a_moved_promise_says_how_its_present_time_was_said(kept: Journal) -> None:
    row = said(kept, client(kept), "tomorrow 10-12")
    profile = business.profile(business.get(kept))
    operations.move(kept, row.promise.id, Moving(window_of("in 2 working days", kept.now(), profile), "parts"))
    assert listed.why(questions.row_of(kept, row.promise.id), kept.now()) == "2 working days: Wed 25 + Thu 26"


def test_a_time_nobody_put_into_words_has_no_why(kept: Journal) -> None:
    made = promise(kept, client(kept), "2026-11-25 10:00")
    assert listed.why(questions.row_of(kept, made.id), kept.now()) == ""


def test_what_slips_names_the_promise_of_ours_that_waits_for_it(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-27 12:00", words="Quote for cabling")
    ours = promise(kept, one, "2026-11-30 12:00", words="Fit the switch")
    owed = promise(kept, one, "2026-11-24 12:00", words="Send the switch", side=Side.OWED)
    word = PromiseDraft("Ring with news", window("2026-11-24 16:00"))
    waiting.wait(kept, ours.id, owed.id, word)
    clock.set(local("2026-11-24 14:00"))
    found = attention.gather(kept)
    assert [entry.reason for entry in found.owed_slipped] == ["2 h late; at risk: Fit the switch (Mon 30 Nov 12:00)"]


def test_the_next_word_due_today_has_a_group_of_its_own_and_overdue_it_is_overdue(
    kept: Journal, clock: FixedClock
) -> None:
    one = client(kept)
    ours = promise(kept, one, "2026-11-30 12:00", words="Fit the switch")
    owed = promise(kept, one, "2026-11-26 12:00", words="Send the switch", side=Side.OWED)
    waiting.wait(kept, ours.id, owed.id, PromiseDraft("Ring with news", window("2026-11-24 16:00")))
    found = attention.gather(kept)
    assert [entry.reason for entry in found.next_words] == ["due today 16:00; about: Fit the switch"]
    assert (found.due_today, found.totals["next_words"]) == ((), 1)
    clock.set(local("2026-11-24 17:00"))
    later = attention.gather(kept)
    assert (later.next_words, [entry.row.promise.words for entry in later.overdue]) == ((), ["Ring with news"])
    operations.keep(kept, later.overdue[0].row.promise.id)
    assert attention.gather(kept).overdue == ()


def test_who_waits_on_in_silence_is_listed_until_another_word_is_promised(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    ours = promise(kept, one, "2026-11-27 12:00", words="Fit the switch")
    owed = promise(kept, one, "2026-11-26 12:00", words="Send the switch", side=Side.OWED)
    made = waiting.wait(kept, ours.id, owed.id, PromiseDraft("Ring with news", window("2026-11-25 16:00")))
    assert attention.gather(kept).next_words == ()
    clock.set(local("2026-11-24 15:00"))
    operations.keep(kept, made.next_word_id)
    found = attention.gather(kept)
    assert [entry.reason for entry in found.next_words] == [
        "due Fri 27 Nov 12:00; no further word to the client is promised"
    ]
    assert "Fit the switch" not in [entry.row.promise.words for entry in found.soon]
    assert attention.gather(kept, local("2026-11-24 14:00")).next_words == ()  # before it was kept
    waiting.change_next_word(kept, made.id, PromiseDraft("Ring again", window("2026-11-26 16:00")))
    again = attention.gather(kept)
    assert (again.next_words, "Fit the switch" in [entry.row.promise.words for entry in again.soon]) == ((), True)
    operations.keep(kept, waiting.get(kept, made.id).next_word_id)
    clock.set(local("2026-11-27 11:00"))
    assert [entry.row.promise.words for entry in attention.gather(kept).due_today] == ["Fit the switch"]
