import pytest
from msgspec.structs import replace

from models import clients, people
from models.clients import ClientDraft, ClientId
from models.errors import NotFound, Refused
from models.journal import Journal
from models.people import PersonDraft
from tests.conftest import NOW


@pytest.fixture
def client_id(journal: Journal) -> ClientId:
    """A client to be at."""
    return clients.add(journal, ClientDraft("Larkspur")).id


def test_an_added_person_holds_what_the_draft_said(journal: Journal, client_id: ClientId) -> None:
    draft = PersonDraft(
        client_id, "Tom Reed", "office manager", ("01482 1", "07700 2"), ("tom@example.org",), True, False, True,
        "telephone", "mornings", "brother of Ann", "a.vcf:1",
    )  # fmt: skip

    person = people.add(journal, draft)

    assert people.draft_of(person) == draft
    assert people.get(journal, person.id) == person


def test_phones_and_emails_are_kept_once_each_without_empty_ones(journal: Journal, client_id: ClientId) -> None:
    person = people.add(
        journal, PersonDraft(client_id, "Tom", phones=("1\n2", "", "3", "3"), emails=(" a@b.c ", "a@b.c"))
    )

    assert person.phones == ("1 2", "3")
    assert person.emails == ("a@b.c",)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"emails": ("tom",)}, "emails"),
        ({"emails": ("tom@",)}, "emails"),
        ({"phones": ("1\x00",)}, "phones"),
        ({"client_id": 99}, "client"),
    ],
)
def test_a_draft_that_cannot_be_kept_is_refused_by_field(
    journal: Journal, client_id: ClientId, change: dict[str, object], field: str
) -> None:
    draft = replace(PersonDraft(client_id, "Tom"), **change)

    with pytest.raises(Refused) as refusal:
        people.add(journal, draft)

    assert refusal.value.field == field
    assert journal.value("SELECT count(*) FROM people") == 0


def test_people_of_a_client_come_by_name_without_struck_ones(journal: Journal, client_id: ClientId) -> None:
    for name in ("Zoë", "ann", "Émile", "Gone"):
        people.add(journal, PersonDraft(client_id, name))

    struck = people.strike_out(journal, people.find(journal, client_id, "Gone").id)

    assert struck.struck_at == NOW
    assert [person.name for person in people.of_client(journal, client_id)] == ["ann", "Émile", "Zoë"]
    with pytest.raises(Refused, match="Gone was struck out"):
        people.change(journal, struck.id, people.draft_of(struck))


def test_a_person_can_go_to_another_client_but_not_to_a_struck_one(journal: Journal, client_id: ClientId) -> None:
    other, gone = (clients.add(journal, ClientDraft(name)).id for name in ("Kestrel", "Gone"))
    clients.strike_out(journal, gone, "closed down")
    person = people.add(journal, PersonDraft(client_id, "Tom"))

    moved = people.change(journal, person.id, PersonDraft(other, "Tom"))

    assert moved.client_id == other
    with pytest.raises(Refused, match="Gone was struck out"):
        people.change(journal, person.id, PersonDraft(gone, "Tom"))


def test_everyone_leaves_out_the_people_of_struck_clients(journal: Journal, client_id: ClientId) -> None:
    gone = clients.add(journal, ClientDraft("Gone")).id
    for place, name in ((client_id, "Tom"), (gone, "Una")):
        people.add(journal, PersonDraft(place, name))
    clients.strike_out(journal, gone, "closed down")

    assert [person.name for person in people.everyone(journal)] == ["Tom"]


def test_a_person_is_found_at_their_client_only(journal: Journal, client_id: ClientId) -> None:
    other = clients.add(journal, ClientDraft("Kestrel")).id
    person = people.add(journal, PersonDraft(client_id, "Tom Reed"))

    assert people.find(journal, client_id, "reed") == person
    with pytest.raises(NotFound, match="there is no person “reed”; add it"):
        people.find(journal, other, "reed")


def test_undo_takes_a_person_away_and_redo_brings_the_same_back(journal: Journal, client_id: ClientId) -> None:
    person = people.add(journal, PersonDraft(client_id, "Tom"))

    journal.undo()
    assert people.of_client(journal, client_id) == ()
    journal.redo()

    assert people.get(journal, person.id) == person
