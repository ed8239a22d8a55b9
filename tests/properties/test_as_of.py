"""What was answered at a moment is answered again, later, as of that moment: the past does not change."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from models import attention, client_list, clients, history, numbers
from models.clients import ClientDraft, ClientId
from models.clock import FixedClock
from models.errors import Refused
from models.instants import to_text
from models.interactions import operations as interactions
from models.interactions import questions as interaction_questions
from models.interactions.records import InteractionDraft, InteractionFilter, Way
from models.journal import Journal
from models.promises import operations as promises
from models.promises import questions
from models.promises.questions import PromiseFilter
from models.promises.records import Keeping, Moving, PromiseDraft, PromiseId, Settling, Side, State, Telling, Verdict
from models.search import search
from models.service_report.gather import gather
from models.service_report.periods import month
from models.windows import Grain, Window

FIRST = datetime(2026, 10, 20, 7, 0, tzinfo=UTC)  # The clocks go back in London five days later.
STEPS = 90
PERIOD = month(2026, 10)
SETTLED = frozenset({State.KEPT, State.BROKEN})


def answers(journal: Journal, at: datetime) -> dict[str, object]:
    """Return what the journal says of itself as of a moment, in every way that promises come into."""
    there = journal.rows("SELECT id FROM promises WHERE made_at <= ? ORDER BY id", (to_text(at),))
    period = (date(2026, 10, 20), date(2026, 12, 31))
    return {
        "promises": questions.rows(journal, PromiseFilter(at=at)),
        "each": [questions.row_of(journal, PromiseId(row[0]), at) for row in there],
        "events": [questions.events(journal, PromiseId(row[0]), at) for row in there],
        "open": questions.rows(journal, PromiseFilter(states=questions.OPEN, at=at)),
        "settled": questions.rows(journal, PromiseFilter(states=SETTLED, at=at)),
        "attention": attention.gather(journal, at),
        "counts": attention.counts(journal, at),
        "clients": client_list.summaries(journal, at),
        "by client": numbers.figures(journal, *period, at, numbers.By.CLIENT),
        "by kind": numbers.figures(journal, *period, at, numbers.By.KIND),
        "by month": numbers.figures(journal, *period, at, numbers.By.MONTH),
        "weeks": numbers.kept_by_week(journal, at),
        "reports": [gather(journal, client_id, PERIOD, at) for client_id in (1, 2, 3)],
        "found": search(journal, "see", 100, at),
        "names": search(journal, "firm", 100, at),
        "done": history.operations(journal, at=at),
        "timeline": interaction_questions.page(journal, InteractionFilter(at=at)),
    }


class Practice:
    """A business at work: each step does something at random, a while after the one before."""

    def __init__(self, seed: int, *, voids: bool = False) -> None:
        self.ends = [promises.break_promise, promises.release, *([promises.void] if voids else [])]
        self.random = random.Random(seed)
        self.clock = FixedClock(FIRST)
        self.journal = Journal.open(None, self.clock, zone="Europe/London")
        for name in ("Larkspur", "Kestrel", "Fenwick"):
            clients.add(self.journal, ClientDraft(name))
        self.firms: list[ClientId] = []

    def step(self) -> None:
        self.clock.set(self.clock.now() + timedelta(minutes=self.random.choice((1, 30, 240, 1500))))
        chosen = self.random.choice(self.deeds())
        try:
            chosen()
        except Refused:
            return

    def deeds(self) -> list[Callable[[], Any]]:
        often = [self.log, self.log, self.keep, self.move, self.move_told, self.tell, self.end, self.reopen, self.keep]
        return [*often, self.add_firm, self.lose_firm]

    def window(self) -> Window:
        end = self.clock.now() + timedelta(minutes=self.random.choice((0, 5, 90, 1400, 4000, 9000)))
        start = self.random.choice((None, end, end - timedelta(minutes=30)))
        return Window(
            start, end, self.random.choice((Grain.MINUTE, Grain.HOUR, Grain.DAY)), "Europe/London", "soon", "1 h Fri"
        )

    def some(self) -> PromiseId:
        return PromiseId(self.random.randint(1, max(1, self.journal.value("SELECT count(*) FROM promises"))))

    def log(self) -> None:
        made = tuple(
            PromiseDraft("see to it", self.window(), self.random.choice((Side.GIVEN, Side.GIVEN, *Side)))
            for _ in range(self.random.randint(0, 2))
        )
        way, reached = self.random.choice(list(Way)), self.random.random() < 0.8
        draft = InteractionDraft(self.random.randint(1, 3), way, words="x", minutes=5, promises=made, reached=reached)
        interactions.log(self.journal, draft)

    def keep(self) -> None:
        promises.keep(self.journal, self.some(), Keeping())

    def move(self) -> None:
        promises.move(self.journal, self.some(), Moving(self.window(), "ill"))

    def move_told(self) -> None:
        promises.move(self.journal, self.some(), Moving(self.window(), "ill", told_at=self.clock.now(), agreed=True))

    def tell(self) -> None:
        promises.tell(self.journal, self.some(), Telling(how="phone"))

    def end(self) -> None:
        end = self.random.choice(self.ends)
        end(self.journal, self.some(), Settling("no more"))

    def add_firm(self) -> None:
        self.firms.append(clients.add(self.journal, ClientDraft(f"Firm {len(self.firms)}")).id)

    def lose_firm(self) -> None:
        if self.firms:
            clients.strike_out(self.journal, self.random.choice(self.firms), "gone")

    def reopen(self) -> None:
        promises.reopen(self.journal, self.some(), "not done after all")


@pytest.mark.parametrize("seed", range(4))
def test_what_was_answered_then_is_answered_as_of_then(seed: int) -> None:
    voids = seed % 2 == 1  # What was voided is printed in no report, not even of the time before.
    practice = Practice(seed, voids=voids)
    said: list[tuple[datetime, dict[str, object]]] = []

    for _ in range(STEPS):
        practice.step()
        said.append((practice.clock.now(), answers(practice.journal, practice.clock.now())))
    practice.clock.set(practice.clock.now() + timedelta(days=30))

    for moment, answered in said:
        again = answers(practice.journal, moment)
        for name, answer in answered.items():
            if voids and name == "reports":
                continue
            assert again[name] == answer, f"{name} as of {moment}"


def test_telling_noted_after_a_move_that_it_came_before_counts_alike_everywhere() -> None:
    practice = Practice(0)
    day = Window(None, FIRST + timedelta(days=4), Grain.DAY, "Europe/London")
    made = promises.make(practice.journal, PromiseDraft("see to it", day, client_id=1))
    practice.clock.set(FIRST + timedelta(days=1))
    later = Window(None, FIRST + timedelta(days=6), Grain.DAY, "Europe/London", why="2 h Mon")
    promises.move(practice.journal, made.id, Moving(later, "ill"))
    promises.tell(practice.journal, made.id, Telling(at=FIRST + timedelta(hours=12)))
    promises.keep(practice.journal, made.id)

    listed = questions.row_of(practice.journal, made.id).verdict
    reported = gather(practice.journal, 1, PERIOD, practice.clock.now()).promises[0].result_words

    assert listed is Verdict.AFTER_AGREED_MOVE
    assert reported == "Moved"
    assert questions.events(practice.journal, made.id)[1].why == "2 h Mon"
