"""How long it is until something, as people say it."""

from datetime import timedelta

import pytest

from tests.conftest import NOW
from ui import say


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(seconds=30), "now"),
        (timedelta(minutes=48), "in 48 min"),
        (timedelta(hours=3, minutes=20), "in 3 h 20"),
        (timedelta(days=1), "in 1 day"),
        (timedelta(days=2), "in 2 days"),
    ],
)
def test_how_soon_it_is_counts_one_day_as_one(ahead: timedelta, words: str) -> None:
    assert say.until(NOW + ahead, NOW) == words
