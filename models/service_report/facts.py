"""The allow-list: the only columns of a journal that a client's page is made from."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from models import business, logo
from models.errors import NotFound
from models.instants import day_start, from_text, to_text
from models.interactions.records import Direction, Solved, Way
from models.journal import Journal
from models.promises.records import Moves, Promise, PromiseEvent, State, Verdict
from models.promises.rows import event_from, promise_from
from models.promises.verdicts import as_of, moves_by, verdict
from models.service_report.periods import Period
from models.service_report.records import Letterhead

# Never `*`: a column named here is read, a private one is an empty text, and no other can be reached.
_PROMISE = (
    "SELECT p.id, p.side, p.words, '' AS private_words, p.kind, p.client_id, p.person_id, p.interaction_id, p.job_id, "
    "p.made_at, p.noted_at, p.first_start, p.first_due, p.first_grain, p.first_said, p.first_zone, p.first_why, "
    "p.start_at, p.due_at, p.grain, p.said, p.zone, p.why, p.expected_minutes, p.lead_minutes, p.state, p.settled_at "
)
_WANTED = (
    "FROM promises p WHERE p.client_id = ? AND p.side = 'given' AND p.made_at <= ? "
    "AND (p.first_due >= ? OR p.state = 'open' OR p.settled_at >= ?)"
)
_EVENT = (
    "SELECT e.id, e.promise_id, e.kind, e.at, e.noted_at, e.old_start, e.old_due, e.new_start, e.new_due, "
    "e.grain, e.said, e.zone, e.why, "
    "CASE WHEN e.kind IN ('moved', 'told', 'kept', 'broken') THEN e.reason ELSE '' END AS reason, "
    "e.told_at, e.told_how, e.agreed, e.made_good, e.interaction_id FROM promise_events e "
)
_INTERACTION = (
    "SELECT kind, direction, reached, happened_at, minutes, words, solved FROM interactions "
    "WHERE client_id = ? AND struck_at IS NULL AND happened_at >= ? AND happened_at < ? AND happened_at <= ? "
    "ORDER BY happened_at, id"
)
_BUSINESS = (
    "SELECT name, strapline, phone, email, website, address, hours, answer_time, signature_name, logo_sha256, "
    "tax_label, tax_number FROM business"
)


class InteractionFact(Struct, frozen=True):
    """One interaction, as far as the client may know it."""

    way: Way
    direction: Direction
    reached: bool
    happened_at: datetime
    minutes: int | None
    words: str
    solved: Solved


class PromiseFact(Struct, frozen=True):
    """One promise as it stood at the report's moment, without its private words."""

    promise: Promise
    events: tuple[PromiseEvent, ...]
    moves: Moves
    verdict: Verdict

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.promise.state is State.OPEN

    @property
    def is_void(self) -> bool:
        """Tell whether it was typed by mistake: its words may be about anybody, so no client reads them."""
        return self.promise.state is State.VOID


class PeriodSpan(Struct, frozen=True):
    """A period as instants: from its first moment to the first one after it."""

    start: datetime
    end: datetime


def span(period: Period, zone: str) -> PeriodSpan:
    """Return the period on the clock of the business."""
    return PeriodSpan(day_start(period.first, zone), day_start(period.last + timedelta(days=1), zone))


def letterhead(journal: Journal) -> Letterhead:
    """Return who the report is from."""
    row = journal.row(_BUSINESS)
    if row is None:
        raise business.nobodys()
    tax = f"{row['tax_label']} {row['tax_number']}".strip() if row["tax_number"] else ""
    return Letterhead(
        name=row["name"],
        strapline=row["strapline"],
        phone=row["phone"],
        email=row["email"],
        website=row["website"],
        address=row["address"],
        hours=row["hours"],
        answer_time=row["answer_time"],
        signature_name=row["signature_name"],
        logo=logo.stored(journal, row["logo_sha256"]),
        tax_note=tax,
    )


def client_name(journal: Journal, client_id: int) -> str:
    """Return the client's name. Raises: NotFound."""
    name = journal.value("SELECT name FROM clients WHERE id = ?", (client_id,))
    if name is None:
        raise NotFound(f"there is no client number {client_id}; choose one from the list", field="client")
    return str(name)


def for_whom(journal: Journal, client_id: int) -> str:
    """Return the person the report is for, with their role: who decides or, of only one, that one."""
    people = journal.rows(
        "SELECT name, role, decides FROM people WHERE client_id = ? AND struck_at IS NULL ORDER BY decides DESC, id",
        (client_id,),
    )
    if not people or (len(people) > 1 and not people[0]["decides"]):
        return ""
    return ", ".join(part for part in (people[0]["name"], people[0]["role"]) if part)


def interactions(journal: Journal, client_id: int, within: PeriodSpan, at: datetime) -> tuple[InteractionFact, ...]:
    """Return what took place in the period by a moment, oldest first, without what was struck out."""
    rows = journal.rows(_INTERACTION, (client_id, to_text(within.start), to_text(within.end), to_text(at)))
    return tuple(
        InteractionFact(
            way=Way(row["kind"]),
            direction=Direction(row["direction"]),
            reached=bool(row["reached"]),
            happened_at=from_text(row["happened_at"]),
            minutes=row["minutes"],
            words=row["words"],
            solved=Solved(row["solved"]),
        )
        for row in rows
    )


def promises(journal: Journal, client_id: int, within: PeriodSpan, at: datetime) -> tuple[PromiseFact, ...]:
    """Return the promises given to the client that matter to the period, as of a moment, by first due time.

    These are the ones first due in the period or later, those still open, and those settled since it began; those
    that were void by then are among them, to be counted and not to be told.
    """
    earliest = to_text(min(within.start, at))
    wanted = (client_id, to_text(at), to_text(within.start), earliest)
    events: dict[int, list[PromiseEvent]] = defaultdict(list)
    for row in journal.rows(
        f"{_EVENT} WHERE e.promise_id IN (SELECT p.id {_WANTED}) AND e.at <= ? ORDER BY e.id",
        (*wanted, to_text(at)),
    ):
        events[row["promise_id"]].append(event_from(row))
    found = [promise_from(row) for row in journal.rows(_PROMISE + _WANTED, wanted)]
    facts = (_fact(promise, tuple(events[promise.id]), at) for promise in found)
    return tuple(sorted(facts, key=lambda fact: (fact.promise.first.due_at, fact.promise.id)))


def first_due_in(facts: tuple[PromiseFact, ...], within: PeriodSpan) -> Iterator[PromiseFact]:
    """Return the promises that belong to the period: their first promised time fell due in it."""
    return (fact for fact in facts if within.start <= fact.promise.first.due_at < within.end)


def carried_into(facts: tuple[PromiseFact, ...], within: PeriodSpan) -> Iterator[PromiseFact]:
    """Return those from before the period that were open as it began, and were settled since or are overdue."""
    for fact in facts:
        if fact.promise.first.due_at >= within.start:
            continue
        was_open = as_of(fact.promise, fact.events, within.start).state is State.OPEN
        if was_open and (not fact.is_open or fact.verdict is Verdict.OVERDUE):
            yield fact


def _fact(promise: Promise, events: tuple[PromiseEvent, ...], at: datetime) -> PromiseFact:
    then = as_of(promise, events, at)
    moves = moves_by(events, at)
    return PromiseFact(then, events, moves, verdict(then, moves, at))
