"""What was answered at a moment is answered again, later, as of that moment: the past does not change."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from models import attention, client_list, clients, history, jobs, numbers, people, sites
from models.clients import ClientDraft, ClientId, Stage
from models.clock import FixedClock
from models.errors import Refused
from models.instants import to_text
from models.interactions import operations as interactions
from models.interactions import questions as interaction_questions
from models.interactions.records import InteractionDraft, InteractionFilter, InteractionId, Way
from models.jobs import JobDraft, JobStage
from models.journal import Journal
from models.people import PersonDraft
from models.promises import operations as promises
from models.promises import questions
from models.promises.questions import PromiseFilter
from models.promises.records import (
    Keeping,
    Moving,
    PromiseDraft,
    PromiseId,
    Settling,
    Side,
    State,
    Telling,
    Verdict,
    Wording,
)
from models.search import search
from models.service_report.gather import gather
from models.service_report.periods import month
from models.sites import SiteDraft
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


def records(journal: Journal, at: datetime) -> dict[str, object]:
    """Return what a journal that looks back, or does not have to, says of the records that are changed and struck."""
    standing = [summary.client.id for summary in client_list.summaries(journal, at)]
    return {
        "everyone": people.everyone(journal),
        "people": [people.of_client(journal, client_id) for client_id in standing],
        "all jobs": jobs.all_jobs(journal),
        "jobs": [jobs.of_client(journal, client_id) for client_id in standing],
        "sites": [sites.of_client(journal, client_id) for client_id in standing],
        "each client": [clients.get(journal, client_id) for client_id in standing],
        "each page": [
            interaction_questions.page(journal, InteractionFilter(client_id=client_id, at=at)) for client_id in standing
        ],
        "cards": [numbers.client_card(journal, client_id, at) for client_id in standing],
        # Which is the best depends on all that is there, also on what came later.
        "people found": sorted((hit.id, hit.title, hit.client_name) for hit in search(journal, "tom", 100, at).hits),
        "jobs found": sorted((hit.id, hit.title, hit.client_name) for hit in search(journal, "rollout", 100, at).hits),
    }


class Practice:
    """A business at work: each step does something at random, a while after the one before."""

    def __init__(self, seed: int, path: Path | None = None) -> None:
        self.ends = [promises.break_promise, promises.release, promises.void]
        self.random = random.Random(seed)
        self.clock = FixedClock(FIRST)
        if path is None:
            self.journal = Journal.open(None, self.clock, zone="Europe/London")
        else:
            self.journal = Journal.make(path, self.clock, zone="Europe/London")
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


class ChangingPractice(Practice):
    """One that also corrects, renames and strikes out what it wrote."""

    def deeds(self) -> list[Callable[[], Any]]:
        often = [
            self.correct,
            self.rename,
            self.strike,
            self.meet,
            self.know,
            self.begin_job,
            self.further,
            self.move_in,
        ]
        return [*super().deeds(), *often]

    def any_of(self, table: str) -> int:
        return self.random.randint(1, max(1, self.journal.value(f"SELECT count(*) FROM {table}")))

    def correct(self) -> None:
        number = InteractionId(self.any_of("interactions"))
        found = interaction_questions.get(self.journal, number)
        draft = InteractionDraft(
            found.client_id, self.random.choice(list(Way)), words=self.random.choice(("x", "see", "heard of it")),
            minutes=self.random.choice((None, 1, 20)), person_ids=found.person_ids, reached=not found.reached,
        )  # fmt: skip
        interactions.change(self.journal, number, draft)

    def reword(self) -> None:
        words = self.random.choice(("see to it", "see them", "look in"))
        promises.change_wording(self.journal, self.some(), Wording(words, lead_minutes=self.random.choice((None, 30))))

    def rename(self) -> None:
        draft = clients.draft_of(clients.get(self.journal, self.random.randint(1, 3)))
        name = f"{draft.name.split()[0]} {self.random.randint(1, 9)}"
        clients.change(
            self.journal, self.random.randint(1, 3), replace(draft, name=name, stage=self.random.choice([*Stage]))
        )

    def strike(self) -> None:
        interactions.strike_out(self.journal, InteractionId(self.any_of("interactions")), "noted twice")

    def meet(self) -> None:
        added = people.add(self.journal, PersonDraft(self.random.randint(1, 3), f"Tom {self.random.randint(1, 99)}")).id
        draft = InteractionDraft(people.get(self.journal, added).client_id, Way.CALL, words="met", person_ids=(added,))
        interactions.log(self.journal, draft)

    def know(self) -> None:
        number = self.any_of("people")
        if self.random.random() < 0.3:
            people.strike_out(self.journal, number)
            return
        draft = people.draft_of(people.get(self.journal, number))
        people.change(self.journal, number, replace(draft, role=self.random.choice(("buys", "signs")), decides=True))

    def begin_job(self) -> None:
        jobs.add(self.journal, JobDraft(self.random.randint(1, 3), f"Rollout {self.any_of('jobs')}"))

    def further(self) -> None:
        number = self.any_of("jobs")
        if self.random.random() < 0.3:
            jobs.strike_out(self.journal, number)
            return
        draft = jobs.draft_of(jobs.get(self.journal, number))
        jobs.change(self.journal, number, replace(draft, stage=self.random.choice([*JobStage])))

    def move_in(self) -> None:
        sites.add(
            self.journal, SiteDraft(self.random.randint(1, 3), "Depot", f"{self.any_of('sites')} High Street", None, "")
        )


@pytest.mark.parametrize("seed", range(4))
def test_what_was_answered_then_is_answered_as_of_then(seed: int) -> None:
    practice = Practice(seed)
    said: list[tuple[datetime, dict[str, object]]] = []

    for _ in range(STEPS):
        practice.step()
        said.append((practice.clock.now(), answers(practice.journal, practice.clock.now())))
    practice.clock.set(practice.clock.now() + timedelta(days=30))

    for moment, answered in said:
        again = answers(practice.journal, moment)
        for name, answer in answered.items():
            assert again[name] == answer, f"{name} as of {moment}"


@pytest.mark.parametrize("seed", range(3))
def test_what_was_answered_then_is_answered_by_a_journal_that_looks_back(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "a.kept"
    practice = ChangingPractice(seed, path)
    said: list[tuple[datetime, dict[str, object]]] = []

    for _ in range(STEPS):
        practice.step()
        now = practice.clock.now()
        said.append((now, answers(practice.journal, now) | records(practice.journal, now)))
    practice.journal.close()

    for moment, answered in said:
        journal = Journal.open(path, FixedClock(moment))
        journal.look_back(moment)
        again = answers(journal, moment) | records(journal, moment)
        journal.close()
        for name, answer in answered.items():
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
