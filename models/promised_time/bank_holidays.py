"""The public holiday that is meant by "the bank holiday", where the work is done."""

from datetime import date, timedelta

from models import public_holidays
from models.promised_time.pieces import Day, Puzzled
from models.promised_time.stretches import Context, Stretch, in_words

BANK_HOLIDAY = "bank holiday"
_TOGETHER = timedelta(days=10)  # Christmas and Boxing Day, Good Friday and Easter Monday


def coming_holiday(day: Day, context: Context) -> Stretch:
    """Return the next public holiday that falls on the weekday, in the month, in the year said.

    Raises: Puzzled when no country is set, there is none, or another comes so soon that it may be meant.
    """
    if day.unit:
        raise Puzzled("which holiday? say its date")
    country = context.profile.country
    if country is None:
        raise Puzzled("which holiday? say its date, or set the country of the holidays in Settings")
    this_year = context.today.year
    years = (day.year,) if day.year is not None else (this_year, this_year + 1)
    known: dict[date, str] = {}
    for year in years:
        known.update(public_holidays.of_year(country, context.profile.region, year))
    found = [there for there in sorted(known) if there >= context.today and _fits(there, day)]
    if not found:
        raise Puzzled("there is no such holiday to come; say the date")
    first, *others = found
    if others and others[0] - first <= _TOGETHER:
        raise Puzzled("which holiday?", offers=(in_words(first), in_words(others[0])))
    if others and day.month is not None and (others[0].year, others[0].month) == (first.year, first.month):
        raise Puzzled("which holiday?", offers=(in_words(first), in_words(others[0])))
    return Stretch(first, first, notes=(f"{in_words(first)}, {known[first]}",))


def _fits(there: date, day: Day) -> bool:
    return day.weekday in (None, there.weekday()) and day.month in (None, there.month) and day.day in (None, there.day)
