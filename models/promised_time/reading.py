"""What the reader answers: a reading of the phrase, or the trouble with it."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from models.errors import Refused
from models.instants import zone
from models.windows import Grain, Window
from models.working_time import ONE_DAY, Profile, is_working_day, work_span

COMES_AGAIN = "that comes again and again; a promise is for once"
"""The trouble with a phrase that may be a rule."""


class Kind(StrEnum):
    """What sort of time was said."""

    POINT = "point"
    WINDOW = "window"
    DEADLINE = "deadline"
    NOT_BEFORE = "not before"


class TextSpan(Struct, frozen=True):
    """A stretch of the text, by character, and what it was taken for."""

    start: int
    stop: int
    role: str


class Reading(Struct, frozen=True):
    """A phrase understood.

    `start` is None for a deadline and equals `end` for a point; `end` is None for a not-before, and
    exclusive: a whole day ends at the next midnight. Both are aware, in the profile's zone. `counted` from
    the moment of saying it: "in 2 hours".
    """

    kind: Kind
    start: datetime | None
    end: datetime | None
    grain: Grain
    now: datetime
    assumptions: tuple[str, ...] = ()
    why: str = ""
    spans: tuple[TextSpan, ...] = ()
    counted: bool = False

    def window(self, profile: Profile, said: str) -> Window:
        """Return the promised time: whole days narrowed to their working time.

        A day lasts from the first to the last working minute; a closed day, or one whose working
        time has already passed, until 23:59.
        Raises: Refused for a not-before, which has no end to be held to.
        """
        if self.end is None:
            raise Refused("a promise needs an end; say until when", field="window", offers=self._ends(profile))
        if self.grain in (Grain.MINUTE, Grain.HOUR, Grain.PART):
            return Window(self.start, self.end, self.grain, profile.zone, said, self.why)
        first = None if self.start is None else self.start.date()
        last = (self.end - timedelta(microseconds=1)).date()
        start = None if first is None else _opening(profile, first, last)
        return Window(start, self._closing(profile, first, last), self.grain, profile.zone, said, self.why)

    def _closing(self, profile: Profile, first: date | None, last: date) -> datetime:
        earliest = max(first, self.now.date()) if first is not None else self.now.date()
        day = last
        if self.grain is not Grain.DAY:
            while day > earliest and not is_working_day(profile, day):
                day -= ONE_DAY
        span = work_span(profile, day)
        if span is None:
            return _last_minute(profile, last)
        return span[1] if span[1] > self.now else _last_minute(profile, day)

    def _ends(self, profile: Profile) -> tuple[str, ...]:
        if self.start is None:
            return ()
        day = self.start.date()
        if self.grain is Grain.DAY:
            return (f"{day.isoformat()}", f"{day.isoformat()} to {(day + ONE_DAY).isoformat()}")
        span = work_span(profile, day)
        later = self.start + timedelta(hours=2)
        offers = [f"{day.isoformat()} {self.start:%H:%M}-{later:%H:%M}"] if later.date() == day else []
        if span is not None and self.start < span[1] != later:
            offers.append(f"{day.isoformat()} {self.start:%H:%M}-{span[1]:%H:%M}")
        return tuple(offers)


class Trouble(Struct, frozen=True):
    """Why a phrase cannot be taken: in plain words, where, and at most two phrases that can.

    One that is `whole` says one time: no part of it is another.
    """

    reason: str
    at: TextSpan | None = None
    offers: tuple[str, ...] = ()
    whole: bool = False


def _opening(profile: Profile, first: date, last: date) -> datetime:
    day = first
    while day < last and not is_working_day(profile, day):
        day += ONE_DAY
    span = work_span(profile, day)
    if span is None:
        return datetime.combine(first, time(0)).replace(tzinfo=zone(profile.zone))
    return span[0]


def _last_minute(profile: Profile, day: date) -> datetime:
    return datetime.combine(day, time(23, 59)).replace(tzinfo=zone(profile.zone))
