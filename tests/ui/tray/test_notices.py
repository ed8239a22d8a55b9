"""What rings is shown on the desktop with its buttons, a few one by one, many as one, and goes when answered."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from models.alarms import ringing, snoozing
from models.alarms.records import Digest
from models.clock import FixedClock
from models.promises import operations, questions
from models.promises.records import PromiseId, State
from tests import builders
from tests.ui.alarms.practice import promised
from tests.ui.tray.desktops import ToldNotifier
from ui.alarms.watch import Where
from ui.alarms.words import digest_notice
from ui.desk import Desk
from ui.tray.notices import SEVERAL, Notices


@pytest.fixture
def notifier() -> ToldNotifier:
    """Somebody who shows notifications."""
    return ToldNotifier()


@pytest.fixture
def notices(busy_desk: Desk, notifier: ToldNotifier) -> Iterator[Notices]:
    """The notices of the invented practice, which hears no alarm but those of the test."""
    made = Notices(busy_desk, notifier)
    yield made
    made.stop()


@pytest.fixture
def digest(busy_desk: Desk) -> Digest:
    """All that rings in the invented practice."""
    found = ringing.pending(busy_desk.journal, zone="Europe/London")
    assert len(found.alarms) > 3
    return found


def of(digest: Digest, count: int) -> Digest:
    """Return a digest of the first few alarms alone."""
    return replace(digest, alarms=digest.alarms[:count], total=count)


def test_a_few_alarms_are_shown_one_by_one_with_their_buttons(
    notices: Notices, notifier: ToldNotifier, digest: Digest
) -> None:
    notices.ring(of(digest, 3))

    keys = [f"promise-{alarm.promise_id}" for alarm in digest.alarms[:3]]
    assert [said.key for said in notifier.said] == keys
    assert {said.buttons for said in notifier.said} == {("open", "keep", "snooze")}
    for said, alarm in zip(notifier.said, digest.alarms, strict=False):
        assert said.critical is (alarm.due_at < digest.at)
        assert alarm.words[:20] in said.title


def test_many_become_one_notice_that_leads_to_the_review(
    notices: Notices, notifier: ToldNotifier, digest: Digest, qtbot: QtBot
) -> None:
    notices.ring(of(digest, 1))
    notices.ring(digest)

    assert [said.key for said in notifier.said][1:] == [SEVERAL]
    assert notifier.said[-1].title == digest_notice(digest, "Europe/London").title
    assert notifier.closed == [f"promise-{digest.alarms[0].promise_id}"]
    with qtbot.waitSignal(notices.opened) as opened:
        notifier.acted.emit(SEVERAL, "open")
    assert opened.args == [0]


def test_the_watch_hears_that_it_was_shown_and_does_not_when_it_was_not(
    notices: Notices, notifier: ToldNotifier, busy_desk: Desk
) -> None:
    assert Where.DESKTOP in busy_desk.watch.try_alarm()

    notifier.there = False
    assert Where.DESKTOP not in busy_desk.watch.try_alarm()


def test_what_rang_while_nobody_showed_it_is_shown_when_somebody_comes_unless_it_was_answered(
    notices: Notices, notifier: ToldNotifier, digest: Digest, busy_desk: Desk
) -> None:
    notifier.there = False
    notices.ring(of(digest, 3))
    operations.keep(busy_desk.journal, digest.alarms[0].promise_id)

    notifier.there = True
    notifier.came.emit()
    notifier.came.emit()

    assert [said.key for said in notifier.said] == [f"promise-{alarm.promise_id}" for alarm in digest.alarms[1:3]]


def test_a_trial_has_no_buttons_and_is_about_no_promise(
    notices: Notices, notifier: ToldNotifier, busy_desk: Desk, qtbot: QtBot
) -> None:
    busy_desk.watch.try_alarm()

    assert notifier.said[-1].buttons == ()
    with qtbot.assertNotEmitted(notices.opened):
        notifier.acted.emit(notifier.said[-1].key, "open")


def test_the_button_keeps_the_promise_and_its_notice_goes(
    notices: Notices, notifier: ToldNotifier, digest: Digest, busy_desk: Desk
) -> None:
    notices.ring(of(digest, 2))
    first, second = digest.alarms[:2]

    notifier.acted.emit(f"promise-{first.promise_id}", "keep")

    assert questions.get(busy_desk.journal, first.promise_id).state is State.KEPT
    assert questions.get(busy_desk.journal, second.promise_id).state is State.OPEN
    assert notifier.closed == [f"promise-{first.promise_id}"]


def test_the_button_snoozes_for_an_hour_and_touches_no_promise(
    notices: Notices, notifier: ToldNotifier, digest: Digest, busy_desk: Desk, clock: FixedClock
) -> None:
    notices.ring(of(digest, 1))
    promise_id = digest.alarms[0].promise_id
    before = questions.get(busy_desk.journal, promise_id)

    notifier.acted.emit(f"promise-{promise_id}", "snooze")

    asleep = snoozing.of_promise(busy_desk.journal, promise_id)
    assert asleep.until_at == clock.now() + timedelta(hours=1)
    assert questions.get(busy_desk.journal, promise_id) == before
    assert notifier.closed == [f"promise-{promise_id}"]


def test_a_click_opens_the_promise(notices: Notices, notifier: ToldNotifier, digest: Digest, qtbot: QtBot) -> None:
    notices.ring(of(digest, 1))
    promise_id = digest.alarms[0].promise_id

    with qtbot.waitSignal(notices.opened) as opened:
        notifier.acted.emit(f"promise-{promise_id}", "open")

    assert opened.args == [promise_id]


def test_a_notice_goes_when_its_promise_is_answered_for_anywhere(
    notices: Notices, notifier: ToldNotifier, digest: Digest, busy_desk: Desk
) -> None:
    notices.ring(of(digest, 2))

    operations.keep(busy_desk.journal, digest.alarms[1].promise_id)

    assert notifier.closed == [f"promise-{digest.alarms[1].promise_id}"]


def test_the_notice_of_many_goes_with_the_last_of_them(
    notices: Notices, notifier: ToldNotifier, digest: Digest, busy_desk: Desk
) -> None:
    notices.ring(digest)

    for alarm in digest.alarms[:-1]:
        operations.keep(busy_desk.journal, alarm.promise_id)
    assert notifier.closed == []
    operations.keep(busy_desk.journal, digest.alarms[-1].promise_id)

    assert notifier.closed == [SEVERAL]


def promises_that_rang(desk: Desk, notices: Notices, count: int, due: str) -> list[PromiseId]:
    """Make promises that are late, let them ring, record it as the watch does, and return them."""
    journal = desk.journal
    made = [promised(journal, f"number {each} of {due}", f"2026-11-24 {due}") for each in range(count)]
    assert ringing.ring(journal, notices.ring, zone="Europe/London") is not None
    return made


@pytest.fixture
def empty_notices(desk: Desk, notifier: ToldNotifier) -> Iterator[Notices]:
    """The notices of an empty journal."""
    made = Notices(desk, notifier)
    yield made
    made.stop()


def test_a_second_notice_of_many_counts_what_the_first_told_and_is_unanswered(
    desk: Desk, empty_notices: Notices, notifier: ToldNotifier
) -> None:
    first = promises_that_rang(desk, empty_notices, 5, "10:00")
    operations.keep(desk.journal, first[0])

    second = promises_that_rang(desk, empty_notices, 4, "10:05")

    assert [said.key for said in notifier.said] == [SEVERAL, SEVERAL]
    lines = notifier.said[-1].body.splitlines()
    assert notifier.said[-1].title == "8 promises are late"
    assert all("of 10:05" in line for line in lines[:4])
    assert "number 1 of 10:00" in lines[4]
    assert lines[5:] == ["and 3 more"]

    for promise_id in second:
        operations.keep(desk.journal, promise_id)
    assert notifier.closed == []
    for promise_id in first[1:]:
        operations.keep(desk.journal, promise_id)
    assert notifier.closed == [SEVERAL]


def test_a_notice_of_many_counts_also_what_was_shown_before_the_program_was_started_again(
    desk: Desk, notifier: ToldNotifier
) -> None:
    before = Notices(desk, notifier)
    promises_that_rang(desk, before, 5, "10:00")
    before.stop()
    started = Notices(desk, notifier)

    promises_that_rang(desk, started, 4, "10:05")

    assert notifier.said[-1].title == "9 promises are late"
    started.stop()


def test_a_morning_that_rings_for_all_counts_none_of_them_twice(
    desk: Desk, empty_notices: Notices, notifier: ToldNotifier, clock: FixedClock
) -> None:
    promises_that_rang(desk, empty_notices, 104, "10:00")
    clock.set(builders.moment("2026-11-25 09:00"))

    ringing.ring(desk.journal, empty_notices.ring, zone="Europe/London")

    assert [said.title for said in notifier.said] == ["104 promises are late"] * 2


def test_in_a_journal_that_can_only_be_read_the_second_notice_counts_the_first_as_well(
    desk: Desk, empty_notices: Notices, notifier: ToldNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(9):
        promised(desk.journal)
    whole = ringing.pending(desk.journal, zone="Europe/London")
    monkeypatch.setattr(desk.journal, "read_only", True)
    empty_notices.ring(of(whole, 5))

    empty_notices.ring(replace(whole, alarms=whole.alarms[5:], total=4))

    assert notifier.said[-1].title == "9 promises are late"


def test_a_button_pressed_twice_keeps_once(
    notices: Notices, notifier: ToldNotifier, digest: Digest, busy_desk: Desk
) -> None:
    notices.ring(of(digest, 1))
    key = f"promise-{digest.alarms[0].promise_id}"

    notifier.acted.emit(key, "keep")
    notifier.acted.emit(key, "keep")

    assert len(notifier.said) == 1
    assert questions.get(busy_desk.journal, digest.alarms[0].promise_id).state is State.KEPT


def test_what_is_refused_is_said_in_the_notice(
    notices: Notices, notifier: ToldNotifier, digest: Digest, busy_desk: Desk
) -> None:
    notices.ring(of(digest, 1))
    promise_id = digest.alarms[0].promise_id
    busy_desk.bridge.stop()  # It was kept elsewhere, and the window has not heard of it yet.
    operations.keep(busy_desk.journal, promise_id)

    notifier.acted.emit(f"promise-{promise_id}", "snooze")

    assert notifier.said[-1].title.startswith("Not saved: ")
    assert notifier.said[-1].buttons == ("open",)


def test_another_journal_takes_the_notices_of_the_first_away(
    notices: Notices, notifier: ToldNotifier, digest: Digest, busy_desk: Desk
) -> None:
    notices.ring(of(digest, 2))
    other = Notices(busy_desk, notifier)

    other.ring(of(digest, 1))
    other.stop()

    assert notifier.closed == [f"promise-{digest.alarms[0].promise_id}"]
