"""Options that stand for the fields of a record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def with_options(options: Sequence[Decorator]) -> Decorator:
    """Return one decorator that gives a command all these options, in their order."""

    def given_all(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return given_all


def given(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that were named on the command line; an empty list of many is one that was not."""
    return {name: value for name, value in fields.items() if value is not None and value != ()}
