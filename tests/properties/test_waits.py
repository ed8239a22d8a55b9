"""Whatever is let wait, stopped, worded anew or settled in any order: each step undone row for row, never silent."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models import kind_words, ready_words, waiting
from models.clock import FixedClock
from models.errors import Refused
from models.journal import Journal
from models.next_word import WORD_KINDS
from models.promises import operations, questions
from models.promises.records import PromiseDraft, PromiseId, PromiseKind, Settling, Side, State
from models.waiting import WaitId
from tests.models.entries import client, promise, window

NOW = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
TABLES = ("promises", "promise_events", "waits", "ready_words")
NUMBERS = st.integers(1, 9)
DUE = st.sampled_from(("2026-11-23 10:00", "2026-11-25 10:00", "2026-11-27 17:30"))
KINDS = st.sampled_from(PromiseKind)
DRAFTS = st.builds(
    PromiseDraft,
    words=st.sampled_from(("Ring", "", "Key")),
    window=DUE.map(window),
    side=st.sampled_from(Side),
    kind=KINDS,
    client_id=st.sampled_from((None, 1, 2)),
)
PROMISES = st.one_of(NUMBERS.map(PromiseId), DRAFTS)
Step = Callable[[Journal], object]


def wait(ours: int, owed: Any, word: Any) -> Step:  # noqa: ANN401 -- a number or a draft
    return lambda journal: waiting.wait(journal, PromiseId(ours), owed, word)


def reword(number: int, word: Any) -> Step:  # noqa: ANN401
    return lambda journal: waiting.change_next_word(journal, WaitId(number), word)


def stop(number: int) -> Step:
    return lambda journal: waiting.stop(journal, WaitId(number))


def keep(number: int) -> Step:
    return lambda journal: operations.keep(journal, PromiseId(number))


def release(number: int) -> Step:
    return lambda journal: operations.release(journal, PromiseId(number), Settling("let off"))


def reopen(number: int) -> Step:
    return lambda journal: operations.reopen(journal, PromiseId(number), "not yet")


def write(name: str, language: str, text: str) -> Step:
    return lambda journal: ready_words.change(journal, name, language, text)


def restore(name: str, language: str) -> Step:
    return lambda journal: ready_words.restore(journal, name, language)


def rewrite_list(text: str) -> Step:
    return lambda journal: kind_words.change(journal, "en", text)


NAMES = st.sampled_from(("delay", "thanks", "other"))
LANGUAGES = st.sampled_from(("en", "de", "english"))
TEXTS = st.sampled_from(("a\n\nb {person}", "a\n\n{x}", "", "c\n\nd"))
STEPS = st.one_of(
    st.builds(wait, NUMBERS, PROMISES, st.one_of(st.none(), PROMISES)),
    st.builds(reword, st.integers(1, 4), PROMISES),
    st.builds(stop, st.integers(1, 4)),
    st.builds(keep, NUMBERS),
    st.builds(release, NUMBERS),
    st.builds(reopen, NUMBERS),
    st.builds(write, NAMES, LANGUAGES, TEXTS),
    st.builds(restore, NAMES, LANGUAGES),
    st.builds(rewrite_list, st.sampled_from(("a = b", "a", ""))),
)


def begun() -> Journal:
    """Return a journal of two clients with something of ours, something owed and a word each."""
    journal = Journal.open(None, FixedClock(NOW))
    for name in ("Larkspur", "Kestrel"):
        one = client(journal, name)
        promise(journal, one, "2026-11-27 17:30", words="Send the quote")
        promise(journal, one, "2026-11-25 12:00", words="The key", side=Side.OWED)
        promise(journal, one, "2026-11-26 10:00", words="Ring Tom")
    return journal


def dump(journal: Journal) -> list[tuple[object, ...]]:
    return [tuple(row) for table in TABLES for row in journal.rows(f"SELECT * FROM {table} ORDER BY id")]


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_each_step_is_undone_and_redone_row_for_row_and_nobody_waits_in_silence(steps: list[Step]) -> None:
    journal = begun()
    stood = [dump(journal)]
    for step in steps:
        before = journal.value("SELECT count(*) FROM operations")
        with suppress(Refused):
            step(journal)
        done = journal.value("SELECT count(*) FROM operations") - before
        assert done in (0, 1)
        if done:
            stood.append(dump(journal))
        else:
            assert dump(journal) == stood[-1]
        check_waits(journal)
    for expected in reversed(stood[:-1]):
        journal.undo()
        assert dump(journal) == expected
    for expected in stood[1:]:
        journal.redo()
        assert dump(journal) == expected


def check_waits(journal: Journal) -> None:
    """Check every wait that is alive against what a wait is."""
    for row in journal.rows("SELECT * FROM waits"):
        ours, owed, word = (
            questions.get(journal, PromiseId(row[name])) for name in ("promise_id", "owed_id", "next_word_id")
        )
        assert ours.client_id == owed.client_id == word.client_id
        assert (ours.side is Side.OWED, owed.side, word.side is Side.OWED) == (False, Side.OWED, False)
        assert word.id != ours.id
        assert word.kind in WORD_KINDS
        alive = row["id"] in {found.wait.id for found in waiting.of_promise(journal, ours.id)}
        assert alive == (row["ended_at"] is None and ours.state is State.OPEN and owed.state is State.OPEN)
        silent = {found.wait.id for found in waiting.without_next_word(journal)}
        assert (row["id"] in silent) == (alive and word.state is not State.OPEN)
