"""The stored form of an instant: UTC to the second, in the years a journal holds."""

from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.instants import FIRST, LAST, from_text, to_text

INSTANTS = st.datetimes((FIRST + timedelta(2)).replace(tzinfo=None), (LAST - timedelta(2)).replace(tzinfo=None))


@given(INSTANTS, st.timezones())
def test_an_instant_is_stored_in_utc_without_parts_of_a_second(local: datetime, place: tzinfo) -> None:
    instant = local.replace(tzinfo=place)
    utc = instant.astimezone(UTC).replace(microsecond=0)
    assert to_text(instant) == f"{utc:%Y-%m-%dT%H:%M:%S}Z"
    assert from_text(to_text(instant)) == utc


def test_only_the_years_a_journal_holds_are_stored() -> None:
    assert to_text(FIRST) == "1900-01-01T00:00:00Z"
    assert to_text(LAST - timedelta(seconds=1)) == "9998-12-31T23:59:59Z"
    for beyond in (FIRST - timedelta(microseconds=1), LAST, datetime.max.replace(tzinfo=UTC)):
        with pytest.raises(Refused):
            to_text(beyond)


def test_a_time_without_a_zone_is_no_instant() -> None:
    with pytest.raises(Refused):
        to_text(datetime(2026, 11, 24, 10, 20))  # noqa: DTZ001 -- that it has none is the point
