"""The watch rings each alarm once, whatever the clock and the laptop do."""

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from models import first_save, warning_rules
from models.alarms import ringing, snoozing
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import Settling
from tests import builders
from tests.ui.alarms.practice import Ear, later, promised, waits
from ui.alarms.watch import Gap, Watch, Where
from ui.desk import Desk


def test_what_is_due_rings_at_the_first_look_and_only_then(watch: Watch, ear: Ear, journal: Journal) -> None:
    promised(journal)

    watch.tick()
    assert ear.take() == ["send the quote"]

    watch.tick()
    assert ear.take() == []


def test_the_next_look_is_at_the_next_alarm_but_never_more_than_a_minute_away(
    watch: Watch, journal: Journal, clock: FixedClock
) -> None:
    watch.tick()
    assert waits(watch) == 60_000

    promised(journal, due="2026-11-24 10:20:20", lead_minutes=0)
    watch.tick()

    assert 0 < waits(watch) <= 20_000


def test_started_it_looks_by_itself(desk: Desk, qtbot: QtBot) -> None:
    promised(desk.journal)
    ear = Ear(desk.watch)

    with qtbot.waitSignal(desk.watch.checked):
        desk.watch.start()

    assert ear.take() == ["send the quote"]
    desk.watch.stop()


def test_the_first_alarm_rings_once_what_notes_it_was_loaded_off_the_gui_thread(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded_in: list[threading.Thread] = []
    monkeypatch.setattr(first_save, "is_loaded", lambda: bool(loaded_in))
    monkeypatch.setattr(first_save, "load", lambda: loaded_in.append(threading.current_thread()))
    ear = Ear(desk.watch)

    with qtbot.waitSignal(desk.watch.checked):
        desk.watch.start()
    assert loaded_in == []  # Nothing is due, so nothing is loaded.

    promised(desk.journal)
    with qtbot.waitSignal(desk.watch.rang):
        desk.watch.tick()

    assert threading.main_thread() not in loaded_in
    assert ear.take() == ["send the quote"]
    assert desk.journal.value("SELECT count(*) FROM rings") == 1
    desk.watch.stop()


def test_a_change_makes_it_look_soon_once_for_many(watch: Watch, ear: Ear, journal: Journal, qtbot: QtBot) -> None:
    looked: list[object] = []
    watch.checked.connect(looked.append)
    watch._timer.stop()
    for number in range(50):
        promised(journal, f"call {number}")

    qtbot.waitUntil(lambda: bool(looked))

    assert len(looked) == 1
    assert len(ear.heard) == 1
    assert ear.heard[0].total == 50


def test_a_laptop_that_slept_two_days_tells_all_at_once_and_says_since_when(
    watch: Watch, ear: Ear, journal: Journal, clock: FixedClock
) -> None:
    before = clock.now()
    for due in ("2026-11-24 15:00", "2026-11-25 11:00", "2026-11-26 09:30"):
        promised(journal, f"due {due}", due)
    watch.tick()
    assert ear.take() == []

    later(clock, days=2)
    watch.wake()

    assert len(ear.heard) == 1
    assert [alarm.late > timedelta(0) for alarm in ear.heard[0].alarms] == [True, True, True]
    assert watch.gap == Gap(before, clock.now())


def test_waking_from_a_short_nap_is_no_gap(watch: Watch, clock: FixedClock) -> None:
    watch.tick()
    later(clock, seconds=90)
    watch.tick()

    assert watch.gap is None


def test_a_clock_set_forward_and_back_loses_nothing(
    watch: Watch, ear: Ear, journal: Journal, clock: FixedClock
) -> None:
    promised(journal, due="2026-11-24 15:00", lead_minutes=0)
    watch.tick()
    later(clock, hours=6)
    watch.tick()
    assert ear.take() == ["send the quote"]

    later(clock, hours=-6)
    watch.tick()
    assert ear.take() == []
    assert watch.gap is not None
    assert watch.gap.until < watch.gap.since

    later(clock, hours=4, minutes=41)
    watch.tick()
    assert ear.take() == ["send the quote"]


def test_five_thousand_that_are_overdue_ring_once_each(watch: Watch, ear: Ear, journal: Journal, qtbot: QtBot) -> None:
    first = promised(journal)
    names = ", ".join(row["name"] for row in journal.rows("PRAGMA table_info(promises)") if row["name"] != "id")
    with journal.noting():
        journal._connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4999) "
            f"INSERT INTO promises({names}) SELECT {names} FROM promises, n WHERE id = ?",
            (first,),
        )
    watch.tick()
    assert len(ear.heard) == 1
    assert (ear.heard[0].total, len(ear.heard[0].alarms)) == (5_000, 100)

    qtbot.waitUntil(lambda: watch._rest is None)
    watch.tick()

    assert len(ear.heard) == 1
    assert ringing.pending(journal, zone="Europe/London").total == 0


def test_paused_it_holds_everything_and_rings_when_the_pause_is_over(
    watch: Watch, ear: Ear, journal: Journal, clock: FixedClock
) -> None:
    watch.pause_until(clock.now() + timedelta(hours=1))
    promised(journal)
    watch.tick()
    later(clock, minutes=59, seconds=30)
    watch.tick()
    assert ear.take() == []
    assert waits(watch) <= 30_000

    later(clock, seconds=31)
    watch.tick()

    assert ear.take() == ["send the quote"]
    assert watch.paused_until is None


def test_a_pause_is_remembered_and_can_be_ended(
    watch: Watch, ear: Ear, desk: Desk, journal: Journal, clock: FixedClock
) -> None:
    until = clock.now() + timedelta(hours=1)
    watch.pause_until(until)
    again = Watch(journal, desk.bridge, desk.preferences)
    remembered = [again.paused_until]

    promised(journal)
    watch.pause_until(None)

    assert [*remembered, again.paused_until] == [until, None]
    assert ear.take() == ["send the quote"]


@pytest.mark.parametrize(
    "written", ["soon", "2026-11-24T12:00:00", "2027-11-24T12:00:00+00:00", "1999-01-01T00:00:00+00:00"]
)
def test_a_pause_that_makes_no_sense_holds_nothing(watch: Watch, desk: Desk, written: str) -> None:
    desk.preferences.set_text("alarms/paused-until", written)

    assert watch.paused_until is None


def test_quiet_hours_are_those_of_the_place_the_laptop_is_in(
    watch: Watch, ear: Ear, journal: Journal, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = warning_rules.QuietHours(
        builders.moment("2026-11-24 21:00").time(), builders.moment("2026-11-24 07:00").time()
    )
    rules = warning_rules.USUAL
    warning_rules.change(journal, warning_rules.WarningRules(rules.lead_minutes, rules.travel_minutes, hours))
    promised(journal)
    monkeypatch.setattr("ui.alarms.watch.local_zone", lambda: "America/Los_Angeles")
    watch.tick()
    assert ear.take() == []

    monkeypatch.setattr("ui.alarms.watch.local_zone", lambda: "Europe/London")
    watch.tick()

    assert ear.take() == ["send the quote"]


def test_a_promise_that_was_settled_or_snoozed_meanwhile_does_not_ring(
    watch: Watch, ear: Ear, journal: Journal, clock: FixedClock
) -> None:
    kept, asleep, void = (promised(journal, words) for words in ("keep it", "snooze it", "void it"))
    promises.keep(journal, kept)
    snoozing.snooze(journal, asleep, clock.now() + timedelta(minutes=10))
    promises.void(journal, void, Settling("a mistake"))

    watch.tick()
    assert ear.take() == []

    later(clock, minutes=10)
    watch.tick()
    assert ear.take() == ["snooze it"]


def test_a_trial_is_shown_and_noted_nowhere(watch: Watch, ear: Ear, journal: Journal) -> None:
    assert watch.try_alarm() == {Where.WINDOW}
    assert ear.take() == ["This is how Kept warns"]
    assert journal.value("SELECT count(*) FROM rings") == 0

    ear.where = None
    assert watch.try_alarm() == frozenset()


def test_a_look_from_within_a_look_is_none(watch: Watch, journal: Journal) -> None:
    promised(journal)
    ear = Ear(watch)
    watch.rang.connect(watch.tick)

    watch.tick()

    assert ear.take() == ["send the quote"]


def test_stopped_it_looks_no_more(desk: Desk, qtbot: QtBot) -> None:
    desk.watch.start()
    desk.watch.stop()
    promised(desk.journal)

    desk.watch.wake()

    assert desk.watch.last_checked is None
    assert not any(timer.isActive() for timer in desk.watch.findChildren(QTimer))


def test_no_look_touches_a_promise(watch: Watch, ear: Ear, journal: Journal, clock: FixedClock) -> None:
    promised(journal)
    before = [tuple(row) for row in journal.rows("SELECT * FROM promises")]

    for hours in (0, 5, 30, -20, 100):
        later(clock, hours=hours)
        watch.tick()

    assert [tuple(row) for row in journal.rows("SELECT * FROM promises")] == before
