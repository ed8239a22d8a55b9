"""A line that was read becomes the draft of an interaction, or is refused with its first trouble."""

from datetime import UTC, datetime

import pytest

from models.capture.directory import Directory, KnownClient, KnownPerson
from models.capture.draft import Line
from models.capture.drafting import interaction_of, interaction_with_new_client
from models.capture.line import LONGEST_LINE, read_line
from models.errors import Refused
from models.interactions.records import Solved, Way
from models.promises.records import PromiseKind, Side
from models.working_time import Profile

NOW = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
KNOWN = Directory((KnownClient(7, "Larkspur Dental"),), (KnownPerson(9, "Tom Ashby", 7),))


def _read(line: str) -> Line:
    return read_line(line, NOW, Profile("Europe/London"), KNOWN)


def test_a_line_becomes_an_interaction_with_its_promises() -> None:
    line = "call Larkspur with Tom 10m VPN is back; solved > send the quote by Fri >! see how it goes on Mon"
    draft = interaction_of(_read(line))

    assert (draft.client_id, draft.kind, draft.minutes, draft.person_ids) == (7, Way.CALL, 10, (9,))
    assert draft.solved is Solved.YES
    assert draft.happened_at == NOW
    assert [(promise.words, promise.side) for promise in draft.promises] == [
        ("send the quote", Side.GIVEN),
        ("see how it goes", Side.FOLLOW_UP),
    ]
    assert draft.promises[0].kind is PromiseKind.QUOTE
    assert draft.promises[0].window.said == "by Fri"


@pytest.mark.parametrize(
    ("promised", "words", "often"),
    [
        ("check the backups every first Monday 9:00", "check the backups", "every first Monday, 09:00"),
        ("every Monday 9:00 check the backups", "check the backups", "every Monday, 09:00"),
        ("check the backups every Monday at the office", "check the backups at the office", "every Monday"),
        ("go every other Friday 10-11 to see", "go to see", "every 2 weeks on Fri, 10:00–11:00"),
        ("send the report monthly", "send the report", "every month on day 24"),
        ("look in on Mondays 9:00", "look in", "every Monday, 09:00"),
    ],
)
def test_a_promise_that_comes_again_carries_its_rule(promised: str, words: str, often: str) -> None:
    (promise,) = interaction_of(_read(f"call Larkspur the backups > {promised}")).promises

    assert promise.recurrence is not None
    assert (promise.words, promise.recurrence.words) == (words, often)
    assert promise.window.said == promise.recurrence.said


@pytest.mark.parametrize(
    "promised", ["send the monthly report by Friday", "check each server on Friday", "daily backup check by Thu 4pm"]
)
def test_a_word_of_how_often_in_the_promise_does_not_make_it_come_again(promised: str) -> None:
    (promise,) = interaction_of(_read(f"call Larkspur the backups > {promised}")).promises

    assert promise.recurrence is None


def test_a_client_that_is_not_known_is_added_only_when_that_is_asked_for() -> None:
    line = _read("call Bakers 10m the oven > quote by Fri")

    added = interaction_with_new_client(line)

    assert added.client_id is None
    assert added.new_client is not None
    assert added.new_client.name == "Bakers"
    with pytest.raises(Refused) as refusal:
        interaction_of(line)
    assert refusal.value.field == "client"


@pytest.mark.parametrize("line", ["visit Bakers the oven > ring Tom tomorrow 9-10", "call Bakers with Tom the oven"])
def test_a_client_that_is_added_takes_nobody_from_another_client(line: str) -> None:
    added = interaction_with_new_client(_read(line))

    assert added.person_ids == ()
    assert [promise.person_id for promise in added.promises] in ([], [None])
    assert "Tom" in added.words + "".join(promise.words for promise in added.promises)


def test_a_known_client_is_never_added_again() -> None:
    assert interaction_with_new_client(_read("call Larkspur the bill")).new_client is None


def test_a_client_that_is_misspelt_badly_is_offered_by_the_beginning_of_the_name() -> None:
    with pytest.raises(Refused, match="is no client yet") as refusal:
        interaction_of(_read("call Lrkpr VPN"))

    assert list(refusal.value.offers) == ['@"Larkspur Dental"']


def test_adding_the_client_does_not_excuse_another_trouble() -> None:
    with pytest.raises(Refused, match="by when"):
        interaction_with_new_client(_read("call Bakers the oven > ring back"))


@pytest.mark.parametrize("line", ["", "   "])
def test_an_empty_line_is_refused_with_an_example(line: str) -> None:
    with pytest.raises(Refused, match="write one like"):
        interaction_of(_read(line))
    with pytest.raises(Refused, match="write one like"):
        interaction_with_new_client(_read(line))


@pytest.mark.parametrize(
    "line",
    [
        "call Larkspur VPN > come 1 Jan 10000",
        "call Larkspur VPN > come by January 1st, 10000",
        "call Larkspur VPN > come 1 Jan 0000",
        "call Larkspur VPN > come 10000-01-01",
        "call Larkspur VPN > come 0000-01-01",
        "call Larkspur VPN > come on 31/12/10000",
        "call Larkspur 1 Jan 10000 VPN",
        "call Larkspur 1 Jan 0000 VPN",
        "call Larkspur on 1 Jan 0000 VPN",
        "call Larkspur 10000-01-01 VPN",
    ],
)
def test_a_date_in_year_0_or_10000_is_refused_and_never_taken_in_part(line: str) -> None:
    with pytest.raises(Refused, match=r"there is no day “.*0000.*”; write a year between 1900 and 9000"):
        interaction_of(_read(line))


@pytest.mark.parametrize("line", ["call Larkspur part 7/8/12345 came", "call Larkspur invoice 1 Jan 12345"])
def test_digits_further_on_are_only_words(line: str) -> None:
    assert "12345" in interaction_of(_read(line)).words


def test_a_promise_for_the_past_says_what_to_do() -> None:
    with pytest.raises(Refused, match="is in the past; say a time to come"):
        interaction_of(_read("call Larkspur VPN > come yesterday"))


@pytest.mark.parametrize("when", ["Fri 15:00-14:00", "15:00-14:00 on Fri"])
def test_a_window_that_ends_before_it_starts_is_never_taken_in_part(when: str) -> None:
    with pytest.raises(Refused, match="ends before it starts"):
        interaction_of(_read(f"call Larkspur VPN > come {when}"))


def test_a_line_is_kept_whole_or_refused_but_never_cut() -> None:
    words = "a" * (LONGEST_LINE - len("call Larkspur "))

    assert interaction_of(_read(f"call Larkspur {words}")).words == words
    with pytest.raises(Refused, match="at most can be kept"):
        interaction_of(_read(f"call Larkspur {words}a"))


def test_a_year_beyond_all_promises_is_no_part_of_the_words() -> None:
    line = read_line("call Kestrel x > test by 31 Dec 9999", NOW, Profile("Europe/London"), Directory())

    assert [trouble.reason for trouble in line.troubles if "9999" in trouble.reason] == [
        "“31 Dec 9999” is too far away for a promise; write a nearer year"
    ]


def test_what_was_due_before_now_is_taken_as_it_was_meant_when_they_spoke() -> None:
    read = _read("call Larkspur yesterday 14:00 hi > ring by 2026-11-23 16:00")
    (promise,) = interaction_of(read).promises

    assert promise.window.end == datetime(2026, 11, 23, 16, tzinfo=UTC)
    assert "it was due before now: noted late" in read.assumptions


@pytest.mark.parametrize(
    "line",
    [
        "call Larkspur yesterday 14:00 hi > ring by 2026-11-23 12:00",  # before they spoke
        "call Larkspur hi > ring by 2026-11-23 16:00",  # they speak now
    ],
)
def test_what_was_due_before_they_spoke_is_refused(line: str) -> None:
    with pytest.raises(Refused, match="is in the past; say a time to come"):
        interaction_of(_read(line))


def test_a_length_is_counted_from_the_contact_in_which_it_was_said() -> None:
    read = _read("visit Larkspur yesterday 15:00 moved the rack > ring back in 2 hours")
    (promise,) = interaction_of(read).promises

    assert promise.window.end == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert promise.window.said == "in 2 hours"
    assert "“in 2 hours” counted from the contact, Mon 23 Nov 2026, 15:00" in read.assumptions
    assert "it was due before now: noted late" in read.assumptions


def test_working_time_is_counted_from_the_contact_too() -> None:
    read = _read("call Larkspur 9:20 hi > answer within 4 working hours > quote in 3 days")
    answer, quote = interaction_of(read).promises

    assert (answer.window.end, answer.window.why) == (datetime(2026, 11, 24, 13, 20, tzinfo=UTC), "4 h Tue")
    assert quote.window.end == datetime(2026, 11, 27, 17, 30, tzinfo=UTC)
    assert read.assumptions == (
        "9:20 read as 09:20",
        "“within 4 working hours” counted from the contact, Tue 24 Nov 2026, 09:20",
    )


def test_a_contact_of_now_counts_from_now_and_needs_no_word_about_it() -> None:
    read = _read("call Larkspur hi > ring back in 2 hours")

    assert interaction_of(read).promises[0].window.end == datetime(2026, 11, 24, 12, 20, tzinfo=UTC)
    assert read.assumptions == ()


@pytest.mark.parametrize(
    ("line", "then", "from_now"),
    [
        (
            "call Larkspur yesterday 15:00 hi > ring tomorrow 10:00",
            datetime(2026, 11, 24, 10, tzinfo=UTC),
            datetime(2026, 11, 25, 10, tzinfo=UTC),
        ),
        (
            "call Larkspur last Thursday 15:00 hi > ring Fri 10-12",
            datetime(2026, 11, 20, 12, tzinfo=UTC),
            datetime(2026, 11, 27, 12, tzinfo=UTC),
        ),
        (
            "call Larkspur 9:00 hi > ring at 10",
            datetime(2026, 11, 24, 10, tzinfo=UTC),
            datetime(2026, 11, 25, 10, tzinfo=UTC),
        ),
    ],
)
def test_a_day_that_is_another_from_then_and_from_now_is_a_question(
    line: str, then: datetime, from_now: datetime
) -> None:
    read = _read(line)
    (trouble,) = read.troubles

    assert trouble.reason == "which: as it was said then, or from now on?"
    taken = [_read(f"{line[: trouble.start]}{offer}{line[trouble.stop :]}") for offer in trouble.offers]
    assert [interaction_of(one).promises[0].window.end for one in taken] == [then, from_now]


def test_a_day_that_is_the_same_from_then_and_from_now_is_no_question() -> None:
    read = _read("call Larkspur yesterday 15:00 hi > ring Fri 10-12 > quote by 2026-12-01")

    assert [promise.window.end.day for promise in interaction_of(read).promises] == [27, 1]
    assert not any("contact" in note for note in read.assumptions)


def test_hours_from_a_contact_whose_hour_was_not_said_are_a_question() -> None:
    read = _read("visit Larkspur yesterday moved the rack > ring back in 2 hours")
    (trouble,) = read.troubles

    assert trouble.reason == "counted from when? say at what hour it was, as in “yesterday 14:00”"
    assert trouble.offers == ("Tue 24 Nov 2026, 12:20",)
    days = _read("visit Larkspur yesterday moved the rack > quote in 3 days")
    assert interaction_of(days).promises[0].window.end == datetime(2026, 11, 26, 17, 30, tzinfo=UTC)


def test_a_date_that_passed_since_the_contact_is_that_date() -> None:
    read = _read("call Larkspur 21 Nov 15:00 hi > ring by 23 Nov")

    assert interaction_of(read).promises[0].window.end == datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    assert "it was due before now: noted late" in read.assumptions


@pytest.mark.parametrize(
    ("promised", "asked"),
    [
        ("come Fri 12-10 with the part", "Fri 12-10"),
        ("Fri 12-10 come with the part", "Fri 12-10"),
        ("come between 12 and 10 on Fri with it", "between 12 and 10 on Fri"),
        ("come Mon 23 Nov with the part", "Mon 23 Nov"),
        ("check the backups every Friday 12-10", "every Friday 12-10"),
        ("check every Friday 12-10 that it runs", "every Friday 12-10"),
    ],
)
def test_no_part_of_what_is_asked_about_is_taken_for_the_time(promised: str, asked: str) -> None:
    line = f"call Larkspur hi > {promised}"
    (trouble,) = _read(line).troubles

    assert line[trouble.start : trouble.stop] == asked


def test_a_date_in_the_words_that_passed_since_the_contact_is_that_date() -> None:
    (promise,) = interaction_of(_read("call Larkspur 20 Nov 9:00 hi > quote by 23 Nov for the rack")).promises

    assert (promise.words, promise.window.end) == ("quote for the rack", datetime(2026, 11, 23, 17, 30, tzinfo=UTC))


def test_hours_of_a_rule_that_may_be_meant_otherwise_are_offered_with_its_days() -> None:
    (trouble,) = _read("call Larkspur hi > check the backups every Friday 12-10").troubles

    assert trouble.offers == ("every Friday 12:00-22:00", "every Friday 10:00-12:00")
