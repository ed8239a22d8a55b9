"""Calendars as iCalendar (RFC 5545), which every phone reads; whoever imports this waits for the library."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vText
from msgspec import Struct

from models import business
from models.exchange.calendar_entries import Entry, Wanted, entries
from models.journal import Journal

_MAKER = "-//Kept//Kept//EN"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_UNFIT = frozenset({"Cc", "Cs"})


class _Text(vText):
    """Words as they are; the library's own escape takes a backslash before an N for a line break."""

    def to_ical(self) -> bytes:
        """Return the words escaped, one backslash for each that the file needs."""
        return str(self).translate(_ESCAPED).encode()


class Written(Struct, frozen=True):
    """A calendar as a file holds it, and how many events are in it."""

    content: bytes
    events: int


def calendar_of(journal: Journal, wanted: Wanted) -> Written:
    """Return the calendar of a journal as of now."""
    name, found = business.name(journal), entries(journal, wanted)
    return Written(written(found, f"Kept: {name}" if name else "Kept", journal.now()), len(found))


def written(found: Sequence[Entry], name: str, at: datetime) -> bytes:
    """Return a calendar of that name as a file holds it; the same entries at the same moment give the same bytes.

    Times are UTC, which every program reads alike, and days are days, which no zone moves.
    """
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar["X-WR-CALNAME"] = _line(name)
    for entry in found:
        calendar.add_component(_event(entry, at))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(entry: Entry, at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", at)
    event.add("dtstart", entry.start)
    if entry.end is not None:
        event.add("dtend", entry.end)
    event["SUMMARY"] = _line(entry.summary)
    if entry.description:
        event["DESCRIPTION"] = _text(entry.description)
    if entry.location:
        event["LOCATION"] = _line(entry.location)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy and not entry.cancelled else "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("sequence", entry.sequence)
    event.add("last-modified", entry.changed_at)
    for moment in entry.alarms:
        event.add_component(_alarm(entry, moment))
    return event


def _alarm(entry: Entry, at: datetime) -> Alarm:
    """Return an alarm before the start, which moves with it on the phone; else at its moment, as for whole days."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    if isinstance(entry.start, datetime) and at <= entry.start:
        alarm.add("trigger", at - entry.start)
    else:
        alarm.add("trigger", at, parameters={"value": "DATE-TIME"})
    alarm["DESCRIPTION"] = _line(entry.summary)
    return alarm


def _line(text: str) -> _Text:
    return _text(" ".join(text.split()))


def _text(text: str) -> _Text:
    """Return words without what no calendar may hold, which only a damaged journal has."""
    whole = unicodedata.normalize("NFC", text)
    return _Text("".join("\ufffd" if _is_unfit(char) else char for char in whole))


def _is_unfit(char: str) -> bool:
    return char not in "\n\t" and unicodedata.category(char) in _UNFIT
