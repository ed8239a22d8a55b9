"""Random rules and answers at random times: one open promise of a rule, at the hour it was said for, ever."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import business, clients
from models.changes import Kind
from models.clients import ClientDraft
from models.clock import FixedClock
from models.journal import Journal
from models.promised_time.recurrence import read_recurrence
from models.promised_time.turns import Recurrence, first_turn
from models.promises import operations, questions, recurring, rule_wording
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseDraft, PromiseRow, Settling
from models.store.checks import check

ZONES = ("Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati", "America/New_York")
SAID = (
    "every day 9:00", "every first Monday 9:00", "every 2 weeks 14:30", "monthly on the 31st 10:00",
    "every working day 8:00", "Fridays 22-23", "every last Friday by 17:00", "every year 9:00", "quarterly 9:00",
)  # fmt: skip
GAPS = st.integers(min_value=0, max_value=90 * 24 * 60)
ANSWERED = "answered"
ANSWERS = st.sampled_from(("keep", "break", "release", "void"))


def dump(journal: Journal) -> list[tuple[object, ...]]:
    return [tuple(row) for kind in Kind for row in journal.rows(f"SELECT * FROM {kind.value} ORDER BY id")]


def answer(journal: Journal, row: PromiseRow, how: str) -> None:
    promise_id, why = row.promise.id, Settling("a reason")
    match how:
        case "keep":
            operations.keep(journal, promise_id)
        case "break":
            operations.break_promise(journal, promise_id, why)
        case "release":
            operations.release(journal, promise_id, why)
        case _:
            operations.void(journal, promise_id, why)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    said=st.sampled_from(SAID),
    zone=st.sampled_from(ZONES),
    start=st.integers(min_value=0, max_value=400 * 24 * 60),
    steps=st.lists(st.tuples(GAPS, ANSWERS), max_size=10),
    stops=st.booleans(),
)
def test_a_rule_keeps_one_promise_open_at_its_hour_and_leaves_no_turn_uncounted(
    said: str, zone: str, start: int, steps: list[tuple[int, str]], stops: bool
) -> None:
    clock = FixedClock(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=start))
    journal = Journal.open(None, clock, zone=zone)
    profile = business.profile(business.get(journal))
    client = clients.add(journal, ClientDraft("Larkspur")).id
    before = dump(journal)
    rule = read_recurrence(said, clock.now(), profile)
    assert isinstance(rule, Recurrence)
    first = first_turn(rule, clock.now(), profile)
    assert first is not None
    operations.make(journal, PromiseDraft("Check", first.window, client_id=client, recurrence=rule))

    answered = [_the_open_one(journal)]
    for minutes, how in steps:
        clock.set(clock.now() + timedelta(minutes=minutes))
        answer(journal, answered[-1], how)
        answered.append(_the_open_one(journal))

    _judge(answered, rule, zone)
    counted = 1 + sum(1 + row.recurring.missed_turns for row in answered[1:] if row.recurring is not None)
    days = [row.promise.first.end.astimezone(ZoneInfo(zone)).date() for row in answered]
    if not rule.working_days:
        assert counted == len(rule.turns(days[0], days[-1]))
    if stops and answered[-1].recurring is not None:
        recurring.stop(journal, answered[-1].recurring.rule_id, "over")
        answer(journal, answered[-1], "keep")
        assert questions.rows(journal, PromiseFilter(states=OPEN)) == ()
    assert check(journal).sound
    while dump(journal) != before:
        journal.undo()
    journal.close()


def _the_open_one(journal: Journal) -> PromiseRow:
    (row,) = questions.rows(journal, PromiseFilter(states=OPEN))
    return row


def _judge(answered: list[PromiseRow], rule: Recurrence, zone: str) -> None:
    ends = [row.promise.first.end.astimezone(ZoneInfo(zone)) for row in answered]
    assert {end.time() for end in ends} == {rule.end}
    assert ends == sorted(set(ends))
    assert all(row.promise.made_at <= row.promise.first.due_at for row in answered)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    zone=st.sampled_from(ZONES),
    start=st.integers(min_value=0, max_value=400 * 24 * 60),
    steps=st.lists(
        st.tuples(GAPS, st.sampled_from(("9:00", "14:30-15:00", "22-23", "by 17:00", ANSWERED))), max_size=12
    ),
)
def test_another_time_of_day_holds_for_turns_to_come_alone(zone: str, start: int, steps: list[tuple[int, str]]) -> None:
    clock = FixedClock(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=start))
    journal = Journal.open(None, clock, zone=zone)
    client = clients.add(journal, ClientDraft("Larkspur")).id
    rule = read_recurrence("every day 12:00", clock.now(), business.profile(business.get(journal)))
    assert isinstance(rule, Recurrence)
    first = first_turn(rule, clock.now(), business.profile(business.get(journal)))
    assert first is not None
    operations.make(journal, PromiseDraft("Check", first.window, client_id=client, recurrence=rule))

    changed_at = clock.now()
    for minutes, step in steps:
        clock.set(clock.now() + timedelta(minutes=minutes))
        row = _the_open_one(journal)
        assert row.recurring is not None
        if step == ANSWERED:
            operations.keep(journal, row.promise.id)
            followed = _the_open_one(journal)
            assert followed.promise.first.end > row.promise.first.end
            told = followed.recurring is not None and followed.promise.window.why == followed.recurring.often
            # What comes after the last change comes as it says; only a turn that was over by then may say otherwise.
            assert told or followed.promise.first.end <= changed_at + timedelta(days=1)
        else:
            wording = rule_wording.get(journal, row.recurring.rule_id)
            rule_wording.change(journal, row.recurring.rule_id, wording, hours=step)
            changed_at = clock.now()
            assert _the_open_one(journal).promise == row.promise
    assert check(journal).sound
    journal.close()
