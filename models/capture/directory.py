"""The names a line is matched against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person at a client."""

    id: int
    name: str
    client_id: int


@dataclass(frozen=True, slots=True)
class KnownClient:
    """A client, other names it goes by, and the zone its times are said in; None is the business's."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Directory:
    """All clients and people that can be meant."""

    clients: tuple[KnownClient, ...] = ()
    people: tuple[KnownPerson, ...] = ()
