"""Minutes as people write them: 10m, 1h30, 1:45, 90 min, 1.5h, 2 hours."""

import re

from msgspec import Struct

LONGEST_MINUTES = 7 * 24 * 60
_HOURS = r"h(?:rs?|ours?)?"
_MINUTES = r"(?:m(?:ins?|inutes?)?|[’'])"
_PATTERN = re.compile(
    rf"(?P<h>\d{{1,3}})\s?{_HOURS}(?:\s?(?P<hm>[0-5]?\d)(?:\s?{_MINUTES})?)?(?![\w:])"
    rf"|(?P<d>\d{{1,2}}[.,]\d{{1,2}})\s?{_HOURS}(?!\w)"
    rf"|(?P<m>\d{{1,4}})\s?{_MINUTES}(?!\w)"
    r"|(?P<c>[0-5]):(?P<cm>[0-5]\d)(?![\w:.–-]|\s?[ap]\.?m)"
    r"|(?P<half>half an hour|½\s?h(?:our)?)(?!\w)"
    r"|(?P<an>an hour(?P<and> and a half)?)(?!\w)",
    re.IGNORECASE,
)


class Minutes(Struct, frozen=True):
    """A length found in a text, and where."""

    minutes: int
    start: int
    stop: int


def minutes_at(text: str, position: int) -> Minutes | None:
    """Return the length that starts exactly at the position, or None."""
    match = _PATTERN.match(text, position)
    if match is None:
        return None
    minutes = _counted(match)
    if not 0 < minutes <= LONGEST_MINUTES:
        return None
    return Minutes(minutes, position, match.end())


def read_minutes(text: str) -> int | None:
    """Return the minutes of a text that says nothing else; a bare number is minutes."""
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text) if 0 < int(text) <= LONGEST_MINUTES else None
    match = re.fullmatch(r"(\d{1,3}):([0-5]\d)", text)
    if match is not None:
        minutes = int(match[1]) * 60 + int(match[2])
        return minutes if 0 < minutes <= LONGEST_MINUTES else None
    found = minutes_at(text, 0)
    return found.minutes if found is not None and found.stop == len(text) else None


def _counted(match: re.Match[str]) -> int:
    if match["h"] is not None:
        return int(match["h"]) * 60 + int(match["hm"] or 0)
    if match["d"] is not None:
        return round(float(match["d"].replace(",", ".")) * 60)
    if match["m"] is not None:
        return int(match["m"])
    if match["c"] is not None:
        return int(match["c"]) * 60 + int(match["cm"])
    if match["half"] is not None:
        return 30
    return 90 if match["and"] is not None else 60
