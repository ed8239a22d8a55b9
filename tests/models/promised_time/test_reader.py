"""From a reading to the promised time that is kept, and its words."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from models.errors import Refused
from models.promised_time.echo import say
from models.promised_time.reader import read, window_of
from models.promised_time.reading import Reading, Trouble
from models.windows import Grain
from models.working_time import Profile, Span, WorkingWeek
from tests.models.promised_time.tables import WEEK

LONDON = ZoneInfo("Europe/London")
PROFILE = Profile("Europe/London", "en_GB", WEEK, "GB", "ENG")
AMERICAN = replace(PROFILE, locale="en_US")
NOW = datetime(2026, 11, 24, 10, 20, tzinfo=LONDON)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Friday", "2026-11-27T09:00", "2026-11-27T17:30"),
        ("by Friday", None, "2026-11-27T17:30"),
        ("Saturday", "2026-11-28T00:00", "2026-11-28T23:59"),
        ("25 Dec", "2026-12-25T00:00", "2026-12-25T23:59"),
        ("next week", "2026-11-30T09:00", "2026-12-04T17:30"),
        ("by the end of the week", None, "2026-11-27T17:30"),
        ("this weekend", "2026-11-28T00:00", "2026-11-29T23:59"),
        ("before Friday", None, "2026-11-26T17:30"),
        ("Fri 10-12", "2026-11-27T10:00", "2026-11-27T12:00"),
    ],
)
def test_whole_days_are_narrowed_to_their_working_time(text: str, start: str | None, end: str) -> None:
    window = window_of(text, NOW, PROFILE)

    assert (window.start, window.end) == (None if start is None else london(start), london(end))


def test_a_day_whose_work_is_over_lasts_until_midnight() -> None:
    window = window_of("by today", london("2026-11-24T18:00"), PROFILE)

    assert window.end == london("2026-11-24T23:59")


def test_a_day_off_lasts_until_midnight() -> None:
    away = replace(PROFILE, days_off=frozenset({date(2026, 11, 27)}))

    assert window_of("by Friday", NOW, away).end == london("2026-11-27T23:59")


def test_a_window_keeps_what_was_said_and_why() -> None:
    window = window_of(" within 4 working hours ", london("2026-11-27T16:30"), PROFILE)

    assert (window.said, window.why, window.zone) == ("within 4 working hours", "1 h Fri + 3 h Mon", "Europe/London")


def test_a_not_before_is_refused_as_a_promise_with_ends_to_choose_from() -> None:
    with pytest.raises(Refused, match="needs an end") as refused:
        window_of("after 3pm Friday", NOW, PROFILE)

    assert refused.value.field == "window"
    assert all(isinstance(read(offer, NOW, PROFILE), Reading) for offer in refused.value.offers)


def test_trouble_is_refused_with_its_offers() -> None:
    with pytest.raises(Refused, match="which: the day or the clock time") as refused:
        window_of("16.12", NOW, PROFILE)

    assert refused.value.offers == ("at 16:12", "16 Dec")


def test_a_bare_hour_is_always_shown_as_an_assumption() -> None:
    reading = read("Friday at 2", NOW, PROFILE)

    assert isinstance(reading, Reading)
    assert reading.assumptions == ("2 read as 14:00",)


def test_a_day_that_has_passed_is_shown_as_an_assumption() -> None:
    reading = read("the 14th", NOW, PROFILE)

    assert isinstance(reading, Reading)
    assert reading.assumptions == ("14 Dec, as 14 Nov has passed",)


def test_a_slip_of_the_keys_is_shown_as_an_assumption() -> None:
    reading = read("Wendesday", NOW, PROFILE)

    assert isinstance(reading, Reading)
    assert reading.assumptions == ("“wendesday” read as Wednesday",)


def test_what_is_not_understood_is_pointed_at() -> None:
    trouble = read("Friday after the match", NOW, PROFILE)

    assert isinstance(trouble, Trouble) and trouble.at is not None
    assert (trouble.at.start, trouble.at.stop) == (17, 22)


def test_the_parts_understood_are_told_for_highlighting() -> None:
    reading = read("Fri 10-12", NOW, PROFILE)

    assert isinstance(reading, Reading)
    assert [(span.start, span.stop, span.role) for span in reading.spans] == [
        (0, 3, "day"),
        (4, 6, "clock"),
        (6, 7, "bound"),
        (7, 9, "clock"),
    ]


def test_an_empty_phrase_says_what_to_write() -> None:
    trouble = read("  ", NOW, PROFILE)

    assert isinstance(trouble, Trouble)
    assert trouble.reason.startswith("say when")


def test_now_may_be_told_in_any_zone() -> None:
    assert read("tomorrow 3pm", NOW, PROFILE) == read("tomorrow 3pm", NOW.astimezone(UTC), PROFILE)


def test_an_unknown_country_is_trouble_and_no_fault() -> None:
    trouble = read("in 3 working days", NOW, replace(PROFILE, country="QQ"))

    assert isinstance(trouble, Trouble)
    assert "QQ" in trouble.reason


@pytest.mark.parametrize(
    ("text", "british", "american"),
    [
        ("Fri 10-12", "Fri 27 Nov 2026, 10:00–12:00", "Fri Nov 27, 2026, 10:00 AM–12:00 PM"),
        ("tomorrow 3pm", "Wed 25 Nov 2026, 15:00", "Wed Nov 25, 2026, 3:00 PM"),
        ("by Thu", "by Thu 26 Nov 2026", "by Thu Nov 26, 2026"),
        ("by cob Thu", "by Thu 26 Nov 2026, 17:30", "by Thu Nov 26, 2026, 5:30 PM"),
        ("Mon-Tue", "Mon 30 Nov 2026 – Tue 1 Dec 2026", "Mon Nov 30, 2026 – Tue Dec 1, 2026"),
        ("next week", "Mon 30 Nov 2026 – Fri 4 Dec 2026 (week)", "Mon Nov 30, 2026 – Fri Dec 4, 2026 (week)"),
        ("by the end of the month", "by Mon 30 Nov 2026 (end of the month)", "by Mon Nov 30, 2026 (end of the month)"),
        ("Fri morning", "Fri 27 Nov 2026, morning 09:00–12:00", "Fri Nov 27, 2026, morning 9:00 AM–12:00 PM"),
        (
            "Thu 21:00 - Fri 02:00",
            "Thu 26 Nov 2026, 21:00 – Fri 27 Nov 2026, 02:00",
            "Thu Nov 26, 2026, 9:00 PM – Fri Nov 27, 2026, 2:00 AM",
        ),
        (
            "about 4pm Thu",
            "Thu 26 Nov 2026, about 16:00 (15:30–16:30)",
            "Thu Nov 26, 2026, about 4:00 PM (3:30 PM–4:30 PM)",
        ),
        ("after 3pm Fri", "not before Fri 27 Nov 2026, 15:00", "not before Fri Nov 27, 2026, 3:00 PM"),
    ],
)
def test_an_echo_says_weekday_date_and_both_ends(text: str, british: str, american: str) -> None:
    readings = read(text, NOW, PROFILE), read(text, NOW, AMERICAN)

    assert isinstance(readings[0], Reading) and isinstance(readings[1], Reading)
    assert (say(readings[0], NOW, PROFILE), say(readings[1], NOW, AMERICAN)) == (british, american)


def test_an_hour_that_comes_twice_is_echoed_with_its_offset() -> None:
    reading = read("in 4 hours", london("2026-10-24T22:00"), PROFILE)

    assert isinstance(reading, Reading)
    assert say(reading, NOW, PROFILE) == "Sun 25 Oct 2026, 01:00 UTC+00:00"


def test_a_morning_starts_with_the_work_of_the_profile() -> None:
    early = Profile("Europe/London", week=WorkingWeek((*((Span(time(7, 30), time(16)),),) * 5, (), ())))
    reading = read("Fri morning", NOW, early)

    assert isinstance(reading, Reading) and reading.start is not None
    assert (reading.start.strftime("%H:%M"), reading.grain) == ("07:30", Grain.PART)


def test_a_refusal_of_words_nobody_knows_shows_how_times_are_said() -> None:
    with pytest.raises(Refused) as caught:
        window_of("gibberish", NOW, PROFILE)
    assert caught.value.offers == ("Fri 10-12", "tomorrow 9:00")
