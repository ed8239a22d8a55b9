"""What each operation did to which rows."""

from datetime import timedelta

from models import clients, history
from models.changes import Kind
from models.clients import ClientDraft
from models.clock import FixedClock
from models.history import OperationState
from models.journal import Journal


def test_operations_are_listed_newest_first_with_when_and_whether_they_stand(
    journal: Journal, clock: FixedClock
) -> None:
    first = clock.now()
    for name in ("a", "b", "c"):
        clients.add(journal, ClientDraft(name))
        clock.set(clock.now() + timedelta(minutes=1))
    journal.undo()
    listed = history.operations(journal)
    assert [(one.label, one.state) for one in listed] == [
        ("Add client c", OperationState.UNDONE),
        ("Add client b", OperationState.DONE),
        ("Add client a", OperationState.DONE),
    ]
    assert listed[-1].at == first
    assert len(history.operations(journal, limit=2)) == 2


def test_the_audit_shows_each_change_before_and_after_oldest_first(journal: Journal) -> None:
    client = clients.add(journal, ClientDraft("Larkspur"))
    clients.add(journal, ClientDraft("Kestrel"))
    clients.change(journal, client.id, ClientDraft("Larkspur Dental"))
    clients.strike_out(journal, client.id, "closed down")
    entries = history.audit(journal, Kind.CLIENT, client.id)
    assert [entry.before and entry.before["name"] for entry in entries] == [None, "Larkspur", "Larkspur Dental"]
    assert [entry.after and entry.after["name"] for entry in entries] == [
        "Larkspur", "Larkspur Dental", "Larkspur Dental",
    ]  # fmt: skip
    assert entries[-1].after is not None
    assert entries[-1].after["struck_why"] == "closed down"


def test_a_record_nobody_touched_has_no_audit(journal: Journal) -> None:
    assert history.audit(journal, Kind.PROMISE, 1) == ()


def test_what_can_no_longer_be_taken_back_stands_all_the_same(journal: Journal) -> None:
    clients.add(journal, ClientDraft("Larkspur"))
    clients.add(journal, ClientDraft("Gone"))
    journal.undo()
    clients.add(journal, ClientDraft("Kestrel"))
    journal.begin_undo_anew()

    states = [(one.label, one.state) for one in history.operations(journal)]
    audited = [entry.operation.state for entry in history.audit(journal, Kind.CLIENT, 1)]

    assert journal.undo_label() is None
    assert states == [
        ("Add client Kestrel", OperationState.DONE),
        ("Add client Gone", OperationState.DROPPED),
        ("Add client Larkspur", OperationState.DONE),
    ]
    assert audited == [OperationState.DONE]
