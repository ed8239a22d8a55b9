"""What stands beside a promised time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.promised_time.reader import window_of
from models.working_time import Profile, holiday_name
from ui.fields.nearness import beside, common_phrases, usual_times

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


@pytest.mark.parametrize(
    ("day", "phrases"),
    [
        (0, ("today 17:30", "tomorrow 9:00", "Fri 17:30", "Mon 9:00")),
        (2, ("today 17:30", "tomorrow 9:00", "Mon 9:00")),
        (3, ("today 17:30", "Mon 9:00")),
        (4, ("Mon 9:00",)),
        (5, ("tomorrow 9:00", "Fri 17:30")),
        (6, ("today 17:30", "tomorrow 9:00", "Fri 17:30")),
    ],
)
def test_the_usual_new_times_follow_the_week(day: int, phrases: tuple[str, ...]) -> None:
    now = NOW + timedelta(days=day)

    assert usual_times(now, LONDON) == phrases
    ends = [window_of(phrase, now, LONDON).end for phrase in phrases]
    assert ends == sorted(ends)
    assert all(end > now for end in ends)


def test_once_the_day_is_over_today_is_no_new_time() -> None:
    assert usual_times(NOW.replace(hour=18), LONDON)[0] == "tomorrow 9:00"
