from pathlib import Path

import pytest

from models import clients, people, sites
from models.clients import ClientKind
from models.errors import Refused
from models.exchange import contacts, table
from models.exchange.contact import Contact
from models.exchange.contacts import Layout
from models.journal import Journal
from tests.models.exchange.importing import imported, planned

GOOGLE = (
    "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Notes,Labels,"
    "E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Address 1 - Formatted,Website 1 - Value\n"
)
OLD = (
    "Name,Given Name,Family Name,Notes,Group Membership,E-mail 1 - Value,Phone 1 - Value,"
    "Organization 1 - Name,Organization 1 - Title\n"
)
BIRD = (
    "First Name,Last Name,Display Name,Primary Email,Secondary Email,Work Phone,Fax Number,Work Address,Work City,"
    "Work Country,Organization,Job Title,Notes\n"
)


def entries(text: str) -> tuple[Layout | None, list[Contact]]:
    found = table.read(text.encode(), "c.csv")
    layout = contacts.layout(found.header)
    return layout, [] if layout is None else list(contacts.read(found, layout))


def test_the_new_google_layout_is_known_and_read() -> None:
    layout, found = entries(
        GOOGLE + 'Priya,K,Shah,,,Kestrel Ltd,Office manager,likes tea,"* myContacts ::: Retainer",'
        'p@k.example ::: office@k.example,q@k.example,+44 20 7946 0000,"1 High St\nHull",k.example\n'
    )

    assert layout is Layout.GOOGLE
    assert found == [
        Contact(
            2, "Priya K Shah", "Kestrel Ltd", "Office manager", ("+44 20 7946 0000",),
            ("p@k.example", "office@k.example", "q@k.example"), ("1 High St\nHull",), ("k.example",), ("Retainer",),
            "likes tea",
        )
    ]  # fmt: skip


def test_the_old_google_layout_is_known_and_read() -> None:
    layout, found = entries(OLD + "Bob Smith,Bob,Smith,,* My Contacts ::: Exit,b@x.example,123 ::: 456,Acme,Boss\n")

    assert layout is Layout.GOOGLE_OLD
    assert (found[0].name, found[0].phones, found[0].tags, found[0].role) == (
        "Bob Smith",
        ("123", "456"),
        ("Exit",),
        "Boss",
    )


def test_the_layout_of_thunderbird_is_known_and_a_fax_is_called_one() -> None:
    layout, found = entries(BIRD + "John,Doe,,j@x.example,k@x.example,1,2,1 High St,Hull,UK,Acme,Boss,n\n")

    assert layout is Layout.THUNDERBIRD
    assert (found[0].name, found[0].phones) == ("John Doe", ("1", "2 (fax)"))
    assert (found[0].addresses, found[0].emails) == (("1 High St\nHull\nUK",), ("j@x.example", "k@x.example"))


def test_other_columns_are_no_address_book() -> None:
    assert entries("id,name\n1,Ann\n") == (None, [])


def test_a_person_goes_to_the_firm_they_are_at_with_its_address(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, GOOGLE + 'Priya,,Shah,,,Kestrel,Boss,n,Retainer,p@k.example,,1,"1 High St",k.example\n')

    client = clients.find(journal, "Kestrel")
    (person,) = people.of_client(journal, client.id)
    (site,) = sites.of_client(journal, client.id)
    assert (client.kind, client.tags, site.address) == (ClientKind.FIRM, ("Retainer",), "1 High St")
    assert (person.name, person.role, person.emails) == ("Priya Shah", "Boss", ("p@k.example",))
    assert person.private_words == "n\nWebsite: k.example"


def test_a_person_without_a_firm_is_a_household_of_their_name(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, GOOGLE + "Ann,,Lee,,,,,,,ann@x.example,,,,\n")

    client = clients.find(journal, "Ann Lee")
    assert (client.kind, [person.name for person in people.of_client(journal, client.id)]) == (
        ClientKind.HOUSEHOLD,
        ["Ann Lee"],
    )


def test_what_is_no_address_of_e_mail_is_kept_as_words(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, GOOGLE + "Ann,,Lee,,,,,,,ann at x,,,,\n")

    assert people.everyone(journal)[0].private_words == "E-mail: ann at x"


def test_an_entry_with_an_address_alone_is_called_by_it_and_one_with_nothing_is_left_out(
    journal: Journal, tmp_path: Path
) -> None:
    plan = planned(journal, tmp_path, GOOGLE + ",,,,,,,,,a@x.example,,,,\n,,,,,,,note,,,,,,\n")

    assert [(row.line, row.what.value, row.words) for row in plan.rows] == [
        (2, "add", "a@x.example"),
        (2, "add", "a@x.example"),
        (3, "left out", ""),
    ]
    assert "give it a name" in plan.rows[2].reason


def test_a_second_import_adds_what_is_new_and_never_takes_away(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, GOOGLE + "Ann,,Lee,,,Kestrel,Boss,mine,,ann@x.example,,+44 20,,\n")
    again = imported(journal, tmp_path, GOOGLE + "ANN,,LEE,,,kestrel,Clerk,theirs,,ANN@x.example,b@x.example,+4420,,\n")

    (person,) = people.everyone(journal)
    assert (person.name, person.role, person.private_words) == ("Ann Lee", "Boss", "mine")
    assert (person.emails, person.phones) == (("ann@x.example", "b@x.example"), ("+44 20",))
    assert {record: dict(lots) for record, lots in again.counts.items()} == {"person": {"change": 1}}


def test_the_same_address_book_twice_changes_nothing_and_leaves_no_step_to_undo(
    journal: Journal, tmp_path: Path
) -> None:
    text = GOOGLE + 'Priya,,Shah,,,Kestrel,Boss,n,A,p@k.example,,1,"1 High St",k.example\nAnn,,Lee,,,,,,,,,,,\n'
    imported(journal, tmp_path, text)
    before = journal.value("SELECT count(*) FROM operations")

    again = imported(journal, tmp_path, text)

    assert {record: dict(lots) for record, lots in again.counts.items()} == {"person": {"same": 2}}
    assert journal.value("SELECT count(*) FROM operations") == before


def test_a_row_of_another_width_is_named_and_spoils_no_other(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, OLD + "Jane,Jane,,,,,j@x.example,,,\nBob,Bob,,,,,,,\n")

    assert [(row.line, row.what.value) for row in plan.rows] == [(2, "left out"), (3, "add"), (3, "add")]
    assert "10 cells, more than the 9 columns; correct line 2" in plan.rows[0].reason


def test_two_columns_of_one_name_are_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="two columns are called “Notes”"):
        planned(journal, tmp_path, OLD.replace("\n", ",Notes\n") + "Bob,Bob,,,,,,,,\n")
