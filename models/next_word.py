"""The two ends of a wait, checked or made inside its operation: what is owed, and the next word to the client.

The next word is an open promise to the same client to ring, write, come or follow up, or of no
particular kind: work such as a quote or a repair is no word. The waiting promise cannot be its
own next word, since it is just what may slip; nor can another that waits for the same.
"""

from msgspec.structs import replace

from models import clients
from models.errors import NotFound, Refused
from models.instants import from_text
from models.journal import Journal
from models.promises import happenings, questions, recurring
from models.promises.drafts import checked_draft
from models.promises.questions import PromiseFilter
from models.promises.records import Promise, PromiseDraft, PromiseId, PromiseKind, PromiseRow, Side
from models.store.rows import Row
from models.writing import Writing

WORD_KINDS = frozenset(
    {PromiseKind.RING, PromiseKind.WRITE, PromiseKind.COME, PromiseKind.FOLLOW_UP, PromiseKind.OTHER}
)
"""The kinds of promise by which a client hears from us."""
ASK = "say when the client hears from you next, even with no news"
_OURS = frozenset({Side.GIVEN, Side.FOLLOW_UP})


def candidates(journal: Journal, promise: Promise) -> tuple[PromiseRow, ...]:
    """Return the promises that can be the next word while another of the same client waits, soonest first."""
    wanted = PromiseFilter(
        client_id=promise.client_id, states=questions.OPEN, sides=_OURS, kinds=WORD_KINDS, due_from=journal.now()
    )
    return tuple(row for row in questions.rows(journal, wanted) if row.promise.id != promise.id)


def check_ours(row: Row) -> None:
    """Accept a promise of ours. Raises: Refused."""
    if row["side"] == Side.OWED.value:
        raise Refused("that is owed to us and waits for nobody; name a promise of ours", field="promise")


def waits_already(journal: Journal, promise_id: PromiseId, owed_id: PromiseId) -> bool:
    """Tell whether a promise of ours waits on an owed one, or did until that was settled."""
    sql = "SELECT 1 FROM waits WHERE promise_id = ? AND owed_id = ? AND ended_at IS NULL"
    return journal.row(sql, (promise_id, owed_id)) is not None


def owed_end(journal: Journal, writing: Writing, client_id: int, owed: PromiseId | PromiseDraft) -> PromiseId:
    """Return what is owed, made where it is a draft. Raises: Refused."""
    if isinstance(owed, PromiseDraft):
        return _make(journal, writing, replace(owed, side=Side.OWED), client_id)
    row = _named(journal, writing, client_id, owed, "owed")
    if row["side"] != Side.OWED.value:
        raise Refused(
            "a promise waits on what somebody owes us; name one that is owed, or say who does what", field="owed"
        )
    return owed


def next_word_end(
    journal: Journal, writing: Writing, ours: Row, owed_id: PromiseId, word: PromiseId | PromiseDraft
) -> PromiseId:
    """Return the next word to the client, made where it is a draft. Raises: Refused."""
    client_id = int(str(ours["client_id"]))
    if isinstance(word, PromiseDraft):
        if word.side not in _OURS:
            raise Refused(f"a next word is one of ours; {ASK}", field="next word")
        word = _make(journal, writing, word, client_id)
    row = _named(journal, writing, client_id, word, "next word")
    if row["side"] == Side.OWED.value:
        raise Refused(f"that is owed to us and no word of ours; {ASK}", field="next word")
    if word == ours["id"]:
        raise Refused(f"what waits may slip itself, so it is no next word; {ASK}", field="next word")
    kind = PromiseKind(str(row["kind"]))
    if kind not in WORD_KINDS:
        raise Refused(f"that is to {kind}, which is no word; {ASK}: to ring, write or come", field="next word")
    if from_text(str(row["due_at"])) < journal.now():
        raise Refused(f"that next word is past due already; {ASK}", field="next word")
    if waits_already(journal, word, owed_id):
        raise Refused(f"that waits for the same, so it is no next word; {ASK}", field="next word")
    return word


def _named(journal: Journal, writing: Writing, client_id: int, promise_id: PromiseId, field: str) -> Row:
    try:
        row = happenings.open_row(writing, promise_id, journal.now())
    except NotFound:
        raise NotFound(f"there is no promise {promise_id}; choose one of this client's", field=field) from None
    except Refused as refused:
        raise Refused(refused.reason, field=field) from None
    if row["client_id"] != client_id:
        raise Refused("that is with another client; choose one of this client's", field=field)
    return row


def _make(journal: Journal, writing: Writing, draft: PromiseDraft, client_id: int) -> PromiseId:
    now = journal.now()
    if draft.client_id not in (None, client_id):
        raise Refused("that is with another client; choose one of this client's", field="client")
    clients.standing(journal, client_id)
    tidy = checked_draft(draft, now)
    return recurring.add(writing, tidy, client_id, now, now)
