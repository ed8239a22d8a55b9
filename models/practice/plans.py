"""What will be written of the invented practice, before it has ids."""

from datetime import datetime

from msgspec import Struct, field

from models.interactions.records import Direction, Solved, Way
from models.practice.cast import Member, Role
from models.promises.records import EventKind, PromiseKind, Side, State
from models.store.seals import Value
from models.windows import Window


class Seat(Struct):
    """A client of the cast with the ids it was written under."""

    member: Member
    client_id: int = 0
    people: dict[str, int] = field(default_factory=dict)
    jobs: dict[str, int] = field(default_factory=dict)


class Contact(Struct):
    """An interaction to be written."""

    at: datetime
    seat: Seat
    person: Role
    way: Way
    direction: Direction
    minutes: int | None
    words: str
    private_words: str = ""
    reached: bool = True
    solved: Solved = Solved.NOT_APPLICABLE
    charge: str = "none"
    amount_minor: int | None = None
    job: str | None = None
    id: int = 0


class Given(Struct):
    """A promise to be written, as it stands in the end."""

    contact: Contact
    words: str
    kind: PromiseKind
    side: Side
    first: Window
    window: Window
    state: State = State.OPEN
    settled_at: datetime | None = None
    private_words: str = ""
    job: str | None = None
    id: int = 0


class Happening(Struct):
    """An event of a promise to be written; `before` and `after` are the windows of a move."""

    at: datetime
    given: Given
    kind: EventKind
    contact: Contact | None = None
    before: Window | None = None
    after: Window | None = None
    more: dict[str, Value] = field(default_factory=dict)


class Waiting(Struct):
    """That a promise waits on an owed one, with the next word to the client, since a moment."""

    at: datetime
    ours: Given
    owed: Given
    next_word: Given


class Plan(Struct):
    """All that is to be written, in no order yet."""

    contacts: list[Contact] = field(default_factory=list)
    promises: list[Given] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    waits: list[Waiting] = field(default_factory=list)

    def promise(self, given: Given) -> Given:
        """Take a promise in, with the event that it was made."""
        self.promises.append(given)
        self.happenings.append(Happening(given.contact.at, given, EventKind.MADE, given.contact, None, given.first, {}))
        return given

    def settle(self, given: Given, state: State, at: datetime, contact: Contact | None = None, **more: Value) -> None:
        """End a promise."""
        kind = {
            State.KEPT: EventKind.KEPT,
            State.BROKEN: EventKind.BROKEN,
            State.RELEASED: EventKind.RELEASED,
            State.VOID: EventKind.VOIDED,
        }[state]
        given.state, given.settled_at = state, at
        self.happenings.append(Happening(at, given, kind, contact, None, None, more))

    def move(self, given: Given, at: datetime, window: Window, contact: Contact | None, **more: Value) -> None:
        """Move a promise."""
        self.happenings.append(Happening(at, given, EventKind.MOVED, contact, given.window, window, more))
        given.window = window

    def reopen(self, given: Given, at: datetime, reason: str) -> None:
        """Open a settled promise again."""
        given.state, given.settled_at = State.OPEN, None
        self.happenings.append(Happening(at, given, EventKind.REOPENED, None, None, None, {"reason": reason}))
