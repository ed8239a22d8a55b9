"""What an import does, row by row: drafts that already passed every check, with clients and people still by name."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

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


class Outcome(Struct, frozen=True):
    """What happens to one record because of a row; `reason` says why, where nothing is added."""

    record: str
    what: What
    words: str
    reason: str = ""
    column: str = ""


class ContactStep(Struct, frozen=True):
    """A client, a site of it where an address is given, and a person at it; the person's client is filled in later."""

    client: ClientDraft
    address: str = ""
    person: PersonDraft | None = None


class InteractionStep(Struct, frozen=True):
    """An interaction with the client and, where one is named, the person that it was with."""

    client: str
    person: str
    draft: InteractionDraft


class PromiseStep(Struct, frozen=True):
    """A promise, its client and hearer, and when it was kept, if it was."""

    client: str
    person: str
    draft: PromiseDraft
    made_at: datetime
    kept_at: datetime | None


Step = ContactStep | InteractionStep | PromiseStep
