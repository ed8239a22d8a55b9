"""Words in the middle of writing without spaces: the index holds such a run as one word, so the text itself is read."""

import re
import unicodedata
from collections.abc import Sequence

from models.store import match

NEWEST = 10_000
"""So many of the newest records of a kind are looked through: more would keep the keyboard waiting."""
OPEN, CLOSE = "\x02", "\x03"
_BEFORE, _AFTER = 24, 48
_ESCAPE = r"'\'"


def wanted(terms: Sequence[str]) -> bool:
    """Tell whether any of the terms may stand in the middle of a run."""
    return any(map(match.unspaced, terms))


def conditions(table: str, columns: Sequence[str], terms: Sequence[str], row: str = "t") -> tuple[str, list[str]]:
    """Return what must hold of a row that has the terms anywhere, the others as words, and its parameters."""
    parts: list[str] = []
    values: list[str] = []
    for term in _runs(terms):
        parts.append(f"({' OR '.join(f'{row}.{column} LIKE ? ESCAPE {_ESCAPE}' for column in columns)})")
        values += [_pattern(term)] * len(columns)
    others = [term for term in terms if not match.unspaced(term)]
    if others:
        parts.append(f"{row}.id IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH ?)")
        values.append(match.beginnings(others))
    return " AND ".join(parts), values


def marked(text: str, terms: Sequence[str]) -> str:
    """Return what lies around the first of the terms in a text, each of them marked; its beginning where none is."""
    runs = re.compile("|".join(map(re.escape, sorted(_runs(terms), key=len, reverse=True))), re.IGNORECASE)
    first = runs.search(text)
    if first is None:
        return text[:_AFTER]
    start, end = max(0, first.start() - _BEFORE), min(len(text), first.end() + _AFTER)
    shown = runs.sub(_mark, text[start:end])
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"


def _mark(found: re.Match[str]) -> str:
    return f"{OPEN}{found[0]}{CLOSE}"


def _runs(terms: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(unicodedata.normalize("NFC", term) for term in terms if match.unspaced(term)))


def _pattern(term: str) -> str:
    for sign in "\\%_":
        term = term.replace(sign, f"\\{sign}")
    return f"%{term}%"
