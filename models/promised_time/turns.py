"""A rule by which a promise comes again: its turns, their windows, and the one turn to keep open."""

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from models.instants import LocalTime, how_often, zone
from models.windows import Grain, Window
from models.working_time import ONE_DAY, Profile, is_working_day, work_span

NEVER = "that never comes; say how often it does"
"""The trouble with a rule that has no turn."""
_MOST_TURNS = 10_000
_STEP = timedelta(days=370)
_REACH = timedelta(days=402 * 366)
"""How far the next turn can lie: past the rarest rule that can be said."""
_WORKING_REACH = timedelta(days=3 * 370)
"""How far the next working day can lie; a business may be closed for good."""


class EarlierHours(Struct, frozen=True):
    """At what time of day a rule came until it was changed, and how that was said."""

    until: datetime
    start: time | None
    end: time | None
    said: str
    words: str


class Recurrence(Struct, frozen=True):
    """A rule for promises that come again, apart from the promises themselves.

    `rule` is an RFC 5545 RRULE, `first` the first day on or after now; `start` and `end` are clock
    times on the wall of `zone`, both None where only the day was said. `earlier` are those it had
    before, oldest first.
    """

    rule: str
    first: date
    start: time | None
    end: time | None
    zone: str
    said: str
    words: str
    assumptions: tuple[str, ...] = ()
    working_days: bool = False
    earlier: tuple[EarlierHours, ...] = ()

    def turns(self, since: date, until: date) -> list[date]:
        """Return the days of the rule from `since` to `until`, both included."""
        # Imported here, since most journals know no rule.
        from dateutil.rrule import rrulestr

        if until < max(since, self.first):
            return []
        rule = rrulestr(self.rule, dtstart=datetime.combine(self.first, time(0)))
        found = rule.between(datetime.combine(since, time(0)), datetime.combine(until, time(0)), inc=True)
        return [turn.date() for turn in found[:_MOST_TURNS]]

    def window(self, day: date, profile: Profile) -> Window:
        """Return the promised time of the turn on that day; 09:00 stays 09:00 across clock changes.

        A clock time that the day does not have moves on to the first that it has.
        """
        found = self._window(day, self, profile)
        for hours in reversed(self.earlier):
            before = self._window(day, hours, profile)
            # What was over when the hours were changed, or would have been, is not put to another time.
            if min(before.end, found.end) <= hours.until:
                found = before
        return found

    def _window(self, day: date, hours: "Recurrence | EarlierHours", profile: Profile) -> Window:
        if hours.end is None:
            span = work_span(profile, day)
            start = span[0] if span else _at(day, time(0), self.zone)
            end = span[1] if span else _at(day, time(23, 59), self.zone)
            return Window(start, end, Grain.DAY, self.zone, hours.said, hours.words)
        end_day = day + ONE_DAY if hours.start is not None and hours.end < hours.start else day
        start_at = None if hours.start is None else _at(day, hours.start, self.zone)
        return Window(start_at, _at(end_day, hours.end, self.zone), Grain.MINUTE, self.zone, hours.said, hours.words)


class Turn(Struct, frozen=True):
    """The one open instance of a rule, and how many turns before it were missed.

    `follows` is when the latest of those missed was due, None where none was.
    """

    day: date
    window: Window
    missed: int
    follows: datetime | None = None


def first_turn(recurrence: Recurrence, now: datetime, profile: Profile) -> Turn | None:
    """Return the first turn that is not over, or None where none ever comes."""
    return _ahead(recurrence, recurrence.first, now, profile)


def next_turns(recurrence: Recurrence, count: int, now: datetime, profile: Profile) -> tuple[Turn, ...]:
    """Return the first turns that are not over, fewer where there are fewer."""
    turns: list[Turn] = []
    turn = first_turn(recurrence, now, profile)
    while turn is not None and len(turns) < count:
        turns.append(turn)
        turn = _ahead(recurrence, turn.day + ONE_DAY, now, profile)
    return tuple(turns)


def open_turn(recurrence: Recurrence, since: date, now: datetime, profile: Profile) -> Turn | None:
    """Return the instance to keep open: the latest turn already due, with the missed ones counted, else the next.

    `since` is the first day that was not yet answered. None where no turn ever comes.
    """
    today = now.astimezone(zone(recurrence.zone)).date()
    windows = [(day, recurrence.window(day, profile)) for day in _turns(recurrence, since, today, profile)]
    due = [(day, window) for day, window in windows if window.end <= now]
    if not due:
        return _ahead(recurrence, since, now, profile)
    day, window = due[-1]
    return Turn(day, window, len(due) - 1, due[-2][1].end if len(due) > 1 else None)


def _ahead(recurrence: Recurrence, since: date, now: datetime, profile: Profile) -> Turn | None:
    start = max(since, now.astimezone(zone(recurrence.zone)).date() - ONE_DAY)
    farthest = _WORKING_REACH if recurrence.working_days else _REACH
    last = start + min(farthest, date.max - ONE_DAY - start)
    reach = start
    while True:
        for day in _turns(recurrence, start, reach, profile):
            window = recurrence.window(day, profile)
            if window.end > now:
                return Turn(day, window, 0)
        if reach == last:
            return None
        reach += min(_STEP, last - reach)


def _turns(recurrence: Recurrence, since: date, until: date, profile: Profile) -> list[date]:
    found = recurrence.turns(since, until)
    return [day for day in found if is_working_day(profile, day)] if recurrence.working_days else found


def _at(day: date, clock_time: time, zone_name: str) -> datetime:
    local = datetime.combine(day, clock_time)
    there = zone(zone_name)
    if how_often(local, zone_name) is LocalTime.NEVER:
        return local.replace(tzinfo=there, fold=0).astimezone(UTC).astimezone(there)
    return local.replace(tzinfo=there)
