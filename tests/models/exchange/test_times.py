from datetime import UTC, date, datetime

import pytest

from models.errors import Refused
from models.exchange import times
from models.exchange.times import Contradiction, Dates

LONDON = "Europe/London"


def why(cell: str, dates: Dates, zone: str = LONDON) -> str:
    with pytest.raises(Refused) as refused:
        times.read(cell, dates, zone)
    return refused.value.reason


@pytest.mark.parametrize(
    ("cell", "dates", "instant"),
    [
        ("29/2/2016 01:16", Dates.DAY_FIRST, datetime(2016, 2, 29, 1, 16, tzinfo=UTC)),
        ("29-02-2016 01:16", Dates.DAY_FIRST, datetime(2016, 2, 29, 1, 16, tzinfo=UTC)),
        ("29.07.2016 01:16:05", Dates.DAY_FIRST, datetime(2016, 7, 29, 0, 16, 5, tzinfo=UTC)),
        ("04/18/2019 09:55:45 PM", Dates.MONTH_FIRST, datetime(2019, 4, 18, 20, 55, 45, tzinfo=UTC)),
        ("01/17/2010 12:00:00 AM", Dates.MONTH_FIRST, datetime(2010, 1, 17, 0, 0, tzinfo=UTC)),
        ("1/17/2010, 12:05 p.m.", Dates.MONTH_FIRST, datetime(2010, 1, 17, 12, 5, tzinfo=UTC)),
        ("2022-01-21 13:47:00", Dates.ISO, datetime(2022, 1, 21, 13, 47, tzinfo=UTC)),
        ("2022-07-21T13:47:00Z", Dates.ISO, datetime(2022, 7, 21, 13, 47, tzinfo=UTC)),
        ("2022-07-21T13:47:00.123+0200", Dates.ISO, datetime(2022, 7, 21, 11, 47, tzinfo=UTC)),
        ("2022-07-21 13:47 -05:30", Dates.ISO, datetime(2022, 7, 21, 19, 17, tzinfo=UTC)),
    ],
)
def test_times_are_read_as_tables_write_them_in_the_zone_of_the_mapping(
    cell: str, dates: Dates, instant: datetime
) -> None:
    assert times.read(cell, dates, LONDON).instant == instant


def test_a_day_alone_keeps_that_no_hour_was_written() -> None:
    assert times.read("3/4/2026", Dates.DAY_FIRST, LONDON) == times.Moment(date(2026, 4, 3), None)
    assert times.read("3/4/2026", Dates.MONTH_FIRST, LONDON) == times.Moment(date(2026, 3, 4), None)


@pytest.mark.parametrize(
    ("cell", "dates", "clause"),
    [
        ("2022-01-21", Dates.DAY_FIRST, 'contradicts dates = "day first"; it looks like "iso"'),
        ("21/01/2022", Dates.MONTH_FIRST, 'there is no month 21; it looks like "day first"'),
        ("01/21/2022", Dates.DAY_FIRST, 'there is no month 21; it looks like "month first"'),
        ("01/21/2022", Dates.ISO, 'contradicts dates = "iso"; it looks like "month first"'),
        ("21/01/2022", Dates.ISO, 'contradicts dates = "iso"; it looks like "day first"'),
        ("03/04/2022", Dates.ISO, 'contradicts dates = "iso"; it looks like "month first" or "day first"'),
        ("3/4/26", Dates.DAY_FIRST, "a year of two digits"),
        ("soon", Dates.ISO, "is not a date; with dates"),
        ("2022-01-21 13:47 X", Dates.ISO, "is not a date"),
        ("٢٠٢٢-٠١-٢١", Dates.ISO, "is not a date"),
        ("1" * 5000, Dates.ISO, "is not a date"),
    ],
)
def test_a_cell_in_another_order_shows_that_the_mapping_is_wrong(cell: str, dates: Dates, clause: str) -> None:
    assert clause in why(cell, dates)
    with pytest.raises(Contradiction):
        times.read(cell, dates, LONDON)


@pytest.mark.parametrize(
    ("cell", "clause"),
    [
        ("2026-02-30", "a day that does not exist"),
        ("2026-02-20 25:00", "a time that does not exist"),
        ("2026-02-20 13:00 PM", "a time that does not exist"),
        ("2026-03-29 01:30", "the clocks go forward"),
        ("2026-10-25 01:30", "the clocks go back"),
        ("0000-01-01", "a day that does not exist"),
        ("0001-01-01 10:00", "between 1900 and 9998"),
        ("9999-12-31", "between 1900 and 9998"),
        ("2026-01-01 10:00 +99:00", "no offset"),
    ],
)
def test_a_time_that_does_not_exist_or_exists_twice_is_refused_and_never_guessed(cell: str, clause: str) -> None:
    assert clause in why(cell, Dates.ISO)
    with pytest.raises(Refused) as refused:
        times.read(cell, Dates.ISO, LONDON)
    assert not isinstance(refused.value, Contradiction)


def test_an_offset_settles_a_time_that_exists_twice() -> None:
    assert times.read("2026-10-25 01:30 +00:00", Dates.ISO, LONDON).instant == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
