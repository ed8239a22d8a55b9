"""A contact in a few words where the client is known already: "call 10m sent it"."""

import re
from datetime import datetime

from models.capture.kinds import KIND_OF, way_of
from models.capture.minutes import minutes_at
from models.conversations import Contact
from models.errors import Refused

_FIRST = re.compile(r"\s*([\w-]+)[\s:,]*")


def read_contact(text: str, at: datetime | None = None) -> Contact:
    """Return the contact: how it took place, how long where that is said, then its words.

    Raises: Refused where it does not say how first.
    """
    first = _FIRST.match(text)
    way = way_of(first[1]) if first is not None and first[1].casefold() in KIND_OF else None
    if first is None or way is None:
        raise Refused(f"“{text.strip()[:40]}” does not say how; begin like “call 10m sent it”", field="kind")
    length = minutes_at(text, first.end())
    words = text[first.end() if length is None else length.stop :]
    return Contact(way, at, minutes=None if length is None else length.minutes, words=words.strip(" \t,:"))
