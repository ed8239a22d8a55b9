"""What the word being typed could become: ways of contact, clients, people."""

import re

from msgspec import Struct

from models.capture.directory import Directory
from models.capture.draft import Line
from models.capture.matching import matching_clients, matching_people
from ui.parts.avatar import way

MOST = 5
_WAYS = ("call", "visit", "email", "message", "remote", "meeting")
_STORED = {"email": "e-mail", "remote": "remote session"}
_LEAST_LETTERS = 2


class Completion(Struct, frozen=True):
    """Words that could stand in the line from `start` to `stop`; `icon` of the way, or the client whose they are."""

    start: int
    stop: int
    words: str
    shown: str
    icon: str = ""
    client: str = ""


def completions(text: str, cursor: int, line: Line, names: Directory) -> tuple[Completion, ...]:
    """Return what the word left of the cursor could become, best first; nothing once it is whole."""
    head_end = re.search(r"[<>]", text)
    if head_end is not None and cursor > head_end.start():
        return ()
    found = re.search(r"@?\"?([^\s\"@]+)$", text[:cursor])
    if found is None or len(found[1]) < _LEAST_LETTERS or text[cursor : cursor + 1].strip():
        return ()
    start, typed = found.start(), found[1]
    draft = line.draft
    ways = _ways(start, cursor, typed) if start == 0 else ()
    if draft is not None and draft.client_id is not None and not _in_client(line, start):
        return _people(start, cursor, typed, names, draft.client_id)
    return (*ways, *_clients(start, cursor, typed, names))[:MOST]


def _in_client(line: Line, start: int) -> bool:
    return any(token.role == "client" and token.start <= start < token.stop for token in line.tokens)


def _ways(start: int, stop: int, typed: str) -> tuple[Completion, ...]:
    fitting = [name for name in _WAYS if name.startswith(typed.casefold()) and name != typed.casefold()]
    looks = [(name, way(_STORED.get(name, name))) for name in fitting]
    return tuple(Completion(start, stop, f"{name} ", look.words, look.icon) for name, look in looks)


def _clients(start: int, stop: int, typed: str, names: Directory) -> tuple[Completion, ...]:
    matches = matching_clients(typed, names)[:MOST]
    return tuple(
        Completion(start, stop, f"{_quoted(match.name)} ", match.name, client=match.name)
        for match in matches
        if match.name.casefold() != typed.casefold()
    )


def _people(start: int, stop: int, typed: str, names: Directory, client_id: int) -> tuple[Completion, ...]:
    if not typed[:1].isupper():
        return ()
    matches = [match for match in matching_people(typed, names, client_id) if match.name.casefold() != typed.casefold()]
    return tuple(Completion(start, stop, f"with {match.name} ", match.name, "user") for match in matches[:MOST])


def _quoted(name: str) -> str:
    return f'@"{name}"' if " " in name else name
