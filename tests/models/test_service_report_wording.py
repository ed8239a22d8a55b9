from datetime import UTC, date, datetime, timedelta

import pytest

from models.errors import Refused
from models.service_report.periods import month, period
from models.service_report.wording import Calendar, begun, in_words, lateness, length_words, times
from models.windows import Grain, Window
from tests.builders import moment

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "1–31 October 2026"),
        (date(2026, 10, 5), date(2026, 10, 5), "5 October 2026"),
        (date(2026, 9, 28), date(2026, 10, 2), "28 September – 2 October 2026"),
        (date(2025, 12, 1), date(2026, 1, 31), "1 December 2025 – 31 January 2026"),
    ],
)
def test_a_period_is_said_in_as_few_words_as_are_clear(first: date, last: date, words: str) -> None:
    assert period(first, last).words == words


def test_only_a_whole_month_has_a_name() -> None:
    assert month(2028, 2).name == "February"
    assert month(2028, 2).last == date(2028, 2, 29)
    assert period(date(2026, 10, 1), date(2026, 10, 30)).name == "this period"
    assert period(date(2026, 10, 1), date(2027, 10, 31)).name == "this period"


@pytest.mark.parametrize(("year", "number"), [(2026, 0), (2026, 13), (0, 1), (10000, 1)])
def test_what_is_no_month_is_refused(year: int, number: int) -> None:
    with pytest.raises(Refused, match="not a month"):
        month(year, number)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused, match="ends before it begins"):
        period(date(2026, 10, 2), date(2026, 10, 1))


@pytest.mark.parametrize(
    ("start", "end", "grain", "words"),
    [
        (None, "2026-10-02 16:00", Grain.MINUTE, "Fri 2 Oct, 17:00"),
        ("2026-10-02 16:00", "2026-10-02 16:00", Grain.MINUTE, "Fri 2 Oct, 17:00"),
        ("2026-10-08 09:00", "2026-10-08 11:00", Grain.MINUTE, "Thu 8 Oct, 10:00–12:00"),
        ("2026-10-08 09:00", "2026-10-09 11:00", Grain.HOUR, "Thu 8 Oct, 10:00 – Fri 9 Oct, 12:00"),
        (None, "2026-10-02 16:30", Grain.DAY, "Fri 2 Oct"),
        ("2026-10-10 00:00", "2026-10-11 16:00", Grain.WEEKEND, "Sat 10 Oct – Sun 11 Oct"),
        (None, "2026-12-31 17:30", Grain.MONTH, "December"),
        (None, "2027-03-31 16:30", Grain.QUARTER, "January to March 2027"),
        (None, "2027-01-11 16:30", Grain.DAY, "Mon 11 Jan 2027"),
    ],
)
def test_a_promised_time_is_said_no_finer_than_it_was_given(
    start: str | None, end: str, grain: Grain, words: str
) -> None:
    window = Window(moment(start) if start else None, moment(end), grain, LONDON)

    assert Calendar(2026, LONDON).window(window) == words


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (timedelta(seconds=5), "1 min late"),
        (timedelta(minutes=59), "59 min late"),
        (timedelta(minutes=61), "1 hour late"),
        (timedelta(hours=11), "11 hours late"),
        (timedelta(hours=16), "1 day late"),
        (timedelta(days=2, hours=22), "3 days late"),
    ],
)
def test_lateness_is_said_in_the_unit_a_client_feels(late: timedelta, words: str) -> None:
    due = datetime(2026, 10, 16, 16, tzinfo=UTC)

    assert lateness(due, due + late, LONDON) == words


def test_numbers_are_words_up_to_twenty() -> None:
    assert [in_words(number) for number in (0, 1, 12, 20, 21, 1234)] == ["no", "one", "twelve", "twenty", "21", "1,234"]
    assert [times(number) for number in (1, 2, 3)] == ["once", "twice", "three times"]


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (685, "11 h 25 min")])
def test_a_length_leaves_out_what_is_nothing(minutes: int, words: str) -> None:
    assert length_words(minutes) == words


@pytest.mark.parametrize(
    ("typed", "shown"), [("backup test", "Backup test"), ("iPad reset", "iPad reset"), ("", ""), ("état", "État")]
)
def test_typed_words_begin_with_a_capital_unless_they_have_one_inside(typed: str, shown: str) -> None:
    assert begun(typed) == shown
