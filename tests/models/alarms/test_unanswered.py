"""What rang and still waits for an answer, read from the journal alone: so it is known after a restart."""

from datetime import timedelta

from models.alarms import ringing, snoozing, unanswered
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from models.promises.records import Moving, PromiseId, Settling
from tests.models.alarms.ticks import Screen
from tests.models.entries import LONDON, client, local, promise, window

TUESDAY, WEDNESDAY = "2026-11-24", "2026-11-25"


def made(kept: Journal, due: str = f"{TUESDAY} 10:00", words: str = "Send the quote") -> PromiseId:
    known = kept.value("SELECT id FROM clients")
    return promise(kept, known if known is not None else client(kept), due, words=words).id


def waiting(kept: Journal) -> list[PromiseId]:
    found = unanswered.find(kept, kept.now(), zone=LONDON)
    assert found.total == len(found.alarms)
    return [alarm.promise_id for alarm in found.alarms]


def test_what_did_not_ring_yet_waits_for_nothing(kept: Journal) -> None:
    made(kept)

    assert waiting(kept) == []


def test_what_rang_waits_worst_first_with_the_stage_it_rang_last_for(kept: Journal, screen: Screen) -> None:
    late, later = made(kept, f"{TUESDAY} 10:10"), made(kept, f"{TUESDAY} 10:00")
    screen.tick(f"{TUESDAY} 10:20")

    found = unanswered.find(kept, kept.now(), zone=LONDON)

    assert [(alarm.promise_id, alarm.stage) for alarm in found.alarms] == [(later, "due"), (late, "due")]
    assert found.alarms[0].late == timedelta(minutes=20)


def test_what_rang_ahead_waits_before_it_is_due(kept: Journal, screen: Screen) -> None:
    promise_id = made(kept, f"{TUESDAY} 15:00")
    screen.tick(f"{TUESDAY} 14:55")

    assert [(alarm.promise_id, alarm.stage) for alarm in unanswered.find(kept, kept.now(), zone=LONDON).alarms] == [
        (promise_id, "lead")
    ]


def test_what_was_settled_moved_or_snoozed_waits_no_longer(kept: Journal, screen: Screen) -> None:
    done, gone, moved, asleep, still = (made(kept) for _ in range(5))
    screen.tick(f"{TUESDAY} 10:20")
    operations.keep(kept, done)
    operations.void(kept, gone, Settling("a mistake"))
    operations.move(kept, moved, Moving(window(f"{WEDNESDAY} 10:00"), "the part is late"))
    snoozing.snooze(kept, asleep, kept.now() + timedelta(hours=1))

    assert waiting(kept) == [still]


def test_undone_it_waits_again(kept: Journal, screen: Screen) -> None:
    promise_id = made(kept)
    screen.tick(f"{TUESDAY} 10:20")
    operations.keep(kept, promise_id)
    kept.undo()

    assert waiting(kept) == [promise_id]


def test_a_snooze_that_ended_answers_until_it_rang_again(kept: Journal, screen: Screen, clock: FixedClock) -> None:
    promise_id = made(kept)
    screen.tick(f"{TUESDAY} 10:20")
    snoozing.snooze(kept, promise_id, kept.now() + timedelta(minutes=10))
    clock.set(local(f"{TUESDAY} 10:40"))
    assert waiting(kept) == []

    screen.tick(f"{TUESDAY} 10:41")

    assert waiting(kept) == [promise_id]


def test_settled_and_reopened_it_waits_from_the_next_morning_on(kept: Journal, screen: Screen) -> None:
    promise_id = made(kept)
    screen.tick(f"{TUESDAY} 10:20")
    operations.keep(kept, promise_id)
    operations.reopen(kept, promise_id, "not done after all")
    screen.tick(f"{TUESDAY} 12:00")
    assert waiting(kept) == []

    screen.tick(f"{WEDNESDAY} 09:00")

    assert waiting(kept) == [promise_id]


def test_a_morning_while_it_was_settled_did_not_speak_for_it(kept: Journal, screen: Screen, clock: FixedClock) -> None:
    settled, other = made(kept), made(kept)
    screen.tick(f"{TUESDAY} 10:20")
    operations.keep(kept, settled)
    screen.tick(f"{WEDNESDAY} 09:00")
    clock.set(local(f"{WEDNESDAY} 09:30"))

    operations.reopen(kept, settled, "not done after all")

    assert waiting(kept) == [other]


def test_a_morning_speaks_for_none_that_was_asleep(kept: Journal, screen: Screen) -> None:
    asleep, awake = made(kept), made(kept)
    screen.tick(f"{TUESDAY} 10:20")
    snoozing.snooze(kept, asleep, local(f"{WEDNESDAY} 11:00"))
    screen.tick(f"{WEDNESDAY} 09:00")
    assert waiting(kept) == [awake]

    screen.tick(f"{WEDNESDAY} 11:00")

    assert waiting(kept) == [asleep, awake]


def test_moved_to_another_start_with_the_same_end_it_waits_no_longer(kept: Journal, screen: Screen) -> None:
    promise_id = made(kept, f"{TUESDAY} 15:00")
    screen.tick(f"{TUESDAY} 14:55")
    assert waiting(kept) == [promise_id]

    screen.clock.set(local(f"{TUESDAY} 14:56"))
    operations.move(kept, promise_id, Moving(window(f"{TUESDAY} 15:00", f"{TUESDAY} 14:58"), "not before"))

    assert waiting(kept) == []


def test_what_rang_while_the_clock_was_ahead_does_not_count(kept: Journal, screen: Screen, clock: FixedClock) -> None:
    made(kept)
    screen.tick("2027-11-24 10:20")
    clock.set(local(f"{TUESDAY} 09:00"))

    assert waiting(kept) == []


def test_of_very_many_a_hundred_are_named_and_all_are_counted(kept: Journal, screen: Screen) -> None:
    for place in range(103):
        made(kept, words=f"number {place}")
    screen.tick(f"{TUESDAY} 10:20")

    found = unanswered.find(kept, kept.now(), zone=LONDON)

    assert (len(found.alarms), found.total, found.rest) == (100, 103, ())


def test_those_that_are_known_already_are_left_out(kept: Journal, screen: Screen) -> None:
    known, other = made(kept), made(kept)
    screen.tick(f"{TUESDAY} 10:20")

    found = unanswered.find(kept, kept.now(), zone=LONDON, besides={known})

    assert ([alarm.promise_id for alarm in found.alarms], found.total) == ([other], 1)


def test_looking_rings_nothing_and_changes_nothing(kept: Journal, screen: Screen) -> None:
    made(kept)
    screen.tick(f"{TUESDAY} 10:20")
    before = [tuple(row) for row in kept.rows("SELECT * FROM rings")]

    waiting(kept)

    assert [tuple(row) for row in kept.rows("SELECT * FROM rings")] == before
    assert not ringing.pending(kept, zone=LONDON).total
