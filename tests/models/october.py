"""An October with one client in a real journal: visits, calls, promises of every verdict, and private words."""

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from models import business, clients, people
from models.business import BusinessDraft
from models.clients import ClientDraft, Ease
from models.clock import FixedClock
from models.interactions import operations as interactions
from models.interactions.records import Direction, InteractionDraft, Solved, Way
from models.journal import Journal
from models.people import PersonDraft
from models.promises import operations as promises
from models.promises.records import Keeping, Moving, Promise, PromiseDraft, Settling, Side, Telling
from tests.builders import moment, window

CANARY = "zebra"
"""Part of every word that no client may ever read."""
WRITTEN = moment("2026-11-02 09:15")
BUSINESS = BusinessDraft(
    name="Marsh Lane IT",
    strapline="IT support for small practices and shops",
    phone="01730 555 0142",
    email="ruth@marshlane.example",
    website="marshlane.example",
    hours="Monday to Friday, 8:30 to 17:30",
    signature_name="Ruth Ashdown",
    tax_label="VAT",
    tax_number="GB 123 4567 89",
    zone="Europe/London",
)


class October:
    """A journal being filled: the clock is put to each moment before what happened then is noted."""

    def __init__(self) -> None:
        self.clock = FixedClock(moment("2026-09-01 09:00"))
        self.journal = Journal.open(None, self.clock, zone="Europe/London")
        business.change(self.journal, BUSINESS)
        self.client = self._client("Larkspur Veterinary Practice")
        people.add(
            self.journal,
            PersonDraft(
                self.client,
                "Tom Breckin",
                role="practice manager",
                decides=True,
                phones=(f"{CANARY}-phone",),
                emails=(f"{CANARY}@mail.example",),
                preferred_way=f"{CANARY} way",
                preferred_hours=f"{CANARY} hours",
                private_words=f"{CANARY} of Tom",
            ),
        )
        self.other = self._client(f"Other {CANARY} client")

    def at(self, text: str) -> datetime:
        """Put the clock to a moment."""
        self.clock.set(moment(text))
        return self.clock.now()

    def promise(self, words: str, due: str, made: str, **changed: Any) -> Promise:  # noqa: ANN401
        """Make a promise to the client, with private words that must not be printed."""
        self.at(made)
        draft = PromiseDraft(words, window(due), client_id=self.client, private_words=f"{CANARY} of {words}")
        return promises.make(self.journal, replace(draft, **changed))

    def keep(self, promise: Promise, done: str, words: str = "") -> None:
        """Note that it was done."""
        self.at(done)
        promises.keep(self.journal, promise.id, Keeping(words=words))

    def contact(self, way: Way, happened: str, words: str, minutes: int | None = None, **changed: Any) -> None:  # noqa: ANN401
        """Log a visit, call or e-mail with the client."""
        self.at(happened)
        draft = InteractionDraft(
            self.client, way, minutes=minutes, words=words, private_words=f"{CANARY} about {words or 'nothing'}"
        )
        interactions.log(self.journal, replace(draft, **changed))

    def strike_out(self, number: int) -> None:
        """Strike an interaction out."""
        found = self.journal.value("SELECT id FROM interactions ORDER BY id LIMIT 1 OFFSET ?", (number,))
        interactions.strike_out(self.journal, found, f"{CANARY} why")

    def _client(self, name: str) -> int:
        draft = ClientDraft(
            name,
            came_by=f"{CANARY} road",
            tags=(CANARY,),
            reach=f"{CANARY} reach",
            private_words=f"{CANARY} words",
            ease=Ease.STRAINED,
        )
        return clients.add(self.journal, draft).id


def full() -> October:
    """Return an October in which everything happens."""
    made = October()
    _promises(made)
    _contacts(made)
    _what_is_not_hers(made)
    made.clock.set(WRITTEN)
    return made


def _promises(made: October) -> None:
    made.keep(made.promise("old survey", "2026-09-25 17:00", "2026-09-20 09:00"), "2026-10-05 12:00")
    made.keep(made.promise("quote for a new PC", "2026-10-02 16:00", "2026-10-01 09:00"), "2026-10-02 13:10")
    late = made.promise("backup test with a real restore", "2026-10-16 16:00", "2026-10-06 09:00")
    made.at("2026-10-17 09:00")
    promises.tell(made.journal, late.id, Telling(how="call", words="another client had an emergency"))
    made.keep(late, "2026-10-19 14:40", "I should have rung you on Friday")
    moved = made.promise("Wi-Fi survey of the rear kennels", "2026-10-29 12:00", "2026-10-20 09:00")
    told = made.at("2026-10-27 10:00")
    promises.move(
        made.journal,
        moved.id,
        Moving(window("2026-11-06 10:00"), "the building work", told_at=told, told_how="call", agreed=True),
    )
    broken = made.promise("find a second-hand scanner", "2026-10-23 16:00", "2026-10-20 10:00")
    made.at("2026-10-23 15:00")
    promises.break_promise(
        made.journal, broken.id, Settling("there is none to be had", made_good="a month's support is free")
    )
    released = made.promise("look at the old laptop", "2026-10-24 16:00", "2026-10-20 11:00")
    promises.release(made.journal, released.id, Settling(f"{CANARY} thinks it is not worth it"))
    void = made.promise(f"{CANARY} typed by mistake", "2026-10-24 16:00", "2026-10-20 12:00")
    promises.void(made.journal, void.id, Settling("typed by mistake"))
    made.promise("write the plan", "2026-10-30 17:00", "2026-10-21 09:00")
    made.promise("remove the unused licence", "2026-12-01 17:00", "2026-10-21 10:00")


def _contacts(made: October) -> None:
    made.contact(Way.VISIT, "2026-09-30 10:00", "Before the month", 60)
    made.contact(
        Way.CALL, "2026-10-01 08:00", "Reception PC freezes. Agreed to replace it.", 25, direction=Direction.INBOUND
    )
    made.contact(Way.VISIT, "2026-10-08 10:00", "replaced the reception PC\nWorking before surgery ended.", 190)
    made.contact(Way.CALL, "2026-10-09 10:00", "", 5, reached=False)
    made.contact(Way.EMAIL, "2026-10-26 10:00", "Licence count", None, solved=Solved.NO)
    made.contact(Way.VISIT, "2026-10-31 23:30", "Late on the last evening", 10)
    made.contact(Way.CALL, "2026-10-31 23:40", f"{CANARY} struck out", 99)
    made.strike_out(6)


def _what_is_not_hers(made: October) -> None:
    promise = made.promise(f"{CANARY} follow-up", "2026-10-28 16:00", "2026-10-27 09:00", side=Side.FOLLOW_UP)
    made.keep(promise, "2026-10-28 10:00")
    made.promise(f"{CANARY} owed", "2026-11-28 16:00", "2026-10-27 09:00", side=Side.OWED)
    made.promise(f"{CANARY} of another", "2026-10-28 16:00", "2026-10-27 09:00", client_id=made.other)
    made.at("2026-10-28 10:00")
    interactions.log(made.journal, InteractionDraft(made.other, Way.VISIT, minutes=7, words=f"{CANARY} elsewhere"))
