"""A hash over every column of a row, so that a row changed by damage or by another tool shows."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Raw
from msgspec.json import Encoder

if TYPE_CHECKING:
    from hashlib import blake2b

Value = str | int | float | bytes | None
"""What a column of a STRICT table can hold."""
# Made once. What they write of text and whole numbers, all that our columns hold, is what `json` writes without ASCII
# and blanks, in a tenth of the time: encoding would be the greater part of what a save costs beside SQLite.
_encoded = Encoder(order="deterministic").encode
_encoded_in_order = Encoder().encode
_NO_LINK = b',"chain":""'


def canonical(values: Mapping[str, Value]) -> bytes:
    """Return the one form in which a row is sealed: its columns by name, without its seal."""
    columns = dict(values)
    columns.pop("seal", None)
    return _encoded(columns)


def seal(table: str, values: Mapping[str, Value]) -> str:
    """Return the seal of a row: 32 hex digits over its table, its columns' names and its values."""
    return _digest(table, Raw(canonical(values)))


def sealed_in_order(table: str, values: Mapping[str, Value]) -> tuple[str, bytes]:
    """Return the seal and the canonical form of a row without a seal whose columns lie in the order of their names."""
    text = _encoded_in_order(values)
    return _digest(table, Raw(text)), text


def seal_of_change(operation_id: int, kind: str, row_id: int, before: str | None, after: str | None) -> str:
    """Return what `seal` does for a row of `changes`; a save has many, and their shape is always this one."""
    row = {"after": after, "before": before, "kind": kind, "operation_id": operation_id, "row_id": row_id}
    return _digest("changes", row)


def link(previous: str, values: Mapping[str, Value]) -> str:
    """Return the next link of the chain of promise events, made of the last one and this event."""
    columns = dict(values)
    columns.pop("seal", None)
    columns.pop("chain", None)
    return _digest(previous, Raw(_encoded(columns)))


def link_in_order(previous: str, values: Mapping[str, Value]) -> str:
    """Return what `link` does for an event without a seal whose columns lie in order and whose own link is empty.

    Text holds its quotes escaped, so what is taken out is the column, never words in another.
    """
    return _digest(previous, Raw(_encoded_in_order(values).replace(_NO_LINK, b"", 1)))


def _digest(first: str, columns: Mapping[str, Value] | Raw) -> str:
    return _hash()(_encoded_in_order((first, columns)), digest_size=16).hexdigest()


@cache
def _hash() -> "type[blake2b]":
    # From where `hashlib` has it too, but without OpenSSL, whose loading takes longer than the window its first read.
    from _blake2 import blake2b

    return blake2b
