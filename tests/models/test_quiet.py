"""Clients gone quiet: whose silence counts, since when, and over which days."""

import pytest

from models import attention, business, jobs
from models.clock import FixedClock
from models.interactions.records import Direction
from models.jobs import JobDraft, JobStage
from models.journal import Journal
from tests.models import entries
from tests.models.entries import client, contact, local, promise

NOW = local("2026-11-24 10:20")  # a Tuesday


@pytest.fixture
def kept(journal: Journal) -> Journal:
    return entries.in_london(journal)


def test_a_client_is_quiet_after_ten_working_days_without_a_word_that_reached_them(kept: Journal) -> None:
    quiet, talked, idle = client(kept, "Quiet"), client(kept, "Talked"), client(kept, "Idle")
    for one in (quiet, talked, idle):
        contact(kept, one, "2026-11-05 11:00")
    for one in (quiet, talked):
        promise(kept, one, "2026-12-20 12:00", made="2026-11-05 11:00")
    contact(kept, quiet, "2026-11-20 09:00", reached=False)
    contact(kept, quiet, "2026-11-20 09:30", direction=Direction.INBOUND)
    contact(kept, talked, "2026-11-20 09:00")
    found = attention.gather(kept).quiet
    assert [(one.client_name, one.reason, one.open_promises) for one in found] == [
        ("Quiet", "no word from us since Thu 5 Nov", 1)
    ]


def test_ten_whole_working_days_must_lie_between(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    contact(kept, one, "2026-11-05 11:00")
    promise(kept, one, "2026-12-20 12:00", made="2026-11-05 11:00")
    clock.set(local("2026-11-19 23:00"))
    assert attention.gather(kept).quiet == ()
    clock.set(local("2026-11-20 00:30"))
    assert len(attention.gather(kept).quiet) == 1


def test_public_holidays_are_no_working_days_of_silence(kept: Journal, clock: FixedClock) -> None:
    drafted = business.BusinessDraft(zone=entries.LONDON, holidays_country="GB", holidays_region="ENG")
    business.change(kept, drafted)
    clock.set(local("2026-12-15 09:00"))
    one = client(kept)
    contact(kept, one, "2026-12-14 11:00")
    promise(kept, one, "2027-02-20 12:00", made="2026-12-14 11:00")
    # Ten weekdays are over on the 29th; Christmas and Boxing Day (given on Monday) and New Year put it off.
    clock.set(local("2026-12-29 09:00"))
    assert attention.gather(kept).quiet == ()
    clock.set(local("2027-01-02 09:00"))
    assert len(attention.gather(kept).quiet) == 1


def test_silence_begins_when_something_came_up_if_nothing_was_open_before(kept: Journal) -> None:
    one = client(kept)
    contact(kept, one, "2026-06-01 11:00")
    promise(kept, one, "2026-12-20 12:00", made="2026-11-23 11:00")
    assert attention.gather(kept).quiet == ()


def test_a_job_under_way_makes_silence_count_and_one_done_does_not(kept: Journal, clock: FixedClock) -> None:
    clock.set(local("2026-10-01 09:00"))
    working, done = client(kept, "Working"), client(kept, "Done")
    jobs.add(kept, JobDraft(working, "Move the office", JobStage.UNDER_WAY))
    jobs.add(kept, JobDraft(done, "New laptops", JobStage.DONE))
    clock.set(NOW)
    found = attention.gather(kept).quiet
    assert [(one.client_name, one.reason) for one in found] == [("Working", "no word from us yet")]
