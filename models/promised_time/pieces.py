"""What tokens stand for: days, clock times, parts of a day, lengths, bounds."""

from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from models.promised_time.reading import TextSpan


class Puzzled(Exception):
    """Something cannot be read as one time: the words for the person, and phrases that could."""

    def __init__(
        self,
        reason: str,
        at: TextSpan | None = None,
        offers: tuple[str, ...] = (),
        instead_of: str = "",
        before: bool = False,
        whole: bool = False,
    ) -> None:
        super().__init__(reason)
        self.instead_of = instead_of  # the offers stand for the "weekday" or the "hours", not for all of it
        self.before = before  # the offers go before the text
        self.whole = whole  # all of the text says this one time
        self.reason = reason
        self.at = at
        self.offers = offers

    @property
    def is_weekday(self) -> bool:
        """Tell whether it is about a weekday that may be today or in a week."""
        return self.instead_of == "weekday"


class Amount(Struct, frozen=True, eq=False):
    """A length of time, each kind of unit counted apart, since they are added differently."""

    months: int = 0
    days: int = 0
    minutes: float = 0.0
    workdays: int = 0
    workminutes: float = 0.0
    years: bool = False

    @property
    def is_clock(self) -> bool:
        """Tell whether it says minutes or hours, so that its end is a moment and not a day."""
        return bool(self.minutes or self.workminutes)


class Shift(Struct, frozen=True, eq=False):
    """An amount to go from a day or a moment: "2 weeks before", "a week on"."""

    amount: Amount
    sign: int = 1


class Day(Struct, frozen=True, eq=False):
    """What was said about a day or a stretch of days; None is not said."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    from_today: int | None = None
    which: str = ""  # "this", "next", "last", "coming" before a weekday or month
    nth: int | None = None  # -1 the last
    nth_of: str = ""  # "weekday", "day", "workday"
    feast: str = ""
    unit: str = ""  # the stretch meant: week, workweek, weekend, month, quarter, year
    unit_on: int | None = None  # 0 this, 1 next
    week_of: bool = False
    end_of: str = ""  # "by the end of" that unit
    workday: int | None = None
    shifts: tuple[Shift, ...] = ()
    then: tuple[int, int] | None = None  # "the Friday before": a weekday and the way to it, -1 or 1

    def merged(self, other: "Day") -> "Day | None":
        """Return both sayings together, or None where they cannot be about one day."""
        changes: dict[str, Any] = {}
        for name in _FIELDS:
            mine, theirs = getattr(self, name), getattr(other, name)
            empty = _EMPTY[name]
            if theirs in (empty, mine):
                continue
            if mine != empty:
                return None
            changes[name] = theirs
        if other.shifts:
            if self.shifts:
                return None
            changes["shifts"] = other.shifts
        return replace(self, **changes) if changes else self

    def said(self) -> set[str]:
        """Return the names of what was said, but for how it is bounded or counted."""
        return {name for name in _FIELDS if name not in ("end_of", "unit_on") and getattr(self, name) != _EMPTY[name]}

    @property
    def has_number(self) -> bool:
        """Tell whether a day of a month was said."""
        return self.day is not None


_FIELDS = (
    "weekday", "day", "month", "year", "from_today", "which", "nth", "nth_of", "feast", "unit",
    "unit_on", "week_of", "end_of", "workday",
)  # fmt: skip
_EMPTY: dict[str, object] = {name: getattr(Day(), name) for name in _FIELDS}


class Clock(Struct, frozen=True, eq=False):
    """A clock time; `meridiem` is "am", "pm", "24" when no doubt is left, or "" when bare."""

    hour: int
    minute: int = 0
    meridiem: str = ""
    about: bool = False
    offset: int | None = None  # minutes east of UTC, where it was said
    shift: float = 0.0  # "5 hours after noon"


class Clocks(Struct, frozen=True, eq=False):
    """From one clock time to another."""

    start: Clock
    end: Clock


class Number(Struct, frozen=True, eq=False):
    """A number that may be a day or an hour; what stands around it decides."""

    value: int
    text: str
    ordinal: bool = False
    spelled: bool = False


class Undecided(Struct, frozen=True, eq=False):
    """ "16.12" or "7-8": a date, or a clock time."""

    first: int
    second: int
    text: str
    closed: bool = False  # a full stop after it, as in "23.08."


class Part(Struct, frozen=True, eq=False):
    """A part of a day: "morning", "late_afternoon"."""

    name: str


class Length(Struct, frozen=True, eq=False):
    """For how long: "for 2 hours"."""

    amount: Amount


class Offset(Struct, frozen=True, eq=False):
    """From now on: "in 2 hours" ("in"), "within 3 days" ("within"), "next 3 days" ("next")."""

    amount: Amount
    mode: str


class Word(Struct, frozen=True, eq=False):
    """A word of grammar: a bound, a joint, a preposition."""

    value: str
    tight: bool = False


class Close(Struct, frozen=True, eq=False):
    """The end of a day's work ("cob", "eod")."""

    name: str


class Instant(Struct, frozen=True, eq=False):
    """An ISO instant with its offset, which no zone can change."""

    at: datetime


class GrainName(Struct, frozen=True, eq=False):
    """In brackets after the days: the unit they stand for, "(week)" or "(end of the month)"."""

    unit: str


Value = Day | Clock | Clocks | Number | Undecided | Part | Length | Offset | Word | Close | Shift | GrainName | Instant


class Piece(Struct, eq=False):
    """A value and the stretch of text it was read from."""

    value: Value
    start: int
    stop: int
    comma: bool = False

    def span(self) -> TextSpan:
        """Return where it stands."""
        return TextSpan(self.start, self.stop, role(self.value))


def role(value: Value) -> str:
    """Return what a value is called in highlighting."""
    if isinstance(value, Day):
        return "day"
    if isinstance(value, Clock | Clocks | Number | Undecided | Part | Close | Instant):
        return "clock"
    if isinstance(value, Length | Offset | Shift):
        return "length"
    return "bound"
