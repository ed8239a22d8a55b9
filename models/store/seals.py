"""A hash over every column of a row, so that a row changed by damage or by another tool shows."""

import json
from collections.abc import Mapping

Value = str | int | float | bytes | None
"""What a column of a STRICT table can hold."""
_ENCODER = json.JSONEncoder(separators=(",", ":"))
"""Made once: `json.dumps` makes a new one at each call, a good part of the cost of a save."""


def seal(table: str, values: Mapping[str, Value]) -> str:
    """Return the seal of a row: 32 hex digits over its table, its columns' names and its values."""
    columns = {name: value for name, value in sorted(values.items()) if name != "seal"}
    return _digest([table, columns])


def link(previous: str, values: Mapping[str, Value]) -> str:
    """Return the next link of the chain of promise events, made of the last one and this event."""
    columns = {name: value for name, value in sorted(values.items()) if name not in {"seal", "chain"}}
    return _digest([previous, columns])


def _digest(content: object) -> str:
    # OpenSSL comes along with it, for which a command that only reads need not wait.
    from hashlib import blake2b

    return blake2b(_ENCODER.encode(content).encode("ascii"), digest_size=16).hexdigest()
