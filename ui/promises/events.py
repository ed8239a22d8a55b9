"""What happened to a promise, in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from models import arrivals, reasons
from models.instants import local_day
from models.promises.records import EventKind, Promise, PromiseEvent, PromiseKind, Side
from models.promises.verdicts import short_notice
from models.windows import Grain, Window, in_zone
from ui import say
from ui.tr import tr

_NOTED_LATE = timedelta(days=1)
_LOOKS = {
    EventKind.MADE: ("handshake", "accent"),
    EventKind.MOVED: ("calendar-clock", "info"),
    EventKind.TOLD: ("megaphone", "info"),
    EventKind.KEPT: ("circle-check", "ok"),
    EventKind.BROKEN: ("circle-x", "danger"),
    EventKind.RELEASED: ("circle-slash", "text_muted"),
    EventKind.VOIDED: ("ban", "text_muted"),
    EventKind.REOPENED: ("rotate-ccw", "warn"),
    EventKind.CONFIRMED: ("thumbs-up", "ok"),
}
_TITLES = {
    EventKind.TOLD: "The client was told",
    EventKind.KEPT: "Kept",
    EventKind.BROKEN: "Broken",
    EventKind.RELEASED: "Let off by the client",
    EventKind.VOIDED: "Void: it never was one",
    EventKind.REOPENED: "Reopened",
    EventKind.CONFIRMED: "The client confirmed it was done",
}
_MADE = {Side.GIVEN: "Promised for {time}", Side.FOLLOW_UP: "To be followed up {time}", Side.OWED: "Owed to us {time}"}


class Happening(Struct, frozen=True):
    """One event as the thread shows it; `warning` is what is not as it should be, `tip` the full instants."""

    icon: str
    role: str
    title: str
    when: str
    lines: tuple[str, ...] = ()
    warning: str = ""
    tip: str = ""
    interaction_id: int | None = None


def happenings(promise: Promise, events: Sequence[PromiseEvent], now: datetime, zone: str) -> tuple[Happening, ...]:
    """Return what happened to a promise, oldest first."""
    found, before = [], promise.first
    for event in events:
        found.append(_happening(promise, event, before, now, zone))
        if event.kind is EventKind.MOVED and event.new_due is not None:
            before = _window(event.new_start, event.new_due, event, before)
    return tuple(found)


def moment_words(instant: datetime, now: datetime, zone: str) -> str:
    """Return a day and time of day as people say it: "Today 10:20", "Wed 18 Nov 09:00"."""
    day = reasons.day_words(local_day(instant, zone), local_day(now, zone))
    return f"{say.capital(day)} {say.clock(instant, zone)}"


def _happening(promise: Promise, event: PromiseEvent, before: Window, now: datetime, zone: str) -> Happening:
    icon_name, role = _LOOKS[event.kind]
    tip = say.full_moment(event.at, zone)
    when = moment_words(event.at, now, zone)
    if event.noted_at - event.at > _NOTED_LATE:
        when += tr(" · noted {day}").format(day=say.short_day(event.noted_at, now, zone))
        tip += tr(", noted {moment}").format(moment=say.full_moment(event.noted_at, zone))
    return Happening(
        icon_name,
        role,
        _title(promise, event, before, now, zone),
        when,
        tuple(_lines(event, now, zone)),
        _warning(promise, event),
        tip,
        None if event.kind is EventKind.MADE else event.interaction_id,  # Where it was made stands above.
    )


def _title(promise: Promise, event: PromiseEvent, before: Window, now: datetime, zone: str) -> str:
    if event.kind is EventKind.MADE:
        return tr(_MADE[promise.side]).format(time=reasons.when(promise.first, now, zone))
    if event.kind is EventKind.MOVED and event.new_due is not None:
        old, new = before, _window(event.new_start, event.new_due, event, before)
        words = tr("Moved from {old} to {new}")
        return words.format(old=reasons.when(old, now, zone), new=reasons.when(new, now, zone))
    if event.kind is EventKind.KEPT and promise.kind is PromiseKind.COME and promise.side is not Side.OWED:
        arrival = arrivals.verdict_words(arrivals.judge(before, event.at))
        return tr("Arrived, {verdict}").format(verdict=arrival)
    title = tr(_TITLES[event.kind])
    return title + tr(" by {how}").format(how=event.told_how) if _says_how(event) else title


def _says_how(event: PromiseEvent) -> bool:
    return event.kind in {EventKind.TOLD, EventKind.CONFIRMED} and bool(event.told_how)


def _lines(event: PromiseEvent, now: datetime, zone: str) -> list[str]:
    lines = [f"“{event.reason}”"] if event.reason else []
    if event.kind is not EventKind.TOLD and event.told_at is not None:
        how = tr(" by {how}").format(how=event.told_how) if event.told_how else ""
        told = tr("client told {when}{how}").format(when=say.short_day(event.told_at, now, zone), how=how)
        lines.append(say.capital(told))
    if event.agreed:
        lines.append(tr("The client agreed"))
    if event.made_good:
        lines.append(tr("Made good: {words}").format(words=event.made_good))
    return lines


def _warning(promise: Promise, event: PromiseEvent) -> str:
    if event.kind is not EventKind.MOVED or promise.side is not Side.GIVEN:
        return ""
    untold = event.told_at is None
    begins = event.old_start or event.old_due
    if promise.kind is PromiseKind.COME and begins is not None and short_notice(begins, event.told_at or event.at):
        untold_too = tr("Called off less than 24 h before, and the client was not told then: that visit was missed")
        return untold_too if untold else tr("Called off less than 24 h before: that visit was missed")
    return tr("The client was not told then") if untold else ""


def _window(start: datetime | None, due: datetime, event: PromiseEvent, before: Window) -> Window:
    zone = event.zone or before.zone
    grain = Grain(event.grain) if event.grain else before.grain
    return Window(
        None if start is None else in_zone(start, zone), in_zone(due, zone), grain, zone, event.said, event.why
    )
