"""The invented practice: sound, lively at any hour, the same each time, and of any size."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models import attention, business, client_list, jobs, numbers, sample, waiting
from models.clock import FixedClock
from models.errors import Refused
from models.instants import from_text
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, Way
from models.journal import Journal
from models.promises import questions
from models.promises.records import Side, Verdict
from models.store.checks import check
from models.windows import in_zone
from tests.models.entries import client

HOURS = (
    datetime(2026, 11, 24, 10, 20, tzinfo=UTC),
    datetime(2026, 11, 22, 23, 40, tzinfo=UTC),  # late on a Sunday
    datetime(2026, 3, 29, 0, 4, tzinfo=UTC),  # just after midnight of the day on which the clocks go forward
    datetime(2027, 1, 4, 6, 0, tzinfo=UTC),
)
TABLES = ("business", "clients", "sites", "people", "jobs", "interactions", "interaction_people", "promises",
          "promise_events", "waits")  # fmt: skip


@pytest.fixture(scope="module")
def filled() -> Journal:
    journal = Journal.open(None, FixedClock(HOURS[0]))
    sample.fill(journal)
    return journal


def rows(journal: Journal, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in journal.rows(f"SELECT * FROM {table} ORDER BY id")]


@pytest.mark.parametrize("now", HOURS, ids=str)
def test_today_is_lively_at_any_hour_of_any_day(now: datetime) -> None:
    journal = Journal.open(None, FixedClock(now))
    sample.fill(journal)
    found = attention.gather(journal)
    assert found.counts == attention.Counts(overdue=3, due_today=3, untold=1)
    assert len(found.overdue) == len(found.due_today) == 3
    assert (len(found.untold), len(found.owed_slipped), len(found.follow_ups)) == (1, 1, 1)
    assert len(found.soon) >= 4
    assert [one.client_name for one in found.quiet] == ["The Pembertons"]
    assert found.next_up is not None
    assert found.next_up.at > now
    assert found.logged_today.count == 3
    assert all(row.interaction.happened_at <= now for row in found.logged_today.rows)
    rate = numbers.recent_rate(journal).rate
    assert rate is not None
    assert 0.89 <= rate <= 0.96
    assert check(journal).sound


def test_nothing_happened_after_now_but_what_is_promised(filled: Journal) -> None:
    now = "2026-11-24T10:20:00Z"
    assert filled.value("SELECT max(happened_at) FROM interactions") <= now
    assert filled.value("SELECT max(noted_at) FROM interactions") <= now
    assert filled.value("SELECT max(at) FROM promise_events") <= now
    assert not questions.is_past(filled, filled.now())


@pytest.mark.parametrize("now", HOURS, ids=str)
def test_two_promises_wait_each_with_a_next_word_and_one_has_slipped(now: datetime) -> None:
    journal = Journal.open(None, FixedClock(now))
    sample.fill(journal)
    (slipped,) = waiting.slipped(journal)
    assert [row.promise.words for row in slipped.waiting] == ["Order two 27-inch monitors"]
    promises = journal.rows("SELECT promise_id FROM waits ORDER BY id")
    waits = [wait for row in promises for wait in waiting.of_promise(journal, row[0])]
    assert [wait.slipped for wait in waits] == [True, False]
    assert not any(wait.word_due for wait in waits)
    for wait in waits:
        clients = {row.promise.client_id for row in (wait.ours, wait.owed, wait.next_word)}
        assert len(clients) == 1
        assert max(row.promise.made_at for row in (wait.ours, wait.owed, wait.next_word)) <= wait.wait.at
    assert waiting.next_words(journal, None, now + timedelta(hours=1)) == ()


def test_it_says_that_it_is_invented(filled: Journal) -> None:
    ours = business.get(filled)
    assert (ours.name, ours.invented, ours.zone) == ("Marsh Lane IT", True, "Europe/London")


def test_there_are_twelve_clients_with_people_and_names_in_several_scripts(filled: Journal) -> None:
    summaries = client_list.summaries(filled)
    names = " ".join(one.client.name for one in summaries)
    assert len(summaries) == 12
    for script in ("Fenwick", "Φούρνος", "Коваленко", "山田", "حداد"):
        assert script in names
    assert {one.client.kind.value for one in summaries} == {"firm", "household"}
    alone = "SELECT count(*) FROM clients c WHERE NOT EXISTS (SELECT 1 FROM people WHERE client_id = c.id)"
    assert filled.value(alone) == 0
    assert {job.stage for job in jobs.all_jobs(filled)} == set(jobs.JobStage)


def test_all_ways_sides_kinds_and_verdicts_occur(filled: Journal) -> None:
    promises = questions.rows(filled, questions.PromiseFilter())
    assert {row.verdict for row in promises} == set(Verdict)
    assert {row.promise.side for row in promises} == set(Side)
    assert len({row.promise.kind for row in promises}) == 8
    assert {row.interaction_kind for row in promises} <= set(Way)
    assert {row[0] for row in filled.rows("SELECT DISTINCT kind FROM interactions")} == set(Way)
    assert any(row.verdict is Verdict.LATE and row.moves.untold for row in promises)
    assert any(row.verdict is Verdict.AFTER_AGREED_MOVE for row in promises)
    events = {row[0] for row in filled.rows("SELECT DISTINCT kind FROM promise_events")}
    assert {"made", "moved", "kept", "broken", "released", "voided", "reopened"} <= events
    assert filled.value("SELECT count(*) FROM promise_events WHERE made_good <> ''") > 0
    assert filled.value("SELECT count(*) FROM interactions WHERE private_words <> ''") > 50


def test_what_is_open_is_due_of_late_or_to_come(filled: Journal) -> None:
    oldest = filled.value("SELECT min(due_at) FROM promises WHERE state = 'open'")
    assert oldest > "2026-11-15"


def test_words_repeat_little(filled: Journal) -> None:
    told = [
        (row.client_name, row.interaction.words) for row in interactions.page(filled, InteractionFilter(), limit=-1)
    ]
    repeated = len(told) - len(set(told))
    assert repeated < 0.1 * len(told)
    assert not any("{" in words for _client, words in told)


def test_eighteen_months_are_covered(filled: Journal) -> None:
    first = datetime.fromisoformat(filled.value("SELECT min(happened_at) FROM interactions"))
    assert timedelta(days=500) < HOURS[0] - first < timedelta(days=560)
    months = numbers.figures(filled, date(2025, 7, 1), date(2026, 10, 31), by=numbers.By.MONTH).parts
    assert len(months) == 16
    assert min(part.promises.given for part in months) >= 5


def test_a_seed_and_a_clock_give_the_same_rows_and_another_seed_others(filled: Journal) -> None:
    again, other = (Journal.open(None, FixedClock(HOURS[0])) for _ in range(2))
    sample.fill(again)
    sample.fill(other, seed=8)
    assert all(rows(again, table) == rows(filled, table) for table in TABLES)
    assert rows(other, "interactions") != rows(filled, "interactions")


def test_any_size_is_met_and_sound() -> None:
    journal = Journal.open(None, FixedClock(HOURS[0]))
    sample.fill(journal, sample.SampleSize(clients=40, months=6, interactions=1500, open_promises=300))
    assert journal.value("SELECT count(*) FROM clients") == 40
    assert 1500 <= journal.value("SELECT count(*) FROM interactions") <= 1550
    assert journal.value("SELECT count(*) FROM promises WHERE state = 'open'") >= 300
    assert check(journal).sound


def test_a_journal_with_a_client_is_left_alone(journal: Journal) -> None:
    client(journal)
    with pytest.raises(Refused, match="empty journal"):
        sample.fill(journal)
    assert journal.value("SELECT count(*) FROM interactions") == 0


def test_one_stray_undo_does_not_take_the_practice_away() -> None:
    journal = Journal.open(None, FixedClock(HOURS[0]))
    sample.fill(journal)

    assert journal.undo_label() is None
    with pytest.raises(Refused, match="nothing to undo"):
        journal.undo()
    assert journal.value("SELECT count(*) FROM clients") == 12


def test_nobody_visits_or_keeps_a_promise_at_night_or_at_the_weekend(filled: Journal) -> None:
    moments = [
        *filled.rows("SELECT happened_at FROM interactions"),
        *filled.rows("SELECT settled_at FROM promises WHERE settled_at IS NOT NULL"),
    ]
    there = [in_zone(from_text(row[0]), "Europe/London") for row in moments]

    assert {moment.hour for moment in there} <= set(range(8, 20))
    assert {moment.weekday() for moment in there} <= set(range(5))
