"""A rule may come at another time of day from now on; what was given, and the turns that went by, stay as they were."""

import pytest
from msgspec.structs import replace

from models.changes import Kind
from models.clock import FixedClock
from models.errors import Refused
from models.history import audit
from models.journal import Journal
from models.promises import operations, questions, recurring, rule_wording
from models.promises.records import PromiseId
from models.store.checks import check
from tests.models.entries import in_london, local
from tests.models.promises.rules import begun, rule_of, the_open_one
from tests.properties.test_undo_machine import dump


@pytest.fixture
def journal(journal: Journal) -> Journal:
    """The journal of a business in London."""
    return in_london(journal)


@pytest.fixture
def first(journal: Journal) -> PromiseId:
    """The backups, to be checked each Friday at 10; the first is open. It is Tuesday 24 November, 10:20."""
    return begun(journal)


def come_at(journal: Journal, promise_id: PromiseId, hours: str) -> None:
    rule_id = rule_of(journal, promise_id)
    rule_wording.change(journal, rule_id, rule_wording.get(journal, rule_id), hours=hours)


def next_of(journal: Journal, promise_id: PromiseId) -> tuple[object, ...]:
    operations.keep(journal, promise_id)
    window = the_open_one(journal).promise.first
    return window.start, window.end, window.said, window.why


def test_the_next_one_comes_at_the_new_time_and_the_open_one_keeps_its_own(journal: Journal, first: PromiseId) -> None:
    before, events = questions.get(journal, first), questions.events(journal, first)

    come_at(journal, first, "14:30-15:00")

    assert questions.get(journal, first) == before
    assert questions.events(journal, first) == events
    recurs = questions.row_of(journal, first).recurring
    assert recurs is not None
    assert recurs.often == "every Friday, 14:30–15:00"
    assert next_of(journal, first) == (
        local("2026-12-04 14:30"), local("2026-12-04 15:00"), "every Friday 14:30-15:00", "every Friday, 14:30–15:00",
    )  # fmt: skip
    assert check(journal).sound


@pytest.mark.parametrize(
    ("hours", "often", "start", "end"),
    [
        ("9am", "every Friday, 09:00", "2026-12-04 09:00", "2026-12-04 09:00"),
        ("by 17:00", "every Friday, by 17:00", None, "2026-12-04 17:00"),
        ("22-23", "every Friday, 22:00–23:00", "2026-12-04 22:00", "2026-12-04 23:00"),
        ("all day", "every Friday", "2026-12-04 09:00", "2026-12-04 17:30"),
    ],
)
def test_it_is_said_as_a_time_of_day_is(
    journal: Journal, first: PromiseId, hours: str, often: str, start: str | None, end: str
) -> None:
    come_at(journal, first, hours)

    found = next_of(journal, first)
    assert found[:2] == (None if start is None else local(start), local(end))
    assert found[3] == often


def test_the_time_it_has_already_is_no_step(journal: Journal, first: PromiseId) -> None:
    steps = journal.value("SELECT count(*) FROM operations")

    come_at(journal, first, "10:00")

    assert journal.value("SELECT count(*) FROM operations") == steps
    assert rule_wording.hours(journal, rule_of(journal, first)) == "10:00"


@pytest.mark.parametrize(
    ("hours", "why"),
    [
        ("25:00", "there is no clock time “25:00”"),
        ("12-10", "which: 12:00 to 22:00, or 10:00 to 12:00"),
        ("tomorrow 9:00", "say the hours"),
        ("Wed 9:00", "say the hours"),
        (" ", "say the hours"),
    ],
)
def test_what_is_no_time_of_day_is_refused_with_nothing_written(
    journal: Journal, first: PromiseId, hours: str, why: str
) -> None:
    before = dump(journal)

    with pytest.raises(Refused, match=why) as refused:
        come_at(journal, first, hours)

    assert refused.value.field == "time"
    assert dump(journal) == before


def test_once_it_was_stopped_nothing_comes_at_any_time(journal: Journal, first: PromiseId) -> None:
    recurring.stop(journal, rule_of(journal, first), "the contract ended")

    with pytest.raises(Refused, match="stopped already"):
        come_at(journal, first, "11:00")


def test_words_and_time_are_one_step_that_undo_takes_back_and_the_audit_tells(
    journal: Journal, first: PromiseId
) -> None:
    before, rule_id = dump(journal), rule_of(journal, first)
    other = replace(rule_wording.get(journal, rule_id), words="Check the backups and the UPS")
    rule_wording.change(journal, rule_id, other, hours="14:30-15:00")
    after = dump(journal)
    entry = audit(journal, Kind.RULE, rule_id)[-1]
    assert entry.operation.label == "Change what comes again: Check the backups"
    assert entry.before is not None
    assert entry.after is not None
    assert [(row["starts"], row["ends"], row["said"]) for row in (entry.before, entry.after)] == [
        ("10:00:00", "10:00:00", "every Friday 10:00"),
        ("14:30:00", "15:00:00", "every Friday 14:30-15:00"),
    ]

    journal.undo()
    assert dump(journal) == before
    journal.redo()
    assert dump(journal) == after


def test_turns_that_went_by_before_the_change_keep_the_time_they_were_promised_for(
    journal: Journal, first: PromiseId, clock: FixedClock
) -> None:
    clock.set(local("2026-12-11 12:00"))  # 27 Nov is still open; 4 and 11 Dec at 10:00 went by.

    come_at(journal, first, "16:00")

    assert next_of(journal, first)[1] == local("2026-12-11 10:00")
    assert next_of(journal, the_open_one(journal).promise.id)[1] == local("2026-12-18 16:00")


def test_a_turn_of_today_is_not_put_back_before_the_moment_of_the_change(
    journal: Journal, first: PromiseId, clock: FixedClock
) -> None:
    come_at(journal, first, "16:00")
    clock.set(local("2026-12-04 12:00"))  # That of 27 Nov is still open.

    come_at(journal, first, "9:00")

    assert next_of(journal, first)[1] == local("2026-12-04 16:00")
    assert next_of(journal, the_open_one(journal).promise.id)[1] == local("2026-12-11 09:00")


def test_a_change_that_was_undone_counts_for_no_turn(journal: Journal, first: PromiseId, clock: FixedClock) -> None:
    clock.set(local("2026-11-28 12:00"))
    come_at(journal, first, "16:00")
    journal.undo()
    clock.set(local("2026-12-04 12:00"))

    assert next_of(journal, first)[1] == local("2026-12-04 10:00")


def test_hours_that_may_be_meant_otherwise_are_asked_with_both_to_choose_from(
    journal: Journal, first: PromiseId
) -> None:
    with pytest.raises(Refused) as refused:
        come_at(journal, first, "12-10")

    assert refused.value.offers == ("12:00-22:00", "10:00-12:00")
