"""The names a line is matched against."""

from msgspec import Struct


class KnownPerson(Struct, frozen=True):
    """A person at a client."""

    id: int
    name: str
    client_id: int


class KnownClient(Struct, frozen=True):
    """A client, other names it goes by, and the zone its times are said in; None is the business's."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    zone: str | None = None


class Directory(Struct, frozen=True):
    """All clients and people that can be meant."""

    clients: tuple[KnownClient, ...] = ()
    people: tuple[KnownPerson, ...] = ()
