"""What the columns of a table mean: a small TOML file, read and judged before the table is."""

import codecs
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as Lookup
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field

from models.clients import ClientKind, Stage
from models.errors import Refused
from models.exchange import files
from models.exchange.table import DELIMITERS
from models.exchange.times import Dates
from models.instants import zone
from models.interactions.records import Charge, Direction, Solved, Way
from models.promises.records import PromiseKind, Side
from models.words import shortened

Chosen = TypeVar("Chosen", bound=StrEnum)
LARGEST = 256 * 1024
"""Bytes; a mapping is a page, not a table."""


class Record(StrEnum):
    """What a row of a table becomes."""

    CLIENT = "client"
    PERSON = "person"
    INTERACTION = "interaction"
    PROMISE = "promise"


FIELDS: Lookup[Record, tuple[str, ...]] = {
    Record.CLIENT: ("name", "kind", "stage", "since", "came_by", "tags", "reach", "address", "private_words", "key"),
    Record.PERSON: (
        "client", "name", "role", "phones", "emails", "decides", "pays", "technical", "preferred_way",
        "preferred_hours", "address", "private_words", "key",
    ),
    Record.INTERACTION: (
        "client", "person", "happened_at", "kind", "direction", "reached", "minutes", "words", "private_words",
        "solved", "charge", "key",
    ),
    Record.PROMISE: (
        "client", "person", "happened_at", "words", "promised_for", "kept_at", "kind", "side", "private_words", "key",
    ),
}  # fmt: skip
NEEDED: Lookup[Record, tuple[str, ...]] = {
    Record.CLIENT: ("name",),
    Record.PERSON: ("name",),
    Record.INTERACTION: ("client", "happened_at"),
    Record.PROMISE: ("client", "words", "promised_for"),
}
_YES_NO = ("yes", "no")
CHOICES: Lookup[tuple[Record, str], tuple[str, ...]] = {
    (Record.CLIENT, "kind"): tuple(ClientKind),
    (Record.CLIENT, "stage"): tuple(Stage),
    (Record.PERSON, "decides"): _YES_NO,
    (Record.PERSON, "pays"): _YES_NO,
    (Record.PERSON, "technical"): _YES_NO,
    (Record.INTERACTION, "kind"): tuple(Way),
    (Record.INTERACTION, "direction"): tuple(Direction),
    (Record.INTERACTION, "reached"): _YES_NO,
    (Record.INTERACTION, "solved"): tuple(Solved),
    (Record.INTERACTION, "charge"): tuple(Charge),
    (Record.PROMISE, "kind"): tuple(PromiseKind),
    (Record.PROMISE, "side"): tuple(Side),
}
SYNONYMS: Lookup[tuple[Record, str], Lookup[str, str]] = {
    # A table of promises often says by what way they came; the promise is then to do the same.
    (Record.PROMISE, "kind"): {"call": "ring", "visit": "come", "e-mail": "write", "message": "write"},
}
_TABLE_KEYS = ("record", "zone", "dates", "skip_blank", "blank", "encoding", "delimiter")
_PARTS = ("table", "columns", "values")


class Mapping(Struct, frozen=True):
    """How a table becomes records.

    `columns` names, for each field of ours, the columns it is joined from. `values` tells, for a
    field, which of our words one of theirs means. `blank` are cells that mean nothing was written.
    `zone` None is the business's own.
    """

    record: Record
    columns: Lookup[str, tuple[str, ...]]
    values: Lookup[str, Lookup[str, str]] = field(default_factory=dict)
    zone: str | None = None
    dates: Dates = Dates.ISO
    skip_blank: bool = False
    blank: frozenset[str] = frozenset()
    encoding: str | None = None
    delimiter: str | None = None


def load(path: Path) -> Mapping:
    """Return the mapping that a file holds. Raises: Refused."""
    content = files.content(path)
    if len(content) > LARGEST:
        raise Refused(f"{path.name} is too large for a mapping; a mapping is a page of TOML")
    return parse(files.text(content, path.name)[0], path.name)


def parse(text: str, name: str = "the mapping") -> Mapping:
    """Return the mapping that some TOML says. Raises: Refused, naming the key at fault and the nearest known one."""
    try:
        said = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(f"{name} cannot be read as TOML: {shortened(str(error), 120)}") from None
    _known(said, _PARTS, name)
    table = _part(said, "table", name)
    _known(table, _TABLE_KEYS, f"[table] of {name}")
    record = _choice(table, "record", Record, name)
    columns = _columns(_part(said, "columns", name), record, name)
    return Mapping(
        record=record,
        columns=columns,
        values=_values(said.get("values", {}), record, name),
        zone=zone(_text(table, "zone", name)).key if "zone" in table else None,
        dates=_choice(table, "dates", Dates, name) if "dates" in table else Dates.ISO,
        skip_blank=_flag(table, "skip_blank", name),
        blank=frozenset(_texts(table.get("blank", []), "blank", name)),
        encoding=_encoding(table, name),
        delimiter=_delimiter(table, name),
    )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like the one written, or None where none is like it."""
    by_fold = {one.casefold(): one for one in known}
    found = get_close_matches(word.casefold()[:200], by_fold, n=1, cutoff=0.5)
    return by_fold[found[0]] if found else None


def meant(word: str, known: Iterable[str]) -> str:
    """Return the clause that offers the nearest known word, or lists all where none is like it."""
    words = list(known)
    near = nearest(word, words)
    return f"did you mean “{near}”?" if near is not None else f"it is one of {', '.join(words)}"


def _known(part: Lookup[str, Any], known: Iterable[str], where: str) -> None:
    for key in part:
        if key not in known:
            raise Refused(
                f"{where} has “{shortened(key, 60)}”, which is not known; {meant(key, known)}", field=key[:60]
            )


def _part(said: Lookup[str, Any], key: str, name: str) -> Lookup[str, Any]:
    part = said.get(key)
    if not isinstance(part, dict) or not part:
        raise Refused(f"{name} has no [{key}]; the help page on import shows one")
    return part


def _columns(part: Lookup[str, Any], record: Record, name: str) -> dict[str, tuple[str, ...]]:
    _known(part, FIELDS[record], f"[columns] of {name}, for {_a(record)},")
    columns = {ours: _texts(theirs, ours, name) for ours, theirs in part.items()}
    for ours, theirs in columns.items():
        if not theirs or not all(theirs):
            raise Refused(f"[columns] of {name} names no column for {ours}; name one, or take the line out", field=ours)
    for needed in NEEDED[record]:
        if needed not in columns:
            raise Refused(
                f"[columns] of {name} lacks {needed}, which {_a(record)} needs; name its column", field=needed
            )
    return columns


def _values(part: object, record: Record, name: str) -> dict[str, dict[str, str]]:
    if not isinstance(part, dict):
        raise Refused(f"values in {name} must be tables like [values.kind]")
    with_choice = [ours for kind, ours in CHOICES if kind is record]
    _known(part, with_choice, f"[values] of {name}, for {_a(record)},")
    return {ours: _words_of(theirs, record, ours, name) for ours, theirs in part.items()}


def _words_of(part: object, record: Record, ours: str, name: str) -> dict[str, str]:
    if not isinstance(part, dict):
        raise Refused(f'[values.{ours}] of {name} must hold lines like Phone = "call"', field=ours)
    known = (*CHOICES[record, ours], *SYNONYMS.get((record, ours), ()))
    for theirs, meaning in part.items():
        if meaning not in known:
            said = shortened(str(meaning), 60)
            raise Refused(
                f"[values.{ours}] of {name} takes “{shortened(theirs, 60)}” for “{said}”, which is no {ours} "
                f"of {_a(record)}; {meant(said, known)}",
                field=ours,
            )
    return {theirs.strip(): str(meaning) for theirs, meaning in part.items()}


def _texts(said: object, key: str, name: str) -> tuple[str, ...]:
    texts: list[str] = []
    for one in said if isinstance(said, list) else [said]:
        if not isinstance(one, str):
            raise Refused(f"{key} in {name} must be a text in quotes, or a list of them", field=key)
        texts.append(one.strip())
    return tuple(texts)


def _text(part: Lookup[str, Any], key: str, name: str) -> str:
    said = part.get(key)
    if not isinstance(said, str):
        raise Refused(f"{key} in {name} must be a text in quotes", field=key)
    return said


def _choice(part: Lookup[str, Any], key: str, kind: type[Chosen], name: str) -> Chosen:
    said = _text(part, key, name)
    try:
        return kind(said)
    except ValueError:
        clause = meant(said, kind)
        raise Refused(f"{key} in {name} is “{shortened(said, 60)}”, which is not known; {clause}", field=key) from None


def _a(record: Record) -> str:
    return f"an {record}" if record is Record.INTERACTION else f"a {record}"


def _flag(part: Lookup[str, Any], key: str, name: str) -> bool:
    said = part.get(key, False)
    if not isinstance(said, bool):
        raise Refused(f"{key} in {name} must be true or false", field=key)
    return said


def _encoding(part: Lookup[str, Any], name: str) -> str | None:
    if "encoding" not in part:
        return None
    said = _text(part, "encoding", name)
    try:
        found = codecs.lookup(said)
    except (LookupError, ValueError):
        raise Refused(f"encoding in {name} is not known; write one like utf-8 or cp1252", field="encoding") from None
    return found.name


def _delimiter(part: Lookup[str, Any], name: str) -> str | None:
    if "delimiter" not in part:
        return None
    said = _text(part, "delimiter", name)
    if said not in DELIMITERS:
        raise Refused(f"delimiter in {name} must be one of , ; | or a tab", field="delimiter")
    return said
