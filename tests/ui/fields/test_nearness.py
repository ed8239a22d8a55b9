"""What stands beside a promised time."""

from datetime import UTC, date, datetime

import pytest

from models.promised_time.reader import window_of
from models.working_time import Profile, holiday_name
from ui.fields.nearness import beside, common_phrases

NOW = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
LONDON = Profile("Europe/London", country="GB", region="ENG")


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("today 15:00", "in 4 h 40"),
        ("by end of day", "today"),
        ("tomorrow 9-12", "tomorrow"),
        ("Fri 10-12", "in 3 days"),
        ("25 Dec 2026", "in 31 days · Christmas Day"),
        ("Saturday 10:00", "in 4 days · you are closed that day"),
        ("1 March 2027 10:00", "in 13 weeks"),
    ],
)
def test_a_time_says_how_far_off_it_is_and_whether_the_business_is_closed(phrase: str, words: str) -> None:
    assert holiday_name(LONDON, date(2026, 12, 25)) == "Christmas Day"

    assert beside(window_of(phrase, NOW, LONDON), NOW, LONDON) == words


def test_every_phrase_that_is_offered_is_understood() -> None:
    for phrase in common_phrases(NOW, LONDON.zone):
        assert window_of(phrase, NOW, LONDON).end > NOW
