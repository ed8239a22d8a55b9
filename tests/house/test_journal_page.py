"""The page on the journal file tells of every table, column, value, index and guard there is, and of no other."""

import re
from functools import cache

import pytest

from models.changes import Kind
from models.clock import FixedClock
from models.journal import Journal
from models.store.version import APPLICATION_ID, SCHEMA_VERSION
from models.windows import Grain
from resources import text
from tests.conftest import NOW

HEADING = re.compile(r"^(#{2,3}) +(.+)$", re.MULTILINE)
ROW = re.compile(r"^\| `(\w+)` \| (.+) \|$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
CHOICE = re.compile(r"(\w+) IN \(('[^)]*')\)")


@cache
def sections() -> dict[str, str]:
    """Return what stands under each heading of the page."""
    page = text("help/journal-file.md")
    found = list(HEADING.finditer(page))
    ends = [heading.start() for heading in found[1:]] + [len(page)]
    return {heading[2]: page[heading.end() : end] for heading, end in zip(found, ends, strict=True)}


def told(section: str) -> dict[str, str]:
    """Return the rows of a section's table: the name in the first column, and what is said of it."""
    return dict(ROW.findall(sections()[section]))


def schema(kind: str) -> dict[str, str]:
    """Return the statements that make each thing of a kind, by its name."""
    journal = Journal.open(None, FixedClock(NOW))
    rows = journal.rows("SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL", (kind,))
    journal.close()
    return {row["name"]: row["sql"] for row in rows if "sqlite_" not in row["name"]}


def tables() -> dict[str, str]:
    """Return the statement of each table of records."""
    return {name: sql for name, sql in schema("table").items() if "_search" not in name}


def columns(table: str) -> list[str]:
    """Return the columns of a table in their order."""
    journal = Journal.open(None, FixedClock(NOW))
    rows = journal.rows("SELECT name FROM pragma_table_info(?)", (table,))
    journal.close()
    return [row["name"] for row in rows]


def test_every_table_has_its_part_of_the_page_and_no_part_is_left_over() -> None:
    parts = re.findall(r"^### (\w+)$", text("help/journal-file.md"), re.MULTILINE)

    assert sorted(parts) == sorted(tables())
    assert {kind.value for kind in Kind} <= set(parts)


@pytest.mark.parametrize("table", sorted(tables()))
def test_every_column_is_told_in_its_order(table: str) -> None:
    assert list(told(table)) == columns(table)


@pytest.mark.parametrize("table", sorted(tables()))
def test_every_value_a_column_may_hold_is_told(table: str) -> None:
    said = told(table)

    for column, values in CHOICE.findall(tables()[table]):
        wanted = {value for value in re.findall(r"'([^']*)'", values) if value}
        assert wanted <= set(CODE.findall(said[column])), column


def test_every_grain_is_told() -> None:
    assert {grain.value for grain in Grain} <= set(CODE.findall(told("promises")["first_grain"]))


def test_the_search_tables_are_told_with_their_columns() -> None:
    searched = {name for name in schema("table") if name.endswith("_search")}

    assert {name: CODE.findall(row) for name, row in told("Search").items()} == {
        name: columns(name) for name in searched
    }


def test_every_index_is_told() -> None:
    assert sorted(told("Indexes")) == sorted(schema("index"))


def test_every_guard_is_told() -> None:
    assert sorted(told("Guards")) == sorted(name for name in schema("trigger") if "_search_" not in name)


def test_the_marks_of_the_file_are_told() -> None:
    everywhere = sections()["What holds everywhere"]

    assert f"{APPLICATION_ID:#X}".replace("X", "x") in everywhere
    assert f"`user_version`, the version of this schema: {SCHEMA_VERSION}." in everywhere


def test_prefixes_of_the_search_are_told() -> None:
    (prefixes,) = {
        re.findall(r"prefix='([\d ]+)'", sql)[0] for name, sql in schema("table").items() if name.endswith("_search")
    }

    assert prefixes == "2 3 4 5"
    assert "beginnings of two to five letters are indexed" in sections()["Search"].replace("\n", " ")
