"""The alarm of one promise: when it rings next, how often it was snoozed, until when it is asleep."""

from datetime import datetime

from msgspec import Struct

from models import business, warning_rules
from models.alarms import finding, snoozing
from models.alarms.records import Stage
from models.alarms.schedule import moments, next_morning
from models.instants import day_span, local_day
from models.journal import Journal
from models.promises.records import Promise, State


class PromiseAlarm(Struct, frozen=True):
    """The alarm of a promise at a moment; `next_at` is that moment when it rings as soon as anybody looks."""

    next_at: datetime | None
    snoozed: int
    asleep_until: datetime | None


def of_promise(journal: Journal, promise: Promise, at: datetime | None = None, *, zone: str) -> PromiseAlarm:
    """Return the alarm of a promise as it stands at a moment (None: now); `zone` is where the laptop is."""
    at = at or journal.now()
    snoozed = snoozing.of_promise(journal, promise.id, at)
    next_at = None if promise.state is not State.OPEN else snoozed.until_at or _next(journal, promise, at)
    quiet = warning_rules.get(journal).quiet
    if next_at is not None and quiet is not None:
        next_at = quiet.over(next_at, zone)
    return PromiseAlarm(next_at, snoozed.count, snoozed.until_at)


def _next(journal: Journal, promise: Promise, at: datetime) -> datetime | None:
    warned = finding.warned_of(journal, promise.id, warning_rules.get(journal))
    already = finding.rung(journal, promise.id, warned, at)
    ahead = [] if Stage.DUE in already else [moment for stage, moment in moments(warned) if stage not in already]
    if ahead:
        return max(at, min(ahead))
    profile = business.profile(business.get(journal))
    tonight = day_span(local_day(promise.due_at, profile.zone), profile.zone)[1]
    return next_morning(profile, max(at, tonight))
