"""`kept person`: people at clients; listing, showing, adding, changing, striking out."""

from typing import Any

import click
from msgspec.structs import replace

from models import clients, people
from models.people import Person, PersonDraft
from models.words import shortened
from ui.command_line.choosing import client_of, person_of
from ui.command_line.commands import Group, with_reading_session, with_session
from ui.command_line.documents import Document, person_document
from ui.command_line.fields import given, with_options
from ui.command_line.output import Style, Styled
from ui.command_line.session import Session

_FIELDS = (
    click.option("--role", metavar="WORDS"),
    click.option("--phone", "phones", multiple=True, metavar="NUMBER", help="May be given more than once."),
    click.option("--email", "emails", multiple=True, metavar="ADDRESS", help="May be given more than once."),
    click.option("--decides/--does-not-decide", default=None),
    click.option("--pays/--does-not-pay", default=None),
    click.option("--technical/--not-technical", default=None),
    click.option("--preferred-way", metavar="WORDS", help="How they like to be reached."),
    click.option("--preferred-hours", metavar="WORDS", help="When they like to be reached."),
    click.option("--private", "private_words", metavar="WORDS", help="Notes no client ever sees."),
)
_client = click.option("--client", metavar="NAME", help="At which client to look.")


@click.group(cls=Group)
def person() -> None:
    """List people; show one; add, change, strike out."""


@person.command("list")
@_client
@with_reading_session
def list_people(session: Session, client: str | None) -> None:
    """List people by name."""
    journal = session.journal()
    found = people.everyone(journal) if client is None else people.of_client(journal, client_of(session, client).id)
    if session.as_json:
        session.output.document([_document(session, one) for one in found])
    elif found:
        session.output.table(
            [
                (
                    Styled(f"#{one.id}", Style.QUIET),
                    shortened(one.name, 40),
                    shortened(_client_name(session, one), 32),
                    shortened(one.role, 32),
                    ", ".join((*one.phones, *one.emails)),
                )
                for one in found
            ]
        )
    else:
        session.output.line("No such people.")


@person.command()
@click.argument("name")
@_client
@with_reading_session
def show(session: Session, name: str, client: str | None) -> None:
    """Show a person."""
    found = person_of(session, name, client)
    if session.as_json:
        session.output.document(_document(session, found))
        return
    line = session.output.line
    line(Styled(f"#{found.id} {found.name}, {_client_name(session, found)}", Style.HEAD))
    duties = [word for word in ("decides", "pays", "technical") if getattr(found, word)]
    for label, text in (
        ("Role    ", ", ".join([found.role] * bool(found.role) + duties)),
        ("Phone   ", ", ".join(found.phones)),
        ("E-mail  ", ", ".join(found.emails)),
        ("Reach   ", ", ".join(filter(None, (found.preferred_way, found.preferred_hours)))),
        ("Private ", found.private_words),
    ):
        if text:
            line(Styled(label, Style.QUIET), text)


@person.command()
@click.argument("client")
@click.argument("name")
@with_options(_FIELDS)
@with_session
def add(session: Session, client: str, name: str, **fields: Any) -> None:  # noqa: ANN401 -- the options, by name
    """Add a person to a client."""
    draft = replace(PersonDraft(client_of(session, client).id, name), **given(fields))
    added = people.add(session.journal(), draft)
    session.answer(_document(session, added), f"Added: #{added.id} {added.name}, {_client_name(session, added)}")


@person.command()
@click.argument("name")
@_client
@click.option("--name", "new_name", metavar="NAME", help="The name they are to have.")
@click.option("--move-to", metavar="CLIENT", help="The client they went to.")
@with_options(_FIELDS)
@with_session
def change(
    session: Session,
    name: str,
    client: str | None,
    new_name: str | None,
    move_to: str | None,
    **fields: Any,  # noqa: ANN401 -- the options, by name
) -> None:
    """Change what is named; the rest stays."""
    found = person_of(session, name, client)
    values = given(fields) | given({"name": new_name})
    if move_to is not None:
        values["client_id"] = client_of(session, move_to).id
    changed = people.change(session.journal(), found.id, replace(people.draft_of(found), **values))
    session.answer(_document(session, changed), f"Changed: #{changed.id} {changed.name}")


@person.command("strike-out")
@click.argument("name")
@_client
@with_session
def strike_out(session: Session, name: str, client: str | None) -> None:
    """Strike a person out: they leave the lists, and what was said with them stays."""
    struck = people.strike_out(session.journal(), person_of(session, name, client).id)
    session.answer(_document(session, struck), f"Struck out: #{struck.id} {struck.name}")


def _document(session: Session, found: Person) -> Document:
    return person_document(found) | {"client": _client_name(session, found)}


def _client_name(session: Session, found: Person) -> str:
    return clients.get(session.journal(), found.client_id).name
