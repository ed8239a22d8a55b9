"""What an option may be: the number of a record, a length of time, a day, an instant."""

import re
from datetime import date, timedelta
from typing import Any

import click

from models.errors import Refused
from models.instants import parse

RECORD_NUMBER = re.compile(r"#?(\d{1,18})")
_LENGTH = re.compile(r"(\d{1,4})\s*(h|hours?|d|days?|w|weeks?)")
_FIRST_YEAR, _LAST_YEAR = 1901, 9000
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


class Number(click.ParamType[int]):
    """The number of a record, as lists print it: 12 or #12."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401 -- click's own
        """Return the number."""
        found = RECORD_NUMBER.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"“{str(value)[:40]}” is not a number; give one that a list prints, like 12", param, ctx)
        return int(found[1])


class Length(click.ParamType[timedelta]):
    """A length of time like 7d, 12h or 2w."""

    name = "length"

    def convert(
        self,
        value: Any,  # noqa: ANN401 -- click's own
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> timedelta:
        """Return the length."""
        if isinstance(value, timedelta):
            return value
        found = _LENGTH.fullmatch(str(value).strip().lower())
        if found is None:
            self.fail(f"“{str(value)[:40]}” is not a length of time; write one like 7d, 12h or 2w", param, ctx)
        return int(found[1]) * _UNITS[found[2][0]]


class Day(click.ParamType[date]):
    """A day like 2026-10-01."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 -- click's own
        """Return the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"“{str(value)[:40]}” is not a day; write one like 2026-10-01", param, ctx)


class Instant(click.ParamType[Any]):
    """An instant in ISO 8601 with an offset or Z, which leaves room for what is looked at around it."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 -- click's own
        """Return the instant, aware and in UTC."""
        if not isinstance(value, str):
            return value
        try:
            instant = parse(value)
        except Refused as refusal:
            self.fail(refusal.reason, param, ctx)
        if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
            years = f"{_FIRST_YEAR} to {_LAST_YEAR}"
            self.fail(f"“{value[:40]}” is no moment to stand at; take one from {years}", param, ctx)
        return instant


NUMBER, LENGTH, DAY, INSTANT = Number(), Length(), Day(), Instant()
LIMIT = click.IntRange(1, 1_000_000_000)
"""How many rows a list shows at most; SQLite cannot count much further."""
