"""What a report can be of: clients, and the periods people ask for."""

from datetime import date, timedelta

from models import client_list
from models.journal import Journal
from models.service_report import periods
from models.service_report.periods import Period
from ui.tr import tr

THIS_MONTH, LAST_MONTH, QUARTER, YEAR, CUSTOM = "this month", "last month", "quarter", "year", "custom"


def period_choices() -> tuple[tuple[str, str], ...]:
    """Return the periods that can be chosen by name."""
    return (
        (LAST_MONTH, tr("Last month")),
        (THIS_MONTH, tr("This month so far")),
        (QUARTER, tr("Last three months")),
        (YEAR, tr("Last twelve months")),
        (CUSTOM, tr("From … to …")),
    )


def period_of(name: str, today: date) -> Period:
    """Return the days of a period named, seen from `today`; CUSTOM begins as the month so far."""
    if name == LAST_MONTH:
        last = today.replace(day=1) - timedelta(days=1)
        return periods.month(last.year, last.month)
    if name == QUARTER:
        return Period(_months_back(today, 3), today)
    if name == YEAR:
        return Period(_months_back(today, 12), today)
    return Period(today.replace(day=1), today)


def client_choices(journal: Journal) -> tuple[tuple[str, str], ...]:
    """Return the clients by name, each with its id as text."""
    return tuple((str(client_id), name) for client_id, name in client_list.names_by_id(journal))


def _months_back(today: date, months: int) -> date:
    """Return the day after the same day `months` earlier, so that the span holds whole months."""
    number = today.year * 12 + today.month - 1 - months
    year, month = divmod(number, 12)
    last = periods.month(year, month + 1).last.day
    return date(year, month + 1, min(today.day, last)) + timedelta(days=1)
