"""Random conversations: each is one step, undone row for row; the first time stays, and the events give the row."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models import clients, conversations, people
from models.changes import Kind
from models.clients import ClientDraft
from models.clock import FixedClock
from models.conversations import Contact
from models.errors import Refused
from models.interactions.records import Direction, Way
from models.journal import Journal
from models.people import PersonDraft
from models.promised_time.recurrence import read_recurrence
from models.promised_time.turns import Recurrence, first_turn
from models.promises import operations, questions
from models.promises.questions import PromiseFilter
from models.promises.records import (
    Keeping,
    Moving,
    PromiseDraft,
    PromiseId,
    PromiseKind,
    Settling,
    Telling,
)
from models.promises.verdicts import as_of
from models.store.checks import check
from models.windows import Grain, Window
from models.working_time import Profile

FIRST = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
CONTACTS = st.none() | st.builds(
    Contact,
    kind=st.sampled_from(Way),
    happened_at=st.none(),
    direction=st.sampled_from(Direction),
    reached=st.integers(0, 9).map(bool),
    minutes=st.none() | st.integers(-2, 90),
    words=st.sampled_from(("", "told them", "Ελλάδα", "x" * 300, "\x07")),
    person_ids=st.sampled_from((None, None, (), (1,), (9,))),
)
STEPS = st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(-20, 700), CONTACTS, st.integers(0, 2))
_REOPEN = 6
Rows = list[list[tuple[object, ...]]]


def dump(journal: Journal) -> Rows:
    return [[tuple(row) for row in journal.rows(f"SELECT * FROM {kind.value} ORDER BY id")] for kind in Kind]


def count(journal: Journal) -> int:
    return int(journal.value("SELECT count(*) FROM operations WHERE state = 'done'"))


def begun(clock: FixedClock) -> Journal:
    """Return a journal with a visit, a call, a quote, and a promise that comes again."""
    journal = Journal.open(None, clock)
    client_id = clients.add(journal, ClientDraft("Larkspur")).id
    people.add(journal, PersonDraft(client_id, "Tom"))
    for words in ("come over", "ring Tom", "send the quote"):
        draft = PromiseDraft(words, window(4000), client_id=client_id, person_id=1)
        operations.make(journal, draft)
    profile = Profile("Europe/London")
    rule = read_recurrence("every Friday 10:00", clock.now(), profile)
    assert isinstance(rule, Recurrence)
    turn = first_turn(rule, clock.now(), profile)
    assert turn is not None
    operations.make(journal, PromiseDraft("come again", turn.window, client_id=client_id, recurrence=rule))
    return journal


def window(minutes: int) -> Window:
    end = FIRST + timedelta(minutes=minutes)
    return Window(end - timedelta(minutes=60), end, Grain.MINUTE, "Europe/London")


def deed(
    journal: Journal, which: int, promise_id: PromiseId, minutes: int, contact: Contact | None, told: int
) -> Callable[[], object]:
    ago = journal.now() - timedelta(minutes=minutes)
    at = ago if told == 1 else None
    if contact is not None and told == 2:
        contact = replace(contact, happened_at=ago)
    moving = Moving(window(minutes + 9000), "no part", told_at=at, told_how="call" if told else "")
    found: tuple[Callable[[], object], ...] = (
        lambda: conversations.move(journal, promise_id, moving, contact),
        lambda: conversations.tell(journal, promise_id, Telling(at, "call"), contact),
        lambda: conversations.keep(journal, promise_id, Keeping(at), contact),
        lambda: conversations.arrive(journal, promise_id, Keeping(at), contact),
        lambda: conversations.break_promise(journal, promise_id, Settling("no stock", at), contact),
        lambda: conversations.release(journal, promise_id, Settling("they bought one", at), contact),
        lambda: operations.reopen(journal, promise_id, "it was not done"),
    )
    return found[which]


def folded(journal: Journal) -> None:
    """Check that the events of each promise give its row, and that its first time is the one it was made for."""
    later = journal.now() + timedelta(days=9)
    for row in questions.rows(journal, PromiseFilter(at=later)):
        happened = questions.events(journal, row.promise.id, later)
        assert as_of(row.promise, happened, later) == row.promise
        assert happened[0].new_due == row.promise.first.due_at


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_each_conversation_is_one_step_and_undone_row_for_row(
    steps: list[tuple[int, int, int, Contact | None, int]],
) -> None:
    clock = FixedClock(FIRST)
    journal = begun(clock)
    standing = [dump(journal)]
    first = {row.promise.id: row.promise.first for row in questions.rows(journal, PromiseFilter())}
    for which, number, minutes, contact, told in steps:
        clock.set(clock.now() + timedelta(minutes=400))
        order = "state = 'open'" if which == _REOPEN else "state <> 'open'"
        ids = [row[0] for row in journal.rows(f"SELECT id FROM promises ORDER BY {order}, id")]
        before, done = dump(journal), count(journal)
        try:
            deed(journal, which, PromiseId(ids[number]), minutes, contact, told)()
        except Refused:
            assert dump(journal) == before
            continue
        assert count(journal) == done + 1
        standing.append(dump(journal))
        folded(journal)
    for row in questions.rows(journal, PromiseFilter()):
        assert first.setdefault(row.promise.id, row.promise.first) == row.promise.first
    for place in range(len(standing) - 1, 0, -1):
        assert dump(journal) == standing[place]
        journal.undo()
    assert dump(journal) == standing[0]
    for rows in standing[1:]:
        journal.redo()
        assert dump(journal) == rows
    assert check(journal).sound
    assert PromiseKind.COME in {row.promise.kind for row in questions.rows(journal, PromiseFilter())}
    journal.close()
