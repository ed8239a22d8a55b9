"""Short ways to promise something that comes again."""

from models.journal import Journal
from models.promised_time.recurrence import read_recurrence
from models.promised_time.turns import Recurrence, first_turn
from models.promises import operations, questions
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseDraft, PromiseId, PromiseRow, RuleId
from models.working_time import Profile
from tests.models.entries import client

WEEKLY = "every Friday 10:00"
PROFILE = Profile("Europe/London")


def draft(journal: Journal, client_id: int, said: str = WEEKLY, words: str = "Check the backups") -> PromiseDraft:
    """Return a promise about to be made that comes again."""
    rule = read_recurrence(said, journal.now(), PROFILE)
    assert isinstance(rule, Recurrence)
    first = first_turn(rule, journal.now(), PROFILE)
    assert first is not None
    return PromiseDraft(words, first.window, client_id=client_id, recurrence=rule)


def begun(journal: Journal, said: str = WEEKLY) -> PromiseId:
    """Promise something that comes again, on Tuesday 24 November 2026 at 10:20."""
    return operations.make(journal, draft(journal, client(journal), said)).id


def the_open_one(journal: Journal) -> PromiseRow:
    """Return the only open promise."""
    (row,) = questions.rows(journal, PromiseFilter(states=OPEN))
    return row


def rule_of(journal: Journal, promise_id: PromiseId) -> RuleId:
    """Return the rule by which a promise came."""
    found = questions.row_of(journal, promise_id).recurring
    assert found is not None
    return found.rule_id
