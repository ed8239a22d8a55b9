"""What ready words are filled with, from the record; and what is logged once they were sent."""

import pytest
from msgspec.structs import replace

from models import business, jobs, people, ready_about, ready_words_sent, waiting
from models.clock import FixedClock
from models.errors import NotFound, Refused
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, InteractionRow, Way
from models.jobs import JobDraft
from models.journal import Journal
from models.people import PersonDraft
from models.promises import operations, questions
from models.promises.records import (
    EventKind,
    Moving,
    Promise,
    PromiseDraft,
    PromiseId,
    Settling,
    Side,
    Telling,
)
from models.ready_about import Addressed
from models.ready_words import NAMES, filled
from models.windows import Grain
from tests.models.entries import client, in_london, local, promise, window
from tests.models.ready import stock_in

SPOKEN = stock_in().spoken


@pytest.fixture
def made(journal: Journal) -> Promise:
    """A visit promised to Tom for Friday morning."""
    in_london(journal)
    one = client(journal)
    tom = people.add(journal, PersonDraft(one, "Tom Ashby", emails=("tom@example.org", "t@example.org")))
    draft = PromiseDraft(
        "come and fit the switch", window("2026-11-27 12:00", "2026-11-27 10:00", Grain.HOUR), client_id=one,
        person_id=tom.id, private_words="he is never there",
    )  # fmt: skip
    return operations.make(journal, draft)


def of(journal: Journal, promise_id: PromiseId, language: str = "en") -> Addressed:
    return ready_about.of_promise(journal, promise_id, stock_in(language).spoken)


def logged(journal: Journal) -> list[InteractionRow]:
    return list(interactions.page(journal, InteractionFilter(), limit=-1))


# From the record


def test_a_follow_up_is_told_to_nobody_so_its_words_stay_a_gap(journal: Journal) -> None:
    in_london(journal)
    one = client(journal)
    draft = PromiseDraft("see whether they pay at all", window("2026-11-27 12:00"), Side.FOLLOW_UP, client_id=one)
    made_for_oneself = operations.make(journal, draft)

    about = of(journal, made_for_oneself.id).about
    texts = [filled(ready.words, about) for ready in stock_in().texts.values()]
    assert len(texts) == len(NAMES)
    assert not [text for text in texts if "pay at all" in text]
    assert "[promise]" in texts[0]


def test_the_record_says_who_what_when_and_where_to(journal: Journal, made: Promise) -> None:
    business.change(journal, replace(business.get(journal), signature_name="Ruth Ashdown", phone="01632 960123"))
    found = of(journal, made.id)
    assert found.email == "tom@example.org"
    about = found.about
    assert (about.person, about.client, about.promise) == ("Tom Ashby", "Larkspur", "come and fit the switch")
    assert about.when == about.was == "Friday 27 November, 10:00–12:00"
    assert (about.new_time, about.done, about.made_good, about.waiting) == ("", "", "", "")
    assert (about.business, about.signature, about.phone) == ("Marsh Lane IT", "Ruth Ashdown", "01632 960123")


def test_private_words_never_get_in(journal: Journal, made: Promise) -> None:
    about = of(journal, made.id).about
    for text in stock_in().texts.values():
        assert "never there" not in filled(text.words, about)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Friday 27 November, 10:00–12:00"),
        ("de", "Freitag, 27. November, 10:00–12:00"),
        ("fr", "vendredi 27 novembre, 10:00–12:00"),
        ("es", "viernes 27 de noviembre, 10:00–12:00"),
        ("pl", "piątek, 27 listopada, 10:00–12:00"),
    ],
)
def test_times_are_said_in_the_language(journal: Journal, made: Promise, language: str, said: str) -> None:
    assert of(journal, made.id, language).about.when == said


@pytest.mark.parametrize(
    ("due", "start", "grain", "said"),
    [
        ("2026-11-27 17:30", None, Grain.DAY, "Friday 27 November"),
        ("2026-11-27 15:00", None, Grain.MINUTE, "Friday 27 November, 15:00"),
        ("2026-11-27 15:00", "2026-11-27 15:00", Grain.MINUTE, "Friday 27 November, 15:00"),
        ("2026-12-04 17:30", "2026-11-30 09:00", Grain.WEEK, "Monday 30 November – Friday 4 December"),
        ("2026-11-28 09:00", "2026-11-27 22:00", Grain.HOUR, "Friday 27 November, 22:00 – Saturday 28 November, 09:00"),
        ("2027-01-04 17:30", None, Grain.DAY, "Monday 4 January 2027"),
    ],
)
def test_a_time_is_said_as_exactly_as_it_was_promised(
    journal: Journal, due: str, start: str | None, grain: Grain, said: str
) -> None:
    assert SPOKEN.window(window(due, start, grain), journal.now()) == said


def test_what_the_client_last_heard_stands_beside_the_new_time(
    journal: Journal, clock: FixedClock, made: Promise
) -> None:
    operations.move(journal, made.id, Moving(window("2026-11-30 12:00"), "the part is late"))
    operations.move(journal, made.id, Moving(window("2026-12-01 12:00"), "later still"))
    about = of(journal, made.id).about
    assert about.was == "Friday 27 November, 10:00–12:00"
    assert about.new_time == about.when == "Tuesday 1 December, 12:00"
    operations.tell(journal, made.id, Telling(how="call"))
    about = of(journal, made.id).about
    assert (about.was, about.new_time) == ("Tuesday 1 December, 12:00", "")
    told = Moving(window("2026-12-02 12:00"), "x", told_at=clock.now(), told_how="call")
    operations.move(journal, made.id, told)
    assert of(journal, made.id).about.was == "Wednesday 2 December, 12:00"


def test_how_it_ended_is_known(journal: Journal, made: Promise) -> None:
    operations.keep(journal, made.id)
    assert of(journal, made.id).about.done == "Tuesday 24 November"
    operations.reopen(journal, made.id, "it fell off")
    operations.break_promise(journal, made.id, Settling("no stock", made_good="An hour free."))
    about = of(journal, made.id).about
    assert (about.done, about.made_good) == ("", "An hour free")


def test_a_chaser_names_what_of_ours_waits_but_no_note_to_oneself(journal: Journal, made: Promise) -> None:
    owed = promise(journal, made.client_id, "2026-11-25 12:00", words="the licence key", side=Side.OWED)
    mine = promise(journal, made.client_id, "2026-11-26 12:00", words="chase it", side=Side.FOLLOW_UP)
    word = promise(journal, made.client_id, "2026-11-25 16:00", words="ring Tom")
    waiting.wait(journal, mine.id, owed.id, word.id)
    assert of(journal, owed.id).about.waiting == ""
    waiting.wait(journal, made.id, owed.id, word.id)
    about = of(journal, owed.id).about
    assert about.waiting == "come and fit the switch"
    assert "Our next step, “come and fit the switch”, follows" in filled(stock_in().texts["chaser"].body, about)


def test_words_of_any_length_are_cut_and_without_a_hearer_there_is_no_address(journal: Journal) -> None:
    long = promise(journal, client(journal), "2026-11-27 12:00", words="x" * 5000)
    found = of(journal, long.id)
    assert len(found.about.promise) == 300
    assert (found.email, found.about.person) == ("", "")
    with pytest.raises(NotFound):
        of(journal, PromiseId(99))


# Once they were sent


@pytest.mark.parametrize("name", ["delay", "missed-visit", "apology"])
def test_words_about_a_delay_tell_the_client_in_one_operation(journal: Journal, made: Promise, name: str) -> None:
    operations.move(journal, made.id, Moving(window("2026-11-30 12:00"), "the part is late"))
    before = journal.value("SELECT count(*) FROM operations")
    ready_words_sent.log(journal, made.id, name, Way.EMAIL, "It will be Monday.")
    assert journal.value("SELECT count(*) FROM operations") == before + 1
    (row,) = logged(journal)
    assert (row.interaction.kind, row.interaction.words) == (Way.EMAIL, "It will be Monday.")
    assert row.interaction.person_ids == (made.person_id,)
    told = questions.events(journal, made.id)[-1]
    assert (told.kind, told.told_how, told.interaction_id) == (EventKind.TOLD, "e-mail", row.interaction.id)
    assert not questions.row_of(journal, made.id).moves.unknown
    journal.undo()
    assert logged(journal) == []


@pytest.mark.parametrize("name", ["chaser", "thanks", "after-care"])
def test_other_words_are_an_interaction_and_no_telling(journal: Journal, made: Promise, name: str) -> None:
    ready_words_sent.log(journal, made.id, name, Way.MESSAGE, "Thank you.")
    (row,) = logged(journal)
    assert (row.interaction.kind, row.interaction.words) == (Way.MESSAGE, "Thank you.")
    assert [event.kind for event in questions.events(journal, made.id)] == [EventKind.MADE]


def test_a_settled_or_owed_one_can_be_written_about_too(journal: Journal, made: Promise) -> None:
    operations.keep(journal, made.id)
    owed = promise(journal, made.client_id, "2026-11-27 12:00", side=Side.OWED)
    for promise_id in (made.id, owed.id):
        ready_words_sent.log(journal, promise_id, "apology", Way.CALL, "I am sorry.")
    assert len(logged(journal)) == 2
    kinds = {event.kind for promise_id in (made.id, owed.id) for event in questions.events(journal, promise_id)}
    assert EventKind.TOLD not in kinds


def test_a_hearer_or_job_that_was_struck_out_stops_nobody(journal: Journal, made: Promise) -> None:
    job = jobs.add(journal, JobDraft(made.client_id, "Switch"))
    other = operations.make(
        journal,
        PromiseDraft(
            "ring", window("2026-11-27 12:00"), client_id=made.client_id, person_id=made.person_id, job_id=job.id
        ),
    )
    people.strike_out(journal, made.person_id or 0)
    jobs.strike_out(journal, job.id)
    ready_words_sent.log(journal, other.id, "thanks", Way.EMAIL, "Thank you.")
    (row,) = logged(journal)
    assert (row.interaction.person_ids, row.interaction.job_id) == ((), None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The new time is [new time].", r"\[new time\] is still to be filled in; write it there"),
        ("  ", "words are empty"),
        ("a\0b", "control character"),
    ],
)
def test_what_is_not_ready_is_not_logged(journal: Journal, made: Promise, text: str, reason: str) -> None:
    for name in NAMES:
        with pytest.raises(Refused, match=reason):
            ready_words_sent.log(journal, made.id, name, Way.EMAIL, text)
    assert logged(journal) == []


def test_a_window_is_read_on_its_own_wall_clock(journal: Journal) -> None:
    there = window(local("2026-11-27 12:00", "America/New_York"), zone="America/New_York")
    assert SPOKEN.window(there, journal.now()) == "Friday 27 November, 12:00"


# The words that fit


def test_a_promise_asks_for_the_words_that_fit_how_it_stands(
    journal: Journal, clock: FixedClock, made: Promise
) -> None:
    owed = promise(journal, made.client_id, "2026-11-25 12:00", side=Side.OWED)
    fix = promise(journal, made.client_id, "2026-11-25 12:00", words="mend it")

    def fitting(one: Promise) -> str:
        return ready_words_sent.fitting(questions.row_of(journal, one.id))

    assert (fitting(made), fitting(owed), fitting(fix)) == ("delay", "chaser", "delay")
    clock.set(local("2026-11-27 13:00"))
    assert (fitting(made), fitting(owed), fitting(fix)) == ("missed-visit", "chaser", "delay")
    operations.break_promise(journal, made.id, Settling("no stock"))
    for one in (owed, fix):
        operations.keep(journal, one.id)
    assert (fitting(made), fitting(owed), fitting(fix)) == ("apology", "thanks", "after-care")
