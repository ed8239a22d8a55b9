"""The only reader of the time of day."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Anything that knows what time it is.

    `live` says that it tells the present, so that the record stands as it is, whatever the clock says.
    """

    live: bool

    def now(self) -> datetime:
        """Return this moment as an aware instant in UTC, whole seconds."""
        ...


class SystemClock:
    """The computer's own clock."""

    live = True

    def now(self) -> datetime:
        """Return this moment as an aware instant in UTC, whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)


class FixedClock:
    """A clock that stands where it was set: for tests, and for `--at`."""

    def __init__(self, now: datetime, *, live: bool = False) -> None:
        self.live = live
        self.set(now)

    def now(self) -> datetime:
        """Return the moment it was set to, in UTC, whole seconds."""
        return self._now

    def set(self, now: datetime) -> None:
        """Put the clock to `now`, which must be aware."""
        if now.tzinfo is None:
            raise ValueError("a clock is set to an aware instant")
        self._now = now.astimezone(UTC).replace(microsecond=0)
