"""When the alarms of a promise ring, from its window, the rules, the week and when it was noted."""

from datetime import UTC, date, datetime, timedelta

from models.alarms import schedule
from models.alarms.schedule import Warned, moments
from models.promises.records import PromiseKind, Side
from models.windows import Grain
from models.working_time import Profile, WorkingWeek
from tests.models.entries import local, utc

NOTED = utc("2026-11-20 09:00")
LONDON = Profile("Europe/London", country="GB", region="ENG")


def warned(
    due: str,
    start: str | None = None,
    *,
    side: Side = Side.GIVEN,
    kind: PromiseKind = PromiseKind.WRITE,
    grain: Grain = Grain.MINUTE,
    noted: datetime = NOTED,
    lead: int = 60,
) -> Warned:
    begin = None if start is None else utc(start)
    return Warned(side, kind, begin, utc(due), grain, noted, timedelta(minutes=lead), timedelta(minutes=30))


def told(found: Warned) -> list[str]:
    return [f"{stage} {moment:%d %H:%M:%S}" for stage, moment in moments(found)]


def test_a_deadline_is_warned_of_ahead_by_its_lead_time_and_when_it_is_due() -> None:
    assert told(warned("2026-11-24 15:00")) == ["lead 24 14:00:00", "due 24 15:00:00"]


def test_a_window_is_warned_of_before_and_at_its_start() -> None:
    assert told(warned("2026-11-24 12:00", "2026-11-24 10:00")) == [
        "lead 24 09:00:00",
        "start 24 10:00:00",
        "due 24 12:00:00",
    ]


def test_a_visit_is_warned_of_when_it_is_time_to_leave() -> None:
    visit = warned("2026-11-24 12:00", "2026-11-24 10:00", kind=PromiseKind.COME)
    assert told(visit) == ["lead 24 09:00:00", "start 24 09:30:00", "due 24 12:00:00"]
    point = warned("2026-11-24 10:00", "2026-11-24 10:00", kind=PromiseKind.COME)
    assert told(point) == ["lead 24 09:00:00", "start 24 09:30:00", "due 24 10:00:00"]


def test_a_point_in_time_has_no_start_of_its_own() -> None:
    assert told(warned("2026-11-24 10:00", "2026-11-24 10:00")) == ["lead 24 09:00:00", "due 24 10:00:00"]


def test_a_window_of_days_is_warned_of_by_its_end_for_nobody_said_an_hour() -> None:
    days = warned("2026-11-27 17:30", "2026-11-24 09:00", grain=Grain.WEEK, kind=PromiseKind.COME)
    assert told(days) == ["lead 27 16:30:00", "due 27 17:30:00"]


def test_what_is_owed_to_us_rings_when_it_is_due() -> None:
    assert told(warned("2026-11-24 12:00", "2026-11-24 10:00", side=Side.OWED)) == ["due 24 12:00:00"]


def test_a_follow_up_rings_at_every_stage() -> None:
    assert len(moments(warned("2026-11-24 12:00", "2026-11-24 10:00", side=Side.FOLLOW_UP))) == 3


def test_what_is_noted_late_is_warned_of_half_way_and_never_as_it_is_typed() -> None:
    at_ten = utc("2026-11-24 10:00")
    assert told(warned("2026-11-24 10:40", noted=at_ten)) == ["lead 24 10:20:00", "due 24 10:40:00"]
    assert told(warned("2026-11-24 11:00", noted=at_ten)) == ["lead 24 10:30:00", "due 24 11:00:00"]
    visit = warned("2026-11-24 12:00", "2026-11-24 10:20", noted=at_ten, kind=PromiseKind.COME)
    assert told(visit) == ["lead 24 10:10:00", "start 24 10:10:00", "due 24 12:00:00"]


def test_a_window_that_had_begun_when_it_was_noted_is_warned_of_by_its_end() -> None:
    begun = warned("2026-11-24 12:00", "2026-11-24 09:00", noted=utc("2026-11-24 11:30"))
    assert told(begun) == ["lead 24 11:45:00", "due 24 12:00:00"]


def test_what_is_noted_when_it_is_due_already_is_only_due() -> None:
    assert told(warned("2026-11-24 10:00", noted=utc("2026-11-24 10:00"))) == ["due 24 10:00:00"]


def test_mornings_are_the_starts_of_working_days_by_the_clock_of_the_business() -> None:
    saturday = local("2026-03-28 12:00")
    assert schedule.last_morning(LONDON, saturday) == utc("2026-03-27 09:00")
    # The clocks go forward on the Sunday between: nine o'clock is an hour earlier in UTC.
    assert schedule.next_morning(LONDON, saturday) == utc("2026-03-30 08:00")
    assert schedule.last_morning(LONDON, local("2026-03-27 09:00")) == utc("2026-03-27 09:00")
    assert schedule.next_morning(LONDON, local("2026-03-27 09:00")) == utc("2026-03-30 08:00")


def test_no_morning_comes_on_public_holidays_and_days_off() -> None:
    assert schedule.next_morning(LONDON, local("2026-04-02 12:00")) == utc("2026-04-07 08:00")
    off = Profile("Europe/London", days_off=frozenset({date(2026, 11, 25)}))
    assert schedule.next_morning(off, local("2026-11-24 12:00")) == utc("2026-11-26 09:00")


def test_a_country_without_known_holidays_keeps_its_mornings() -> None:
    nowhere = Profile("Europe/London", country="ZZ")
    assert schedule.next_morning(nowhere, local("2026-11-24 12:00")) == utc("2026-11-25 09:00")


def test_a_week_without_open_days_has_no_morning() -> None:
    closed = Profile("Europe/London", week=WorkingWeek(((),) * 7))
    at = datetime(2026, 11, 24, tzinfo=UTC)
    assert (schedule.last_morning(closed, at), schedule.next_morning(closed, at)) == (None, None)
