"""Which days a command looks at: a month, or from one day to another."""

import re
from datetime import date
from typing import Any

import click

from models.service_report import periods
from models.service_report.periods import Period
from ui.command_line.typed import DAY

_MONTH = re.compile(r"(\d{4})-(\d{1,2})")


class Month(click.ParamType[Period]):
    """A month like 2026-10."""

    name = "month"

    def convert(
        self,
        value: Any,  # noqa: ANN401 -- click's own
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Period:
        """Return the days of the month."""
        if isinstance(value, Period):
            return value
        found = _MONTH.fullmatch(str(value).strip())
        if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) < periods.FIRST_YEAR:
            self.fail(f"“{str(value)[:40]}” is not a month; write one like 2026-10", param, ctx)
        return periods.month(int(found[1]), int(found[2]))


PERIOD_OPTIONS = (
    click.option("--month", type=Month(), metavar="MONTH", help="A month, like 2026-10."),
    click.option("--from", "since", type=DAY, metavar="DAY", help="The first day, like 2026-10-01."),
    click.option("--to", "until", type=DAY, metavar="DAY", help="The last day, included."),
)


def period_of(month: Period | None, since: date | None, until: date | None, whole: Period) -> Period:
    """Return the days asked for: the month, else from one day to another, each end of `whole` where it is not named.

    Raises: Refused when they end before they begin; UsageError for a month beside days.
    """
    if month is not None:
        if since is not None or until is not None:
            raise click.UsageError("name a month, or --from and --to, not both")
        return month
    return periods.period(since or whole.first, until or whole.last)
