"""Rules for promises that come again: what they say, their turns, and the one instance kept open."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from models.promised_time.reading import Reading, Trouble
from models.promised_time.recurrence import read_recurrence, read_when
from models.promised_time.turns import Recurrence, first_turn, open_turn
from models.working_time import Profile, WorkingWeek
from tests.models.promised_time.tables import WEEK

LONDON = ZoneInfo("Europe/London")
PROFILE = Profile("Europe/London", "en_GB", WEEK, "GB", "ENG")
NOW = datetime(2026, 11, 24, 10, 20, tzinfo=LONDON)


def rule(text: str, now: datetime = NOW) -> Recurrence:
    found = read_recurrence(text, now, PROFILE)
    assert isinstance(found, Recurrence), found
    return found


@pytest.mark.parametrize(
    ("text", "expected", "first"),
    [
        ("every first Monday 9:00", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07"),
        ("first Monday of every month at 9am", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07"),
        ("every last Friday", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"),
        ("every second Tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU", "2026-12-08"),
        ("every second Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24"),
        ("every other Wednesday at 2pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-11-25"),
        ("monthly", "FREQ=MONTHLY;BYMONTHDAY=24", "2026-11-24"),
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2", "2026-11-24"),
        ("fortnightly", "FREQ=WEEKLY;INTERVAL=2", "2026-11-24"),
        ("every Friday", "FREQ=WEEKLY;BYDAY=FR", "2026-11-27"),
        ("weekly on Thursday", "FREQ=WEEKLY;BYDAY=TH", "2026-11-26"),
        ("Mondays and Thursdays 9-11", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-26"),
        ("every 15th", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15"),
        ("monthly on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=24", "2026-11-24"),
        ("every year", "FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=11", "2026-11-24"),
        ("first Monday in March", "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO", "2027-03-01"),
        ("daily at 8am", "FREQ=DAILY", "2026-11-25"),
        ("every Thrusday", "FREQ=WEEKLY;BYDAY=TH", "2026-11-26"),
    ],
)
def test_a_phrase_becomes_a_rule(text: str, expected: str, first: str) -> None:
    found = rule(text)

    assert (found.rule, found.first.isoformat()) == (expected, first)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "every",
        "every 0 weeks",
        "every Christmas",
        "sometimes",
        "every day at 25:00",
        "every Mon and Mon",
        "x" * 500,
    ],
)
def test_what_is_no_rule_is_trouble_that_says_how_to_write_one(text: str) -> None:
    found = read_recurrence(text, NOW, PROFILE)

    assert isinstance(found, Trouble)
    assert found.reason


def test_nine_o_clock_stays_nine_o_clock_across_the_clock_change() -> None:
    weekly = rule("every Monday 9:00", datetime(2026, 3, 20, tzinfo=UTC))

    windows = [weekly.window(day, PROFILE) for day in weekly.turns(date(2026, 3, 23), date(2026, 3, 30))]

    assert [window.end.strftime("%H:%M") for window in windows] == ["09:00", "09:00"]
    assert windows[1].due_at - windows[0].due_at == timedelta(days=7, hours=-1)


def test_an_hour_that_a_day_lacks_moves_to_the_next_there_is() -> None:
    nightly = rule("every day at 1:30am", datetime(2026, 3, 20, tzinfo=UTC))

    assert nightly.window(date(2026, 3, 29), PROFILE).end.strftime("%H:%M") == "02:30"


def test_the_31st_is_the_last_day_where_there_is_none() -> None:
    monthly = rule("every month on the 31st")

    turns = monthly.turns(date(2027, 1, 1), date(2027, 4, 30))

    assert [day.isoformat() for day in turns] == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_missed_turns_collapse_into_one_with_their_count() -> None:
    weekly = rule("every Friday 10:00", datetime(2026, 11, 2, tzinfo=UTC))

    turn = open_turn(weekly, date(2026, 11, 6), NOW, PROFILE)

    assert turn is not None
    assert (turn.day, turn.missed) == (date(2026, 11, 20), 2)


def test_with_nothing_due_the_next_turn_is_the_open_one() -> None:
    turn = open_turn(rule("every Friday 10:00"), date(2026, 11, 24), NOW, PROFILE)

    assert turn is not None
    assert (turn.day, turn.missed) == (date(2026, 11, 27), 0)


def test_a_rule_for_working_days_leaves_out_holidays() -> None:
    daily = rule("every working day 9am", datetime(2026, 12, 24, 10, tzinfo=UTC))

    turn = open_turn(daily, date(2026, 12, 25), datetime(2026, 12, 25, 8, tzinfo=UTC), PROFILE)

    assert turn is not None
    assert turn.day == date(2026, 12, 29)


def test_a_rule_without_hours_lasts_the_working_day() -> None:
    window = rule("every Friday").window(date(2026, 11, 27), PROFILE)

    assert window.start is not None
    assert (window.start.strftime("%H:%M"), window.end.strftime("%H:%M")) == ("09:00", "17:30")


def test_a_rule_says_itself_in_words() -> None:
    assert rule("every first Monday 9-11").words == "every first Monday, 09:00–11:00"


def test_the_first_turn_is_the_first_that_is_not_over() -> None:
    evening = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
    daily = rule("every day", evening)

    turn = first_turn(daily, evening, PROFILE)

    assert turn is not None
    assert turn.day == date(2026, 11, 25)


def test_a_rule_for_working_days_of_a_business_that_is_closed_for_good_has_no_turn() -> None:
    closed = replace(PROFILE, week=WorkingWeek(((),) * 7))

    assert first_turn(rule("every working day 9am"), NOW, closed) is None


def test_a_rule_that_comes_past_the_end_of_the_calendar_has_no_turn() -> None:
    assert open_turn(rule("every 300 years"), date(9990, 1, 1), datetime(9990, 1, 1, tzinfo=UTC), PROFILE) is None


@pytest.mark.parametrize("text", ["Tues 9:00", "on the 31st", "Fri 10-12", "next Monday"])
def test_what_is_said_for_once_is_no_rule(text: str) -> None:
    assert isinstance(read_when(text, NOW, PROFILE), Reading)


@pytest.mark.parametrize("text", ["Tuesdays 9:00", "on Mondays", "every other Friday 10-11", "Each day", "monthly"])
def test_what_comes_again_is_a_rule(text: str) -> None:
    assert isinstance(read_when(text, NOW, PROFILE), Recurrence)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("first Monday 9:00", "the Monday of which month?"),
        ("every Monday 25:00", "there is no clock time “25:00”"),
        ("every blue moon", "I don’t understand “blue”"),
    ],
)
def test_what_is_neither_says_what_is_wrong_with_it(text: str, reason: str) -> None:
    found = read_when(text, NOW, PROFILE)

    assert isinstance(found, Trouble)
    assert found.reason == reason
