"""Promises that come again: a rule apart from its promises, one of which is open at a time."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, time

from msgspec.structs import replace

from models import business
from models.changes import Kind
from models.errors import NotFound, Refused
from models.instants import from_text, to_text
from models.journal import Journal
from models.promised_time.turns import EarlierHours, Recurrence, Turn, open_turn
from models.promises import rows
from models.promises.kinds import guess
from models.promises.records import PromiseDraft, PromiseId, PromiseKind, RuleId, Side
from models.store.rows import loaded
from models.store.seals import Value
from models.windows import in_zone
from models.words import shortened, words
from models.working_time import ONE_DAY
from models.writing import Writing


def add(writing: Writing, draft: PromiseDraft, client_id: int, made_at: datetime, noted_at: datetime) -> PromiseId:
    """Write a promise as `rows.add` does and, where it comes again, its rule."""
    promise_id = rows.add(writing, draft, client_id, made_at, noted_at)
    if draft.recurrence is not None:
        times = {"made_at": to_text(made_at), "noted_at": to_text(noted_at)}
        rule_id = writing.add(Kind.RULE, _what(draft, client_id) | _how_often(draft.recurrence) | times)
        window = draft.window
        day = in_zone(window.start or window.end, draft.recurrence.zone).date()
        _link(writing, RuleId(rule_id), promise_id, day, 0)
    return promise_id


def go_on(journal: Journal, writing: Writing, promise_id: PromiseId) -> None:
    """Open the next turn of a promise that was settled, inside the same operation.

    Turns that passed unanswered collapse into the latest of them, which says how many it stands for.
    """
    found = journal.row(_RULE_OF, (promise_id,))
    if found is None or found["ended_at"] is not None:
        return
    recurrence = recurrence_of(journal, found)
    profile = replace(business.profile(business.get(journal)), zone=recurrence.zone)
    turn = open_turn(recurrence, date.fromisoformat(found["latest"]) + ONE_DAY, journal.now(), profile)
    if turn is None:
        return
    settled = writing.read(Kind.PROMISE, promise_id)
    made_at = _known_from(turn, from_text(str(settled["settled_at"])), from_text(str(settled["first_due"])), journal)
    next_id = rows.add(writing, _draft(journal, found, turn), found["client_id"], made_at, journal.now())
    _link(writing, RuleId(found["id"]), next_id, turn.day, turn.missed)


def stop(journal: Journal, rule_id: RuleId, why: str) -> None:
    """Let no promise of a rule follow; the open one stays to be answered.

    Raises: Refused without a reason, and when it was stopped already.
    """
    reason = words(why, "reason", required=True)
    row = journal.row("SELECT words FROM promise_rules WHERE id = ?", (rule_id,))
    if row is None:
        raise NotFound(f"there is no rule {rule_id}")
    with journal.writing(f"Stop: {shortened(row['words'], 60)}") as writing:
        if writing.read(Kind.RULE, rule_id)["ended_at"] is not None:
            raise Refused("it was stopped already; nothing follows")
        writing.put(Kind.RULE, rule_id, {"ended_at": to_text(journal.now()), "ended_why": reason})


def recurrence_of(journal: Journal, row: sqlite3.Row) -> Recurrence:
    """Return how often a rule comes, from its row, with the times of day it had before."""
    return Recurrence(
        rule=row["recurs"],
        first=date.fromisoformat(row["first_day"]),
        start=_clock(row["starts"]),
        end=_clock(row["ends"]),
        zone=row["zone"],
        said=row["said"],
        words=row["often"],
        working_days=bool(row["working_days"]),
        earlier=tuple(_earlier(journal, row["id"])),
    )


def hours_of(recurrence: Recurrence) -> dict[str, Value]:
    """Return what is written of the time of day at which a rule comes."""
    return {
        "starts": None if recurrence.start is None else recurrence.start.isoformat(),
        "ends": None if recurrence.end is None else recurrence.end.isoformat(),
        "said": recurrence.said,
        "often": recurrence.words,
    }


def check_none_open(journal: Journal, promise_id: PromiseId) -> None:
    """Accept a promise beside which no other of its rule is open. Raises: Refused."""
    other = journal.row(_OPEN_BESIDE, (promise_id,))
    if other is not None:
        raise Refused(f"the next one of it is open already; answer promise {other['id']}, or undo what opened it")


def open_of(journal: Journal, rule_id: RuleId) -> PromiseId | None:
    """Return the open promise of a rule, None where it has none."""
    asked = "SELECT p.id FROM promise_turns t JOIN promises p ON p.id = t.promise_id WHERE t.rule_id = ?"
    found = journal.row(f"{asked} AND p.state = 'open'", (rule_id,))
    return None if found is None else PromiseId(found["id"])


def came_up_in(journal: Journal, interaction_id: int) -> bool:
    """Tell whether a rule came up in an interaction that was not stopped."""
    asked = "SELECT 1 FROM promise_rules WHERE interaction_id = ? AND ended_at IS NULL"
    return journal.row(asked, (interaction_id,)) is not None


_RULE_OF = """
SELECT r.*, (SELECT max(day) FROM promise_turns WHERE rule_id = r.id) AS latest
FROM promise_turns t JOIN promise_rules r ON r.id = t.rule_id WHERE t.promise_id = ?
"""
_CHANGES = """
SELECT o.at, c.before, c.after FROM changes c JOIN operations o ON o.id = c.operation_id
WHERE c.kind = ? AND c.row_id = ? AND c.before IS NOT NULL AND c.after IS NOT NULL AND o.state = 'done' ORDER BY c.id
"""
_OPEN_BESIDE = """
SELECT p.id FROM promise_turns mine JOIN promise_turns t ON t.rule_id = mine.rule_id
JOIN promises p ON p.id = t.promise_id WHERE mine.promise_id = ? AND p.state = 'open'
"""


def _known_from(turn: Turn, settled_at: datetime, last_due: datetime, journal: Journal) -> datetime:
    """Return when a turn became the one to answer: once the one before it was over, or answered sooner.

    So what was done for it in time can be kept in time, and a look at a past moment shows one turn ahead at most.
    """
    if turn.window.due_at > journal.now():
        return min(settled_at, journal.now())
    return min(settled_at, turn.follows or last_due)


def _draft(journal: Journal, rule: sqlite3.Row, turn: Turn) -> PromiseDraft:
    return PromiseDraft(
        words=rule["words"],
        window=turn.window,
        side=Side(rule["side"]),
        kind=PromiseKind(rule["kind"]),
        person_id=_standing(journal, Kind.PERSON, rule["person_id"]),
        job_id=_standing(journal, Kind.JOB, rule["job_id"]),
        private_words=rule["private_words"],
        expected_minutes=rule["expected_minutes"],
        lead_minutes=rule["lead_minutes"],
    )


def _standing(journal: Journal, kind: Kind, record_id: int | None) -> int | None:
    """Return the person or job of a rule, None once it was struck out: the promise stands without."""
    found = journal.row(f"SELECT id FROM {kind.value} WHERE id = ? AND struck_at IS NULL", (record_id,))
    return None if found is None else int(found["id"])


def _link(writing: Writing, rule_id: RuleId, promise_id: PromiseId, day: date, missed: int) -> None:
    values: dict[str, Value] = {"rule_id": rule_id, "promise_id": promise_id, "day": day.isoformat(), "missed": missed}
    writing.add(Kind.TURN, values)


def _what(draft: PromiseDraft, client_id: int) -> dict[str, Value]:
    return {
        "side": draft.side.value,
        "words": draft.words,
        "private_words": draft.private_words,
        "kind": (draft.kind or guess(draft.words)).value,
        "client_id": client_id,
        "person_id": draft.person_id,
        "interaction_id": draft.interaction_id,
        "job_id": draft.job_id,
        "expected_minutes": draft.expected_minutes,
        "lead_minutes": draft.lead_minutes,
    }


def _how_often(recurrence: Recurrence) -> dict[str, Value]:
    """Return the rule as it was understood, so that a reader that reads otherwise later changes nothing."""
    return {
        "recurs": recurrence.rule,
        "first_day": recurrence.first.isoformat(),
        "working_days": int(recurrence.working_days),
        "zone": recurrence.zone,
        **hours_of(recurrence),
    }


def _earlier(journal: Journal, rule_id: int) -> Iterator[EarlierHours]:
    for changed in journal.rows(_CHANGES, (Kind.RULE.value, rule_id)):
        before, after = loaded(changed["before"]), loaded(changed["after"])
        if before is None or after is None or all(before[name] == after[name] for name in ("starts", "ends")):
            continue
        yield EarlierHours(
            until=from_text(changed["at"]),
            start=_clock(before["starts"]),
            end=_clock(before["ends"]),
            said=str(before["said"]),
            words=str(before["often"]),
        )


def _clock(text: Value) -> time | None:
    return None if text is None else time.fromisoformat(str(text))
