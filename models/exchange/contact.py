"""A person as address books keep them, and the client, the person and the address they become."""

from msgspec import Struct

from models.clients import ClientDraft, ClientKind
from models.errors import Refused
from models.exchange.steps import ContactStep
from models.people import PersonDraft
from models.words import line, shortened, words


class Contact(Struct, frozen=True):
    """An entry of an address book; `line` is where it starts, `trouble` why it cannot be taken, if so."""

    line: int
    name: str = ""
    organisation: str = ""
    role: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    trouble: str = ""

    @property
    def called(self) -> str:
        """What it is called: its own name, else its firm's, else its first address."""
        return next((name for name in (self.name, self.organisation, *self.emails) if name.strip()), "")


def step(contact: Contact) -> ContactStep:
    """Return what an entry becomes: a person at a client.

    The client is the organisation; without one it is a household of the person's name. An
    organisation without a person becomes a client alone where nothing is known of it but its address.
    Raises: Refused when it has no name, or holds what cannot be kept.
    """
    if contact.trouble:
        raise Refused(contact.trouble)
    if not contact.called:
        raise Refused("it has no name, no organisation and no e-mail address; give it a name", field="name")
    name = line(contact.called, "name", required=True)
    firm = line(contact.organisation, "organisation")
    client = ClientDraft(
        firm or name,
        ClientKind.FIRM if firm else ClientKind.HOUSEHOLD,
        tags=tuple(dict.fromkeys(part for tag in contact.tags if (part := line(tag.replace(",", " "), "tags")))),
    )
    person = _person(contact, name)
    address = next((tidy for one in contact.addresses if (tidy := words(one, "address"))), "")
    alone = bool(firm) and not contact.name.strip() and not _reachable(person)
    return ContactStep(client, address, None if alone else person)


def addresses_apart(texts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the texts that are e-mail addresses, and a line of words for each that is not one."""
    good, others = [], []
    for text in dict.fromkeys(texts):
        before, _, after = text.rpartition("@")
        if before and after and " " not in after:
            good.append(text)
        else:
            others.append(f"E-mail: {text}")
    return tuple(good), tuple(others)


def full_name(*parts: str) -> str:
    """Return the parts of a name that are written, joined by blanks."""
    return " ".join(part.strip() for part in parts if part.strip())


def joined_address(*parts: str) -> str:
    """Return the parts of an address that are written, each on its line."""
    return "\n".join(part.strip() for part in parts if part.strip())


def _person(contact: Contact, name: str) -> PersonDraft:
    emails, others = addresses_apart(_lines(contact.emails, "e-mail address"))
    websites = [f"Website: {website}" for website in _lines(contact.websites, "website")]
    more = [words(address, "address").replace("\n", ", ") for address in contact.addresses[1:] if address.strip()]
    notes = [words(contact.notes, "notes"), *others, *websites, *(f"Address: {address}" for address in more)]
    return PersonDraft(
        client_id=0,
        name=name,
        role=line(contact.role, "role"),
        phones=_lines(contact.phones, "phones"),
        emails=emails,
        private_words="\n".join(note for note in notes if note),
    )


def _lines(texts: tuple[str, ...], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tidy for text in texts if (tidy := line(text, field))))


def _reachable(person: PersonDraft) -> bool:
    return bool(person.phones or person.emails or person.role or person.private_words)


def about(contact: Contact) -> str:
    """Return what an entry is called in a list."""
    return shortened(contact.called, 80)
