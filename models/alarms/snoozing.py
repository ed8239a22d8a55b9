"""Snoozing: an alarm sleeps until a time that was chosen or typed; the promise stays as it is."""

from datetime import UTC, datetime, time, timedelta

from msgspec import Struct

from models.alarms.schedule import next_morning
from models.alarms.wrong_clock import AHEAD
from models.business import home_zone
from models.changes import Kind
from models.errors import NotFound, Refused
from models.instants import from_text, local_day, to_text
from models.journal import Journal
from models.promises.records import Promise, PromiseId, State
from models.reasons import FINE, day_words
from models.windows import in_zone
from models.words import line
from models.working_time import ONE_DAY, SHORT_DAYS, SHORT_MONTHS, Profile

LONGEST = timedelta(days=366)
_WEEK = timedelta(days=7)
_AFTERNOON, _LATEST_FOR_AFTERNOON = time(14), time(12, 30)


class Snoozed(Struct, frozen=True):
    """How often the alarm of a promise was snoozed, and until when it is asleep; None when it is not."""

    count: int
    until_at: datetime | None


class Choice(Struct, frozen=True):
    """A time that is offered to snooze until: its name, in words, and the instant."""

    name: str
    words: str
    until: datetime


def choices(now: datetime, profile: Profile) -> tuple[Choice, ...]:
    """Return what is offered now: 10 minutes, 1 hour, this afternoon before half past twelve, tomorrow morning.

    The morning is the start of the next working day after today.
    """
    found = [
        Choice("10 minutes", "10 minutes", now + timedelta(minutes=10)),
        Choice("1 hour", "1 hour", now + timedelta(hours=1)),
    ]
    local = in_zone(now, profile.zone)
    if local.time() < _LATEST_FOR_AFTERNOON:
        found.append(_at_clock("this afternoon", now, datetime.combine(local.date(), _AFTERNOON, local.tzinfo)))
    morning = next_morning(profile, datetime.combine(local.date(), time(23, 59, 59), local.tzinfo))
    if morning is not None:
        tomorrow = local_day(morning, profile.zone) == local.date() + ONE_DAY
        name = "tomorrow morning" if tomorrow else "next working morning"
        found.append(_at_clock(name, now, in_zone(morning, profile.zone)))
    return tuple(found)


def read(phrase: str, now: datetime, profile: Profile) -> datetime:
    """Return the moment a phrase names: the start of what it says if that is ahead, else the end.

    A length alone counts from now: "20 min". Raises: Refused, with offers where there are any.
    """
    # Reading phrases is large, and an idle window only offers times.
    from models.promised_time.reader import window_of

    try:
        window = window_of(phrase, now, profile)
    except Refused as refused:
        try:
            window = window_of(f"in {phrase}", now, profile)
        except Refused:
            raise refused from None
    return window.start if window.start is not None and window.start > now else window.end


def passes_due(promise: Promise, until: datetime, zone_name: str) -> str:
    """Return "" or, for a moment past the due time, "that is after it is due (Fri 15:00)"."""
    if until <= promise.due_at:
        return ""
    due = in_zone(promise.due_at, zone_name)
    day = SHORT_DAYS[due.weekday()]
    if abs(until - promise.due_at) > _WEEK:
        day = f"{day} {due.day} {SHORT_MONTHS[due.month - 1]}"
    clock = f" {due:%H:%M}" if promise.window.grain in FINE else ""
    return f"that is after it is due ({day}{clock})"


def snooze(journal: Journal, promise_id: PromiseId, until: datetime, said: str = "") -> Snoozed:
    """Let the alarm of an open promise sleep; the promise stays as it is.

    Raises: Refused unless it is open, and for a time that has passed or lies over a year ahead.
    """
    from models.promises.operations import label

    now = journal.now()
    to_text(until)
    if until <= now:
        raise Refused("that time has passed already; give a later one to be reminded at", field="until")
    if until - now > LONGEST:
        raise Refused("that is over a year ahead; snooze it for less, or move the promise", field="until")
    with journal.writing(label(journal, f"Snooze until {_when(journal, until, now)}", promise_id)) as writing:
        row = writing.read(Kind.PROMISE, promise_id)
        if row["state"] != State.OPEN.value:
            raise Refused(f"the promise is {row['state']!s} already; only an open one rings")
        writing.add(
            Kind.SNOOZE,
            {
                "promise_id": promise_id,
                "due_at": row["due_at"],
                "at": to_text(now),
                "until_at": to_text(until),
                "said": line(said, "snooze"),
            },
        )
    return of_promise(journal, promise_id)


def of_promise(journal: Journal, promise_id: PromiseId, at: datetime | None = None) -> Snoozed:
    """Return how often a promise was snoozed by a moment (None: now), and until when it is asleep then."""
    moment = at or journal.now()
    promise = journal.row("SELECT due_at, state FROM promises WHERE id = ?", (promise_id,))
    if promise is None:
        raise NotFound(f"there is no promise {promise_id}; choose one from the list")
    rows = journal.rows(
        "SELECT due_at, until_at FROM snoozes WHERE promise_id = ? AND at <= ? ORDER BY id",
        (promise_id, to_text(moment + AHEAD)),
    )
    present = [from_text(row["until_at"]) for row in rows if row["due_at"] == promise["due_at"]]
    asleep = promise["state"] == State.OPEN.value and bool(present) and present[-1] > moment
    return Snoozed(len(rows), present[-1] if asleep else None)


def _when(journal: Journal, until: datetime, now: datetime) -> str:
    zone_name = home_zone(journal)
    local = in_zone(until, zone_name)
    day = day_words(local.date(), in_zone(now, zone_name).date())
    return f"{local:%H:%M}" if day == "today" else f"{day} {local:%H:%M}"


def _at_clock(name: str, now: datetime, local: datetime) -> Choice:
    today = in_zone(now, str(local.tzinfo)).date()
    return Choice(name, f"{day_words(local.date(), today)} {local:%H:%M}", local.astimezone(UTC))
