"""A hash over every column of a row, so that a row changed by damage or by another tool shows."""

import json
from collections.abc import Mapping

Value = str | int | float | bytes | None
"""What a column of a STRICT table can hold."""
_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, sort_keys=True, check_circular=False)
"""Made once, and sorting in C: encoding is the greater part of what a save costs beside SQLite."""


def canonical(values: Mapping[str, Value]) -> str:
    """Return the one form in which a row is sealed: its columns by name, without its seal."""
    columns = dict(values)
    columns.pop("seal", None)
    return _ENCODER.encode(columns)


def seal(table: str, values: Mapping[str, Value]) -> str:
    """Return the seal of a row: 32 hex digits over its table, its columns' names and its values."""
    return seal_of(table, canonical(values))


def seal_of(table: str, text: str) -> str:
    """Return the seal of a row in its canonical form."""
    return _digest(table, text)


def link(previous: str, values: Mapping[str, Value]) -> str:
    """Return the next link of the chain of promise events, made of the last one and this event."""
    columns = dict(values)
    columns.pop("seal", None)
    columns.pop("chain", None)
    return _digest(previous, _ENCODER.encode(columns))


def _digest(first: str, text: str) -> str:
    # OpenSSL comes along with it, for which a command that only reads need not wait.
    from hashlib import blake2b

    return blake2b(f'["{first}",{text}]'.encode(errors="surrogatepass"), digest_size=16).hexdigest()
