"""The adapter between the reader and the scorer of other people's phrases."""

from datetime import datetime, time
from functools import lru_cache
from typing import Any

from models.promised_time.reader import read
from models.promised_time.reading import Trouble
from models.working_time import STANDARD, Profile, Span, WorkingWeek

Answer = tuple[datetime | None, datetime | None] | None


def read_phrase(
    text: str, reference: datetime, locale: str | None = None, profile: dict[str, Any] | None = None
) -> Answer:
    """Return start and end, or None for trouble; without a locale a numeric date is an American one."""
    said = profile or {}
    key = (str(reference.tzinfo), locale or "en_US", said.get("country"), said.get("subdiv"))
    reading = read(text, reference, _profile(*key, _hours(said)))
    return None if isinstance(reading, Trouble) else (reading.start, reading.end)


def _hours(said: dict[str, Any]) -> tuple[str, ...]:
    return (said["work_start"], *said["lunch"], said["work_end"], *map(str, said["work_days"])) if said else ()


@lru_cache(maxsize=64)
def _profile(zone: str, locale: str, country: str | None, region: str | None, hours: tuple[str, ...]) -> Profile:
    if not hours:
        return Profile(zone, locale, STANDARD, country, region)
    opens, lunch, after, closes = map(time.fromisoformat, hours[:4])
    day = (Span(opens, lunch), Span(after, closes))
    week = WorkingWeek(tuple(day if str(weekday) in hours[4:] else () for weekday in range(7)))
    return Profile(zone, locale, week, country, region)
