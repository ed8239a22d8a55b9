"""A save costs what SQLite costs: the same statements by the bare module, one commit, and no long tail.

What is measured runs on plain connections on both sides; a third journal, not measured, tells the statements.
"""

import gc
import sqlite3
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest

from models.clock import FixedClock
from models.interactions import operations
from models.interactions.records import InteractionDraft, Way
from models.journal import Journal
from models.promises.records import PromiseDraft
from models.windows import Grain, Window
from tests.speed.conftest import NOW
from tests.speed.pairs import Benchmark, note, quantile

SAVES = 300
BATCH = 100
GOAL = 1.2
MOST = 1.4
"""What it takes where the disk answers at once; it is within its goal where the disk takes its usual time."""
TAIL = 4
TEND_EVERY = 10
PRAGMAS = (
    "journal_mode",
    "synchronous",
    "fullfsync",
    "foreign_keys",
    "recursive_triggers",
    "cache_size",
    "cache_spill",
    "temp_store",
)
# What each save adds to: its ids, the chain of all events, and the seals over all that it changed.
LAST = (
    "SELECT (SELECT max(id) FROM promises), (SELECT chain FROM promise_events ORDER BY id DESC LIMIT 1), "
    "(SELECT group_concat(seal) FROM (SELECT seal FROM changes ORDER BY id DESC LIMIT 5))"
)
Statement = tuple[str, Sequence[Any]]


class Recorded(sqlite3.Connection):
    """A connection that remembers what it was told to do."""

    statements: list[Statement] | None = None

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:  # noqa: ANN401 -- as sqlite3 has it
        """Run a statement and remember it."""
        if self.statements is not None:
            self.statements.append((sql, parameters))
        return super().execute(sql, parameters)


def recorded(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Journal, Recorded]:
    """Open a journal over a connection that remembers."""
    opened: list[Recorded] = []
    connect = sqlite3.connect

    def connecting(*arguments: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401 -- as sqlite3 has it
        connection: Recorded = connect(*arguments, factory=Recorded, **named)
        opened.append(connection)
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", connecting)
        journal = Journal.open(path, FixedClock(NOW))
    return journal, opened[-1]


def bare(path: Path, like: sqlite3.Connection) -> sqlite3.Connection:
    """Open a file by the module alone, under the pragmas of another connection."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        wanted = like.execute(f"PRAGMA {pragma}").fetchone()[0]
        connection.execute(f"PRAGMA {pragma}={wanted}").fetchall()
        assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == wanted
    return connection


def replay(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    for sql, parameters in statements:
        connection.execute(sql, parameters).fetchall()


def draft(number: int) -> InteractionDraft:
    end = NOW + timedelta(days=3, minutes=number)
    window = Window(None, end, Grain.MINUTE, "Europe/London", "Fri 10am")
    return InteractionDraft(
        1 + number % 100,
        Way.VISIT,
        NOW - timedelta(minutes=number),
        minutes=30,
        words=f"Replaced the paper feed of printer {number} and showed the front desk how to clear a jam.",
        promises=(PromiseDraft(f"Ring back about printer {number}", window), PromiseDraft("Send the invoice", window)),
    )


def seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def test_a_save_takes_no_longer_than_its_statements_by_the_bare_module(
    benchmark: Benchmark, copy_of: Callable[[int, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told, recording = recorded(copy_of(10_000, "told"), monkeypatch)
    journal = Journal.open(copy_of(10_000, "ours"), FixedClock(NOW))
    other = bare(copy_of(10_000, "bare"), recording)
    pairs = [
        (partial(operations.log, journal, saved), partial(replay, other, noted(told, recording, saved)))
        for saved in map(draft, range(SAVES))
    ]
    gc.collect()
    gc.disable()
    # Each comes after the other, so that neither finds what it needs nearer than the other does.
    ratios = [seconds(ours) / seconds(theirs) for ours, theirs in pairs]
    gc.enable()
    batches = [median(ratios[first : first + BATCH]) for first in range(0, SAVES, BATCH)]
    assert tuple(journal.rows(LAST)[0]) == other.execute(LAST).fetchone()
    note(benchmark, partial(operations.log, journal, draft(SAVES)), 1, ratio=min(batches), goal=GOAL)
    for each in (told, journal, other):
        each.close()
    assert min(batches) <= MOST  # what else the machine does falls on the longer of the two


def noted(told: Journal, recording: Recorded, saved: InteractionDraft) -> list[Statement]:
    """Return the statements of a save, which commits once, as a journal that is not measured executes them."""
    recording.statements = []
    operations.log(told, saved)
    statements, recording.statements = recording.statements, None
    assert [sql for sql, _parameters in statements].count("COMMIT") == 1
    return statements


def test_the_slowest_saves_of_a_large_journal_stay_near_the_others(
    benchmark: Benchmark, copy_of: Callable[[int, str], Path]
) -> None:
    journal = Journal.open(copy_of(100_000, "large"), FixedClock(NOW))
    tails = [tail(journal, round_ * SAVES) for round_ in range(3)]
    note(benchmark, partial(operations.log, journal, draft(4 * SAVES)), 1, tail=min(tails))
    journal.close()
    assert min(tails) <= TAIL


def tail(journal: Journal, first: int) -> float:
    """Return how many medians the 99th of a hundred saves takes, with the search tables merged between as when idle."""
    taken = []
    for number in range(first, first + SAVES):
        taken.append(seconds(partial(operations.log, journal, draft(number))))
        if number % TEND_EVERY == 0:
            journal.tend()
    return quantile(taken, 0.99) / median(taken)
