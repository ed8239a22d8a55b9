"""The words in which a client was told are filled from the record, and can be read years later."""

import pytest

from models import told_words
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import Moving, Telling
from models.windows import Grain, Window
from tests.models.entries import client, local, promise, window

NOW = local("2026-11-24 10:20")
LATE = local("2026-11-28 10:20")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (window("2026-11-27 17:00"), "Fri 27 Nov 17:00"),
        (window("2026-11-27 12:00", "2026-11-27 10:00"), "Fri 27 Nov 10:00–12:00"),
        (window("2026-11-27 10:00", "2026-11-27 10:00"), "Fri 27 Nov 10:00"),
        (window("2026-11-28 01:00", "2026-11-27 23:00"), "Fri 27 Nov 23:00 to Sat 28 Nov 01:00"),
        (window("2026-11-24 17:30", grain=Grain.DAY), "Tue 24 Nov"),
        (window("2027-01-08 12:00"), "Fri 8 Jan 2027 12:00"),
        (window("2026-11-27 17:00", zone="America/New_York"), "Fri 27 Nov 17:00"),
    ],
)
def test_a_time_names_its_day_and_never_today(said: Window, words: str) -> None:
    assert told_words.time_words(said, NOW) == words


def test_a_move_names_both_times_and_a_delay_the_one_that_is_missed(journal: Journal) -> None:
    made = promise(journal, client(journal), "2026-11-27 17:00")
    later = window("2026-11-30 12:00")
    assert told_words.of_move(made.words, made.window, later, NOW) == (
        "Told that “Send the quote” will be Mon 30 Nov 12:00 instead of Fri 27 Nov 17:00"
    )
    assert told_words.of_delay(made, NOW) == "Told that “Send the quote” will be later than Fri 27 Nov 17:00"
    assert told_words.of_delay(made, LATE) == "Told that “Send the quote” is late: it was promised for Fri 27 Nov 17:00"
    assert told_words.of_break(made) == "Told that “Send the quote” will not be done"
    assert told_words.of_break(made, " no stock ") == "Told that “Send the quote” will not be done: no stock"


def test_long_words_are_shortened(journal: Journal) -> None:
    made = promise(journal, client(journal), "2026-11-27 17:00", words="very " * 900)
    assert len(told_words.of_delay(made, NOW)) < 300


def test_the_time_they_know_is_the_last_they_heard_of(journal: Journal, clock: FixedClock) -> None:
    made = promise(journal, client(journal), "2026-11-27 17:00")

    def known() -> Window | None:
        return told_words.time_they_know(questions.row_of(journal, made.id), questions.events(journal, made.id))

    assert known() is None
    operations.move(journal, made.id, Moving(window("2026-11-30 12:00"), "no part"))
    assert known() == made.first
    operations.tell(journal, made.id, Telling(how="call"))
    assert known() is None
    clock.set(local("2026-11-25 10:00"))
    operations.move(journal, made.id, Moving(window("2026-12-01 12:00"), "still no part"))
    operations.move(journal, made.id, Moving(window("2026-12-02 12:00"), "and again"))
    heard = known()
    assert heard is not None
    assert heard.end == local("2026-11-30 12:00")
