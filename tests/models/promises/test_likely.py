"""Which promises a contact may have kept is ranked from the record alone, and nothing is kept by it."""

import pytest
from msgspec.structs import replace

from models import people
from models.interactions import operations as interactions
from models.interactions import questions as timeline
from models.interactions.records import Direction, InteractionDraft, InteractionFilter, Way
from models.journal import Journal
from models.people import PersonDraft
from models.promises import likely, operations, questions
from models.promises.likely import About
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import Promise, PromiseDraft, PromiseRow, Side
from tests.models.entries import client, local, window

NOW = local("2026-11-24 10:20")
CALL = About(Way.CALL, NOW)


@pytest.fixture
def larkspur(journal: Journal) -> int:
    one = client(journal)
    for name in ("Tom Ashby", "Anna Ash"):
        people.add(journal, PersonDraft(one, name))
    return one


def given(
    journal: Journal, client_id: int, words: str, due: str = "2026-11-24 17:00", *, to: int | None = None,
    side: Side = Side.GIVEN,
) -> Promise:  # fmt: skip
    draft = PromiseDraft(
        words, window(due), side, client_id=client_id, person_id=to, made_at=local("2026-11-20 09:00")
    )
    return operations.make(journal, draft)


def open_ones(journal: Journal) -> tuple[PromiseRow, ...]:
    return questions.rows(journal, PromiseFilter(states=OPEN))


def words_of(rows: tuple[PromiseRow, ...]) -> list[str]:
    return [row.promise.words for row in rows]


@pytest.mark.parametrize(
    ("way", "kept"),
    [
        (Way.CALL, "ring Tom"),
        (Way.VISIT, "come and look"),
        (Way.EMAIL, "send the list"),
        (Way.REMOTE, "fix the backup"),
    ],
)
def test_the_way_of_contact_comes_before_the_rest(journal: Journal, larkspur: int, way: Way, kept: str) -> None:
    for words in ("send the list", "come and look", "ring Tom", "fix the backup"):
        given(journal, larkspur, words)
    found = likely.likely(open_ones(journal), replace(CALL, kind=way))
    assert words_of(found)[0] == kept


def test_words_in_common_weigh_also_where_the_way_is_another(journal: Journal, larkspur: int) -> None:
    given(journal, larkspur, "quote for the firewall")
    given(journal, larkspur, "send the licences")
    about = About(Way.CALL, NOW, words="went through the quotes for firewalls with him")
    assert words_of(likely.likely(open_ones(journal), about)) == ["quote for the firewall"]


def test_the_one_who_heard_it_decides_between_two_alike(journal: Journal, larkspur: int) -> None:
    given(journal, larkspur, "ring back", "2026-11-24 15:00", to=1)
    anna = given(journal, larkspur, "ring back too", "2026-11-24 16:00", to=2)
    found = likely.ranked(open_ones(journal), About(Way.CALL, NOW, person_ids=(2,)))
    assert found[0].row.promise.id == anna.id
    assert [one.likely for one in found] == [True, False]


def test_what_is_due_sooner_comes_first_and_what_is_far_off_is_not_mentioned(journal: Journal, larkspur: int) -> None:
    given(journal, larkspur, "ring in the new year", "2027-01-05 10:00")
    given(journal, larkspur, "ring on Thursday", "2026-11-26 17:00")
    given(journal, larkspur, "ring last week", "2026-11-20 17:00")
    assert words_of(likely.likely(open_ones(journal), CALL)) == ["ring last week", "ring on Thursday"]


def test_what_they_owe_is_kept_by_a_contact_of_theirs(journal: Journal, larkspur: int) -> None:
    given(journal, larkspur, "send the licence key", side=Side.OWED)
    ours = About(Way.EMAIL, NOW)
    assert likely.likely(open_ones(journal), ours) == ()
    assert len(likely.likely(open_ones(journal), replace(ours, direction=Direction.INBOUND))) == 1


def test_a_call_that_reached_nobody_or_came_before_the_promise_kept_nothing(journal: Journal, larkspur: int) -> None:
    given(journal, larkspur, "ring Tom")
    assert likely.likely(open_ones(journal), replace(CALL, reached=False)) == ()
    assert likely.likely(open_ones(journal), replace(CALL, at=local("2026-11-19 10:00"))) == ()


def test_at_most_three_are_mentioned_and_all_are_ranked(journal: Journal, larkspur: int) -> None:
    for number in range(6):
        given(journal, larkspur, f"ring number {number}")
    assert len(likely.likely(open_ones(journal), CALL)) == 3
    assert len(likely.ranked(open_ones(journal), CALL)) == 6


def test_ranking_keeps_nothing(journal: Journal, larkspur: int) -> None:
    given(journal, larkspur, "ring Tom")
    before = journal.value("SELECT count(*) FROM promise_events")
    likely.likely(open_ones(journal), CALL)
    assert journal.value("SELECT count(*) FROM promise_events") == before


def test_the_contact_that_may_have_done_it_is_of_the_day_of_its_kind_and_with_its_hearer(
    journal: Journal, larkspur: int
) -> None:
    made = given(journal, larkspur, "ring Tom", to=1)
    for kind, at, who in (
        (Way.VISIT, "2026-11-24 09:00", 2),
        (Way.CALL, "2026-11-24 09:30", 1),
        (Way.CALL, "2026-11-21 09:00", 1),
        (Way.CALL, "2026-11-19 09:00", 1),
    ):
        interactions.log(
            journal, InteractionDraft(larkspur, kind, local(at), words=f"{kind} {at}", person_ids=(who,))
        )
    found = timeline.page(journal, InteractionFilter(client_id=larkspur))
    best = likely.contacts(questions.row_of(journal, made.id), found, NOW)
    assert [one.interaction.words for one in best] == [
        "call 2026-11-24 09:30", "call 2026-11-21 09:00", "visit 2026-11-24 09:00",
    ]  # fmt: skip
