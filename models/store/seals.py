"""A hash over every column of a row, so that a row changed by damage or by another tool shows."""

import json
from collections.abc import Mapping
from hashlib import blake2b

Value = str | int | float | bytes | None
"""What a column of a STRICT table can hold."""


def seal(table: str, values: Mapping[str, Value]) -> str:
    """Return the seal of a row: 32 hex digits over its table, its columns' names and its values."""
    columns = {name: value for name, value in sorted(values.items()) if name != "seal"}
    return _digest([table, columns])


def link(previous: str, values: Mapping[str, Value]) -> str:
    """Return the next link of the chain of promise events, made of the last one and this event."""
    columns = {name: value for name, value in sorted(values.items()) if name not in {"seal", "chain"}}
    return _digest([previous, columns])


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).hexdigest()
