from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from models import clients
from models.changes import Changes, Kind
from models.clients import ClientDraft, ClientKind, Ease, Stage
from models.clock import FixedClock
from models.errors import NotFound, Refused
from models.instants import to_text
from models.journal import Journal
from tests.conftest import NOW

FULL = ClientDraft(
    name="Larkspur Studio",
    kind=ClientKind.HOUSEHOLD,
    stage=Stage.ENQUIRY,
    since=date(2024, 5, 1),
    came_by="Hargreaves told them",
    tags=("design", "retainer"),
    reach="mornings, by telephone",
    private_words="pays late\nbut pays",
    ease=Ease.STEADY,
    source_key="a.csv:3",
)


def promise_to(journal: Journal, client_id: int, state: str = "open") -> None:
    settled = None if state == "open" else to_text(NOW)
    with journal.writing("Make promise") as writing:
        writing.add(
            Kind.PROMISE,
            {
                "words": "ring back", "client_id": client_id, "made_at": to_text(NOW), "noted_at": to_text(NOW),
                "first_due": to_text(NOW), "first_grain": "day",
                "first_zone": "UTC", "due_at": to_text(NOW), "grain": "day", "zone": "UTC",
                "state": state, "settled_at": settled,
            },
        )  # fmt: skip


def test_an_added_client_holds_what_the_draft_said(journal: Journal) -> None:
    client = clients.add(journal, FULL)

    assert clients.draft_of(client) == FULL
    assert (client.added_at, client.ease_on, client.struck_at) == (NOW, NOW.date(), None)
    assert clients.get(journal, client.id) == client


def test_adding_tells_the_listeners_once(journal: Journal) -> None:
    heard: list[Changes] = []
    journal.listen(heard.append)

    client = clients.add(journal, FULL)

    assert [changes.touched for changes in heard] == [{Kind.CLIENT: frozenset({client.id})}]
    assert journal.undo_label() == "Add client Larkspur Studio"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ClientDraft(""), "name"),
        (ClientDraft(" \u200b"), "name"),
        (ClientDraft("a\x00"), "name"),
        (ClientDraft("x" * 501), "name"),
        (ClientDraft("A", since=date(1, 1, 1)), "since"),
        (ClientDraft("A", tags=("b\x07",)), "tags"),
        (ClientDraft("A", private_words="\ud800"), "private words"),
    ],
)
def test_a_draft_that_cannot_be_kept_is_refused_and_nothing_is_written(
    journal: Journal, draft: ClientDraft, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        clients.add(journal, draft)

    assert refusal.value.field == field
    assert journal.value("SELECT count(*) FROM clients") == 0
    assert journal.undo_label() is None


def test_the_same_name_is_refused_unless_another_one_is_meant(journal: Journal) -> None:
    first = clients.add(journal, ClientDraft("Müller"))

    with pytest.raises(Refused, match="there is a client “Müller” already; choose it, or say that this is") as refusal:
        clients.add(journal, ClientDraft("MULLER"))
    second = clients.add(journal, ClientDraft("Muller", namesake=True))

    assert refusal.value.offers == ("Müller",)
    assert second.id != first.id


def test_the_name_of_a_struck_client_is_free(journal: Journal) -> None:
    clients.strike_out(journal, clients.add(journal, ClientDraft("Hart")).id, "moved away")

    assert clients.add(journal, ClientDraft("Hart")).name == "Hart"


def test_a_change_keeps_what_was_not_asked_and_can_be_undone(journal: Journal) -> None:
    client = clients.add(journal, FULL)

    changed = clients.change(journal, client.id, replace(FULL, stage=Stage.DORMANT))
    journal.undo()

    assert changed == replace(client, stage=Stage.DORMANT)
    assert clients.get(journal, client.id) == client


def test_renaming_to_the_name_of_another_is_refused(journal: Journal) -> None:
    clients.add(journal, ClientDraft("Hart"))
    client = clients.add(journal, ClientDraft("Hartley"))

    with pytest.raises(Refused, match="there is a client “Hart” already"):
        clients.change(journal, client.id, ClientDraft("hart"))
    assert clients.change(journal, client.id, ClientDraft("HARTLEY")).name == "HARTLEY"


def test_the_day_of_the_ease_is_that_of_its_last_change(journal: Journal, clock: FixedClock) -> None:
    client = clients.add(journal, FULL)
    clock.set(NOW + timedelta(days=3))

    same = clients.change(journal, client.id, replace(FULL, came_by="a card"))
    other = clients.change(journal, client.id, replace(FULL, ease=Ease.STRAINED))
    unsaid = clients.change(journal, client.id, replace(FULL, ease=Ease.UNSAID))

    assert same.ease_on == NOW.date()
    assert other.ease_on == NOW.date() + timedelta(days=3)
    assert unsaid.ease_on is None


def test_tags_are_kept_once_each_and_a_comma_parts_them(journal: Journal) -> None:
    client = clients.add(journal, ClientDraft("Hart", tags=("a, b", "b", " ", "c ")))

    assert client.tags == ("a", "b", "c")


def test_a_struck_client_leaves_with_its_reason_and_is_not_found(journal: Journal) -> None:
    client = clients.add(journal, FULL)

    struck = clients.strike_out(journal, client.id, "moved to Spain")

    assert (struck.struck_at, struck.struck_why) == (NOW, "moved to Spain")
    with pytest.raises(NotFound):
        clients.find(journal, "Larkspur")
    with pytest.raises(Refused, match="was struck out; undo that"):
        clients.change(journal, client.id, FULL)
    with pytest.raises(Refused, match="was struck out"):
        clients.strike_out(journal, client.id, "again")


def test_striking_out_asks_why(journal: Journal) -> None:
    client = clients.add(journal, FULL)

    with pytest.raises(Refused, match="the reason is empty"):
        clients.strike_out(journal, client.id, "  ")


def test_a_client_with_open_promises_is_not_struck_out(journal: Journal) -> None:
    client = clients.add(journal, FULL)
    promise_to(journal, client.id)
    promise_to(journal, client.id)
    promise_to(journal, client.id, "kept")

    with pytest.raises(Refused, match="2 promises are still open with Larkspur Studio; settle or void them first"):
        clients.strike_out(journal, client.id, "moved away")

    assert clients.get(journal, client.id).struck_at is None


def test_finding_takes_a_beginning_and_offers_the_nearest_of_an_unknown_name(journal: Journal) -> None:
    for name in ("Larkspur Studio", "Kestrel Architects", "Hargreaves Dental", "Bloom"):
        clients.add(journal, ClientDraft(name))

    assert clients.find(journal, "kes").name == "Kestrel Architects"
    with pytest.raises(NotFound, match="there is no client “Zephyr”; add it, or did you mean") as refusal:
        clients.find(journal, "Zephyr")
    assert len(refusal.value.offers) == 3


def test_a_client_that_is_not_there_is_not_found(journal: Journal) -> None:
    with pytest.raises(NotFound, match="there is no client number 7"):
        clients.get(journal, 7)
    with pytest.raises(NotFound):
        clients.change(journal, 7, FULL)
