"""A hash over every column of a row, so that a row changed by damage or by another tool shows."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b

Value = str | int | float | bytes | None
"""What a column of a STRICT table can hold."""
_encoded: Callable[[object], str] = json.JSONEncoder(
    separators=(",", ":"), ensure_ascii=False, sort_keys=True, check_circular=False
).encode
"""Made once, and sorting in C: encoding is the greater part of what a save costs beside SQLite."""
_encoded_in_order: Callable[[object], str] = json.JSONEncoder(
    separators=(",", ":"), ensure_ascii=False, check_circular=False
).encode
_NULL = "null"
_NO_LINK = ',"chain":""'


def canonical(values: Mapping[str, Value]) -> str:
    """Return the one form in which a row is sealed: its columns by name, without its seal."""
    columns = dict(values)
    columns.pop("seal", None)
    return _encoded(columns)


def seal(table: str, values: Mapping[str, Value]) -> str:
    """Return the seal of a row: 32 hex digits over its table, its columns' names and its values."""
    return seal_of(table, canonical(values))


def seal_of(table: str, text: str) -> str:
    """Return the seal of a row in its canonical form."""
    return _digest(table, text)


def seal_of_change(operation_id: int, kind: str, row_id: int, before: str | None, after: str | None) -> str:
    """Return what `seal` does for a row of `changes`; a save has many, and their shape is always this one."""
    was, became = (_NULL if text is None else _encoded(text) for text in (before, after))
    return _digest(
        "changes",
        f'{{"after":{became},"before":{was},"kind":"{kind}","operation_id":{operation_id},"row_id":{row_id}}}',
    )


def link(previous: str, values: Mapping[str, Value]) -> str:
    """Return the next link of the chain of promise events, made of the last one and this event."""
    columns = dict(values)
    columns.pop("seal", None)
    columns.pop("chain", None)
    return _digest(previous, _encoded(columns))


def canonical_in_order(values: dict[str, Value]) -> str:
    """Return what `canonical` does for a row without a seal whose columns lie in the order of their names."""
    return _encoded_in_order(values)


def linked(previous: str, values: dict[str, Value]) -> tuple[str, str]:
    """Return the link of an event, its columns in order and its own link empty, and its canonical form with the link.

    Text holds its quotes escaped, so what is looked for is the column, never words in another.
    """
    before, _none, after = _encoded_in_order(values).partition(_NO_LINK)
    chain = _digest(previous, before + after)
    return chain, f'{before},"chain":"{chain}"{after}'


def _digest(first: str, text: str) -> str:
    return _hash()(f'["{first}",{text}]'.encode(errors="surrogatepass"), digest_size=16).hexdigest()


@cache
def _hash() -> "type[blake2b]":
    # From where `hashlib` has it too, but without OpenSSL, whose loading takes longer than the window its first read.
    from _blake2 import blake2b

    return blake2b
