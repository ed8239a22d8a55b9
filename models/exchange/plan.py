"""The dry run of an import: what each row would become, what would be left out and why; nothing is written."""

from collections.abc import Iterable
from collections.abc import Mapping as Lookup
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from models import business
from models.errors import Refused
from models.exchange import contact, contacts, files, table, vcard
from models.exchange.cells import Cells, WrongMapping
from models.exchange.contact import Contact
from models.exchange.hands import Rehearsal
from models.exchange.known import Known
from models.exchange.mapping import Mapping
from models.exchange.row_drafts import RowReader
from models.exchange.steps import Outcome, Step, What
from models.exchange.table import Table, TableRow
from models.exchange.taking import take
from models.journal import Journal
from models.words import shortened

_GUESSED = "cp1252"


class PlannedRow(Struct, frozen=True):
    """What a line of the file means for one record.

    A line can mean several: an interaction, say, and the client it is the first of. `column` is the
    column at fault, where one is.
    """

    line: int
    what: What
    record: str
    words: str
    reason: str = ""
    column: str = ""


class Plan(Struct, frozen=True, dict=True):
    """What an import would do; `apply` does it.

    `source` says what kind of file it was taken for, `notes` what is worth a look before applying,
    `steps` what is carried out, each with its line.
    """

    name: str
    source: str
    rows: tuple[PlannedRow, ...]
    steps: tuple[tuple[int, Step], ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def counts(self) -> Lookup[str, Lookup[What, int]]:
        """How many rows of each record would be added, changed and so on; only what is there is named."""
        return counted((row.record, row.what) for row in self.rows)

    @cached_property
    def refused(self) -> tuple[PlannedRow, ...]:
        """The rows that show that the mapping is wrong; with any of them nothing is imported."""
        return tuple(row for row in self.rows if row.what is What.REFUSED)

    @property
    def fault(self) -> str | None:
        """What shows that the mapping is wrong, with line and column; None where nothing does."""
        if not self.refused:
            return None
        first, more = self.refused[0], len(self.refused) - 1
        column = f", column “{first.column}”" if first.column else ""
        others = f" ({more:,} more such {'row' if more == 1 else 'rows'})" if more else ""
        return f"line {first.line} of {self.name}{column}: {first.reason}{others}"

    def count(self, what: What) -> int:
        """Return how many rows of any record have that lot."""
        return sum(each.get(what, 0) for each in self.counts.values())


def plan(journal: Journal, path: Path, mapping: Mapping | None = None) -> Plan:
    """Return what importing a file would do, with a mapping for a table that is no known address book.

    Raises: Refused when the file cannot be read at all, or the mapping does not fit its columns.
    """
    content = files.content(path)
    name = shortened(path.name, 80)
    if vcard.is_vcard(content) or path.suffix.lower() in {".vcf", ".vcard"}:
        if mapping is not None:
            raise Refused(f"{name} holds vCards, which need no mapping; leave it out")
        return _of_contacts(journal, name, "vCards", vcard.read(content, name), ())
    found = _table(content, name, mapping)
    if mapping is not None:
        return _of_rows(journal, name, found, mapping)
    layout = contacts.layout(found.header)
    if layout is None:
        raise Refused(
            f"{name} is no address book that is known by its columns; say in a mapping (--mapping FILE.toml) what "
            "they mean: the help page on import shows how"
        )
    return _of_contacts(journal, name, str(layout), contacts.read(found, layout), _notes(found, None))


def counted(pairs: Iterable[tuple[str, What]]) -> dict[str, dict[What, int]]:
    """Return how often each lot falls to each record."""
    counts: dict[str, dict[What, int]] = {}
    for record, what in pairs:
        of_record = counts.setdefault(record, {})
        of_record[what] = of_record.get(what, 0) + 1
    return counts


def _table(content: bytes, name: str, mapping: Mapping | None) -> Table:
    if content[:64].lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:"):
        raise Refused(f"{name} is a calendar or the like; tables (CSV) and vCards (VCF) can be imported")
    if mapping is None:
        return table.read(content, name)
    return table.read(content, name, encoding=mapping.encoding, delimiter=mapping.delimiter)


def _of_contacts(journal: Journal, name: str, source: str, entries: Iterable[Contact], notes: tuple[str, ...]) -> Plan:
    rehearsal = _Rehearsed(journal, "person")
    for entry in entries:
        try:
            rehearsal.take(entry.line, contact.step(entry))
        except Refused as error:
            rehearsal.leave(entry.line, What.LEFT_OUT, contact.about(entry), error.reason)
    return rehearsal.plan(name, source, notes)


def _of_rows(journal: Journal, name: str, found: Table, mapping: Mapping) -> Plan:
    cells = Cells(found, mapping, business.home_zone(journal))
    reader = RowReader(cells, mapping, business.profile(business.get(journal)), journal.now())
    rehearsal = _Rehearsed(journal, mapping.record.value)
    for row in found.rows:
        if row.trouble:
            rehearsal.leave(row.line, What.LEFT_OUT, _about(row), row.trouble)
            continue
        cells.turn_to(row)
        try:
            rehearsal.take(row.line, reader.step(), cells)
        except WrongMapping as error:
            rehearsal.leave(row.line, What.REFUSED, _about(row), error.reason, _column(cells, error))
        except Refused as error:
            rehearsal.leave(row.line, What.LEFT_OUT, _about(row), error.reason, _column(cells, error))
    return rehearsal.plan(name, "table", _notes(found, mapping))


class _Rehearsed:
    """The rows as they would go, one after the other, with what the ones before brought."""

    def __init__(self, journal: Journal, record: str) -> None:
        self._journal = journal
        self._record = record
        self._known = Known(journal)
        self._hands = Rehearsal()
        self._rows: list[PlannedRow] = []
        self._steps: list[tuple[int, Step]] = []

    def take(self, line: int, step: Step, cells: Cells | None = None) -> None:
        """Go through a row. Raises: Refused."""
        outcomes = take(self._journal, step, self._known, self._hands)
        self._rows.extend(_planned(line, outcome, cells) for outcome in outcomes)
        self._steps.append((line, step))

    def leave(self, line: int, what: What, about: str, reason: str, column: str = "") -> None:
        """Leave a row out."""
        self._rows.append(PlannedRow(line, what, self._record, about, reason, column))

    def plan(self, name: str, source: str, notes: tuple[str, ...]) -> Plan:
        """Return what came of it."""
        return Plan(name, source, tuple(self._rows), tuple(self._steps), notes)


def _planned(line: int, outcome: Outcome, cells: Cells | None) -> PlannedRow:
    column = outcome.column if cells is None else cells.column(outcome.column)
    return PlannedRow(line, outcome.what, outcome.record, outcome.words, outcome.reason, column)


def _about(row: TableRow) -> str:
    return shortened(" ".join(cell for cell in row.cells[:8] if cell.strip()), 80)


def _column(cells: Cells, error: Refused) -> str:
    ours = (error.field or "").replace(" ", "_")
    return cells.column(ours) or ours


def _notes(found: Table, mapping: Mapping | None) -> tuple[str, ...]:
    if found.encoding == _GUESSED and (mapping is None or mapping.encoding is None):
        return ("the file is not UTF-8 and was read as Windows-1252; look whether names with accents are right",)
    return ()
