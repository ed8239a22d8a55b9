"""What is to ring, by the definition: a slow walk over everything that was said, without the journal or its queries.

It knows nothing of the program but the words of its rules, so that both have to be wrong in the same
way for a fault to pass.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

GRAVITY = ("lead", "start", "due", "snooze", "morning")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
OPENS = time(9)
LEADS = {"ring": 15, "quote": 180}
ORDINARY_LEAD, ORDINARY_TRAVEL = 60, 30

Quiet = tuple[time, time] | None
Moment = tuple[str, datetime]


@dataclass(frozen=True)
class Said:
    """A promise as it stands; `noted` is when it was typed or moved last."""

    side: str
    kind: str
    start: datetime | None
    due: datetime
    hour_said: bool
    lead: int | None
    noted: datetime
    open: bool = True


@dataclass(frozen=True)
class Slept:
    """One snooze."""

    promise: int
    due: datetime
    at: datetime
    until: datetime


@dataclass(frozen=True)
class Rang:
    """One thing that was told; a morning is told for all."""

    stage: str
    promise: int
    due: datetime | None
    at: datetime


@dataclass(frozen=True)
class Standing:
    """Everything that people said: what undo takes back."""

    promises: dict[int, Said] = field(default_factory=dict)
    snoozes: tuple[Slept, ...] = ()
    zone: str = "Europe/London"
    leads: dict[str, int] = field(default_factory=dict)
    travel: int = ORDINARY_TRAVEL
    quiet: Quiet = None
    events: int = 0

    def with_promise(self, number: int, said: Said, events: int = 1) -> "Standing":
        """Return what stands after something happened to a promise."""
        return replace(self, promises={**self.promises, number: said}, events=self.events + events)


class Oracle:
    """Remembers what was told and says what is to be told at a moment."""

    def __init__(self) -> None:
        self.told: set[Rang] = set()

    def expected(self, standing: Standing, now: datetime, laptop: str) -> dict[int, str]:
        """Return the gravest reason for each promise that is to ring."""
        return {number: reasons[-1].stage for number, reasons in self.reasons(standing, now, laptop).items()}

    def reasons(self, standing: Standing, now: datetime, laptop: str) -> dict[int, list[Rang]]:
        """Return all that is to be told of each promise, the gravest last."""
        if standing.quiet is not None and is_quiet(standing.quiet, now, laptop):
            return {}
        known = {rang for rang in self.told if rang.at <= now + MINUTE}
        found = {}
        for number, said in standing.promises.items():
            asleep, woken = _sleep(standing, number, said, now)
            if said.open and not asleep:
                reasons = [
                    *_of_promise(standing, number, said, now, known),
                    *_of_morning(standing, number, said, now, known),
                ]
                if woken is not None and Rang("snooze", number, said.due, woken) not in known:
                    reasons.append(Rang("snooze", number, said.due, woken))
                if reasons:
                    found[number] = sorted(reasons, key=_gravity)
        return found

    def forget_the_future(self, now: datetime) -> int:
        """Forget what was told of a time that is yet to come; return how much."""
        ahead = {rang for rang in self.told if rang.at > now + MINUTE}
        self.told -= ahead
        return len(ahead)

    def tell(self, standing: Standing, now: datetime, laptop: str) -> None:
        """Remember that all that is to be told now was told."""
        for reasons in self.reasons(standing, now, laptop).values():
            for rang in reasons:
                self.told = {old for old in self.told if not _same(old, rang)} | {rang}


def is_quiet(quiet: tuple[time, time], now: datetime, laptop: str) -> bool:
    """Tell whether the clock on the laptop shows a quiet hour."""
    clock, (start, end) = now.astimezone(ZoneInfo(laptop)).time(), quiet
    return start <= clock < end if start < end else not end <= clock < start


def moments(standing: Standing, said: Said) -> list[Moment]:
    """Return when a promise rings ahead of its due time and for its start."""
    if said.side == "owed" or said.noted >= said.due:
        return []
    start = said.start if said.hour_said and said.start is not None and said.start > said.noted else None
    lead = standing.leads.get(said.kind, LEADS.get(said.kind, ORDINARY_LEAD)) if said.lead is None else said.lead
    aim = start or said.due
    found = [("lead", _halved(aim - lead * MINUTE, said.noted, aim))]
    if start is not None:
        leave = start - standing.travel * MINUTE if said.kind == "come" else start
        leave = _halved(leave, said.noted, start)
        if leave < said.due:
            found.append(("start", leave))
    return found


def morning(zone: str, now: datetime) -> tuple[datetime, date]:
    """Return when the last working day began, and its date."""
    place = ZoneInfo(zone)
    day = now.astimezone(place).date()
    while True:
        begun = datetime.combine(day, OPENS, place).astimezone(UTC)
        if day.weekday() < 5 and begun <= now:
            return begun, day
        day -= DAY


def _of_promise(standing: Standing, number: int, said: Said, now: datetime, known: set[Rang]) -> Iterator[Rang]:
    due = Rang("due", number, said.due, said.due)
    if due in known:
        return
    if now >= said.due:
        yield due
        return
    for stage, at in moments(standing, said):
        before = [rang.at for rang in known if (rang.stage, rang.promise, rang.due) == (stage, number, said.due)]
        if at <= now and not any(earlier > said.noted for earlier in before):
            yield Rang(stage, number, said.due, at)


def _of_morning(standing: Standing, number: int, said: Said, now: datetime, known: set[Rang]) -> Iterator[Rang]:
    begun, day = morning(standing.zone, now)
    place = ZoneInfo(standing.zone)
    midnight = datetime.combine(day, time(0), place).astimezone(UTC)
    if said.due.astimezone(place).date() >= day:
        return
    if not any(rang.stage == "morning" and rang.at >= midnight for rang in known):
        yield Rang("morning", number, None, begun)


def _sleep(standing: Standing, number: int, said: Said, now: datetime) -> tuple[bool, datetime | None]:
    """Return whether a promise is asleep, and when its last snooze ended."""
    mine = [one for one in standing.snoozes if (one.promise, one.due) == (number, said.due) and one.at <= now + MINUTE]
    if not mine:
        return False, None
    return (True, None) if mine[-1].until > now else (False, mine[-1].until)


def _halved(moment: datetime, noted: datetime, aim: datetime) -> datetime:
    if moment > noted:
        return moment
    return noted + timedelta(seconds=(int((aim - noted).total_seconds()) + 1) // 2)


def _same(old: Rang, new: Rang) -> bool:
    if old.stage != new.stage or old.stage == "morning":
        return old == new
    same = (old.promise, old.due) == (new.promise, new.due)
    return same and (old.stage != "snooze" or old.at == new.at)


def _gravity(rang: Rang) -> int:
    return GRAVITY.index(rang.stage)
