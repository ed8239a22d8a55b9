"""What a look at the alarms costs beside 10,000 open promises, and how long a digest of 5,000 holds a program."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import process_time

from models.alarms import ringing
from models.alarms.records import Digest
from models.clock import FixedClock
from models.instants import from_text
from models.journal import Journal
from tests.speed.conftest import NOW
from tests.speed.pairs import Benchmark, cpu_seconds, note

ZONE = "Europe/London"
ROUNDS = 21
IDLE_SHARE = 0.002
"""The part of a processor that an idle program may take: 0.2 %."""
LOOKS_A_MINUTE = 1
POLLS_A_MINUTE = 120
HELD_SECONDS = 0.050
OVERDUE = 5_000


def ring(journal: Journal) -> Digest | None:
    return ringing.ring(journal, _shown, zone=ZONE)


def _shown(_digest: Digest) -> None:
    """Show nothing."""


def until_quiet(journal: Journal) -> list[float]:
    """Let all ring that is due; return the processor's seconds for each step."""
    start = process_time()
    digest = ring(journal)
    taken = [process_time() - start]
    while digest is not None and digest.more_to_record:
        start = process_time()
        digest = ringing.record_rest(journal, digest)
        taken.append(process_time() - start)
    return taken


def test_looking_at_the_alarms_each_minute_leaves_the_processor_idle(
    benchmark: Benchmark, copy_of: Callable[[int, str], Path]
) -> None:
    journal = Journal.open(copy_of(1_000, "idle"), FixedClock(NOW))
    until_quiet(journal)

    look = cpu_seconds(lambda: (ring(journal), ringing.next_at(journal, zone=ZONE)), ROUNDS)
    poll = cpu_seconds(journal.poll, ROUNDS)

    share = (look * LOOKS_A_MINUTE + poll * POLLS_A_MINUTE) / 60
    note(benchmark, lambda: ring(journal), 15, milliseconds=look * 1000, percent=share * 100)
    journal.close()
    assert share <= IDLE_SHARE / 2
    assert look <= 0.010


def test_with_half_of_them_overdue_a_look_still_takes_a_few_milliseconds(
    benchmark: Benchmark, copy_of: Callable[[int, str], Path]
) -> None:
    journal = _overdue(copy_of(1_000, "overdue"))
    until_quiet(journal)

    look = cpu_seconds(lambda: ring(journal), ROUNDS)

    note(benchmark, lambda: ring(journal), 15, milliseconds=look * 1000)
    journal.close()
    assert look <= 0.015


def test_five_thousand_overdue_promises_ring_as_one_digest_in_steps_that_hold_nobody(
    benchmark: Benchmark, copy_of: Callable[[int, str], Path]
) -> None:
    steps = []
    for round_ in range(3):
        journal = _overdue(copy_of(1_000, f"first-{round_}"))
        with journal.noting():
            """Load what the first transaction of a program brings along."""
        assert ringing.pending(journal, zone=ZONE).total >= OVERDUE
        steps.append(until_quiet(journal))
        assert ring(journal) is None
        journal.close()

    first, longest = median(taken[0] for taken in steps), median(max(taken[1:]) for taken in steps)
    benchmark.extra_info.update({"first step, ms": round(first * 1000, 1), "longest of the rest, ms": longest * 1000})
    benchmark.pedantic(_nothing)
    assert max(first, longest) <= HELD_SECONDS


def _nothing() -> None:
    """Take no time: the steps were timed one by one."""


def _overdue(path: Path) -> Journal:
    """Return a journal at the moment at which 5,000 of its open promises are past due."""
    journal = Journal.open(path, FixedClock(NOW))
    due = journal.value("SELECT due_at FROM promises WHERE state = 'open' ORDER BY due_at LIMIT 1 OFFSET ?", (OVERDUE,))
    journal.clock = FixedClock(from_text(due) + timedelta(minutes=1))
    return journal
