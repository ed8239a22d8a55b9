"""The span of local days that a report covers, and how it is named."""

from calendar import monthrange
from datetime import date

from msgspec import Struct

from models.errors import Refused

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1900, 9998


class Period(Struct, frozen=True):
    """The local days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def words(self) -> str:
        """The days in full: "1–31 October 2026", "28 September – 2 October 2026"."""
        first, last = self.first, self.last
        if first == last:
            return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{last.day} {MONTHS[last.month - 1]} {last.year}"
        year = "" if first.year == last.year else f" {first.year}"
        start = f"{first.day} {MONTHS[first.month - 1]}{year}"
        return f"{start} – {last.day} {MONTHS[last.month - 1]} {last.year}"

    @property
    def name(self) -> str:
        """What to call it in a sentence: "October" for a whole month, else "this period"."""
        return MONTHS[self.first.month - 1] if self.is_month else "this period"

    @property
    def is_month(self) -> bool:
        """Tell whether it is exactly one calendar month."""
        first, last = self.first, self.last
        same = (first.year, first.month) == (last.year, last.month)
        return same and first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def period(first: date, last: date) -> Period:
    """Return the period from `first` to `last`.

    Raises: Refused when it ends before it begins, or lies in no year a journal holds.
    """
    if last < first:
        raise Refused("the period ends before it begins; give a last day on or after the first", field="to")
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        raise Refused("the year must lie between 1900 and 9998", field="from")
    return Period(first, last)


def month(year: int, number: int) -> Period:
    """Return the calendar month, January being 1.

    Raises: Refused when there is no such month.
    """
    if not (1 <= number <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        raise Refused("that is not a month; write one like 2026-10", field="month")
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))
