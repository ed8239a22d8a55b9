"""A list, a page, a search or the quiet clients cost no more at 100,000 interactions than at 10,000."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from models import attention, numbers, quiet, search
from models.interactions import questions as interactions
from models.interactions.records import Cursor, InteractionFilter
from models.journal import Journal
from models.promises import questions
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import Side
from tests.speed.conftest import NOW
from tests.speed.pairs import Benchmark, cpu_seconds, in_turn, note, ratio

ROUNDS = 41
LIMIT = 1.25
MAY_GROW = {"badge": 0.0015}
"""Seconds of the processor below which one may grow: the badge looks through all moves that were never told."""
MIDDLE = Cursor(datetime(2026, 2, 10, tzinfo=UTC), 0)
LATE = Cursor(datetime(2025, 7, 15, tzinfo=UTC), 0)
BUSY = 5
ABSENT = "zeppelin"
ATTENTION_SECONDS = 0.015


def overdue(journal: Journal) -> object:
    given = frozenset({Side.GIVEN})
    return questions.rows(journal, PromiseFilter(states=OPEN, sides=given, due_until=NOW), 50)


def page(before: Cursor | None, client_id: int | None = None) -> Callable[[Journal], object]:
    wanted = InteractionFilter(client_id=client_id)
    return lambda journal: interactions.page(journal, wanted, before, 25)


def looking_for(words: str) -> Callable[[Journal], object]:
    return lambda journal: search.search(journal, words)


READS: dict[str, Callable[[Journal], object]] = {
    "overdue list": overdue,
    "first page of all": page(None),
    "middle page of all": page(MIDDLE),
    "late page of all": page(LATE),
    "first page of a client": page(None, BUSY),
    "middle page of a client": page(MIDDLE, BUSY),
    "search a common word": looking_for("the"),
    "search two words": looking_for("printer paper"),
    "search a beginning": looking_for("prin"),
    "search what is nowhere": looking_for(ABSENT),
    "quiet clients": lambda journal: quiet.clients(journal, NOW),
    "badge": attention.counts,
    "next moment": attention.next_moment,
    "logged today": attention.logged_today,
}


@pytest.mark.parametrize("name", READS)
def test_a_read_does_not_grow_with_the_journal(benchmark: Benchmark, journals: dict[int, Journal], name: str) -> None:
    read = READS[name]
    calls = {str(size): lambda journal=journals[size]: read(journal) for size in (10_000, 100_000)}
    growth = min(ratio(in_turn(calls, ROUNDS), "100000", "10000") for _ in range(2))
    seconds = cpu_seconds(calls["100000"], ROUNDS)
    note(benchmark, calls["100000"], 15, growth=growth, milliseconds=seconds * 1000)
    assert growth <= LIMIT or seconds <= MAY_GROW.get(name, 0)


def test_the_reads_find_something(journals: dict[int, Journal]) -> None:
    for name, read in READS.items():
        if name != "search what is nowhere":
            assert read(journals[100_000]), name
    assert not search.search(journals[100_000], ABSENT).groups


def test_what_needs_attention_takes_15_ms_and_grows_by_no_more_than_2(
    benchmark: Benchmark, journals: dict[int, Journal]
) -> None:
    calls = {str(size): lambda journal=journals[size]: attention.gather(journal) for size in (1_000, 100_000)}
    growth = ratio(in_turn(calls, ROUNDS), "100000", "1000")
    seconds = cpu_seconds(calls["100000"], ROUNDS)
    note(benchmark, calls["100000"], 15, growth=growth, milliseconds=seconds * 1000)
    assert growth <= 2
    assert seconds <= ATTENTION_SECONDS


def test_the_figures_beside_today_leave_the_window_alive(benchmark: Benchmark, journals: dict[int, Journal]) -> None:
    journal = journals[100_000]
    calls = (lambda: numbers.recent_rate(journal), lambda: numbers.kept_by_week(journal))
    slowest = max(cpu_seconds(call, 9) for call in calls)
    note(benchmark, calls[1], 5, milliseconds=slowest * 1000)
    assert timedelta(seconds=slowest) <= timedelta(milliseconds=50)
