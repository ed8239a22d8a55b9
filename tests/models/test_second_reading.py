"""A journal opened again to read what takes long makes way while the first one saves."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.errors import GaveWay
from models.journal import Journal
from models.second_reading import open_again
from tests.conftest import NOW

LONG = """
WITH RECURSIVE counted(n) AS (SELECT max(id) FROM business UNION ALL SELECT n + 1 FROM counted LIMIT 1000000)
SELECT max(n) FROM counted
"""


@pytest.fixture
def in_a_file(tmp_path: Path) -> Iterator[Journal]:
    """A journal that can be opened again."""
    with closing(Journal.make(tmp_path / "mine.kept", FixedClock(NOW), zone="Europe/London")) as made:
        yield made


@pytest.fixture
def reading(in_a_file: Journal) -> Iterator[Journal]:
    """The same, opened again."""
    with closing(open_again(in_a_file)) as opened:
        yield opened


def test_what_is_read_is_broken_off_while_the_journal_saves_and_read_to_its_end_after(
    in_a_file: Journal, reading: Journal
) -> None:
    with in_a_file.noting(), pytest.raises(GaveWay):
        reading.value(LONG)

    assert reading.value(LONG) == 1_000_000


def test_a_save_that_came_to_nothing_breaks_off_no_more(in_a_file: Journal, reading: Journal) -> None:
    with pytest.raises(ZeroDivisionError), in_a_file.noting():
        raise ZeroDivisionError

    assert reading.value(LONG) == 1_000_000


def test_a_journal_in_memory_is_not_opened_again(journal: Journal) -> None:
    with pytest.raises(ValueError, match="in memory"):
        open_again(journal)
