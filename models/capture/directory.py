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
    """A client, and other names it goes by."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """All clients and people that can be meant."""

    clients: tuple[KnownClient, ...] = ()
    people: tuple[KnownPerson, ...] = ()
