"""An operation of many rows is taken back and done again in its order, without all of it in memory at once."""

import tracemalloc

from models.changes import Kind
from models.journal import Journal
from models.store.seals import Value

MANY = 2_345
LONG = "x" * 2_000


def fill(journal: Journal) -> None:
    with journal.writing("Import many") as writing:
        for number in range(MANY):
            client = writing.add(Kind.CLIENT, _values(number))
            writing.put(Kind.CLIENT, client, {"name": f"Firm {number}"})


def _values(number: int) -> dict[str, Value]:
    return {"name": f"Client {number}", "private_words": LONG, "added_at": "2026-11-24T10:20:00Z"}


def rows(journal: Journal) -> list[tuple[object, ...]]:
    return [tuple(row) for row in journal.rows("SELECT * FROM clients ORDER BY id")]


def test_many_rows_go_and_come_back_as_they_were(journal: Journal) -> None:
    fill(journal)
    there = rows(journal)

    gone = journal.undo()

    assert rows(journal) == []
    assert gone.touched == {Kind.CLIENT: frozenset(range(1, MANY + 1))}

    again = journal.redo()

    assert rows(journal) == there
    assert again.touched == gone.touched


def test_what_is_taken_back_is_never_in_memory_as_a_whole(journal: Journal) -> None:
    fill(journal)
    stored = journal.value("SELECT sum(length(before) + length(after)) FROM changes")

    for replay in (journal.undo, journal.redo):
        tracemalloc.start()
        replay()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

        assert most < stored / 2
