"""The help page on import says what the reader does."""

import re

from models.exchange import mapping, table
from models.exchange.mapping import FIELDS, Record
from tests.conftest import ROOT

PAGE = (ROOT / "resources" / "help" / "import.md").read_text(encoding="utf-8")


def test_each_mapping_on_the_page_is_one() -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)

    assert [mapping.parse(text).record for text in examples] == [Record.PROMISE, Record.INTERACTION]


def test_the_page_names_all_fields_of_each_record_and_no_other() -> None:
    for record, fields in FIELDS.items():
        (row,) = re.findall(rf"^\| {record} \| (.*) \|$", PAGE, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", row)) == set(fields)


def test_the_page_tells_the_limits() -> None:
    assert f"{table.MOST_ROWS:,} rows and {table.MOST_COLUMNS:,} columns" in PAGE
