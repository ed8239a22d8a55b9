"""The days that people name by a feast, whatever the region's public holidays are."""

from datetime import date, timedelta
from functools import lru_cache

_FIXED = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year": (1, 1),
    "new year's eve": (12, 31),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "guy fawkes": (11, 5),
    "st patrick's day": (3, 17),
    "burns night": (1, 25),
    "all saints": (11, 1),
    "independence day": (7, 4),
    "veterans day": (11, 11),
    "groundhog day": (2, 2),
    "april fools": (4, 1),
}
_MONDAYS = {
    "martin luther king day": (1, 3),
    "presidents day": (2, 3),
    "labor day": (9, 1),
    "columbus day": (10, 2),
}
_FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
}


@lru_cache(maxsize=256)
def feast_day(name: str, year: int) -> date:
    """Return the day of a feast in that year."""
    if name in _FIXED:
        month, day = _FIXED[name]
        return date(year, month, day)
    if name in _FROM_EASTER:
        return _easter(year) + timedelta(days=_FROM_EASTER[name])
    thanksgiving = _nth_weekday(year, 11, 3, 4)
    if name in _MONDAYS:
        month, count = _MONDAYS[name]
        return _nth_weekday(year, month, 0, count)
    if name == "memorial day":
        last = date(year, 5, 31)
        return last - timedelta(days=last.weekday())
    return thanksgiving + timedelta(days={"black friday": 1, "cyber monday": 4}.get(name, 0))


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def _easter(year: int) -> date:
    # The Gregorian reckoning of Meeus, "Astronomical Algorithms", chapter 8.
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    letter = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * letter) // 433
    month = (h + letter - 7 * m + 90) // 25
    return date(year, month, (h + letter - 7 * m + 33 * month + 19) % 32)
