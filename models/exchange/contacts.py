"""Address books as tables, known by their columns: Google Contacts, both layouts, and Thunderbird."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum

from msgspec import Struct

from models.errors import Refused
from models.exchange.contact import Contact, full_name, joined_address
from models.exchange.table import Table

_SEVERAL = ":::"
_EMAIL = re.compile(r"E-mail \d+ - Value")
_PHONE = re.compile(r"Phone \d+ - Value")
_ADDRESS = re.compile(r"Address \d+ - Formatted")
_WEBSITE = re.compile(r"Website \d+ - Value")
_PHONES = {"Work Phone": "", "Mobile Number": "", "Home Phone": "", "Pager Number": " (pager)", "Fax Number": " (fax)"}


class Layout(StrEnum):
    """Whose columns they are."""

    GOOGLE = "Google Contacts"
    GOOGLE_OLD = "Google Contacts (until 2023)"
    THUNDERBIRD = "Thunderbird"


class _Columns:
    """Where the columns of a table stand, looked up once."""

    def __init__(self, header: tuple[str, ...]) -> None:
        self.places = {name: place for place, name in enumerate(header)}
        self.numbered = {
            kind: [place for place, name in enumerate(header) if kind.fullmatch(name)]
            for kind in (_EMAIL, _PHONE, _ADDRESS, _WEBSITE)
        }


class _Row(Struct, frozen=True):
    columns: _Columns
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        place = self.columns.places.get(column)
        return "" if place is None else self.cells[place].strip()

    def all(self, kind: re.Pattern[str]) -> tuple[str, ...]:
        """Return the values of all columns of a kind, parted where several stand in a cell."""
        return tuple(part for place in self.columns.numbered[kind] for part in _parted(self.cells[place]))


def layout(header: tuple[str, ...]) -> Layout | None:
    """Return whose layout the columns are, or None."""
    names = set(header)
    if {"Given Name", "Family Name", "Group Membership"} <= names:
        return Layout.GOOGLE_OLD
    if {"First Name", "Last Name", "Labels"} <= names:
        return Layout.GOOGLE
    if {"Display Name", "Primary Email"} <= names:
        return Layout.THUNDERBIRD
    return None


def read(table: Table, known: Layout) -> Iterator[Contact]:
    """Yield the entries of an address book. Raises: Refused when two columns that are read have one name."""
    doubled = next((name for name, count in Counter(table.header).items() if name and count > 1), None)
    if doubled is not None:
        raise Refused(f"two columns are called “{doubled[:60]}”; give each a name of its own in line 1")
    columns = _Columns(table.header)
    for row in table.rows:
        if row.trouble:
            yield Contact(row.line, name=full_name(*row.cells), trouble=row.trouble)
        else:
            yield _READERS[known](_Row(columns, row.cells), row.line)


def _google(row: _Row, line: int) -> Contact:
    name = full_name(row["Name Prefix"], row["First Name"], row["Middle Name"], row["Last Name"], row["Name Suffix"])
    return Contact(
        line,
        name=name or row["File As"] or row["Nickname"],
        organisation=row["Organization Name"],
        role=row["Organization Title"],
        phones=row.all(_PHONE),
        emails=row.all(_EMAIL),
        addresses=row.all(_ADDRESS),
        websites=row.all(_WEBSITE),
        tags=_groups(row["Labels"]),
        notes=row["Notes"],
    )


def _google_old(row: _Row, line: int) -> Contact:
    parts = full_name(
        row["Name Prefix"], row["Given Name"], row["Additional Name"], row["Family Name"], row["Name Suffix"]
    )
    return Contact(
        line,
        name=row["Name"] or parts or row["Nickname"],
        organisation=row["Organization 1 - Name"],
        role=row["Organization 1 - Title"] or row["Occupation"],
        phones=row.all(_PHONE),
        emails=row.all(_EMAIL),
        addresses=row.all(_ADDRESS),
        websites=row.all(_WEBSITE),
        tags=_groups(row["Group Membership"]),
        notes=row["Notes"],
    )


def _thunderbird(row: _Row, line: int) -> Contact:
    phones = (f"{row[column]}{kind}" for column, kind in _PHONES.items() if row[column])
    own = (row["Custom 1"], row["Custom 2"], row["Custom 3"], row["Custom 4"])
    return Contact(
        line,
        name=row["Display Name"] or full_name(row["First Name"], row["Last Name"]) or row["Nickname"],
        organisation=row["Organization"],
        role=row["Job Title"],
        phones=tuple(phones),
        emails=tuple(address for address in (row["Primary Email"], row["Secondary Email"]) if address),
        addresses=tuple(found for place in ("Work", "Home") if (found := _place(row, place))),
        websites=tuple(page for page in (row["Web Page 1"], row["Web Page 2"]) if page),
        notes="\n".join(note for note in (row["Notes"], *own) if note),
    )


def _place(row: _Row, place: str) -> str:
    town = full_name(row[f"{place} City"], row[f"{place} State"], row[f"{place} ZipCode"])
    return joined_address(row[f"{place} Address"], row[f"{place} Address 2"], town, row[f"{place} Country"])


def _groups(cell: str) -> tuple[str, ...]:
    """Return the groups a person made; those with a star are Google's own."""
    return tuple(name for name in _parted(cell) if not name.startswith("*"))


def _parted(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split(_SEVERAL) if part.strip())


_READERS: dict[Layout, Callable[[_Row, int], Contact]] = {
    Layout.GOOGLE: _google,
    Layout.GOOGLE_OLD: _google_old,
    Layout.THUNDERBIRD: _thunderbird,
}
