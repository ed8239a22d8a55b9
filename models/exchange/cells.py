"""The fields of a row, read through the mapping: text, times, choices, numbers, yes or no."""

from collections import Counter
from collections.abc import Mapping as Lookup
from hashlib import blake2b

from models.errors import Refused
from models.exchange import times
from models.exchange.mapping import CHOICES, SYNONYMS, Mapping, meant
from models.exchange.table import Table, TableRow
from models.words import line, shortened, words

_LONGEST_KEY = 400
_TOLD_LATER = "kept_at"
"""What a table says of a promise only after it was first imported."""
_YES = frozenset({"yes", "y", "true", "t", "1", "x"})
_NO = frozenset({"no", "n", "false", "f", "0"})


class WrongMapping(Refused):
    """Say that a cell is not what the mapping says it is, so that nothing of the table can be trusted."""


class Cells:
    """The row at hand, field by field."""

    def __init__(self, table: Table, mapping: Mapping, home_zone: str) -> None:
        self.zone = mapping.zone or home_zone
        self._mapping = mapping
        self._places = {ours: _places(table, theirs) for ours, theirs in mapping.columns.items()}
        self._choices = {ours: _choices(mapping, ours) for kind, ours in CHOICES if kind is mapping.record}
        self._twins: Counter[str] = Counter()
        self._row: TableRow = TableRow(0, ())

    def turn_to(self, row: TableRow) -> None:
        """Read from this row from now on."""
        self._row = row

    def column(self, ours: str) -> str:
        """Return the name of the columns that a field of ours is read from."""
        return " + ".join(self._mapping.columns.get(ours, ()))

    def has(self, ours: str) -> bool:
        """Tell whether the mapping names columns for a field."""
        return ours in self._places

    def raw(self, ours: str) -> str:
        """Return the cells of a field joined by a blank, those that mean nothing left away."""
        places, cells, blank = self._places.get(ours), self._row.cells, self._mapping.blank
        if places is None:
            return ""
        found = [cells[place].strip() for place in places]
        return " ".join(cell for cell in found if cell and cell not in blank)

    def line(self, ours: str, *, required: bool = False) -> str:
        """Return a field as one line. Raises: Refused."""
        cell = self.raw(ours)
        return line(cell, _name(ours), required=required) if cell or required else ""

    def words(self, ours: str) -> str:
        """Return a field as text of any length. Raises: Refused."""
        cell = self.raw(ours)
        return words(cell, _name(ours)) if cell else ""

    def lines(self, ours: str) -> tuple[str, ...]:
        """Return the parts of a field that stand on lines of their own or between `;` or `:::`. Raises: Refused."""
        whole = words(self.raw(ours), _name(ours)).replace(":::", "\n").replace(";", "\n")
        return tuple(part for part in (line(one, _name(ours)) for one in whole.split("\n")) if part)

    def moment(self, ours: str) -> times.Moment | None:
        """Return when a field says, or None where it is blank. Raises: Refused, WrongMapping."""
        cell = self.raw(ours)
        if not cell:
            return None
        try:
            return times.read(cell, self._mapping.dates, self.zone)
        except times.Contradiction as error:
            raise WrongMapping(error.reason, field=ours) from None
        except Refused as error:
            raise Refused(error.reason, field=ours) from None

    def choice(self, ours: str) -> str | None:
        """Return our word for what a field says, or None where it is blank. Raises: WrongMapping."""
        cell = self.raw(ours)
        if not cell:
            return None
        known = self._choices[ours]
        found = known.get(cell) or known.get(cell.casefold())
        if found is None:
            said, allowed = shortened(cell, 40), CHOICES[self._mapping.record, ours]
            raise WrongMapping(
                f"“{said}” is no {_name(ours)}; {meant(cell, allowed)}. Say what it means under [values.{ours}]",
                field=ours,
            )
        return found

    def yes(self, ours: str, *, otherwise: bool = False) -> bool:
        """Tell whether a field says yes. Raises: WrongMapping."""
        said = self.choice(ours)
        return otherwise if said is None else said == "yes"

    def minutes(self, ours: str) -> int | None:
        """Return a length: `45`, `45.0`, or `1:30` for an hour and a half. Raises: WrongMapping."""
        cell = self.raw(ours)
        if not cell:
            return None
        hours, colon, rest = cell.partition(":")
        try:
            if colon:
                return _small(hours) * 60 + _small(rest)
            return _small(cell.removesuffix(".0"))
        except ValueError:
            seen = shortened(cell, 40)
            raise WrongMapping(f"“{seen}” is no number of minutes; write 45, or 1:30 for hours", field=ours) from None

    def key(self) -> str:
        """Return what makes this row found again at a second import: its key columns, else all it says."""
        if (said := self.raw("key")) != "":
            return _short(f"{self.column('key')}: {line(said[: 10 * _LONGEST_KEY], 'key')}")
        told = sorted(ours for ours in self._places if ours != _TOLD_LATER)
        everything = "\0".join(f"{ours}\0{self.raw(ours)}" for ours in told)
        content = blake2b(everything.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        self._twins[content] += 1
        return f"row: {content} #{self._twins[content]}"


def _places(table: Table, theirs: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(_place(table.header, column) for column in theirs)


def _place(header: tuple[str, ...], column: str) -> int:
    count = header.count(column)
    if count == 1:
        return header.index(column)
    seen = shortened(column, 60)
    if count:
        raise WrongMapping(f"{count} columns are called “{seen}”; give each a name of its own in line 1", field=column)
    named = [name for name in dict.fromkeys(header) if name][:200]
    raise WrongMapping(f"the table has no column “{seen}”; {meant(column, named)}", field=column)


def _choices(mapping: Mapping, ours: str) -> dict[str, str]:
    """Return what each cell means: as written for their words, in lower case for ours."""
    allowed, synonyms = CHOICES[mapping.record, ours], SYNONYMS.get((mapping.record, ours), {})
    known: dict[str, str] = {str(word): str(word) for word in allowed} | dict(synonyms)
    if set(allowed) == {"yes", "no"}:
        known |= dict.fromkeys(_YES, "yes") | dict.fromkeys(_NO, "no")
    theirs: Lookup[str, str] = mapping.values.get(ours, {})
    return known | {word: synonyms.get(meaning, meaning) for word, meaning in theirs.items()}


def _small(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise ValueError(text)
    return int(text)


def _name(ours: str) -> str:
    return ours.replace("_", " ")


def _short(key: str) -> str:
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:_LONGEST_KEY]}… {blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"
