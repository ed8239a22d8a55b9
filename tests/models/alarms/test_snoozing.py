"""Snoozing: what is offered, what is read, what is refused, and that the promise stays as it is."""

from datetime import timedelta

import pytest

from models import business
from models.alarms import snoozing
from models.alarms.snoozing import Snoozed
from models.errors import NotFound, Refused
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import Moving, PromiseId
from models.working_time import Profile
from tests.models.alarms.ticks import Screen
from tests.models.entries import LONDON, client, local, promise, window

NOW = local("2026-11-24 10:20")  # a Tuesday


def profile(journal: Journal) -> Profile:
    return business.profile(business.get(journal))


def offered(journal: Journal, at: str) -> dict[str, str]:
    return {choice.name: choice.words for choice in snoozing.choices(local(at), profile(journal))}


def test_before_noon_four_times_are_offered(kept: Journal) -> None:
    found = snoozing.choices(NOW, profile(kept))
    assert [choice.until - NOW for choice in found[:2]] == [timedelta(minutes=10), timedelta(hours=1)]
    assert found[2].until == local("2026-11-24 14:00")
    assert found[3].until == local("2026-11-25 09:00")
    assert offered(kept, "2026-11-24 10:20") == {
        "10 minutes": "10 minutes",
        "1 hour": "1 hour",
        "this afternoon": "today 14:00",
        "tomorrow morning": "tomorrow 09:00",
    }


def test_in_the_afternoon_there_is_no_this_afternoon_and_on_friday_the_next_morning_is_monday(kept: Journal) -> None:
    assert offered(kept, "2026-11-27 13:00") == {
        "10 minutes": "10 minutes",
        "1 hour": "1 hour",
        "next working morning": "Mon 30 Nov 09:00",
    }


@pytest.mark.parametrize(
    ("phrase", "until"),
    [
        ("in 20 min", "2026-11-24 10:40"),
        ("20 min", "2026-11-24 10:40"),
        ("15:00", "2026-11-24 15:00"),
        ("tomorrow 10-12", "2026-11-25 10:00"),
        ("tomorrow", "2026-11-25 09:00"),
        ("by 16:00", "2026-11-24 16:00"),
    ],
)
def test_a_typed_time_is_read_as_a_promised_one_and_means_its_start(kept: Journal, phrase: str, until: str) -> None:
    assert snoozing.read(phrase, NOW, profile(kept)) == local(until)


def test_a_phrase_that_is_no_time_is_refused_in_words(kept: Journal) -> None:
    with pytest.raises(Refused, match="don’t understand “whenever”"):
        snoozing.read("whenever", NOW, profile(kept))


def test_past_the_due_time_it_says_so(kept: Journal) -> None:
    made = promise(kept, client(kept), "2026-11-27 15:00")
    assert snoozing.passes_due(made, local("2026-11-27 15:00"), LONDON) == ""
    assert snoozing.passes_due(made, local("2026-11-27 16:00"), LONDON) == "that is after it is due (Fri 15:00)"
    assert snoozing.passes_due(made, local("2026-12-24 16:00"), LONDON) == "that is after it is due (Fri 27 Nov 15:00)"


def test_it_sleeps_until_then_and_rings_once_for_all_that_passed(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    assert snoozing.snooze(kept, made.id, local("2026-11-24 16:00")) == Snoozed(1, local("2026-11-24 16:00"))
    assert screen.tick("2026-11-24 15:30") == []
    assert screen.tick("2026-11-24 16:00") == ["snooze: Send the quote: 1 h late"]
    assert screen.tick("2026-11-24 16:01") == []
    assert snoozing.of_promise(kept, made.id) == Snoozed(1, None)


def test_the_latest_snooze_counts_and_undo_gives_the_one_before_back(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    snoozing.snooze(kept, made.id, local("2026-11-24 17:00"))
    assert snoozing.snooze(kept, made.id, local("2026-11-24 15:30")) == Snoozed(2, local("2026-11-24 15:30"))
    assert screen.tick("2026-11-24 15:30") != []
    assert kept.undo().action == "Snooze until 15:30: Send the quote"
    assert snoozing.of_promise(kept, made.id) == Snoozed(1, local("2026-11-24 17:00"))
    assert screen.tick("2026-11-24 16:00") == []
    assert screen.tick("2026-11-24 17:00") == ["snooze: Send the quote: 2 h late"]


def test_a_snooze_ends_with_a_move(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    snoozing.snooze(kept, made.id, local("2026-11-27 09:00"))
    operations.move(kept, made.id, Moving(window("2026-11-25 15:00"), "parts"))
    assert snoozing.of_promise(kept, made.id) == Snoozed(1, None)
    assert screen.tick("2026-11-25 15:00") == ["due: Send the quote: due now"]


def test_asleep_in_the_morning_it_rings_when_it_wakes(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    screen.tick("2026-11-24 15:00")
    snoozing.snooze(kept, made.id, local("2026-11-25 11:00"))
    assert screen.tick("2026-11-25 09:00") == []
    assert screen.tick("2026-11-25 11:00") == ["morning: Send the quote: 1 day late"]
    assert screen.tick("2026-11-25 11:01") == []


def test_a_snooze_leaves_the_promise_as_it_is(kept: Journal) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    before = tuple(kept.rows("SELECT * FROM promises")[0])
    snoozing.snooze(kept, made.id, local("2026-11-24 16:00"), "after lunch")
    assert tuple(kept.rows("SELECT * FROM promises")[0]) == before
    assert len(questions.events(kept, made.id)) == 1


def test_a_snooze_by_a_clock_that_was_ahead_holds_nothing(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    screen.clock.set(local("2026-11-25 15:00"))
    snoozing.snooze(kept, made.id, local("2026-11-25 16:00"))
    assert screen.tick("2026-11-24 15:00") == ["due: Send the quote: due now"]
    assert snoozing.of_promise(kept, made.id).until_at is None


@pytest.mark.parametrize(("minutes", "why"), [(0, "has passed"), (-5, "has passed"), (60 * 24 * 400, "over a year")])
def test_a_time_past_or_over_a_year_ahead_is_refused(kept: Journal, minutes: int, why: str) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    with pytest.raises(Refused, match=why):
        snoozing.snooze(kept, made.id, NOW + timedelta(minutes=minutes))
    assert kept.value("SELECT count(*) FROM snoozes") == 0


def test_a_settled_promise_and_none_at_all_are_refused(kept: Journal) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    operations.keep(kept, made.id)
    with pytest.raises(Refused, match="kept already"):
        snoozing.snooze(kept, made.id, NOW + timedelta(hours=1))
    with pytest.raises(NotFound):
        snoozing.snooze(kept, PromiseId(99), NOW + timedelta(hours=1))
