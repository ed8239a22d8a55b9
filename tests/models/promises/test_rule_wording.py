"""A rule may say something else of the promises to come; what was given stays as it was given."""

import pytest
from msgspec.structs import replace

from models import people
from models.errors import NotFound, Refused
from models.journal import Journal
from models.people import PersonDraft
from models.promises import operations, questions, recurring, rule_wording
from models.promises.records import PromiseId, PromiseKind, RuleId
from models.store.checks import check
from tests.models.entries import client, in_london, local
from tests.models.promises.rules import begun, rule_of, the_open_one
from tests.properties.test_undo_machine import dump


@pytest.fixture
def journal(journal: Journal) -> Journal:
    """The journal of a business in London."""
    return in_london(journal)


@pytest.fixture
def first(journal: Journal) -> PromiseId:
    """The backups, to be checked each Friday at 10; the first is open."""
    return begun(journal)


def say(journal: Journal, promise_id: PromiseId, **what: object) -> None:
    rule_id = rule_of(journal, promise_id)
    rule_wording.change(journal, rule_id, replace(rule_wording.get(journal, rule_id), **what))


def test_the_next_one_says_it_and_the_open_one_keeps_its_words(journal: Journal, first: PromiseId) -> None:
    before, events = questions.get(journal, first), questions.events(journal, first)

    say(
        journal, first,
        words="Ring about the backups", kind=PromiseKind.RING, private_words="ask for Tom", expected_minutes=20,
        lead_minutes=45,
    )  # fmt: skip

    assert questions.get(journal, first) == before
    assert questions.events(journal, first) == events
    operations.keep(journal, first)
    following = the_open_one(journal).promise
    assert (following.words, following.kind, following.private_words) == (
        "Ring about the backups", PromiseKind.RING, "ask for Tom",
    )  # fmt: skip
    assert (following.expected_minutes, following.lead_minutes) == (20, 45)
    assert following.first.end == local("2026-12-04 10:00")
    assert questions.get(journal, first).words == "Check the backups"
    assert check(journal).sound


def test_a_hearer_is_one_of_that_client(journal: Journal, first: PromiseId) -> None:
    of_them = people.add(journal, PersonDraft(questions.get(journal, first).client_id, "Tom"))
    stranger = people.add(journal, PersonDraft(client(journal, "Ashgrove"), "Ann"))
    with pytest.raises(Refused):
        say(journal, first, person_id=stranger.id)

    say(journal, first, person_id=of_them.id)

    operations.keep(journal, first)
    assert the_open_one(journal).promise.person_id == of_them.id


def test_it_is_one_step_that_undo_takes_back_and_redo_does_again(journal: Journal, first: PromiseId) -> None:
    before, steps = dump(journal), journal.value("SELECT count(*) FROM operations")
    say(journal, first, words="Ring about the backups")
    after = dump(journal)
    assert journal.value("SELECT count(*) FROM operations") == steps + 1
    assert journal.undo_label() == "Change what comes again: Check the backups"

    journal.undo()
    assert dump(journal) == before

    journal.redo()
    assert dump(journal) == after


def test_how_often_it_comes_is_left_alone(journal: Journal, first: PromiseId) -> None:
    before = questions.row_of(journal, first).recurring

    say(journal, first, words="Ring about the backups")

    assert questions.row_of(journal, first).recurring == before


def test_the_same_words_are_no_step(journal: Journal, first: PromiseId) -> None:
    steps = journal.value("SELECT count(*) FROM operations")

    say(journal, first)

    assert journal.value("SELECT count(*) FROM operations") == steps


@pytest.mark.parametrize("what", [{"words": " "}, {"lead_minutes": -1}])
def test_what_makes_no_promise_is_refused_with_nothing_written(
    journal: Journal, first: PromiseId, what: dict[str, object]
) -> None:
    before = dump(journal)

    with pytest.raises(Refused):
        say(journal, first, **what)

    assert dump(journal) == before


def test_once_it_was_stopped_nothing_is_to_come(journal: Journal, first: PromiseId) -> None:
    recurring.stop(journal, rule_of(journal, first), "the contract ended")

    with pytest.raises(Refused, match="stopped already"):
        say(journal, first, words="Ring")


def test_a_rule_that_is_not_there_is_said(journal: Journal) -> None:
    with pytest.raises(NotFound):
        rule_wording.get(journal, RuleId(7))


def test_other_words_bring_the_kind_they_name_and_leave_it_where_they_name_none(
    journal: Journal, first: PromiseId
) -> None:
    wording = replace(rule_wording.get(journal, rule_of(journal, first)), kind=PromiseKind.DELIVER)

    assert rule_wording.kind_after(wording, "Ring about the backups") is PromiseKind.RING
    assert rule_wording.kind_after(wording, "The backups") is PromiseKind.DELIVER
