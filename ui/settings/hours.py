"""The hours of a day as people type them: "9-12:30, 13:30-17:30", nothing for a closed day."""

import re
from datetime import time

from models.errors import Refused
from models.working_time import Span

_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?:[:.](\d{2}))?")
_CLOSED = {"", "closed", "-", "–"}


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the open spans typed. Raises: Refused when they cannot be read."""
    if text.strip().casefold() in _CLOSED:
        return ()
    return tuple(_span(piece.strip()) for piece in re.split(r"[,;]|\band\b", text) if piece.strip())


def words_of(spans: tuple[Span, ...]) -> str:
    """Return the spans as `spans_of` reads them."""
    return ", ".join(f"{span.start:%H:%M}–{span.end:%H:%M}" for span in spans)


def _span(piece: str) -> Span:
    found = _SPAN.fullmatch(piece)
    if found is None:
        raise Refused(f"“{piece[:30]}” cannot be read as hours; write them like 9:00-12:30, 13:30-17:30", field="week")
    start_hour, start_minute, end_hour, end_minute = (int(part or 0) for part in found.groups())
    return Span(_time(start_hour, start_minute), _time(end_hour % 24 if end_hour == 24 else end_hour, end_minute))


def _time(hour: int, minute: int) -> time:
    if hour > 23 or minute > 59:
        raise Refused(f"{hour}:{minute:02d} is no time of day; write hours from 0:00 to 24:00", field="week")
    return time(hour, minute)
