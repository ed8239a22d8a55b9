"""Random operations with undo and redo: undoing all gives the empty journal, redoing all gives every row back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from models import business, clients, jobs, people, sites
from models.changes import Kind
from models.clients import ClientDraft, ClientKind, Ease, Stage
from models.clock import FixedClock
from models.errors import Refused
from models.interactions import operations as interactions
from models.interactions.records import Charge, Direction, InteractionDraft, InteractionId, Solved, Way
from models.jobs import JobDraft, JobStage
from models.journal import Journal
from models.people import PersonDraft
from models.promises import operations as promises
from models.promises import questions as promise_questions
from models.promises.questions import PromiseFilter
from models.promises.records import (
    Keeping,
    Moving,
    PromiseDraft,
    PromiseId,
    PromiseKind,
    Settling,
    Side,
    Telling,
    Wording,
)
from models.promises.verdicts import as_of
from models.sites import SiteDraft
from models.store.checks import check
from models.windows import Grain, Window

Rows = dict[Kind, list[tuple[object, ...]]]

WORDS = st.sampled_from(("quote", "Ελλάδα", "ring Tom", "naïve café", "山田 さん", "a 'word' -- ; DROP", "x" * 900))
NUMBERS = st.integers(min_value=0, max_value=60)
MINUTES = st.integers(min_value=-40, max_value=4000)
FIRST = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)


STANDING = {Kind.PROMISE: "state = 'open'"}


def dump(journal: Journal) -> Rows:
    """Return every row of every table that an operation writes."""
    return {kind: [tuple(row) for row in journal.rows(f"SELECT * FROM {kind.value} ORDER BY id")] for kind in Kind}


class UndoMachine(RuleBasedStateMachine):
    """A journal with, beside each operation of the undo list, the rows as they stood before and after it."""

    operations: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.clock = FixedClock(FIRST)
        self.journal = Journal.open(None, self.clock)
        self.standing: list[Rows] = [dump(self.journal)]
        self.undone: list[Rows] = []

    def attempt(self, operation: Callable[[], Any]) -> None:
        """Run an operation; refused, it has changed nothing, and done, it is one step of the undo list."""
        before = len(self.steps())
        self.clock.set(self.clock.now() + timedelta(minutes=1))
        type(self).operations += 1
        try:
            operation()
        except Refused:
            assert len(self.steps()) == before
            assert dump(self.journal) == self.standing[-1]
            return
        after = len(self.steps())
        assert after - before in (0, 1)
        if after > before:
            self.standing.append(dump(self.journal))
            self.undone.clear()

    def steps(self) -> list[int]:
        return [row[0] for row in self.journal.rows("SELECT id FROM operations")]

    def one(self, kind: Kind, number: int) -> int:
        """Return the id of some record, mostly one that still stands, or one that is not there."""
        standing = STANDING.get(kind, "struck_at IS NULL") if number % 6 else "1"
        ids = [row[0] for row in self.journal.rows(f"SELECT id FROM {kind.value} WHERE {standing} ORDER BY id")]
        return ids[number % len(ids)] if ids else 1

    def window(self, minutes: int, length: int) -> Window:
        end = self.clock.now() + timedelta(minutes=minutes)
        start = end - timedelta(minutes=length) if length % 3 else None
        return Window(start, end, Grain.MINUTE, "Europe/London", "in a while")

    @initialize()
    def begin(self) -> None:
        """Start with a little of everything, since each run leaves some of the rules out."""
        for name in ("Larkspur", "Kestrel", "Fenwick"):
            self.attempt(partial(clients.add, self.journal, ClientDraft(name)))
        for client_id in (1, 2, 3):
            self.write_person(client_id, "Tom", new=True)
            self.write_job(client_id, "New server", JobStage.UNDER_WAY, new=True)
            self.promise(client_id, "ring Tom", 3000, 0, Side.GIVEN)
            self.log(client_id, "looked at it", 9, 5, 1, keeps=False, new=False, way=Way.CALL)

    @rule(name=WORDS, number=NUMBERS, ease=st.sampled_from(Ease))
    def add_client(self, name: str, number: int, ease: Ease) -> None:
        self.attempt(lambda: clients.add(self.journal, ClientDraft(f"{name} {number % 7}", ease=ease)))

    @rule(number=NUMBERS, name=WORDS, stage=st.sampled_from(Stage), kind=st.sampled_from(ClientKind))
    def change_client(self, number: int, name: str, stage: Stage, kind: ClientKind) -> None:
        draft = ClientDraft(name, kind, stage, tags=(name[:5], "tag"), namesake=True)
        self.attempt(lambda: clients.change(self.journal, self.one(Kind.CLIENT, number), draft))

    @precondition(lambda self: len(self.standing) % 5 == 0)
    @rule(number=NUMBERS)
    def strike_client(self, number: int) -> None:
        self.attempt(lambda: clients.strike_out(self.journal, self.one(Kind.CLIENT, number), "moved away"))

    @rule(number=NUMBERS, name=WORDS, new=st.booleans())
    def write_person(self, number: int, name: str, new: bool) -> None:
        draft = PersonDraft(self.one(Kind.CLIENT, number), name, role="Owner", phones=("01632 960001",), decides=new)
        if new:
            self.attempt(lambda: people.add(self.journal, draft))
        else:
            self.attempt(lambda: people.change(self.journal, self.one(Kind.PERSON, number), draft))

    @rule(number=NUMBERS, name=WORDS, new=st.booleans())
    def write_site(self, number: int, name: str, new: bool) -> None:
        draft = SiteDraft(self.one(Kind.CLIENT, number), name, address=name)
        if new:
            self.attempt(lambda: sites.add(self.journal, draft))
        else:
            self.attempt(lambda: sites.change(self.journal, self.one(Kind.SITE, number), draft))

    @rule(number=NUMBERS, title=WORDS, stage=st.sampled_from(JobStage), new=st.booleans())
    def write_job(self, number: int, title: str, stage: JobStage, new: bool) -> None:
        draft = JobDraft(self.one(Kind.CLIENT, number), title, stage)
        if new:
            self.attempt(lambda: jobs.add(self.journal, draft))
        else:
            self.attempt(lambda: jobs.change(self.journal, self.one(Kind.JOB, number), draft))

    @rule(number=NUMBERS, kind=st.sampled_from((Kind.PERSON, Kind.SITE, Kind.JOB)))
    def strike_part(self, number: int, kind: Kind) -> None:
        strike = {Kind.PERSON: people.strike_out, Kind.SITE: sites.strike_out, Kind.JOB: jobs.strike_out}[kind]
        self.attempt(lambda: strike(self.journal, self.one(kind, number)))

    @rule(name=WORDS, number=NUMBERS)
    def change_business(self, name: str, number: int) -> None:
        draft = business.BusinessDraft(name=name[:20], next_report_number=number)
        self.attempt(lambda: business.change(self.journal, draft))

    @rule(
        number=NUMBERS, words=WORDS, minutes=MINUTES, length=NUMBERS, given=st.integers(0, 3), keeps=st.booleans(),
        new=st.booleans(), way=st.sampled_from(Way),
    )  # fmt: skip
    def log(
        self, number: int, words: str, minutes: int, length: int, given: int, keeps: bool, new: bool, way: Way
    ) -> None:
        draft = InteractionDraft(
            None if new else self.one(Kind.CLIENT, number),
            way,
            self.clock.now() - timedelta(minutes=abs(minutes)),
            Direction.INBOUND if keeps else Direction.OUTBOUND,
            reached=number % 5 > 0,
            minutes=length,
            words=words,
            person_ids=(self.one(Kind.PERSON, number),) if number % 3 == 0 else (),
            job_id=self.one(Kind.JOB, number) if number % 7 == 0 else None,
            solved=Solved.YES,
            charge=Charge.CHARGED if number % 2 else Charge.NONE,
            amount_minor=number * 100 if number % 2 else None,
            promises=tuple(PromiseDraft(words, self.window(minutes + place, length)) for place in range(given)),
            keeps=(PromiseId(self.one(Kind.PROMISE, number)),) if keeps else (),
            new_client=ClientDraft(f"{words} {number}") if new else None,
        )
        self.attempt(lambda: interactions.log(self.journal, draft))

    @rule(number=NUMBERS, words=WORDS, other=NUMBERS)
    def change_interaction(self, number: int, words: str, other: int) -> None:
        draft = InteractionDraft(
            self.one(Kind.CLIENT, other) if other % 2 else None,
            Way.MEETING,
            words=words,
            person_ids=(self.one(Kind.PERSON, other),) if other % 3 == 0 else (),
        )
        interaction_id = InteractionId(self.one(Kind.INTERACTION, number))
        self.attempt(lambda: interactions.change(self.journal, interaction_id, draft))

    @rule(number=NUMBERS)
    def strike_interaction(self, number: int) -> None:
        interaction_id = InteractionId(self.one(Kind.INTERACTION, number))
        self.attempt(lambda: interactions.strike_out(self.journal, interaction_id, "wrong day"))

    @rule(number=NUMBERS, words=WORDS, minutes=MINUTES, length=NUMBERS, side=st.sampled_from(Side))
    def promise(self, number: int, words: str, minutes: int, length: int, side: Side) -> None:
        draft = PromiseDraft(
            words, self.window(minutes, length), side, client_id=self.one(Kind.CLIENT, number), lead_minutes=length
        )
        self.attempt(lambda: promises.make(self.journal, draft))

    @rule(number=NUMBERS, minutes=MINUTES)
    def keep(self, number: int, minutes: int) -> None:
        keeping = Keeping(self.clock.now() - timedelta(minutes=max(0, minutes)))
        self.attempt(lambda: promises.keep(self.journal, PromiseId(self.one(Kind.PROMISE, number)), keeping))

    @rule(number=NUMBERS, minutes=MINUTES, length=NUMBERS, told=st.booleans(), agreed=st.booleans())
    def move(self, number: int, minutes: int, length: int, told: bool, agreed: bool) -> None:
        moving = Moving(self.window(minutes, length), "parts", self.clock.now() if told else None, "call", agreed)
        self.attempt(lambda: promises.move(self.journal, PromiseId(self.one(Kind.PROMISE, number)), moving))

    @rule(number=NUMBERS, how=WORDS)
    def tell_or_confirm(self, number: int, how: str) -> None:
        promise_id, telling = PromiseId(self.one(Kind.PROMISE, number)), Telling(how=how[:30])
        if number % 2:
            self.attempt(lambda: promises.tell(self.journal, promise_id, telling))
        else:
            self.attempt(lambda: promises.confirm(self.journal, promise_id, telling))

    @rule(number=NUMBERS, reason=WORDS, how=st.sampled_from((promises.break_promise, promises.release, promises.void)))
    def end(self, number: int, reason: str, how: Callable[[Journal, PromiseId, Settling], object]) -> None:
        settling = Settling(reason, made_good="an hour free", told_how="call" if number % 2 else "")
        self.attempt(lambda: how(self.journal, PromiseId(self.one(Kind.PROMISE, number)), settling))

    @rule(number=NUMBERS, reason=WORDS)
    def reopen(self, number: int, reason: str) -> None:
        settled = [row[0] for row in self.journal.rows("SELECT id FROM promises WHERE state <> 'open' ORDER BY id")]
        promise_id = settled[number % len(settled)] if settled else self.one(Kind.PROMISE, number)
        self.attempt(lambda: promises.reopen(self.journal, PromiseId(promise_id), reason))

    @rule(number=NUMBERS, words=WORDS, kind=st.sampled_from(PromiseKind))
    def reword(self, number: int, words: str, kind: PromiseKind) -> None:
        promise_id, wording = PromiseId(self.one(Kind.PROMISE, number)), Wording(words, kind=kind)
        self.attempt(lambda: promises.change_wording(self.journal, promise_id, wording))

    @precondition(lambda self: len(self.standing) > 1)
    @rule(steps=st.integers(1, 6))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.standing) - 1)):
            type(self).operations += 1
            self.journal.undo()
            self.undone.append(self.standing.pop())
            assert dump(self.journal) == self.standing[-1]

    @precondition(lambda self: bool(self.undone))
    @rule(steps=st.integers(1, 6))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.undone))):
            type(self).operations += 1
            self.journal.redo()
            self.standing.append(self.undone.pop())
            assert dump(self.journal) == self.standing[-1]

    def teardown(self) -> None:
        """Undo all, compare with the empty journal; redo all, compare row for row; check seals and chain."""
        while self.undone:
            self.redo(6)
        full = self.standing[-1]
        for row in promise_questions.rows(self.journal, PromiseFilter()):
            happened = promise_questions.events(self.journal, row.promise.id, self.clock.now() + timedelta(days=9))
            assert as_of(row.promise, happened, self.clock.now() + timedelta(days=9)) == row.promise
        for _ in self.standing[1:]:
            self.journal.undo()
        assert dump(self.journal) == self.standing[0]
        assert self.journal.undo_label() is None
        assert check(self.journal).sound
        for _ in self.standing[1:]:
            self.journal.redo()
        assert dump(self.journal) == full
        assert self.journal.redo_label() is None
        assert check(self.journal).sound
        self.journal.close()


def run(examples: int, steps: int) -> int:
    """Run the machine; return how many operations, undos and redos it tried."""
    UndoMachine.operations = 0
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    limits = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True, database=None,
        suppress_health_check=quiet,
    )  # fmt: skip
    run_state_machine_as_test(UndoMachine, settings=limits)
    return UndoMachine.operations


def test_some_hundred_random_operations_are_undone_and_redone_row_for_row() -> None:
    assert run(examples=12, steps=50) > 300


@pytest.mark.slow
def test_twenty_thousand_random_operations_are_undone_and_redone_row_for_row() -> None:
    assert run(examples=400, steps=80) >= 20_000
