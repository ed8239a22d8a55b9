"""A hash over every column of a row, so that a row changed by damage or by another tool shows."""

import json
from collections.abc import Mapping

Value = str | int | float | bytes | None
"""What a column of a STRICT table can hold."""
_ENCODER = json.JSONEncoder(separators=(",", ":"), sort_keys=True, check_circular=False)
"""Made once, and sorting in C: encoding is the greater part of what a save costs beside SQLite."""


def seal(table: str, values: Mapping[str, Value]) -> str:
    """Return the seal of a row: 32 hex digits over its table, its columns' names and its values."""
    columns = dict(values)
    columns.pop("seal", None)
    return _digest(table, columns)


def link(previous: str, values: Mapping[str, Value]) -> str:
    """Return the next link of the chain of promise events, made of the last one and this event."""
    columns = dict(values)
    columns.pop("seal", None)
    columns.pop("chain", None)
    return _digest(previous, columns)


def _digest(first: str, columns: dict[str, Value]) -> str:
    # OpenSSL comes along with it, for which a command that only reads need not wait.
    from hashlib import blake2b

    text = f'["{first}",{_ENCODER.encode(columns)}]'
    return blake2b(text.encode("ascii"), digest_size=16).hexdigest()
