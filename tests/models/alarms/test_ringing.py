"""What rings at a tick: once, late rather than never, the gravest of several, one digest."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from models import business, warning_rules
from models.alarms import ringing, snoozing
from models.alarms.records import Digest, Stage
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from models.promises.records import Moving, PromiseKind, Side
from models.store.checks import check
from models.warning_rules import QuietHours, WarningRules
from tests.models.alarms.ticks import Screen, lines, rings
from tests.models.entries import LONDON, client, local, promise, window

NOW = local("2026-11-24 10:20")  # a Tuesday


def test_nothing_rings_in_an_empty_journal_and_nothing_is_written(kept: Journal, screen: Screen) -> None:
    before = kept.value("SELECT total_changes()")
    assert screen.tick("2026-11-24 10:20") == []
    assert ringing.next_at(kept, zone=LONDON) is None
    assert kept.value("SELECT total_changes()") == before


def test_a_promise_rings_ahead_and_when_due_and_each_once(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    assert screen.tick("2026-11-24 13:59") == []
    assert screen.tick("2026-11-24 14:00") == ["lead: Send the quote: due in 1 h"]
    assert screen.tick("2026-11-24 14:01") == []
    assert screen.tick("2026-11-24 15:00") == ["due: Send the quote: due now"]
    assert screen.tick("2026-11-24 15:01") == []
    assert check(kept).sound


def test_what_fell_due_while_nobody_ticked_rings_late_and_says_how_late(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    assert screen.tick("2026-11-24 16:40") == ["due: Send the quote: 1 h late"]
    assert screen.digests[0].alarms[0].late == timedelta(hours=1, minutes=40)


def test_it_rings_each_working_morning_until_it_is_answered(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-26 15:00")
    screen.tick("2026-11-26 15:00")
    assert screen.tick("2026-11-26 23:59") == []
    assert screen.tick("2026-11-27 08:59") == []
    assert screen.tick("2026-11-27 09:00") == ["morning: Send the quote: 1 day late"]
    assert screen.tick("2026-11-27 09:01") == []
    assert screen.tick("2026-11-29 12:00") == []  # a Sunday
    assert screen.tick("2026-11-30 09:00") == ["morning: Send the quote: 4 days late"]
    operations.keep(kept, made.id)
    assert screen.tick("2026-12-01 09:00") == []


def test_a_morning_rings_for_all_that_are_overdue_with_one_row(kept: Journal, screen: Screen) -> None:
    for day in range(1, 4):
        promise(kept, client(kept, f"Client {day}"), f"2026-11-2{day} 15:00", words=f"of the {day}.")
    screen.tick("2026-11-24 10:20")
    before = len(rings(kept))
    assert screen.tick("2026-11-25 09:00") == [
        "morning: of the 1.: 4 days late",
        "morning: of the 2.: 3 days late",
        "morning: of the 3.: 2 days late",
    ]
    assert rings(kept)[before:] == ["morning - 2026-11-25T09:00:00Z"]


def test_another_working_week_rings_no_second_morning_of_a_day(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-23 15:00")
    assert screen.tick("2026-11-24 10:20") != []
    business.change(kept, business.BusinessDraft(zone="Europe/Berlin"))
    assert screen.tick("2026-11-24 10:30") == []
    assert screen.tick("2026-11-25 08:00") == ["morning: Send the quote: 2 days late"]


def test_several_stages_at_once_are_one_alarm_the_gravest(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 16:00", start="2026-11-24 14:00", kind=PromiseKind.COME)
    assert screen.tick("2026-11-24 13:45") == ["start: Send the quote: leave now: 14:00–16:00"]
    assert [line.split()[0] for line in rings(kept)] == ["lead", "start"]
    assert screen.tick("2026-11-24 14:00") == []


def test_a_move_makes_an_alarm_new_and_undo_gives_the_old_one_back(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    screen.tick("2026-11-24 14:30")
    operations.move(kept, made.id, Moving(window("2026-11-24 17:00"), "parts"))
    assert screen.tick("2026-11-24 15:00") == []
    assert screen.tick("2026-11-24 16:00") == ["lead: Send the quote: due in 1 h"]
    kept.undo()
    assert screen.tick("2026-11-24 16:01") == ["due: Send the quote: 1 h late"]
    kept.redo()
    assert screen.tick("2026-11-24 16:02") == []
    assert screen.tick("2026-11-24 17:00") == ["due: Send the quote: due now"]


def test_a_window_moved_to_another_start_with_the_same_end_rings_for_it(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-24 16:00", start="2026-11-24 12:00")
    assert screen.tick("2026-11-24 12:00") != []
    operations.move(kept, made.id, Moving(window("2026-11-24 16:00", "2026-11-24 15:00"), "traffic"))
    assert screen.tick("2026-11-24 12:01") == []
    assert screen.tick("2026-11-24 14:00") == ["lead: Send the quote: begins in 1 h: 15:00–16:00"]
    assert screen.tick("2026-11-24 15:00") == ["start: Send the quote: begins now: 15:00–16:00"]


def test_other_rules_ring_nothing_twice(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    screen.tick("2026-11-24 14:00")
    rules = WarningRules({**warning_rules.USUAL.lead_minutes, PromiseKind.QUOTE: 20, PromiseKind.WRITE: 20}, 30, None)
    warning_rules.change(kept, rules)
    assert screen.tick("2026-11-24 14:40") == []


def test_nothing_rings_as_it_is_typed_but_what_is_due(kept: Journal, screen: Screen) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-24 10:40", words="soon")
    promise(kept, one, "2026-11-24 10:00", made="2026-11-24 09:00", words="past")
    assert screen.tick("2026-11-24 10:20") == ["due: past: 20 min late"]
    assert screen.tick("2026-11-24 10:30") == ["lead: soon: due in 10 min"]


def test_what_is_owed_to_us_rings_when_due_and_in_the_morning(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 15:00", side=Side.OWED)
    assert screen.tick("2026-11-24 14:30") == []
    assert screen.tick("2026-11-24 15:00") == ["due: Send the quote: due now"]
    assert screen.tick("2026-11-25 09:00") == ["morning: Send the quote: 1 day late"]


def test_quiet_hours_hold_everything_and_end_in_one_digest(kept: Journal, screen: Screen) -> None:
    warning_rules.change(kept, WarningRules({}, 30, QuietHours(time(22), time(7))))
    one = client(kept)
    promise(kept, one, "2026-11-24 22:30", words="late")
    promise(kept, one, "2026-11-25 07:30", words="early")
    assert screen.tick("2026-11-24 21:59") == ["lead: late: due in 31 min"]
    assert screen.tick("2026-11-24 23:00") == []
    assert ringing.pending(kept, zone=LONDON).total == 0
    assert ringing.next_at(kept, zone=LONDON) == local("2026-11-25 07:00")
    assert screen.tick("2026-11-25 07:00") == ["due: late: 1 day late", "lead: early: due in 30 min"]
    assert len(screen.digests) == 2


def test_quiet_hours_are_those_of_where_the_laptop_is(kept: Journal, clock: FixedClock) -> None:
    warning_rules.change(kept, WarningRules({}, 30, QuietHours(time(22), time(7))))
    promise(kept, client(kept), "2026-11-24 15:00")
    assert Screen(kept, clock, "Asia/Tokyo").tick("2026-11-24 15:00") == []
    assert Screen(kept, clock).tick("2026-11-24 15:00") != []


def test_held_until_a_moment_it_rings_then(kept: Journal, clock: FixedClock) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    shown: list[object] = []
    clock.set(local("2026-11-24 15:00"))
    assert ringing.ring(kept, shown.append, zone=LONDON, held_until=local("2026-11-24 15:30")) is None
    clock.set(local("2026-11-24 15:30"))
    assert ringing.ring(kept, shown.append, zone=LONDON, held_until=local("2026-11-24 15:30")) is not None
    assert len(shown) == 1


def test_whoever_dies_between_showing_and_recording_shows_it_once_more(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    screen.clock.set(local("2026-11-24 15:00"))

    def dies(_digest: object) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        ringing.ring(kept, dies, zone=LONDON)

    assert rings(kept) == []
    assert screen.tick("2026-11-24 15:01") == ["due: Send the quote: 1 min late"]
    assert screen.tick("2026-11-24 15:02") == []


def test_of_two_programs_one_shows_it_and_the_other_leaves_it(clock: FixedClock, tmp_path: Path) -> None:
    one = Journal.make(tmp_path / "two.kept", clock, zone=LONDON)
    other = Journal.open(tmp_path / "two.kept", clock, patience_ms=1)
    promise(one, client(one), "2026-11-24 15:00")
    clock.set(local("2026-11-24 15:00"))
    shown: list[Digest] = []

    def show(digest: Digest) -> None:
        shown.append(digest)
        assert ringing.ring(other, shown.append, zone=LONDON) is None

    assert ringing.ring(one, show, zone=LONDON) is not None
    assert ringing.ring(other, shown.append, zone=LONDON) is None
    assert len(shown) == 1
    one.close()
    other.close()


def test_a_journal_that_can_only_be_read_rings_nothing(clock: FixedClock, tmp_path: Path) -> None:
    path = tmp_path / "read.kept"
    journal = Journal.make(path, clock, zone=LONDON)
    promise(journal, client(journal), "2026-11-24 10:00", made="2026-11-24 09:00")
    journal.read_only = True

    assert ringing.ring(journal, _never, zone=LONDON) is None
    assert ringing.pending(journal, zone=LONDON).total == 1
    journal.close()


def _never(digest: Digest) -> None:
    raise AssertionError(f"nobody can note that {digest} was shown")


def test_what_rang_while_the_clock_was_ahead_rings_again_at_its_time(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    assert screen.tick("2026-11-25 14:59") == ["morning: Send the quote: 1 day late"]
    assert screen.tick("2026-11-24 10:21") == []
    assert rings(kept) == []
    assert screen.tick("2026-11-24 14:00") == ["lead: Send the quote: due in 1 h"]
    assert screen.tick("2026-11-24 15:00") == ["due: Send the quote: due now"]
    assert screen.tick("2026-11-25 09:00") == ["morning: Send the quote: 1 day late"]


def test_a_clock_set_back_by_less_than_a_minute_rings_nothing_twice(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    screen.tick("2026-11-24 15:00")
    assert screen.tick(local("2026-11-24 14:59") + timedelta(seconds=1)) == []
    assert screen.tick("2026-11-24 15:01") == []


def test_ringing_is_no_step_of_the_undo_list(kept: Journal, screen: Screen) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    screen.tick("2026-11-24 15:00")
    assert kept.undo_label() == "Promise: Send the quote"
    kept.undo()
    kept.redo()
    assert screen.tick("2026-11-24 15:01") == []


def test_a_digest_names_the_worst_hundred_and_records_all_in_steps(
    kept: Journal, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ringing, "SLICE", 50)
    one = client(kept)
    for number in range(120):
        promise(kept, one, NOW + timedelta(minutes=30 + number), words=f"number {number}")
    screen.tick("2026-11-24 16:00")
    digest = screen.digests[0]
    assert (len(digest.alarms), digest.total, digest.more_to_record) == (100, 120, True)
    assert digest.alarms[0].words == "number 0"
    assert len(rings(kept)) == 50
    while digest.more_to_record:
        digest = ringing.record_rest(kept, digest)
    assert len(rings(kept)) == 120
    assert screen.tick("2026-11-24 16:01") == []


def test_pending_reads_and_writes_nothing(kept: Journal, clock: FixedClock) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    clock.set(local("2026-11-24 15:00"))
    assert lines(ringing.pending(kept, zone=LONDON)) == lines(ringing.pending(kept, zone=LONDON)) != []
    assert rings(kept) == []
    assert ringing.pending(kept, local("2026-11-24 13:00"), zone=LONDON).total == 0


def test_the_next_alarm_is_what_rings_next(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    asked = []
    for _ in range(5):
        moment = ringing.next_at(kept, zone=LONDON)
        assert moment is not None
        asked.append(f"{moment:%d %H:%M}")
        assert screen.tick(moment) != []
        if len(asked) == 2:
            snoozing.snooze(kept, made.id, moment + timedelta(minutes=20))
    assert asked == ["24 14:00", "24 15:00", "24 15:20", "25 09:00", "26 09:00"]


def test_an_alarm_says_whose_it_is_and_how_often_it_was_snoozed(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept, "Kestrel"), "2026-11-24 15:00", kind=PromiseKind.RING)
    snoozing.snooze(kept, made.id, local("2026-11-24 15:10"))
    assert screen.tick("2026-11-24 15:00") == []
    assert screen.tick("2026-11-24 15:10") == ["snooze: Send the quote: 10 min late"]
    (alarm,) = screen.digests[0].alarms
    assert (alarm.client_name, alarm.snoozes, alarm.stage) == ("Kestrel", 1, Stage.SNOOZE)
    assert alarm.rings_at == local("2026-11-24 15:10")
