"""A review, what was gone through in it, and what is to be decided."""

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from models.promises.records import PromiseId
from models.rates import Rate
from models.reviews.slipped import Slipped

ReviewId = NewType("ReviewId", int)
ReviewItemId = NewType("ReviewItemId", int)


class Answer(StrEnum):
    """The verdict given on one promise in a review."""

    DONE = "done"
    MOVED = "told and moved"
    BROKEN = "broken"
    RELEASED = "released"
    SKIPPED = "skipped"


class Review(Struct, frozen=True):
    """A sitting; `ended_at` None while it is under way."""

    id: ReviewId
    started_at: datetime
    ended_at: datetime | None
    complete: bool


class ReviewItem(Struct, frozen=True):
    """One promise gone through: the verdict, why it was skipped, and the event that the verdict made.

    `told` says that the event was told to the client.
    """

    id: ReviewItemId
    promise_id: PromiseId
    answer: Answer
    why: str
    at: datetime
    event_id: int | None
    told: bool


class Sitting(Struct, frozen=True):
    """The review under way, with the last verdict on each promise gone through, in their order."""

    review: Review
    items: tuple[ReviewItem, ...]


class Agenda(Struct, frozen=True):
    """What is to be decided at a moment, worst first: not gone through yet, and skipped in the review under way."""

    at: datetime
    sitting: Sitting | None
    unseen: tuple[Slipped, ...]
    skipped: tuple[Slipped, ...]

    @property
    def gone_through(self) -> int:
        """How many promises have their verdict, or were skipped, and need not be looked at again."""
        again = {slipped.promise_id for slipped in self.unseen}
        items = () if self.sitting is None else self.sitting.items
        return sum(item.promise_id not in again for item in items)

    @property
    def total(self) -> int:
        """How many promises this review is about, as far as is known now."""
        return self.gone_through + len(self.unseen)


class Settled(Struct, frozen=True):
    """A promise as the end of a review tells it; `why` says why it was skipped."""

    promise_id: PromiseId
    words: str
    client_name: str
    answer: Answer
    why: str = ""


class DayAhead(Struct, frozen=True):
    """A day with the minutes promised for it and those of working time.

    `guessed` of the `promises` say no length and count with the usual one.
    """

    day: date
    promised_minutes: int
    free_minutes: int
    promises: int
    guessed: int


class Ending(Struct, frozen=True):
    """How a review ended, or stands: every promise gone through, and the seven days to come.

    `settled` are done, moved, broken or released; `told` of them were told to the client; `left` were skipped.
    """

    review: Review
    settled: tuple[Settled, ...]
    told: int
    left: tuple[Settled, ...]
    days: tuple[DayAhead, ...]


class Share(Struct, frozen=True):
    """The promises of one client or kind: kept, in time or after an agreed move, and missed: late, broken, overdue.

    `rate` is None-rated under five cases, as everywhere.
    """

    name: str
    client_id: int | None
    kept: int
    missed: int
    rate: Rate
