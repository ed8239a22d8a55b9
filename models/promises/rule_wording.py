"""What a rule says of the promises still to come of it, and their time of day; those that were given stay."""

import sqlite3

from msgspec.structs import replace

from models import business
from models.changes import Kind
from models.errors import NotFound, Refused
from models.journal import Journal
from models.promised_time.reading import Trouble
from models.promised_time.recurrence import hours_said, retimed
from models.promised_time.turns import Recurrence
from models.promises import recurring, rows
from models.promises.drafts import check_minutes
from models.promises.kinds import guess
from models.promises.records import PromiseKind, RuleId, Wording
from models.store.seals import Value
from models.words import shortened, words


def get(journal: Journal, rule_id: RuleId) -> Wording:
    """Return what each promise still to come of a rule will say. Raises: NotFound."""
    row = _row(journal, rule_id)
    return Wording(
        words=row["words"],
        private_words=row["private_words"],
        kind=PromiseKind(row["kind"]),
        person_id=row["person_id"],
        job_id=row["job_id"],
        expected_minutes=row["expected_minutes"],
        lead_minutes=row["lead_minutes"],
    )


def kind_after(wording: Wording, new_words: str) -> PromiseKind:
    """Return the kind that other words name; where they name none it stays."""
    named = guess(new_words)
    return wording.kind if named is PromiseKind.OTHER else named


def hours(journal: Journal, rule_id: RuleId) -> str:
    """Return at what time of day the promises to come of a rule come: "14:30-15:00", "all day". Raises: NotFound."""
    return hours_said(_recurrence(journal, rule_id))


def change(journal: Journal, rule_id: RuleId, wording: Wording, *, hours: str | None = None) -> None:
    """Have the promises still to come of a rule say something else; the open one and those before it stay.

    With `hours` they come at another time of day, as those say it. On which days is frozen: another rhythm is
    another rule. Raises: Refused, also once it was stopped.
    """
    text = words(wording.words, "promise", required=True)
    private_words = words(wording.private_words, "private words")
    check_minutes(wording.expected_minutes, wording.lead_minutes)
    before = get(journal, rule_id)
    with journal.writing(f"Change what comes again: {shortened(before.words, 60)}") as writing:
        row = writing.read(Kind.RULE, rule_id)
        if row["ended_at"] is not None:
            raise Refused("it was stopped already; nothing follows that could say something else")
        person_id = None if wording.person_id == before.person_id else wording.person_id
        job_id = None if wording.job_id == before.job_id else wording.job_id
        rows.check_hearer_and_job(writing, int(str(row["client_id"])), person_id, job_id)
        come_at = {} if hours is None else _come_at(journal, rule_id, hours)
        writing.put(
            Kind.RULE,
            rule_id,
            {
                "words": text,
                "private_words": private_words,
                "kind": wording.kind.value,
                "person_id": wording.person_id,
                "job_id": wording.job_id,
                "expected_minutes": wording.expected_minutes,
                "lead_minutes": wording.lead_minutes,
            }
            | come_at,
        )


def _come_at(journal: Journal, rule_id: RuleId, typed: str) -> dict[str, Value]:
    """Return what is written of another time of day; nothing where it is the one it has. Raises: Refused."""
    before = _recurrence(journal, rule_id)
    profile = replace(business.profile(business.get(journal)), zone=before.zone)
    after = retimed(before, typed, journal.now(), profile)
    if isinstance(after, Trouble):
        raise Refused(after.reason, field="time", offers=after.offers)
    return {} if (after.start, after.end) == (before.start, before.end) else recurring.hours_of(after)


def _recurrence(journal: Journal, rule_id: RuleId) -> Recurrence:
    return recurring.recurrence_of(journal, _row(journal, rule_id))


def _row(journal: Journal, rule_id: RuleId) -> sqlite3.Row:
    row = journal.row("SELECT * FROM promise_rules WHERE id = ?", (rule_id,))
    if row is None:
        raise NotFound(f"there is no rule {rule_id}")
    return row
