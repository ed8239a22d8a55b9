"""Numbers, lengths and times in the words of a client's page."""

from datetime import datetime, timedelta

from models.service_report.periods import MONTHS
from models.windows import Grain, Window, in_zone

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_MINUTES_OF_AN_HOUR = 60
_MONTHS_OF_A_QUARTER = 3
_HALF_A_DAY = timedelta(hours=12)


def in_words(number: int) -> str:
    """Return a number as a sentence has it: a word up to twenty, digits above."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def times(number: int) -> str:
    """Return how often: "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(number, f"{in_words(number)} times")


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 visit", "3 visits"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def begun(text: str) -> str:
    """Return typed words with a capital at the start, unless the first word has one inside ("iPad")."""
    first = text.split(maxsplit=1)[:1]
    return text[:1].upper() + text[1:] if first and first[0].islower() else text


def sentence(text: str) -> str:
    """Return typed words with a stop at the end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def length_pieces(minutes: int) -> tuple[tuple[str, str], ...]:
    """Return a length as numbers with their units: (("11", "h"), ("25", "min"))."""
    hours, rest = divmod(minutes, _MINUTES_OF_AN_HOUR)
    pieces = ((f"{hours:,}", "h"), (str(rest), "min"))
    return tuple(piece for piece in pieces if piece[0] != "0") or (("0", "min"),)


def length_words(minutes: int) -> str:
    """Return a length in text: "11 h 25 min"."""
    return " ".join(part for piece in length_pieces(minutes) for part in piece)


def clock_minutes(minutes: int) -> str:
    """Return a length in a column: "11:25"."""
    hours, rest = divmod(minutes, _MINUTES_OF_AN_HOUR)
    return f"{hours}:{rest:02d}"


def lateness(due: datetime, end: datetime, zone: str) -> str:
    """Return how late: "20 min late", "5 hours late", and from half a day on in calendar days: "3 days late"."""
    late = end - due
    days = (in_zone(end, zone).date() - in_zone(due, zone).date()).days
    if days and late >= _HALF_A_DAY:
        return f"{counted(days, 'day')} late"
    minutes = int(late.total_seconds() // 60)
    if minutes >= _MINUTES_OF_AN_HOUR:
        return f"{counted(minutes // _MINUTES_OF_AN_HOUR, 'hour')} late"
    return f"{max(minutes, 1)} min late"


class Calendar:
    """Says instants as local days and times; the year only where it is not the report's."""

    def __init__(self, year: int, zone: str) -> None:
        self._year = year
        self._zone = zone

    def day(self, instant: datetime) -> str:
        """Return the day: "Fri 2 Oct"."""
        return self._day(in_zone(instant, self._zone))

    def moment(self, instant: datetime, zone: str = "") -> str:
        """Return the day and the clock time, in the zone of the business if not in another: "Fri 2 Oct, 14:10"."""
        local = in_zone(instant, zone or self._zone)
        return f"{self._day(local)}, {local:%H:%M}"

    def long_day(self, instant: datetime) -> str:
        """Return the day for a sentence: "27 October"."""
        local = in_zone(instant, self._zone)
        year = "" if local.year == self._year else f" {local.year}"
        return f"{local.day} {MONTHS[local.month - 1]}{year}"

    def window(self, window: Window) -> str:
        """Return a promised time on the clock of its place, in the grain in which it was said."""
        end = in_zone(window.end, window.zone)
        start = None if window.start is None else in_zone(window.start, window.zone)
        if window.grain in (Grain.MINUTE, Grain.HOUR, Grain.PART):
            return self._span(start, end)
        return self._coarse(window.grain, start, end)

    def _span(self, start: datetime | None, end: datetime) -> str:
        if start is None or start == end:
            return f"{self._day(end)}, {end:%H:%M}"
        if start.date() == end.date():
            return f"{self._day(end)}, {start:%H:%M}–{end:%H:%M}"
        return f"{self._day(start)}, {start:%H:%M} – {self._day(end)}, {end:%H:%M}"

    def _coarse(self, grain: Grain, start: datetime | None, end: datetime) -> str:
        year = "" if end.year == self._year else f" {end.year}"
        if grain is Grain.MONTH:
            return f"{MONTHS[end.month - 1]}{year}"
        if grain is Grain.QUARTER:
            first = (end.month - 1) // _MONTHS_OF_A_QUARTER * _MONTHS_OF_A_QUARTER
            return f"{MONTHS[first]} to {MONTHS[first + _MONTHS_OF_A_QUARTER - 1]}{year}"
        if start is not None and start.date() != end.date():
            return f"{self._day(start)} – {self._day(end)}"
        return self._day(end)

    def _day(self, local: datetime) -> str:
        year = "" if local.year == self._year else f" {local.year}"
        return f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1][:3]}{year}"
