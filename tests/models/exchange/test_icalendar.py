"""A calendar as a file: any words and any moments come back as they went in, in lines that every phone reads."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from models import sample
from models.errors import Refused
from models.exchange import icalendar
from models.exchange.calendar_entries import Entry, Wanted
from models.journal import Journal
from models.words import words
from tests.conftest import NOW

HOSTILE = (
    "C:\\New\\name; a, b", "\\\\N", "\\", "\\n is no line break", "BEGIN:VEVENT", 'a "quoted": one', "^n^'", "%2C%0A",
    "e\u0301tait", "\u202eright to left", "\u2028\u2029\x85", "👩🏽\u200d🔧 " * 30, "ﬃ", "\ttab\t",
    "END:VCALENDAR\nX", "=\r\n.",
)  # fmt: skip


def typed(text: str) -> str:
    """Return the words as a journal would hold them."""
    try:
        return words(text, "words")
    except Refused:
        return "refused"


SAID = (st.text(max_size=300) | st.sampled_from(HOSTILE) | st.lists(st.sampled_from(HOSTILE)).map("\n".join)).map(typed)
INSTANTS = st.integers(-2_200_000_000, 250_000_000_000).map(lambda seconds: NOW + timedelta(seconds=seconds))


def entry(**changed: object) -> Entry:
    whole = {
        "uid": "promise-1@x", "start": NOW, "end": None, "summary": "Ring Tom (Larkspur)", "description": "",
        "location": "", "busy": False, "cancelled": False, "sequence": 0, "changed_at": NOW, "alarms": (),
    }  # fmt: skip
    return Entry(**(whole | changed))  # type: ignore[arg-type]


def read_back(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content.decode()).walk("VEVENT"))


def lines(content: bytes) -> list[bytes]:
    assert content.endswith(b"\r\n")
    return content[:-2].split(b"\r\n")


@settings(deadline=None)
@given(SAID, SAID, SAID)
def test_any_words_come_back_as_they_were(summary: str, description: str, name: str) -> None:
    content = icalendar.written([entry(summary=summary, description=description, location=summary)], name, NOW)
    (event,) = read_back(content)
    flat = " ".join(summary.split())
    assert (str(event["SUMMARY"]), str(event.get("LOCATION", ""))) == (flat, flat)
    assert str(event.get("DESCRIPTION", "")) == description
    # The library leaves the names of others' making as they stand in the file.
    called = re.sub(r"\\(.)", r"\1", str(Calendar.from_ical(content.decode())["X-WR-CALNAME"]))
    assert called == " ".join(name.split())


@settings(deadline=None)
@given(SAID, SAID)
def test_no_words_break_out_of_their_line(summary: str, description: str) -> None:
    content = icalendar.written([entry(summary=summary, description=description, alarms=(NOW,))], summary, NOW)
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines(content))
    assert content.decode() == normalize("NFC", content.decode())
    named = [line.partition(b":")[0] for line in lines(content) if not line.startswith(b" ")]
    assert named.count(b"BEGIN") == 3
    assert named.count(b"END") == 3


@settings(deadline=None)
@given(INSTANTS, st.none() | st.timedeltas(timedelta(0), timedelta(days=1)), st.lists(INSTANTS, max_size=3))
def test_any_moments_come_back_as_they_were(start: datetime, length: timedelta | None, alarms: list[datetime]) -> None:
    end = None if length is None else start + timedelta(seconds=length // timedelta(seconds=1))
    (event,) = read_back(icalendar.written([entry(start=start, end=end, alarms=tuple(alarms))], "Kept", start))
    assert event["DTSTART"].dt == start
    assert event["DTSTART"].dt.utcoffset() == timedelta(0)
    assert ("DTEND" in event) == (end is not None)
    assert end is None or event["DTEND"].dt == end
    rung = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert [start + at if isinstance(at, timedelta) else at for at in rung] == alarms


def test_whole_days_have_no_zone_and_ring_at_their_moment() -> None:
    whole = entry(
        start=date(2026, 11, 27), end=date(2026, 11, 28), alarms=(datetime(2026, 11, 27, 16, 30, tzinfo=UTC),)
    )
    content = icalendar.written([whole], "Kept", NOW)
    assert b"DTSTART;VALUE=DATE:20261127" in lines(content)
    assert b"DTEND;VALUE=DATE:20261128" in lines(content)
    assert b"TRIGGER;VALUE=DATE-TIME:20261127T163000Z" in lines(content)


def test_an_alarm_ahead_of_a_moment_moves_with_it() -> None:
    content = icalendar.written([entry(alarms=(NOW - timedelta(minutes=15),))], "Kept", NOW)
    assert b"TRIGGER:-PT15M" in lines(content)


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\ud800"])
def test_what_no_calendar_may_hold_is_shown_as_unreadable(char: str) -> None:
    (event,) = read_back(icalendar.written([entry(summary=f"a{char}b")], "Kept", NOW))
    assert str(event["SUMMARY"]) == "a\ufffdb"


@pytest.mark.parametrize(("busy", "cancelled", "shown"), [(True, False, "OPAQUE"), (True, True, "TRANSPARENT")])
def test_only_what_is_still_to_come_takes_up_time(*, busy: bool, cancelled: bool, shown: str) -> None:
    (event,) = read_back(icalendar.written([entry(busy=busy, cancelled=cancelled)], "Kept", NOW))
    assert (str(event["TRANSP"]), str(event["STATUS"]) == "CANCELLED") == (shown, cancelled)


def test_the_same_journal_gives_the_same_bytes(journal: Journal) -> None:
    sample.fill(journal)
    wanted = Wanted(private=True, settled=True, visits_since=date(2026, 1, 1))
    first = icalendar.calendar_of(journal, wanted)
    assert first == icalendar.calendar_of(journal, wanted)
    read = read_back(first.content)
    assert len(read) == first.events == len({str(event["UID"]) for event in read}) > 50
