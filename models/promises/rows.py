"""From stored rows to promises and their events, and back."""

import sqlite3
from datetime import datetime

from models.belonging import check_belongs
from models.changes import Kind
from models.instants import from_text, optional_instant, optional_text, to_text
from models.promises.kinds import guess
from models.promises.records import (
    EventKind,
    Promise,
    PromiseDraft,
    PromiseEvent,
    PromiseId,
    PromiseKind,
    Recurring,
    RuleId,
    Side,
    State,
)
from models.store.seals import Value
from models.windows import Grain, Window, in_zone
from models.writing import Writing


def promise_from(row: sqlite3.Row) -> Promise:
    """Return the promise of a row that begins with the columns of the table `promises`, in the table's order.

    Hundreds are read for one list: a column is found by its place many times faster than by its name, and what
    a word stands for faster in a dictionary than by calling its enumeration.
    """
    (
        promise_id, side, words, private_words, kind, client_id, person_id, interaction_id, job_id, made_at, noted_at,
        *times, expected_minutes, lead_minutes, state, settled_at,
    ) = row[:_COLUMNS]  # fmt: skip
    first = _window(*times[:6])
    return Promise(
        id=PromiseId(promise_id),
        side=_SIDES[side],
        words=words,
        private_words=private_words,
        kind=_KINDS[kind],
        client_id=client_id,
        person_id=person_id,
        interaction_id=interaction_id,
        job_id=job_id,
        made_at=from_text(made_at),
        noted_at=from_text(noted_at),
        first=first,
        # One and the same unless it was moved.
        window=first if times[:6] == times[6:] else _window(*times[6:]),
        expected_minutes=expected_minutes,
        lead_minutes=lead_minutes,
        state=_STATES[state],
        settled_at=optional_instant(settled_at),
    )


def recurring_from(
    rule_id: int | None, missed_turns: int, often: str, ended_at: str | None, interaction_id: int | None
) -> Recurring | None:
    """Return by which rule a promise came, None for one that is for once."""
    return (
        None
        if rule_id is None
        else Recurring(RuleId(rule_id), often, missed_turns, ended_at is not None, interaction_id)
    )


def event_from(row: sqlite3.Row) -> PromiseEvent:
    """Return the event of a row of the table `promise_events`."""
    return PromiseEvent(
        id=row["id"],
        promise_id=PromiseId(row["promise_id"]),
        kind=EventKind(row["kind"]),
        at=from_text(row["at"]),
        noted_at=from_text(row["noted_at"]),
        old_start=optional_instant(row["old_start"]),
        old_due=optional_instant(row["old_due"]),
        new_start=optional_instant(row["new_start"]),
        new_due=optional_instant(row["new_due"]),
        grain=row["grain"],
        said=row["said"],
        zone=row["zone"],
        why=row["why"],
        reason=row["reason"],
        told_at=optional_instant(row["told_at"]),
        told_how=row["told_how"],
        agreed=bool(row["agreed"]),
        made_good=row["made_good"],
        interaction_id=row["interaction_id"],
    )


def add(writing: Writing, draft: PromiseDraft, client_id: int, made_at: datetime, noted_at: datetime) -> PromiseId:
    """Write a promise and that it was made. The draft must have been through `drafts.checked_draft`.

    Raises: Refused when its hearer or its job is another client's, or was struck out.
    """
    check_hearer_and_job(writing, client_id, draft.person_id, draft.job_id)
    window, due, start = draft.window, to_text(draft.window.end), optional_text(draft.window.start)
    grain = str(window.grain)
    said: dict[str, Value] = {
        "grain": grain,
        "said": window.said,
        "zone": window.zone,
        "why": window.why,
    }
    made, noted = to_text(made_at), to_text(noted_at)
    promise_id = writing.add(
        Kind.PROMISE,
        {
            "side": str(draft.side),
            "words": draft.words,
            "private_words": draft.private_words,
            "kind": str(draft.kind or guess(draft.words)),
            "client_id": client_id,
            "person_id": draft.person_id,
            "interaction_id": draft.interaction_id,
            "job_id": draft.job_id,
            "made_at": made,
            "noted_at": noted,
            "first_start": start,
            "first_due": due,
            "first_grain": grain,
            "first_said": window.said,
            "first_zone": window.zone,
            "first_why": window.why,
            "start_at": start,
            "due_at": due,
            **said,
            "expected_minutes": draft.expected_minutes,
            "lead_minutes": draft.lead_minutes,
            "source_key": draft.source_key,
        },
    )
    joined: dict[str, Value] = {"promise_id": promise_id, "interaction_id": draft.interaction_id}
    writing.add(
        Kind.PROMISE_EVENT,
        {**joined, "kind": _MADE, "at": made, "noted_at": noted, "new_start": start, "new_due": due, **said},
    )
    return PromiseId(promise_id)


_MADE = EventKind.MADE.value


def check_hearer_and_job(writing: Writing, client_id: int, person_id: int | None, job_id: int | None) -> None:
    """Accept a hearer and a job of the client, and None. Raises: Refused."""
    check_belongs(writing, client_id, Kind.PERSON, person_id, "person")
    check_belongs(writing, client_id, Kind.JOB, job_id, "job")


def add_event(
    writing: Writing,
    promise_id: PromiseId,
    kind: EventKind,
    at: datetime,
    noted_at: datetime,
    more: dict[str, Value],
) -> None:
    """Write one event of a promise."""
    base: dict[str, Value] = {
        "promise_id": promise_id,
        "kind": kind.value,
        "at": to_text(at),
        "noted_at": to_text(noted_at),
    }
    writing.add(Kind.PROMISE_EVENT, base | more)


def window_columns(which: str, window: Window) -> dict[str, Value]:
    """Return the columns of an event that hold a window: `which` is "old" or "new"."""
    columns: dict[str, Value] = {
        f"{which}_start": optional_text(window.start),
        f"{which}_due": to_text(window.end),
    }
    if which == "new":
        columns |= {"grain": window.grain.value, "said": window.said, "zone": window.zone, "why": window.why}
    return columns


_COLUMNS = 27
_SIDES = {side.value: side for side in Side}
_KINDS = {kind.value: kind for kind in PromiseKind}
_STATES = {state.value: state for state in State}
_GRAINS = {grain.value: grain for grain in Grain}


def _window(start: str | None, due: str, grain: str, said: str, zone: str, why: str) -> Window:
    begin = None if start is None else in_zone(from_text(start), zone)
    return Window(begin, in_zone(from_text(due), zone), _GRAINS[grain], zone, said, why)
