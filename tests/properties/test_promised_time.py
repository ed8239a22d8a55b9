"""Laws of the reader: echo and back, never past, never backwards, any text, any place."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.promised_time.echo import say
from models.promised_time.reader import read
from models.promised_time.reading import Kind, Reading, Trouble
from models.promised_time.words import MONTHS, VOCABULARY, WEEKDAYS
from models.working_time import Profile
from tests.models.promised_time.tables import WEEK, phrases

PHRASES = sorted({row.text for row in phrases()})
PLACES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati")
LOCALES = ("en_GB", "en_US")

places = st.builds(Profile, zone=st.sampled_from(PLACES), locale=st.sampled_from(LOCALES), week=st.just(WEEK))
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 6 * 366 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
changes = st.sampled_from(
    [
        datetime(2026, 3, 28, 22, tzinfo=UTC),
        datetime(2026, 10, 24, 22, tzinfo=UTC),
        datetime(2026, 4, 4, 12, tzinfo=UTC),
        datetime(2026, 10, 3, 12, tzinfo=UTC),
        datetime(2026, 11, 1, 3, tzinfo=UTC),
    ]
)
words = st.sampled_from(
    [
        *WEEKDAYS,
        *MONTHS,
        *sorted(VOCABULARY)[::7],
        "by",
        "at",
        "in",
        "next",
        "10",
        "3pm",
        "10:30",
        "1-3",
        "4/12",
        "2nd",
        "-",
        ",",
    ]
)
sentences = st.one_of(st.sampled_from(PHRASES), st.lists(words, max_size=7).map(" ".join))


@settings(max_examples=600)
@given(text=sentences, now=st.one_of(moments, changes), place=places)
def test_reading_an_echo_gives_the_same_window(text: str, now: datetime, place: Profile) -> None:
    reading = read(text, now, place)
    if isinstance(reading, Trouble):
        return
    again = read(say(reading, now, place), now, place)
    assert isinstance(again, Reading), (say(reading, now, place), again)
    if reading.kind is Kind.NOT_BEFORE:
        assert (again.kind, again.start) == (reading.kind, reading.start)
        return
    first, second = reading.window(place, ""), again.window(place, "")

    assert (second.start, second.end, second.grain) == (first.start, first.end, first.grain)


@settings(max_examples=400)
@given(text=sentences, now=st.one_of(moments, changes), place=places)
def test_a_window_ends_after_it_starts_and_is_never_past(text: str, now: datetime, place: Profile) -> None:
    reading = read(text, now, place)
    if isinstance(reading, Trouble):
        return
    if reading.start is not None and reading.end is not None:
        assert reading.start < reading.end or (reading.kind is Kind.POINT and reading.start == reading.end)
    assert reading.end is None or reading.end > now


@settings(max_examples=200)
@given(now=moments, place=places, ahead=st.integers(1, 400), hours=st.sampled_from(["", " 3pm", " 10-12", " morning"]))
def test_a_later_now_never_brings_tomorrow_earlier(now: datetime, place: Profile, ahead: int, hours: str) -> None:
    sooner = read(f"tomorrow{hours}", now, place)
    later = read(f"tomorrow{hours}", now + timedelta(days=ahead), place)

    assert isinstance(sooner, Reading) and isinstance(later, Reading)
    assert sooner.start is not None and later.start is not None
    assert later.start > sooner.start


@settings(max_examples=300)
@given(text=st.sampled_from([text for text in PHRASES if not any(mark in text for mark in "/.-")]), now=moments)
def test_the_locale_changes_only_numeric_dates(text: str, now: datetime) -> None:
    british = read(text, now, Profile("Europe/London", "en_GB", WEEK))
    american = read(text, now, Profile("Europe/London", "en_US", WEEK))

    assert british == american


@settings(max_examples=500)
@given(text=st.one_of(st.text(max_size=200), sentences), now=moments, place=places)
def test_any_text_is_a_reading_or_a_trouble_with_words(text: str, now: datetime, place: Profile) -> None:
    found = read(text, now, place)

    assert isinstance(found, Reading) or found.reason


@settings(max_examples=300)
@given(text=sentences, now=moments, place=places, data=st.data())
def test_any_beginning_of_a_phrase_is_read_without_fault(
    text: str, now: datetime, place: Profile, data: st.DataObject
) -> None:
    found = read(text[: data.draw(st.integers(0, len(text)))], now, place)

    assert isinstance(found, Reading | Trouble)
    if isinstance(found, Trouble):
        assert len(found.offers) <= 2
        assert all(isinstance(read(offer, now, place), Reading) for offer in found.offers)


@pytest.mark.parametrize(
    "text", ["Ω" * 10_000, "1" * 10_000, "tomorrow " * 1_111, "١٠:٣٠ " * 1_500, "\x00" * 9_999, "- " * 5_000]
)
def test_a_long_text_is_trouble_and_no_fault(text: str) -> None:
    assert isinstance(read(text, datetime(2026, 11, 24, tzinfo=UTC), Profile("Europe/London")), Trouble)


@settings(max_examples=200)
@given(hours=st.integers(1, 200), now=st.one_of(moments, changes), place=places)
def test_hours_from_now_are_hours_that_pass(hours: int, now: datetime, place: Profile) -> None:
    reading = read(f"in {hours} hours", now, place)

    assert isinstance(reading, Reading) and reading.start is not None
    assert reading.start.astimezone(UTC) - now == timedelta(hours=hours)


@settings(max_examples=200)
@given(now=st.one_of(moments, changes), place=places, days=st.integers(1, 60))
def test_days_from_now_keep_to_the_calendar_of_the_place(now: datetime, place: Profile, days: int) -> None:
    reading = read(f"in {days} days", now, place)
    today = now.astimezone(ZoneInfo(place.zone)).date()

    assert isinstance(reading, Reading) and reading.start is not None
    assert reading.start.date() == today + timedelta(days=days)
