"""Read how often something comes again: "every first Monday 9:00" to a rule."""

import re
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from models.instants import zone
from models.promised_time.reader import read
from models.promised_time.reading import COMES_AGAIN, Kind, Reading, TextSpan, Trouble
from models.promised_time.rules import Rule, rule_of
from models.promised_time.turns import Recurrence
from models.promised_time.words import MONTHS, WEEKDAYS
from models.windows import Grain
from models.working_time import ONE_DAY, SHORT_DAYS, Profile

LONGEST_TEXT = 120
ALL_DAY = "all day"
_NO_HOURS = "say the hours, like 9:00 or 9-11"
_Hours = tuple[time | None, time | None, tuple[str, ...]]
_EVERY = (["every"], ["Every"], ["each"], ["Each"])
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[^\s\w]")


def read_when(text: str, now: datetime, profile: Profile) -> Reading | Recurrence | Trouble:
    """Return what a phrase says, for once or again and again, or what is wrong with it."""
    reading = read(text, now, profile)
    if isinstance(reading, Reading):
        return reading
    again = reading.reason == COMES_AGAIN
    if not again and text.split(maxsplit=1)[:1] not in _EVERY:
        return reading
    recurrence = read_recurrence(text, now, profile)
    return recurrence if again or isinstance(recurrence, Recurrence) else reading


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


def retimed(rule: Recurrence, text: str, now: datetime, profile: Profile) -> Recurrence | Trouble:
    """Return a rule on the same days at another time of day, such as "14:30-15:00", "by 17:00" or "all day"."""
    days, said = rule.words.removesuffix(_hours_in_words(rule.start, rule.end)), " ".join(text.split())
    if said.casefold() == ALL_DAY:
        return replace(rule, start=None, end=None, said=days, words=days, assumptions=())
    hours = _hours(said, now, profile)
    if isinstance(hours, Trouble):
        return hours
    start, end, notes = hours
    words = f"{days}{_hours_in_words(start, end)}"
    return replace(rule, start=start, end=end, said=f"{days} {said}", words=words, assumptions=notes)


def hours_said(rule: Recurrence) -> str:
    """Return the time of day of a rule as `retimed` takes it."""
    if rule.end is None:
        return ALL_DAY
    if rule.start is None:
        return f"by {rule.end:%H:%M}"
    return f"{rule.end:%H:%M}" if rule.start == rule.end else f"{rule.start:%H:%M}-{rule.end:%H:%M}"


def _timed(text: str, rule: Rule, rest: str, now: datetime, profile: Profile) -> Recurrence | Trouble:
    hours: _Hours = (None, None, ())
    if rest:
        found = _hours(rest, now, profile)
        if isinstance(found, Trouble):
            days = text[: len(text) - len(rest)]
            at, offers = TextSpan(len(days), len(text), "clock"), tuple(f"{days}{offer}" for offer in found.offers)
            return Trouble(found.reason, at, offers, found.whole)
        hours = found
    start, end, notes = hours
    first = _first(rule, end, now, profile)
    words = f"{_often(rule, first)}{_hours_in_words(start, end)}"
    return Recurrence(_text(rule, first), first, start, end, profile.zone, text.strip(), words, notes, rule.workdays)


def _hours(text: str, now: datetime, profile: Profile) -> "_Hours | Trouble":
    # Any day will do to read the hours by; tomorrow has not passed.
    day = now.astimezone(zone(profile.zone)).date() + ONE_DAY
    reading = read(f"{day.isoformat()} {text}", now, profile)
    if isinstance(reading, Trouble):
        if _names_day(read(text, now, profile), 0):
            return Trouble(_NO_HOURS)
        offers = tuple(offer.removeprefix(f"{day.isoformat()} ") for offer in reading.offers)
        return replace(reading, at=None, offers=offers)
    named = _names_day(reading, len(day.isoformat()))
    if named or reading.end is None or reading.grain not in (Grain.MINUTE, Grain.PART):
        return Trouble(_NO_HOURS)
    return *_clocks(reading), reading.assumptions


def _names_day(reading: Reading | Trouble, since: int) -> bool:
    return isinstance(reading, Reading) and any(span.role == "day" and span.start >= since for span in reading.spans)


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


def _hours_in_words(start: time | None, end: time | None) -> str:
    if end is not None and start is None:
        return f", by {end:%H:%M}"
    return "" if end is None else f", {start:%H:%M}–{end:%H:%M}" if start not in (None, end) else f", {end:%H:%M}"


def _often(rule: Rule, first: date) -> str:
    names = " and ".join(SHORT_DAYS[day] for day in rule.weekdays)
    month = f" of {MONTHS[rule.month - 1].capitalize()}" if rule.month else ""
    if rule.workdays:
        return "every working day"
    if rule.nth:
        place = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}[rule.nth]
        return f"every {place} {WEEKDAYS[rule.weekdays[0]].capitalize()}{month}{_every_months(rule)}"
    if rule.frequency == "WEEKLY" and rule.interval == 1:
        days = rule.weekdays or (first.weekday(),)
        return f"every {WEEKDAYS[days[0]].capitalize() if len(days) == 1 else names}"
    if rule.frequency == "WEEKLY":
        return f"every {rule.interval} weeks on {names or SHORT_DAYS[first.weekday()]}"
    if rule.frequency == "DAILY":
        return "every day" if rule.interval == 1 else f"every {rule.interval} days"
    day = rule.month_day or first.day
    shown = "the last day" if day < 0 else f"day {day}" + (" (the last where there is none)" if day > 28 else "")
    if rule.frequency == "YEARLY":
        return f"every year on {shown} of {MONTHS[(rule.month or first.month) - 1].capitalize()}"
    return f"every month on {shown}" if rule.interval == 1 else f"every {rule.interval} months on {shown}"


def _every_months(rule: Rule) -> str:
    return f" of every {rule.interval} months" if rule.interval > 1 else ""
