"""Every phrase of the table means what the table says."""

from datetime import datetime

import pytest

from models.promised_time.reader import read
from models.promised_time.reading import Reading, Trouble
from tests.models.promised_time.tables import Row, phrases

ROWS = list(phrases())
READ = [row for row in ROWS if row.expected[0] != "trouble"]
ASKED = [row for row in ROWS if row.expected[0] == "trouble"]


def names(row: Row) -> str:
    return row.name


def shown(at: datetime | None) -> str:
    return "-" if at is None else at.isoformat(timespec="minutes")


@pytest.mark.parametrize("row", READ, ids=names)
def test_a_phrase_means_the_time_in_the_table(row: Row) -> None:
    reading = read(row.text, row.now, row.profile)

    assert isinstance(reading, Reading), reading
    assert (reading.kind.value, shown(reading.start), shown(reading.end), reading.grain.value) == row.expected


@pytest.mark.parametrize("row", ASKED, ids=names)
def test_a_doubtful_phrase_is_trouble_with_the_reason_in_the_table(row: Row) -> None:
    trouble = read(row.text, row.now, row.profile)

    assert isinstance(trouble, Trouble), trouble
    assert (trouble.reason, " | ".join(trouble.offers)) == (
        row.expected[1],
        row.expected[2] if row.expected[2:] else "",
    )


@pytest.mark.parametrize("row", ASKED, ids=names)
def test_every_offer_can_be_read(row: Row) -> None:
    trouble = read(row.text, row.now, row.profile)

    assert isinstance(trouble, Trouble)
    assert len(trouble.offers) <= 2
    assert all(isinstance(read(offer, row.now, row.profile), Reading) for offer in trouble.offers)


def test_the_table_holds_at_least_three_hundred_phrases() -> None:
    assert len(ROWS) >= 300
