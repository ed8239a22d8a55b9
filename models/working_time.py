"""Working time: the week's open hours, public holidays, days off, and sums of hours over them."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from models import public_holidays
from models.errors import Refused
from models.instants import zone

ONE_DAY = timedelta(days=1)
FARTHEST = timedelta(days=3660)
SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Span(Struct, frozen=True):
    """Open hours without a break; an `end` of 00:00 is the following midnight."""

    start: time
    end: time


class WorkingWeek(Struct, frozen=True):
    """The open spans of each day, Monday first; an empty day is closed."""

    days: tuple[tuple[Span, ...], ...]

    def to_json(self) -> str:
        """Return the stored form: seven lists of ["09:00", "12:30"]."""
        return json.dumps([[[f"{span.start:%H:%M}", f"{span.end:%H:%M}"] for span in day] for day in self.days])

    @staticmethod
    def from_json(text: str) -> "WorkingWeek":
        """Return the week that `to_json` wrote.

        Raises: Refused when the text is no working week.
        """
        try:
            days = tuple(
                tuple(Span(time.fromisoformat(start), time.fromisoformat(end)) for start, end in day)
                for day in json.loads(text)
            )
        except (ValueError, TypeError):
            raise Refused(
                "the working week cannot be read; give seven days with times like 09:00", field="week"
            ) from None
        return checked_week(WorkingWeek(days))


def checked_week(week: WorkingWeek) -> WorkingWeek:
    """Return the week if its spans follow one another.

    Raises: Refused where a day's hours overlap, end before they start, or a day is lacking.
    """
    if len(week.days) != 7:
        raise Refused("a working week has seven days; leave closed days empty", field="week")
    for name, day in zip(SHORT_DAYS, week.days, strict=True):
        for index, span in enumerate(day):
            last = index == len(day) - 1
            if not (span.start < span.end or (last and span.end == time(0))):
                raise Refused(f"the hours of {name} end before they start; give an end after the start", field="week")
            if index and span.start < day[index - 1].end:
                raise Refused(f"the hours of {name} overlap; give each span after the one before", field="week")
    return week


_OPEN = (Span(time(9), time(17, 30)),)
STANDARD = WorkingWeek((_OPEN, _OPEN, _OPEN, _OPEN, _OPEN, (), ()))


class Profile(Struct, frozen=True):
    """What reading a time depends on: where the business is, how it writes dates, when it works."""

    zone: str
    locale: str = "en_GB"
    week: WorkingWeek = STANDARD
    country: str | None = None
    region: str | None = None
    days_off: frozenset[date] = frozenset()

    @property
    def month_first(self) -> bool:
        """Tell whether 11/12 is the 12th of November."""
        return self.locale in ("en_US", "en_PH", "en_US_POSIX")


def holiday_name(profile: Profile, day: date) -> str | None:
    """Return the public holiday's name on that day, or None.

    Raises: Refused when nothing is known of the country or region.
    """
    if profile.country is None:
        return None
    return public_holidays.of_year(profile.country, profile.region, day.year).get(day)


def is_working_day(profile: Profile, day: date) -> bool:
    """Tell whether the business works on that day."""
    if not profile.week.days[day.weekday()] or day in profile.days_off:
        return False
    return holiday_name(profile, day) is None


def work_span(profile: Profile, day: date) -> tuple[datetime, datetime] | None:
    """Return the first start and the last end of that day's working time, or None when closed."""
    if not is_working_day(profile, day):
        return None
    spans = profile.week.days[day.weekday()]
    return _aware(profile, day, spans[0].start), _end(profile, day, spans[-1])


def open_time(profile: Profile, day: date, since: datetime) -> timedelta:
    """Return how much working time a day has, lunch left out; of what lies before `since`, nothing."""
    if not is_working_day(profile, day):
        return timedelta(0)
    begin = since.astimezone(UTC)
    spans = [
        _end(profile, day, span).astimezone(UTC) - max(begin, _aware(profile, day, span.start).astimezone(UTC))
        for span in profile.week.days[day.weekday()]
    ]
    return sum((length for length in spans if length > timedelta(0)), timedelta(0))


def add_working_days(profile: Profile, day: date, count: int) -> tuple[date, str]:
    """Return the count-th working day after `day`, and the days counted in words.

    Raises: Refused when there is none within ten years.
    """
    counted: list[date] = []
    current = day
    while len(counted) < count:
        current += ONE_DAY
        if current - day > FARTHEST:
            raise Refused("the working week has no open days so far ahead; set the week in Settings")
        if is_working_day(profile, current):
            counted.append(current)
    return current, _days_in_words(counted)


def add_working_time(profile: Profile, start: datetime, amount: timedelta) -> tuple[datetime, str]:
    """Return the moment when `amount` of working time has passed since `start`, and the sum in words.

    The end lies in the profile's zone; the words are like "1 h Fri + 3 h Mon".
    Raises: Refused when there is not so much within ten years, or the amount is nothing.
    """
    if amount <= timedelta(0):
        raise Refused("the working time must be more than nothing")
    left = amount
    parts: list[tuple[date, timedelta]] = []
    for day, opens, closes in _open_spans(profile, start):
        taken = min(left, closes - opens)
        _add_part(parts, day, taken)
        left -= taken
        if not left:
            end = (opens + taken).astimezone(zone(profile.zone))
            return end, _sum_in_words(parts)
    raise Refused("the working week has no open hours so far ahead; set the week in Settings")


def length_in_words(amount: timedelta) -> str:
    """Return "1 h 30 min", to the minute."""
    hours, minutes = divmod(round(amount.total_seconds() / 60), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h" if not minutes else f"{hours} h {minutes} min"


def _open_spans(profile: Profile, start: datetime) -> Iterator[tuple[date, datetime, datetime]]:
    # In UTC, since an open span may hold a clock change.
    begin = start.astimezone(UTC)
    first = start.astimezone(zone(profile.zone)).date()
    for offset in range(FARTHEST.days):
        day = first + timedelta(days=offset)
        if not is_working_day(profile, day):
            continue
        for span in profile.week.days[day.weekday()]:
            opens = max(begin, _aware(profile, day, span.start).astimezone(UTC))
            closes = _end(profile, day, span).astimezone(UTC)
            if opens < closes:
                yield day, opens, closes


def _aware(profile: Profile, day: date, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time).replace(tzinfo=zone(profile.zone))


def _end(profile: Profile, day: date, span: Span) -> datetime:
    return _aware(profile, day + ONE_DAY if span.end == time(0) else day, span.end)


def _add_part(parts: list[tuple[date, timedelta]], day: date, taken: timedelta) -> None:
    if parts and parts[-1][0] == day:
        parts[-1] = (day, parts[-1][1] + taken)
    else:
        parts.append((day, taken))


def _sum_in_words(parts: list[tuple[date, timedelta]]) -> str:
    if len(parts) > 4:
        middle = sum((taken for _, taken in parts[1:-1]), timedelta(0))
        first, last = parts[0], parts[-1]
        return (
            f"{length_in_words(first[1])} {_short(first[0])} + {length_in_words(middle)} on {len(parts) - 2} days"
            f" + {length_in_words(last[1])} {_short(last[0])}"
        )
    far = parts[-1][0] - parts[0][0] >= timedelta(days=7)
    return " + ".join(
        f"{length_in_words(taken)} {_short(day) if far else SHORT_DAYS[day.weekday()]}" for day, taken in parts
    )


def _days_in_words(counted: list[date]) -> str:
    if len(counted) <= 5:
        return " + ".join(f"{SHORT_DAYS[day.weekday()]} {day.day}" for day in counted)
    return f"{len(counted)} working days, {_short(counted[0])} to {_short(counted[-1])}"


def _short(day: date) -> str:
    return f"{SHORT_DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}"
