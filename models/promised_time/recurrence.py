"""Promises that come again: the rule in words, its turns, and what of it is missed."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from models.instants import LocalTime, how_often, zone
from models.promised_time.reader import read
from models.promised_time.reading import Kind, Reading, TextSpan, Trouble
from models.promised_time.rules import Rule, rule_of
from models.promised_time.words import MONTHS, WEEKDAYS
from models.windows import Grain, Window
from models.working_time import ONE_DAY, SHORT_DAYS, Profile, is_working_day, work_span

LONGEST_TEXT = 120
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[^\s\w]")
_MOST_TURNS = 10_000


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule for promises that come again, apart from the promises themselves.

    `rule` is an RFC 5545 RRULE, `first` the first day on or after now; `start` and `end` are clock
    times on the wall of `zone`, both None where only the day was said.
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
        if self.end is None:
            span = work_span(profile, day)
            start = span[0] if span else _at(day, time(0), self.zone)
            end = span[1] if span else _at(day, time(23, 59), self.zone)
            return Window(start, end, Grain.DAY, self.zone, self.said, self.words)
        end_day = day + ONE_DAY if self.start is not None and self.end < self.start else day
        start_at = None if self.start is None else _at(day, self.start, self.zone)
        return Window(start_at, _at(end_day, self.end, self.zone), Grain.MINUTE, self.zone, self.said, self.words)


@dataclass(frozen=True, slots=True)
class Turn:
    """The one open instance of a rule, and how many turns before it were missed."""

    day: date
    window: Window
    missed: int


def open_turn(recurrence: Recurrence, since: date, now: datetime, profile: Profile) -> Turn:
    """Return the instance to keep open: the latest turn already due, with the missed ones counted, else the next.

    `since` is the first day that was not yet answered.
    """
    today = now.astimezone(zone(recurrence.zone)).date()
    due = [day for day in _turns(recurrence, since, today, profile) if recurrence.window(day, profile).end <= now]
    if due:
        return Turn(due[-1], recurrence.window(due[-1], profile), len(due) - 1)
    reach = max(today, since)
    while True:
        ahead = _turns(recurrence, since, reach, profile)
        if ahead:
            return Turn(ahead[0], recurrence.window(ahead[0], profile), 0)
        reach += timedelta(days=370)


def _turns(recurrence: Recurrence, since: date, until: date, profile: Profile) -> list[date]:
    found = recurrence.turns(since, until)
    return [day for day in found if is_working_day(profile, day)] if recurrence.working_days else found


def read_recurrence(text: str, now: datetime, profile: Profile) -> Recurrence | Trouble:
    """Return the rule a phrase like "every first Monday 9:00" says at `now`, or why there is none."""
    if len(text) > LONGEST_TEXT:
        return Trouble("that is too long for a rule; write only how often")
    small = text.lower().replace("’", "'")
    words = [match for match in _WORD.finditer(small) if match.group() not in (",", ";", ".")]
    found = rule_of([match.group() for match in words])
    if found is None:
        return Trouble("say how often, like “every first Monday 9:00”, “monthly” or “every 2 weeks”")
    rule, used = found
    return _timed(text, rule, text[words[used - 1].end() :].strip(" ,;"), now, profile)


def _timed(text: str, rule: Rule, rest: str, now: datetime, profile: Profile) -> Recurrence | Trouble:
    start: time | None = None
    end: time | None = None
    notes: tuple[str, ...] = ()
    if rest:
        # Any day will do to read the hours by; tomorrow has not passed.
        day = now.astimezone(zone(profile.zone)).date() + ONE_DAY
        reading = read(f"{day.isoformat()} {rest}", now, profile)
        if isinstance(reading, Trouble) or reading.end is None or reading.grain not in (Grain.MINUTE, Grain.PART):
            reason = reading.reason if isinstance(reading, Trouble) else "say the hours, like 9:00 or 9-11"
            return Trouble(reason, TextSpan(len(text) - len(rest), len(text), "clock"))
        start, end = _clocks(reading)
        notes = reading.assumptions
    first = _first(rule, end, now, profile)
    words = _in_words(rule, start, end, first)
    return Recurrence(_text(rule, first), first, start, end, profile.zone, text.strip(), words, notes, rule.workdays)


def _clocks(reading: Reading) -> tuple[time | None, time | None]:
    end = None if reading.end is None else reading.end.time().replace(tzinfo=None)
    if reading.kind is Kind.DEADLINE or reading.start is None:
        return None, end
    return reading.start.time().replace(tzinfo=None), end


def _first(rule: Rule, end: time | None, now: datetime, profile: Profile) -> date:
    """Return the first day of the rule whose hour has not passed."""
    there = now.astimezone(zone(profile.zone))
    day = there.date()
    if (end is not None and end <= there.time()) or rule == Rule(rule.frequency, rule.interval):
        day += ONE_DAY if end is not None and end <= there.time() else timedelta(0)
    for ahead in range(800):
        candidate = day + timedelta(days=ahead)
        if _fits(rule, candidate):
            return candidate
    return day


def _fits(rule: Rule, day: date) -> bool:
    if rule.month and day.month != rule.month:
        return False
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY
    if rule.month_day:
        return day.day == (last.day if rule.month_day < 0 else min(rule.month_day, last.day))
    if rule.nth:
        count = (day.day - 1) // 7 + 1 if rule.nth > 0 else -((last.day - day.day) // 7 + 1)
        return day.weekday() in rule.weekdays and count == rule.nth
    return not rule.weekdays or day.weekday() in rule.weekdays


def _text(rule: Rule, first: date) -> str:
    parts = [f"FREQ={rule.frequency}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.month:
        parts.append(f"BYMONTH={rule.month}")
    if rule.weekdays:
        nth = str(rule.nth) if rule.nth else ""
        parts.append("BYDAY=" + ",".join(f"{nth}{_CODES[day]}" for day in rule.weekdays))
    month_day = rule.month_day or (first.day if _keeps_month_day(rule) else 0)
    if month_day > 28:
        # RFC 5545 leaves short months out; the last of the days up to the 31st is what people mean.
        parts += ["BYMONTHDAY=" + ",".join(str(day) for day in range(28, month_day + 1)), "BYSETPOS=-1"]
    elif month_day:
        parts.append(f"BYMONTHDAY={month_day}")
    if rule.frequency == "YEARLY" and not rule.month:
        parts.append(f"BYMONTH={first.month}")
    return ";".join(parts)


def _keeps_month_day(rule: Rule) -> bool:
    return rule.frequency in ("MONTHLY", "YEARLY") and not rule.weekdays


def _in_words(rule: Rule, start: time | None, end: time | None, first: date) -> str:
    hours = "" if end is None else f", {start:%H:%M}–{end:%H:%M}" if start not in (None, end) else f", {end:%H:%M}"
    if end is not None and start is None:
        hours = f", by {end:%H:%M}"
    return f"{_often(rule, first)}{hours}"


def _often(rule: Rule, first: date) -> str:
    names = " and ".join(SHORT_DAYS[day] for day in rule.weekdays)
    month = f" of {MONTHS[rule.month - 1].capitalize()}" if rule.month else ""
    if rule.workdays:
        return "every working day"
    if rule.nth:
        place = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}[rule.nth]
        return f"every {place} {WEEKDAYS[rule.weekdays[0]].capitalize()}{month}{_every_months(rule)}"
    if rule.frequency == "WEEKLY":
        often = "every week" if rule.interval == 1 else f"every {rule.interval} weeks"
        return f"{often} on {names or SHORT_DAYS[first.weekday()]}"
    if rule.frequency == "DAILY":
        return "every day" if rule.interval == 1 else f"every {rule.interval} days"
    day = rule.month_day or first.day
    shown = "the last day" if day < 0 else f"day {day}" + (" (the last where there is none)" if day > 28 else "")
    if rule.frequency == "YEARLY":
        return f"every year on {shown} of {MONTHS[(rule.month or first.month) - 1].capitalize()}"
    return f"every month on {shown}" if rule.interval == 1 else f"every {rule.interval} months on {shown}"


def _every_months(rule: Rule) -> str:
    return f" of every {rule.interval} months" if rule.interval > 1 else ""


def _at(day: date, clock_time: time, zone_name: str) -> datetime:
    local = datetime.combine(day, clock_time)
    there = zone(zone_name)
    if how_often(local, zone_name) is LocalTime.NEVER:
        return local.replace(tzinfo=there, fold=0).astimezone(UTC).astimezone(there)
    return local.replace(tzinfo=there)
