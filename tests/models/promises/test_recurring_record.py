"""What a promise that comes again leaves in the record, and what the record refuses."""

import sqlite3
from datetime import datetime

import pytest

from models.clock import FixedClock
from models.errors import Refused
from models.interactions import operations as interactions
from models.interactions.records import InteractionDraft, Way
from models.journal import Journal
from models.promises import operations, questions, recurring
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import (
    PromiseRow,
    Settling,
)
from tests.models.entries import client, in_london, local
from tests.models.promises.rules import begun, draft, rule_of, the_open_one


@pytest.fixture
def journal(journal: Journal) -> Journal:
    """The journal of a business in London."""
    return in_london(journal)


def due(row: PromiseRow) -> datetime:
    return row.promise.first.end


def test_a_promise_that_comes_again_is_made_with_the_interaction_and_kept_by_the_next(journal: Journal) -> None:
    larkspur = client(journal)
    first = interactions.log(
        journal, InteractionDraft(larkspur, Way.CALL, words="backups", promises=(draft(journal, larkspur),))
    )
    one = the_open_one(journal)
    assert one.promise.interaction_id == first.id

    interactions.log(journal, InteractionDraft(larkspur, Way.VISIT, words="checked", keeps=(one.promise.id,)))

    following = the_open_one(journal)
    assert following.promise.interaction_id is None
    assert following.recurring is not None
    assert following.recurring.interaction_id == first.id


def test_an_interaction_stays_while_a_rule_that_came_up_in_it_runs(journal: Journal) -> None:
    larkspur = client(journal)
    logged = interactions.log(
        journal, InteractionDraft(larkspur, Way.CALL, words="backups", promises=(draft(journal, larkspur),))
    )
    one = the_open_one(journal).promise.id
    operations.void(journal, one, Settling("slip"))

    with pytest.raises(Refused, match="stop that first"):
        interactions.strike_out(journal, logged.id, "typed twice")
    recurring.stop(journal, rule_of(journal, one), "slip")
    interactions.strike_out(journal, logged.id, "typed twice")


def test_a_look_at_a_past_moment_shows_the_turn_that_was_open_then(clock: FixedClock, journal: Journal) -> None:
    one = begun(journal)
    clock.set(local("2026-11-27 09:55"))
    operations.keep(journal, one)
    clock.set(local("2026-12-04 09:55"))
    operations.keep(journal, the_open_one(journal).promise.id)

    (then,) = questions.rows(journal, PromiseFilter(states=OPEN, at=local("2026-11-30 12:00")))
    assert due(then) == local("2026-12-04 10:00")


def test_the_file_itself_refuses_a_second_open_promise_of_a_rule(journal: Journal) -> None:
    one = begun(journal)
    operations.keep(journal, one)

    with pytest.raises(sqlite3.IntegrityError, match="one promise of a rule is open"):
        journal._connection.execute("UPDATE promises SET state = 'open', settled_at = NULL WHERE id = ?", (one,))
    with pytest.raises(sqlite3.IntegrityError, match="one promise of a rule is open"):
        journal._connection.execute("INSERT INTO promise_turns(rule_id, promise_id, day) VALUES (1, 99, '2030-01-01')")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE promise_rules SET recurs = 'FREQ=DAILY'", "frozen"),
        ("DELETE FROM promise_rules", "append-only"),
        ("UPDATE promise_turns SET missed = 4", "append-only"),
        ("DELETE FROM promise_turns", "append-only"),
    ],
)
def test_a_rule_and_its_turns_are_kept_as_they_were(journal: Journal, statement: str, words: str) -> None:
    begun(journal)

    with pytest.raises(sqlite3.IntegrityError, match=words):
        journal._connection.execute(statement)
