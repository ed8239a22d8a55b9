"""Records as documents for programs: stable keys, instants in UTC, money in minor units beside its currency."""

from datetime import datetime

from models import arrivals
from models.clients import Client
from models.interactions.records import Interaction, InteractionRow
from models.jobs import Job
from models.people import Person
from models.promised_time.turns import Recurrence
from models.promises.records import PromiseEvent, PromiseRow, Recurring
from models.promises.verdicts import minutes_late
from models.windows import Window

Document = dict[str, object]


def window_document(window: Window) -> Document:
    """Return a promised time; `start` is null for a deadline."""
    return {
        "start": window.start,
        "end": window.end,
        "grain": window.grain,
        "zone": window.zone,
        "said": window.said,
        "why": window.why,
    }


def promise_document(row: PromiseRow, at: datetime) -> Document:
    """Return a promise as it stood at a moment, with what follows from the record then."""
    promise = row.promise
    return {
        "id": promise.id,
        "side": promise.side,
        "kind": promise.kind,
        "words": promise.words,
        "private_words": promise.private_words,
        "client_id": promise.client_id,
        "client": row.client_name,
        "person_id": promise.person_id,
        "person": row.person_name or None,
        "interaction_id": promise.interaction_id,
        "job_id": promise.job_id,
        "state": promise.state,
        "verdict": row.verdict,
        "due_at": promise.due_at,
        "window": window_document(promise.window),
        "first": window_document(promise.first),
        "made_at": promise.made_at,
        "noted_at": promise.noted_at,
        "noted_late": promise.noted_late,
        "settled_at": promise.settled_at,
        "minutes_late": minutes_late(promise, at),
        "moves": row.moves.count,
        "moves_untold": row.moves.untold,
        "client_knows": not row.moves.unknown,
        "expected_minutes": promise.expected_minutes,
        "lead_minutes": promise.lead_minutes,
        "arrival": _arrival(row, at),
    } | _rule(row.recurring)


def _arrival(row: PromiseRow, at: datetime) -> Document | None:
    """Return how a visit kept its window, null while there is nothing to judge.

    `missed_before` counts earlier windows of it that were called off less than 24 hours before.
    """
    found = arrivals.of(row.promise, row.moves, at)
    if found is None:
        return None
    return {
        "at": found.at,
        "verdict": found.verdict,
        "minutes": found.minutes,
        "missed_before": found.called_off,
    }


def _rule(recurring: Recurring | None) -> Document:
    """Return by which rule a promise came: all null, and no turns missed, for one that is for once."""
    if recurring is None:
        return {"rule_id": None, "rule": None, "rule_stopped": None, "missed_turns": 0}
    return {
        "rule_id": recurring.rule_id,
        "rule": recurring.often,
        "rule_stopped": recurring.stopped,
        "missed_turns": recurring.missed_turns,
    }


def recurrence_document(recurrence: Recurrence) -> Document:
    """Return a rule by which a promise comes again; `rule` is that of RFC 5545."""
    return {
        "rule": recurrence.rule,
        "words": recurrence.words,
        "first": recurrence.first,
        "starts": None if recurrence.start is None else f"{recurrence.start:%H:%M}",
        "ends": None if recurrence.end is None else f"{recurrence.end:%H:%M}",
        "working_days": recurrence.working_days,
        "zone": recurrence.zone,
        "said": recurrence.said,
    }


def event_document(event: PromiseEvent) -> Document:
    """Return one thing that happened to a promise."""
    return {
        "kind": event.kind,
        "at": event.at,
        "noted_at": event.noted_at,
        "old_start": event.old_start,
        "old_due": event.old_due,
        "new_start": event.new_start,
        "new_due": event.new_due,
        "said": event.said,
        "why": event.why,
        "reason": event.reason,
        "told_at": event.told_at,
        "told_how": event.told_how,
        "agreed": event.agreed,
        "made_good": event.made_good,
        "interaction_id": event.interaction_id,
    }


def interaction_document(row: InteractionRow, at: datetime) -> Document:
    """Return an interaction with the promises that came up in it."""
    return _interaction(row.interaction) | {
        "client": row.client_name,
        "people": list(row.people),
        "attachments": row.attachments,
        "promises": [promise_document(promise, at) for promise in row.promises],
    }


def client_document(client: Client) -> Document:
    """Return a client."""
    return {
        "id": client.id,
        "name": client.name,
        "kind": client.kind,
        "stage": client.stage,
        "since": client.since,
        "came_by": client.came_by,
        "tags": list(client.tags),
        "reach": client.reach,
        "private_words": client.private_words,
        "ease": client.ease or None,
        "ease_on": client.ease_on,
        "added_at": client.added_at,
        "struck_at": client.struck_at,
        "struck_why": client.struck_why,
    }


def person_document(person: Person) -> Document:
    """Return a person at a client."""
    return {
        "id": person.id,
        "client_id": person.client_id,
        "name": person.name,
        "role": person.role,
        "phones": list(person.phones),
        "emails": list(person.emails),
        "decides": person.decides,
        "pays": person.pays,
        "technical": person.technical,
        "preferred_way": person.preferred_way,
        "preferred_hours": person.preferred_hours,
        "private_words": person.private_words,
        "struck_at": person.struck_at,
    }


def job_document(job: Job) -> Document:
    """Return a job."""
    return {
        "id": job.id,
        "client_id": job.client_id,
        "title": job.title,
        "stage": job.stage,
        "private_words": job.private_words,
        "added_at": job.added_at,
        "struck_at": job.struck_at,
    }


def _interaction(interaction: Interaction) -> Document:
    return {
        "id": interaction.id,
        "client_id": interaction.client_id,
        "kind": interaction.kind,
        "direction": interaction.direction,
        "reached": interaction.reached,
        "happened_at": interaction.happened_at,
        "noted_at": interaction.noted_at,
        "noted_late": interaction.noted_late,
        "minutes": interaction.minutes,
        "job_id": interaction.job_id,
        "words": interaction.words,
        "private_words": interaction.private_words,
        "solved": interaction.solved,
        "charge": interaction.charge,
        "amount_minor": interaction.amount_minor,
        "currency": interaction.currency,
        "rework_of": interaction.rework_of,
        "person_ids": list(interaction.person_ids),
        "struck_at": interaction.struck_at,
    }
