"""The promised time: a window with an end, mostly a start, and the grain in which it was said."""

from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct

from models.errors import Refused
from models.instants import known_zone, to_text, zone


class Grain(StrEnum):
    """How exactly a time was said; nothing finer is ever shown."""

    MINUTE = "minute"
    HOUR = "hour"
    PART = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Window(Struct, frozen=True):
    """A promised time.

    `start` None makes it a deadline; `start == end` a point. Both ends belong to it. `end` is when
    it is due: for a day, the end of that day's working time. Both are aware and lie in `zone` (an
    IANA name). `said` is the phrase as typed, `why` how the end was arrived at ("1 h Fri + 3 h Mon").
    """

    start: datetime | None
    end: datetime
    grain: Grain
    zone: str
    said: str = ""
    why: str = ""

    @property
    def due_at(self) -> datetime:
        """The end of the window, in UTC."""
        return self.end.astimezone(UTC)

    @property
    def is_point(self) -> bool:
        """Tell whether one moment was said."""
        return self.start is not None and self.start == self.end


def checked(window: Window) -> Window:
    """Return the window if it can be stored.

    Raises: Refused when it ends before it starts, or lies in no year a journal holds.
    """
    zone(window.zone)
    to_text(window.end)
    if window.start is not None:
        to_text(window.start)
        if window.end < window.start:
            raise Refused("the promised time ends before it starts; give an end after the start", field="window")
    return window


def in_zone(instant: datetime, zone_name: str) -> datetime:
    """Return the same instant on the wall clock of a place, whose zone was checked when it was written.

    Raises: Damaged for a zone that nobody wrote by way of Kept.
    """
    return instant.astimezone(known_zone(zone_name))
