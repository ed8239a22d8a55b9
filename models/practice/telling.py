"""From a story to contacts, promises and what became of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum, auto
from random import Random
from typing import Generic, TypeVar

from models.instants import to_text
from models.interactions.records import Direction, Way
from models.practice import phrases
from models.practice.beats import Beat, Story, Word
from models.practice.cast import Role
from models.practice.plans import Contact, Given, Plan, Seat
from models.practice.times import Times
from models.promises.records import Side, State
from models.windows import Grain

Card = TypeVar("Card")
_PRIVATE_SHARE = 0.16
_RECENT = timedelta(days=90)
_SETTLED_BY = timedelta(days=7)
_SPARED = 0.6
"""How many of the last months' failures are spared, to make room for what is late in the present."""
_HOURLY_MINOR = 6400


class Fate(Enum):
    """What becomes of a promise."""

    KEPT = auto()
    AGREED = auto()
    UNTOLD = auto()
    LATE = auto()
    BROKEN = auto()
    RELEASED = auto()
    VOID = auto()
    REOPENED = auto()


FATES: tuple[tuple[Fate, int], ...] = (
    (Fate.KEPT, 74),
    (Fate.AGREED, 2),
    (Fate.UNTOLD, 1),
    (Fate.LATE, 2),
    (Fate.BROKEN, 1),
    (Fate.RELEASED, 1),
    (Fate.VOID, 1),
    (Fate.REOPENED, 1),
)
"""How often each comes in a full round."""


class Deck(Generic[Card]):
    """Cards dealt in random order, each as often as it lies in the deck before any comes again."""

    def __init__(self, cards: Sequence[Card], chance: Random) -> None:
        self._cards = tuple(cards)
        self._chance = chance
        self._left: list[Card] = []

    def deal(self) -> Card:
        """Return the next card."""
        if not self._left:
            self._left = list(self._cards)
            self._chance.shuffle(self._left)
        return self._left.pop()


class Teller:
    """Tells stories into a plan; none of it reaches into today."""

    def __init__(self, plan: Plan, times: Times, chance: Random) -> None:
        self.plan = plan
        self._times = times
        self._chance = chance
        self._fates = Deck([fate for fate, often in FATES for _ in range(often)], chance)
        self._private = Deck(phrases.PRIVATE, chance)
        self._stock = {
            name: Deck(stock, chance)
            for name, stock in (
                ("move", phrases.MOVE_REASONS),
                ("call", phrases.MOVE_CALLS),
                ("late", phrases.LATE_WORDS),
                ("break", phrases.BREAK_REASONS),
                ("good", phrases.MADE_GOOD),
                ("release", phrases.RELEASE_REASONS),
                ("void", phrases.VOID_REASONS),
                ("reopen", phrases.REOPEN_REASONS),
                ("missed", phrases.MISSED_CALLS),
                ("check", phrases.CHECK_INS),
            )
        }

    def tell(self, story: Story, seat: Seat, start: datetime) -> None:
        """Tell a story that begins at a moment; it breaks off where it would reach today."""
        slots = self._slots(seat)
        job = self._chance.choice([*seat.jobs, None, None]) if seat.jobs else None
        moment, answered = start, None
        for beat in story:
            if moment >= self._times.midnight:
                return
            contact = self._contact(beat, seat, slots, moment, job)
            if answered is not None:
                self._keep(answered[0], contact, answered[1])
                answered = None
            if beat.word is None:
                moment = self._times.working_moment(self._times.ahead(moment.date(), self._chance.randint(1, 6)))
                continue
            found = self._promise(beat.word, contact, slots)
            if found is None:
                return
            answered, moment = (found[0], found[1]), found[2]

    def check_in(self, seat: Seat, at: datetime, *, missed: bool = False) -> None:
        """Log a short word of ours, or one that did not reach them."""
        words = self._stock["missed" if missed else "check"].deal()
        beat = Beat(Way.CALL, Direction.OUTBOUND, (1, 2) if missed else (3, 8), words, reached=not missed)
        self._contact(beat, seat, self._slots(seat), at, None)

    def _slots(self, seat: Seat) -> dict[str, object]:
        person = self._chance.choice(seat.member.people)
        return {
            "person": person,
            "who": person.short,
            "room": self._chance.choice(seat.member.rooms),
            "box": self._chance.choice(seat.member.boxes),
            "n": self._chance.randint(3, 28),
        }

    def _contact(self, beat: Beat, seat: Seat, slots: dict[str, object], at: datetime, job: str | None) -> Contact:
        person = slots["person"]
        if not isinstance(person, Role):
            raise TypeError("a story is told to a person")
        minutes = None if beat.minutes is None else self._chance.randint(*beat.minutes)
        private = self._private.deal() if self._chance.random() < _PRIVATE_SHARE else ""
        contact = Contact(
            at, seat, person, beat.way, beat.direction, minutes, _filled(beat.words, slots), private, beat.reached,
            beat.solved, job=job,
        )  # fmt: skip
        self._charge(contact)
        self.plan.contacts.append(contact)
        return contact

    def _charge(self, contact: Contact) -> None:
        if contact.minutes is None or contact.minutes < 15:
            return
        chance = self._chance.random()
        if chance < 0.45:
            contact.charge = "included"
        elif chance < 0.92:
            contact.charge, contact.amount_minor = "charged", -(-contact.minutes // 15) * _HOURLY_MINOR // 4
        else:
            contact.charge = "goodwill"

    def _promise(self, word: Word, contact: Contact, slots: dict[str, object]) -> tuple[Given, Fate, datetime] | None:
        """Make a promise; return it, its fate and when the next beat answers it, or None when none does.

        Nothing that is settled late may reach into today, so what is due of late is kept in time.
        """
        times, fate = self._times, self._fates.deal() if word.side is Side.GIVEN else Fate.KEPT
        first = times.window(word.by, contact.at)
        answer = times.moment_in(first, contact.at)
        left = times.midnight - first.end
        if left < _SETTLED_BY or (left < _RECENT and self._chance.random() < _SPARED):
            fate = Fate.KEPT
        if first.end >= times.midnight:
            return None
        words = _filled(word.words, slots)
        given = self.plan.promise(Given(contact, words, word.kind, word.side, first, first, job=contact.job))
        if fate in {Fate.BROKEN, Fate.RELEASED, Fate.VOID}:
            self._end(given, fate)
            return None
        if fate in {Fate.AGREED, Fate.UNTOLD}:
            answer = self._move(given, contact, slots, told=fate is Fate.AGREED)
        elif fate is Fate.LATE:
            answer = times.after(first.end)
        return given, fate, answer

    def _move(self, given: Given, contact: Contact, slots: dict[str, object], *, told: bool) -> datetime:
        times, first = self._times, given.first
        at = times.between(contact.at, first.end)
        window = times.deadline(times.ahead(first.end.date(), 1))
        reason = self._stock["move"].deal()
        if not told:
            self.plan.move(given, at, window, None, reason=reason)
            return self._times.moment_in(window, first.end)
        words = self._stock["call"].deal().replace("{reason}", reason)
        beat = Beat(Way.CALL, Direction.OUTBOUND, (2, 6), words)
        call = self._contact(beat, contact.seat, slots, at, contact.job)
        self.plan.move(given, at, window, call, reason=reason, told_at=to_text(at), told_how="call", agreed=1)
        return times.moment_in(window, first.end)

    def _end(self, given: Given, fate: Fate) -> None:
        made, due = given.contact.at, given.first.end
        if fate is Fate.VOID:
            self.plan.settle(given, State.VOID, made + timedelta(minutes=3), reason=self._stock["void"].deal())
        elif fate is Fate.RELEASED:
            reason = self._stock["release"].deal()
            self.plan.settle(given, State.RELEASED, self._times.between(made, due), reason=reason)
        else:
            reason, good = self._stock["break"].deal(), self._stock["good"].deal()
            at = due - timedelta(minutes=20)
            self.plan.settle(given, State.BROKEN, at, reason=reason, made_good=good, told_how="call")

    def _keep(self, given: Given, contact: Contact, fate: Fate) -> None:
        words = self._stock["late"].deal() if fate is Fate.LATE else ""
        if fate is Fate.REOPENED and given.first.grain is Grain.DAY:
            early = self._times.between(given.contact.at, contact.at)
            self.plan.settle(given, State.KEPT, early)
            self.plan.reopen(given, self._times.between(early, contact.at), self._stock["reopen"].deal())
        self.plan.settle(given, State.KEPT, contact.at, contact, reason=words)


def _filled(words: str, slots: dict[str, object]) -> str:
    filled = words.format_map(slots)
    return filled[:1].upper() + filled[1:]
