"""What the blanks of ready words are filled with, from the record of a promise; its private words never are."""

from datetime import datetime

from msgspec import Struct

from models import business, people, waiting
from models.journal import Journal
from models.promises import questions
from models.promises.records import EventKind, Promise, PromiseEvent, PromiseId, PromiseRow, Side, State
from models.ready_words import About
from models.spoken_times import Spoken
from models.windows import Grain, Window, in_zone
from models.words import shortened

_LONGEST = 300


class Addressed(Struct, frozen=True):
    """A promise with what fills the blanks, and where its hearer reads mail; empty where no address is known."""

    row: PromiseRow
    about: About
    email: str


def of_promise(journal: Journal, promise_id: PromiseId, spoken: Spoken) -> Addressed:
    """Return what is known about a promise for words to its hearer. Raises: NotFound."""
    now, row = journal.now(), questions.row_of(journal, promise_id)
    promise, ours = row.promise, business.get(journal)
    happened = questions.events(journal, promise_id)
    known = known_window(promise, happened)
    about = About(
        person=row.person_name,
        client=row.client_name,
        promise="" if promise.side is Side.FOLLOW_UP else shortened(promise.words, _LONGEST),
        when=spoken.window(promise.window, now),
        was=spoken.window(known, now),
        new_time=spoken.window(promise.window, now) if _differs(known, promise.window) else "",
        done=_done(promise, spoken, now),
        made_good=shortened(_made_good(happened), _LONGEST).rstrip(". "),
        waiting=_waiting(journal, promise, now),
        business=ours.name,
        signature=ours.signature_name,
        phone=ours.phone,
    )
    return Addressed(row, about, _email(journal, promise.person_id))


def known_window(promise: Promise, happened: tuple[PromiseEvent, ...]) -> Window:
    """Return the promised time that the client last heard of: the one before moves they were not told of."""
    known = present = promise.first
    for event in sorted(happened, key=_noted):
        if event.kind is EventKind.MOVED and event.new_due is not None:
            present = _window(event, present)
        if event.kind is EventKind.TOLD or (event.kind is EventKind.MOVED and event.told_at is not None):
            known = present
    return known


def _done(promise: Promise, spoken: Spoken, now: datetime) -> str:
    if promise.state is not State.KEPT or promise.settled_at is None:
        return ""
    return spoken.moment(promise.settled_at, promise.window.zone, now)


def _window(event: PromiseEvent, before: Window) -> Window:
    zone = event.zone or before.zone
    start = None if event.new_start is None else in_zone(event.new_start, zone)
    end = in_zone(event.new_due or before.end, zone)
    return Window(start, end, Grain(event.grain or before.grain), zone)


def _differs(one: Window, other: Window) -> bool:
    return (one.start, one.end) != (other.start, other.end)


def _noted(event: PromiseEvent) -> int:
    return event.id


def _made_good(happened: tuple[PromiseEvent, ...]) -> str:
    return next((event.made_good for event in reversed(happened) if event.made_good), "")


def _waiting(journal: Journal, promise: Promise, now: datetime) -> str:
    """Return the promise of ours to the same client that waits for what is owed; a note to oneself is not told."""
    if promise.side is not Side.OWED:
        return ""
    found = (row.ours.promise for row in waiting.on_promise(journal, promise.id, now))
    return next((shortened(ours.words, _LONGEST) for ours in found if ours.side is Side.GIVEN), "")


def _email(journal: Journal, person_id: int | None) -> str:
    if person_id is None:
        return ""
    return next(iter(people.get(journal, person_id).emails), "")
