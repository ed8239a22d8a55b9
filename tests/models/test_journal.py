"""An open journal: one step, one notice, one way to write; undo in order; nothing half done."""

from datetime import timedelta
from pathlib import Path

import pytest

from models import clients
from models.changes import Cause, Changes, Kind
from models.clients import ClientDraft
from models.clock import FixedClock
from models.errors import JournalError, Locked, Missing, NotFound, Refused
from models.journal import Journal
from models.store import checks
from models.store.checks import check


def add(journal: Journal, name: str) -> int:
    return clients.add(journal, ClientDraft(name)).id


def names(journal: Journal) -> list[str]:
    return [row["name"] for row in journal.rows("SELECT name FROM clients ORDER BY id")]


def test_an_operation_is_told_once_after_it_is_written(journal: Journal) -> None:
    seen: list[tuple[str, list[str]]] = []

    def listener(changes: Changes) -> None:
        seen.append((changes.action, names(journal)))

    journal.listen(listener)
    add(journal, "Larkspur")
    assert seen == [("Add client Larkspur", ["Larkspur"])]
    journal.unlisten(listener)
    add(journal, "Kestrel")
    assert len(seen) == 1


def test_a_notice_names_what_was_touched(journal: Journal) -> None:
    told: list[Changes] = []
    journal.listen(told.append)
    client_id = add(journal, "Larkspur")
    journal.undo()
    journal.redo()
    assert [(one.cause, dict(one.touched)) for one in told] == [
        (cause, {Kind.CLIENT: frozenset({client_id})}) for cause in (Cause.OPERATION, Cause.UNDO, Cause.REDO)
    ]
    assert not told[0].touches(Kind.PROMISE)


def test_a_listener_that_fails_keeps_the_notice_from_nobody_and_is_no_refusal_to_save(journal: Journal) -> None:
    def failing(_changes: Changes) -> None:
        raise Locked("another program is writing")

    told: list[Changes] = []
    journal.listen(failing)
    journal.listen(told.append)

    with pytest.raises(ExceptionGroup, match="“Add client Larkspur”, which was done") as raised:
        add(journal, "Larkspur")

    assert not isinstance(raised.value, JournalError)
    assert [one.action for one in told] == ["Add client Larkspur"]
    assert names(journal) == ["Larkspur"]


def test_an_operation_that_changes_nothing_is_no_step_and_tells_nobody(journal: Journal) -> None:
    client_id = add(journal, "Larkspur")
    told: list[Changes] = []
    journal.listen(told.append)
    clients.change(journal, client_id, ClientDraft("Larkspur"))
    assert told == []
    assert journal.undo_label() == "Add client Larkspur"


def test_undo_goes_back_in_order_and_redo_forward(journal: Journal) -> None:
    for name in "abc":
        add(journal, name)
    assert [journal.undo().action for _ in range(3)] == ["Add client c", "Add client b", "Add client a"]
    assert (names(journal), journal.undo_label(), journal.redo_label()) == ([], None, "Add client a")
    journal.redo()
    journal.redo()
    assert (names(journal), journal.undo_label(), journal.redo_label()) == (["a", "b"], "Add client b", "Add client c")


def test_a_new_operation_drops_what_was_undone(journal: Journal) -> None:
    add(journal, "a")
    journal.undo()
    add(journal, "b")
    assert journal.redo_label() is None
    with pytest.raises(Refused, match="nothing to redo"):
        journal.redo()
    journal.undo()
    with pytest.raises(Refused, match="nothing to undo"):
        journal.undo()
    journal.redo()
    assert names(journal) == ["b"]


def test_undo_and_redo_survive_a_restart(tmp_path: Path, clock: FixedClock) -> None:
    first = Journal.make(tmp_path / "a.kept", clock, zone="UTC")
    add(first, "a")
    add(first, "b")
    first.undo()
    first.close()
    second = Journal.open(tmp_path / "a.kept", clock)
    assert (second.undo_label(), second.redo_label()) == ("Add client a", "Add client b")
    second.redo()
    second.undo()
    second.undo()
    assert names(second) == []
    second.close()


def test_an_error_in_the_block_writes_nothing(journal: Journal) -> None:
    with pytest.raises(ZeroDivisionError), journal.writing("Add") as writing:
        writing.add(Kind.CLIENT, {"name": "half", "added_at": "2026-11-24T10:20:00Z"})
        raise ZeroDivisionError
    assert names(journal) == []
    assert journal.undo_label() is None
    add(journal, "whole")
    assert check(journal).sound


def test_what_is_not_there_is_neither_changed_nor_removed(journal: Journal) -> None:
    for act in ("put", "remove"):
        with pytest.raises(NotFound), journal.writing("Change") as writing:
            writing.put(Kind.CLIENT, 9, {"name": "x"}) if act == "put" else writing.remove(Kind.CLIENT, 9)


def test_undo_leaves_alone_what_another_tool_changed_since(tmp_path: Path, clock: FixedClock) -> None:
    import sqlite3

    journal = Journal.make(tmp_path / "a.kept", clock, zone="UTC")
    add(journal, "a")
    other = sqlite3.connect(tmp_path / "a.kept")
    other.execute("UPDATE clients SET name = 'elsewhere'")
    other.commit()
    other.close()
    with pytest.raises(Refused, match="changed by another tool"):
        journal.undo()
    assert names(journal) == ["elsewhere"]
    assert journal.undo_label() == "Add client a"
    journal.close()


@pytest.mark.parametrize("count", [1, 16, 17, 40])
def test_an_operation_of_any_length_is_sealed_and_undone_whole(journal: Journal, count: int) -> None:
    with journal.writing("Add many") as writing:
        for number in range(count):
            writing.add(Kind.CLIENT, {"name": f"Firm {number}", "added_at": "2026-11-24T10:20:00Z"})
    assert journal.value("SELECT count(*) FROM changes") == count
    assert checks.check(journal).sound
    journal.undo()
    assert journal.value("SELECT count(*) FROM clients") == 0


def test_now_is_the_clock_s(journal: Journal, clock: FixedClock) -> None:
    before = journal.now()
    clock.set(before + timedelta(hours=1))
    assert journal.now() - before == timedelta(hours=1)


def test_a_file_replaced_while_it_is_open_is_noticed(clock: FixedClock, tmp_path: Path) -> None:
    path = tmp_path / "a.kept"
    journal = Journal.make(path, clock, zone="UTC")
    other = Journal.make(tmp_path / "b.kept", clock, zone="UTC")
    other.close()
    assert journal.poll() is None

    (tmp_path / "b.kept").replace(path)

    with pytest.raises(Missing, match="replaced meanwhile"):
        journal.poll()
