from collections.abc import Iterator
from pathlib import Path

import pytest

from models import clients
from models.changes import Cause, Changes, Kind
from models.clients import ClientDraft
from models.clock import FixedClock
from models.errors import Locked
from models.journal import Journal

Two = tuple[Journal, Journal]


@pytest.fixture
def two(tmp_path: Path, clock: FixedClock) -> Iterator[Two]:
    """One journal with one client, open in two programs; the other one waits for no longer than 20 ms."""
    one = Journal.make(tmp_path / "a.kept", clock, zone="Europe/London")
    clients.add(one, ClientDraft("Larkspur"))
    other = Journal.open(tmp_path / "a.kept", clock, patience_ms=20)
    yield one, other
    one.close()
    other.close()


def test_two_open_journals_see_each_others_writes_by_polling(two: Two) -> None:
    one, other = two
    heard: list[Changes] = []
    other.listen(heard.append)
    assert other.poll() is None

    clients.add(one, ClientDraft("Kestrel"))

    seen = other.poll()
    assert seen is not None
    assert seen.cause is Cause.OTHER_PROGRAM
    assert seen.touches(Kind.CLIENT)
    assert heard == [seen]
    assert clients.find(other, "kes").name == "Kestrel"
    assert (other.poll(), one.poll()) == (None, None)
    clients.add(other, ClientDraft("Bloom"))
    assert other.poll() is None
    assert one.poll() is not None


def test_undo_takes_back_what_the_other_program_did_last(two: Two) -> None:
    one, other = two
    clients.add(one, ClientDraft("Kestrel"))

    changes = other.undo()

    assert changes.action == "Add client Kestrel"
    assert one.value("SELECT count(*) FROM clients") == 1


def test_merging_words_while_another_program_writes_is_left_for_later(two: Two) -> None:
    one, other = two

    with one.writing("Long work") as writing:
        writing.add(Kind.CLIENT, {"name": "Kestrel", "added_at": "2026-01-01T00:00:00Z"})
        other.merge_words()

    assert one.value("SELECT count(*) FROM clients") == 2


def test_a_save_while_another_program_writes_is_refused_and_works_after(two: Two) -> None:
    one, other = two

    with one.writing("Long work") as writing:
        writing.add(Kind.CLIENT, {"name": "Kestrel", "added_at": "2026-01-01T00:00:00Z"})
        with pytest.raises(Locked, match="another program is writing to the journal; try again in a moment"):
            clients.add(other, ClientDraft("Bloom"))
        assert other.value("SELECT count(*) FROM clients") == 1

    assert clients.add(other, ClientDraft("Bloom")).id == 3


def test_a_large_import_keeps_nobody_from_reading_until_it_is_over(two: Two) -> None:
    one, other = two

    with one.writing("Import many") as writing:
        for number in range(400):
            words = f"{number} " + "x" * 8000
            writing.add(Kind.CLIENT, {"name": "Firm", "private_words": words, "added_at": "2026-11-24T10:20:00Z"})
        seen = other.value("SELECT count(*) FROM clients WHERE name = 'Firm'")

    assert seen == 0
    assert other.value("SELECT count(*) FROM clients WHERE name = 'Firm'") == 400
