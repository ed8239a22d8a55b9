"""A table out of a CSV file: any usual encoding, delimiter and line end; every fault is named by its line."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from models.errors import Refused
from models.exchange import files
from models.words import LONGEST

DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 200_000
MOST_COLUMNS = 16_384
_LOOKED_AT = 50
# The csv module keeps one limit for the whole process; nothing else of this program reads CSV.
csv.field_size_limit(LONGEST)


class TableRow(Struct, frozen=True):
    """One row: the line it starts on, its cells as they stand, and what is wrong with its shape, if anything."""

    line: int
    cells: tuple[str, ...]
    trouble: str = ""


class Table(Struct, frozen=True):
    """A table with its header; rows without any cell filled in are left away."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    delimiter: str
    encoding: str


def read(content: bytes, name: str, *, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """Return the table that a file's bytes hold; delimiter and encoding are found out unless given.

    Raises: Refused, with the line, for what is no table, broken quotes, or too much of anything.
    """
    text, found = files.text(content, name, encoding)
    start, text, told = _excel_mark(text)
    chosen = delimiter or told or _delimiter(text)
    records = _records(text, chosen, name, start)
    first = next(records, None)
    if first is None:
        raise Refused(f"{name} has no header; its first line must name the columns")
    header = tuple(cell.strip() for cell in first[1])
    if len(header) > MOST_COLUMNS:
        raise Refused(f"{name} has {len(header):,} columns; {MOST_COLUMNS:,} at most can be read")
    rows = list(islice(records, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise Refused(f"{name} has more than {MOST_ROWS:,} rows; cut it into parts and import each")
    return Table(header, _shaped(rows, len(header)), chosen, found)


def _shaped(records: list[tuple[int, list[str]]], width: int) -> tuple[TableRow, ...]:
    surplus = _blank_tail(records, width)
    return tuple(_row(line, cells[:width] if surplus else cells, width) for line, cells in records)


def _row(line: int, cells: list[str], width: int) -> TableRow:
    if len(cells) == width:
        return TableRow(line, tuple(cells))
    count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    what = "more" if len(cells) > width else "fewer"
    return TableRow(line, tuple(cells), f"the row has {count}, {what} than the {width} columns; correct line {line}")


def _blank_tail(records: list[tuple[int, list[str]]], width: int) -> bool:
    """Tell whether every row ends in the same number of empty cells too many, as some programs write them."""
    longer = {len(cells) for _line, cells in records}
    return (
        len(longer) == 1
        and min(longer) > width
        and all(not any(map(str.strip, cells[width:])) for _line, cells in records)
    )


def _records(text: str, delimiter: str, name: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that hold anything, each with the line it starts on. Raises: Refused."""
    line = first_line
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refused(f"{name}, line {line}: {_clause(error)}") from None
        if any(map(str.strip, cells)):
            yield line, cells
        line = first_line + reader.line_num


def _clause(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end" in said:
        return "a quoted cell that begins there never ends; close the quotes"
    if "expected after" in said:
        return "something stands after the closing quotes of a cell; double the quotes inside it"
    if "field larger" in said:
        return f"a cell has more than {LONGEST:,} characters; shorten it"
    return f"it cannot be read as a table ({said})"


def _delimiter(text: str) -> str:
    """Return what parts the cells: what gives most columns in the header and in the lines that follow."""
    return max(DELIMITERS, key=lambda candidate: _score(text, candidate))


def _score(text: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        sizes = [len(cells) for cells in islice(reader, _LOOKED_AT) if cells]
    except csv.Error:
        return 0.0, 0
    if not sizes or sizes[0] < 2:
        return 0.0, 0
    same = Counter(sizes)[sizes[0]] / len(sizes)
    return same * min(sizes[0], 3), sizes[0]


def _excel_mark(text: str) -> tuple[int, str, str | None]:
    """Return the line the table starts on, the table, and the delimiter that a first line `sep=;` names."""
    line, _, rest = text.partition("\n")
    said = line.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) == len("sep=;") and said[-1] in DELIMITERS:
        return 2, rest, said[-1]
    return 1, text, None
