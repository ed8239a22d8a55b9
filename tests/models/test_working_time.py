"""Working time: the vectors of the domain page, breaks, holidays, days off, clock changes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.errors import Refused
from models.working_time import (
    STANDARD,
    Profile,
    Span,
    WorkingWeek,
    add_working_days,
    add_working_time,
    holiday_name,
    is_working_day,
    work_span,
)

LONDON = ZoneInfo("Europe/London")


def week(*spans: tuple[str, str], days: int = 5) -> WorkingWeek:
    open_day = tuple(Span(time.fromisoformat(start), time.fromisoformat(end)) for start, end in spans)
    return WorkingWeek(tuple(open_day if day < days else () for day in range(7)))


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


PLAIN = Profile("Europe/London", week=week(("09:00", "17:00")))
LUNCH = Profile("Europe/London", week=week(("09:00", "12:30"), ("13:30", "17:00")))
ENGLAND = Profile("Europe/London", week=week(("09:00", "17:00")), country="GB", region="ENG")


@pytest.mark.parametrize(
    ("profile", "start", "hours", "end", "words"),
    [
        (PLAIN, "2026-03-27T16:00", 4, "2026-03-30T12:00", "1 h Fri + 3 h Mon"),
        (LUNCH, "2026-03-27T16:00", 5, "2026-03-30T14:00", "1 h Fri + 4 h Mon"),
        (ENGLAND, "2026-04-02T16:00", 4, "2026-04-07T12:00", "1 h Thu + 3 h Tue"),
        (PLAIN, "2026-10-23T16:30", 1, "2026-10-26T09:30", "30 min Fri + 30 min Mon"),
    ],
)
def test_the_sums_of_the_domain_page_come_out(profile: Profile, start: str, hours: int, end: str, words: str) -> None:
    found = add_working_time(profile, london(start), timedelta(hours=hours))

    assert found == (london(end), words)


def test_the_end_is_on_the_wall_clock_after_the_clocks_went_back() -> None:
    end, _ = add_working_time(PLAIN, london("2026-10-23T16:30"), timedelta(hours=1))

    assert end.utcoffset() == timedelta(0)


def test_counting_begins_with_the_next_working_moment() -> None:
    end, words = add_working_time(PLAIN, london("2026-11-28T22:15"), timedelta(minutes=90))

    assert (end, words) == (london("2026-11-30T10:30"), "1 h 30 min Mon")


def test_a_span_over_a_clock_change_counts_the_hours_that_pass() -> None:
    night = Profile("Europe/London", week=week(("00:00", "06:00"), days=7))

    end, _ = add_working_time(night, london("2026-03-29T00:00"), timedelta(hours=2))

    assert end == london("2026-03-29T03:00")


def test_a_long_sum_names_only_its_first_and_last_day() -> None:
    _, words = add_working_time(PLAIN, london("2026-11-24T10:00"), timedelta(hours=50))

    assert words == "7 h Tue 24 Nov + 40 h on 5 days + 3 h Wed 2 Dec"


def test_days_a_week_apart_carry_their_date_in_the_sum() -> None:
    mondays = Profile("Europe/London", week=WorkingWeek(((Span(time(9), time(10)),), (), (), (), (), (), ())))

    _, words = add_working_time(mondays, london("2026-11-30T09:30"), timedelta(hours=1))

    assert words == "30 min Mon 30 Nov + 30 min Mon 7 Dec"


def test_a_week_without_open_hours_is_refused_and_not_searched_for_ever() -> None:
    closed = Profile("Europe/London", week=WorkingWeek(((), (), (), (), (), (), ())))

    with pytest.raises(Refused, match="no open hours"):
        add_working_time(closed, london("2026-11-24T10:00"), timedelta(hours=1))


def test_no_working_time_at_all_is_refused() -> None:
    with pytest.raises(Refused, match="more than nothing"):
        add_working_time(PLAIN, london("2026-11-24T10:00"), timedelta(0))


def test_a_substitute_day_is_a_holiday_with_its_name() -> None:
    name = holiday_name(ENGLAND, date(2026, 12, 28))

    assert name is not None and "Boxing Day" in name


def test_an_unknown_country_is_refused_in_words() -> None:
    nowhere = Profile("Europe/London", country="QQ")

    with pytest.raises(Refused, match="no public holidays are known for “QQ”"):
        holiday_name(nowhere, date(2026, 12, 25))


def test_a_day_off_is_no_working_day() -> None:
    away = Profile("Europe/London", days_off=frozenset({date(2026, 11, 25)}))

    assert not is_working_day(away, date(2026, 11, 25))
    assert is_working_day(away, date(2026, 11, 26))


def test_a_closed_day_has_no_working_span() -> None:
    assert work_span(LUNCH, date(2026, 11, 28)) is None


def test_an_open_day_runs_from_the_first_start_to_the_last_end() -> None:
    assert work_span(LUNCH, date(2026, 11, 27)) == (london("2026-11-27T09:00"), london("2026-11-27T17:00"))


def test_hours_may_end_at_midnight() -> None:
    late = Profile("Europe/London", week=week(("18:00", "00:00")))

    assert work_span(late, date(2026, 11, 27)) == (london("2026-11-27T18:00"), london("2026-11-28T00:00"))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [("2026-12-18", 3, "2026-12-23"), ("2026-12-18", 5, "2026-12-29"), ("2026-12-24", 1, "2026-12-29")],
)
def test_working_days_leave_out_weekends_and_holidays(day: str, count: int, expected: str) -> None:
    found, _ = add_working_days(ENGLAND, date.fromisoformat(day), count)

    assert found == date.fromisoformat(expected)


def test_the_working_days_counted_are_named() -> None:
    _, words = add_working_days(ENGLAND, date(2026, 12, 23), 2)

    assert words == "Thu 24 + Tue 29"


def test_a_week_survives_being_stored() -> None:
    assert WorkingWeek.from_json(LUNCH.week.to_json()) == LUNCH.week


def test_the_standard_week_is_monday_to_friday_nine_to_half_past_five() -> None:
    assert STANDARD.to_json() == "[" + '[["09:00", "17:30"]], ' * 5 + "[], []]"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("what", "cannot be read"),
        ("[[], []]", "seven days"),
        ('[[["17:00", "09:00"]], [], [], [], [], [], []]', "hours of Mon end before they start"),
        ('[[["09:00", "12:00"], ["11:00", "17:00"]], [], [], [], [], [], []]', "hours of Mon overlap"),
    ],
)
def test_a_week_that_cannot_be_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        WorkingWeek.from_json(text)
