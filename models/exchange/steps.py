"""What an import does, row by row: drafts that already passed every check, with clients and people still by name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.clients import ClientDraft
from models.interactions.records import InteractionDraft
from models.people import PersonDraft
from models.promises.records import PromiseDraft


class What(StrEnum):
    """What an import does with a row.

    Rows left out stay behind for a reason of their own. One refused row shows that the mapping is
    wrong: nothing is then imported at all.
    """

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    LEFT_OUT = "left out"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happens to one record because of a row; `reason` says why, where nothing is added."""

    record: str
    what: What
    words: str
    reason: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class ContactStep:
    """A client, a site of it where an address is given, and a person at it; the person's client is filled in later."""

    client: ClientDraft
    address: str = ""
    person: PersonDraft | None = None


@dataclass(frozen=True, slots=True)
class InteractionStep:
    """An interaction with the client and, where one is named, the person that it was with."""

    client: str
    person: str
    draft: InteractionDraft


@dataclass(frozen=True, slots=True)
class PromiseStep:
    """A promise, its client and hearer, and when it was kept, if it was."""

    client: str
    person: str
    draft: PromiseDraft
    made_at: datetime
    kept_at: datetime | None


Step = ContactStep | InteractionStep | PromiseStep
