"""A journal that was cut off, altered or spoilt is called damaged where it is read, and nothing is written to it."""

import os
import sqlite3
from pathlib import Path

import pytest

from models import client_list, clients
from models.clients import ClientDraft
from models.clock import FixedClock
from models.errors import Damaged, Unusable
from models.journal import Journal
from models.store import checks


@pytest.fixture
def path(tmp_path: Path, clock: FixedClock) -> Path:
    """The file of a journal with one client."""
    journal = Journal.make(tmp_path / "a.kept", clock, zone="Europe/London")
    clients.add(journal, ClientDraft("Larkspur"))
    journal.close()
    return tmp_path / "a.kept"


def altered(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("size", [0, 1, 4096, 20_000])
def test_a_file_cut_off_while_it_is_open_is_called_damaged_and_not_written(
    path: Path, clock: FixedClock, size: int
) -> None:
    journal = Journal.open(path, clock)
    os.truncate(path, size)

    with pytest.raises(Unusable):
        clients.add(journal, ClientDraft("Kestrel"))

    journal.close()
    assert path.stat().st_size == size


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE clients SET added_at = 'yesterday'",
        "ALTER TABLE clients RENAME COLUMN struck_at TO gone_at",
    ],
)
def test_rows_that_nobody_of_ours_wrote_are_called_damaged_where_they_are_read(
    path: Path, clock: FixedClock, spoil: str
) -> None:
    altered(path, spoil)
    journal = Journal.open(path, clock)

    with pytest.raises(Damaged, match="go back to a backup"):
        client_list.summaries(journal)

    assert not checks.check(journal).sound
    journal.close()


def test_an_undo_list_that_cannot_be_read_is_called_damaged_and_nothing_is_undone(
    path: Path, clock: FixedClock
) -> None:
    altered(path, "DROP TRIGGER changes_no_update")
    altered(path, "UPDATE changes SET after = substr(after, 3)")
    journal = Journal.open(path, clock)

    with pytest.raises(Damaged, match="undo list"):
        journal.undo()

    assert journal.value("SELECT count(*) FROM clients") == 1
    assert not checks.check(journal).sound
    journal.close()


def test_an_undo_list_that_does_not_fit_the_records_is_called_damaged_and_nothing_is_undone(
    path: Path, clock: FixedClock
) -> None:
    journal = Journal.open(path, clock)
    clients.change(journal, 1, ClientDraft("Larkspur Dental"))
    altered(path, "DROP TRIGGER changes_no_update")
    altered(path, """UPDATE changes SET before = replace(before, '"firm"', '"form"')""")

    with pytest.raises(Damaged, match="does not fit the records"):
        journal.undo()

    assert clients.get(journal, 1).name == "Larkspur Dental"
    journal.close()
