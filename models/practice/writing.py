"""From the plan of the invented practice to rows, in the order in which it all took place."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta

from models.changes import Kind
from models.instants import local_day, optional_text, to_text
from models.practice.cast import BUSINESS
from models.practice.plans import Contact, Given, Happening, Plan, Seat
from models.promises.records import EventKind
from models.promises.rows import window_columns
from models.store.seals import Value
from models.windows import Window
from models.working_time import STANDARD
from models.writing import Writing

_NOTED_AFTER = timedelta(minutes=4)


class Scribe:
    """Writes plans into one journal; what it wrote earlier it knows by id."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def business(self, writing: Writing) -> None:
        """Name the business, and mark the journal as invented."""
        writing.put(Kind.BUSINESS, 1, {**BUSINESS, "working_week": STANDARD.to_json()})

    def seat(self, writing: Writing, seat: Seat, since: datetime, number: int) -> None:
        """Write a client with people, site and jobs."""
        member = seat.member
        seat.client_id = writing.add(
            Kind.CLIENT,
            {
                "name": member.name,
                "kind": member.kind,
                "stage": member.stage,
                "since": local_day(since, "Europe/London").isoformat(),
                "came_by": member.came_by,
                "tags": member.tags,
                "reach": member.reach,
                "private_words": member.private_words,
                "ease": member.ease,
                "ease_on": local_day(since, "Europe/London").isoformat() if member.ease else None,
                "added_at": to_text(since),
            },
        )
        self._people(writing, seat, number)
        self._site(writing, seat)
        for title, stage in member.jobs:
            seat.jobs[title] = writing.add(
                Kind.JOB, {"client_id": seat.client_id, "title": title, "stage": stage, "added_at": to_text(since)}
            )

    def steps(self, plan: Plan) -> Iterator[tuple[datetime, Contact | Happening]]:
        """Return what is to be written, in order of time; a contact comes before what came up in it."""
        found: list[tuple[datetime, int, Contact | Happening]] = [(contact.at, 0, contact) for contact in plan.contacts]
        found += [(event.at, _RANK.get(event.kind, 2), event) for event in plan.happenings]
        found.sort(key=_moment_and_rank)
        for at, _rank, step in found:
            yield at, step

    def write(self, writing: Writing, step: Contact | Happening) -> None:
        """Write a contact, or an event with the promise itself when it is its first."""
        if isinstance(step, Contact):
            self._contact(writing, step)
            return
        if step.kind is EventKind.MADE:
            self._promise(writing, step.given)
        self._event(writing, step)

    def waits(self, writing: Writing, plan: Plan) -> None:
        """Write what waits for what, once all of it has its ids."""
        for wait in plan.waits:
            writing.add(
                Kind.WAIT,
                {
                    "promise_id": wait.ours.id,
                    "owed_id": wait.owed.id,
                    "next_word_id": wait.next_word.id,
                    "at": to_text(wait.at),
                },
            )

    def _people(self, writing: Writing, seat: Seat, number: int) -> None:
        for place, person in enumerate(seat.member.people):
            seat.people[person.name] = writing.add(
                Kind.PERSON,
                {
                    "client_id": seat.client_id,
                    "name": person.name,
                    "role": person.role,
                    # 01632 960000 to 960999 is set aside for invented people (Ofcom).
                    "phones": f"01632 960{(number * 7 + place * 3) % 1000:03}",
                    "emails": _address(person.short, seat.member.name, number),
                    "decides": int("d" in person.marks),
                    "pays": int("p" in person.marks),
                    "technical": int("t" in person.marks),
                },
            )

    def _site(self, writing: Writing, seat: Seat) -> None:
        values: dict[str, Value] = {
            "client_id": seat.client_id,
            "name": "Home" if seat.member.kind == "household" else "Main",
            "address": seat.member.address,
            "access_notes": seat.member.access_notes,
        }
        writing.add(Kind.SITE, values)

    def _contact(self, writing: Writing, contact: Contact) -> None:
        contact.id = writing.add(
            Kind.INTERACTION,
            {
                "client_id": contact.seat.client_id,
                "kind": contact.way.value,
                "direction": contact.direction.value,
                "reached": int(contact.reached),
                "happened_at": to_text(contact.at),
                "noted_at": to_text(self._noted(contact.at)),
                "minutes": contact.minutes,
                "job_id": _job(contact.seat, contact.job),
                "words": contact.words,
                "private_words": contact.private_words,
                "solved": contact.solved.value,
                "charge": contact.charge,
                "amount_minor": contact.amount_minor,
                "currency": None if contact.amount_minor is None else BUSINESS["currency"],
            },
        )
        link: dict[str, Value] = {
            "interaction_id": contact.id,
            "person_id": contact.seat.people[contact.person.name],
        }
        writing.add(Kind.INTERACTION_PERSON, link)

    def _promise(self, writing: Writing, given: Given) -> None:
        contact, first, window = given.contact, given.first, given.window
        given.id = writing.add(
            Kind.PROMISE,
            {
                "side": given.side.value,
                "words": given.words,
                "private_words": given.private_words,
                "kind": given.kind.value,
                "client_id": contact.seat.client_id,
                "person_id": contact.seat.people[contact.person.name],
                "interaction_id": contact.id or None,
                "job_id": _job(contact.seat, given.job),
                "made_at": to_text(contact.at),
                "noted_at": to_text(self._noted(contact.at)),
                **_stored(first, "first_"),
                "first_start": optional_text(first.start),
                "first_due": to_text(first.end),
                **_stored(window, ""),
                "start_at": optional_text(window.start),
                "due_at": to_text(window.end),
                "state": given.state.value,
                "settled_at": optional_text(given.settled_at),
            },
        )

    def _event(self, writing: Writing, event: Happening) -> None:
        values: dict[str, Value] = {
            "promise_id": event.given.id,
            "kind": event.kind.value,
            "at": to_text(event.at),
            "noted_at": to_text(self._noted(event.at)),
            "interaction_id": None if event.contact is None else event.contact.id or None,
        }
        if event.before is not None:
            values |= window_columns("old", event.before)
        if event.after is not None:
            values |= window_columns("new", event.after)
        writing.add(Kind.PROMISE_EVENT, values | event.more)

    def _noted(self, at: datetime) -> datetime:
        return min(at + _NOTED_AFTER, max(at, self._now))


_RANK = {EventKind.MADE: 1}


def _moment_and_rank(step: tuple[datetime, int, Contact | Happening]) -> tuple[datetime, int]:
    return step[0], step[1]


def _address(person: str, client: str, number: int) -> str:
    return f"{_plain(person) or 'office'}@{_plain(client) or f'client{number}'}.example"


def _plain(name: str) -> str:
    """Return the letters of a name that an address can hold, words joined by a hyphen."""
    apart = unicodedata.normalize("NFKD", name.replace("Ł", "L").replace("ł", "l"))
    bare = apart.encode("ascii", "ignore").decode().casefold()
    return "-".join("".join(filter(str.isalnum, word)) for word in bare.replace("'", "").split()).strip("-")


def _job(seat: Seat, title: str | None) -> int | None:
    return None if title is None else seat.jobs[title]


def _stored(window: Window, prefix: str) -> dict[str, Value]:
    return {
        f"{prefix}grain": window.grain.value,
        f"{prefix}said": window.said,
        f"{prefix}zone": window.zone,
        f"{prefix}why": window.why,
    }
