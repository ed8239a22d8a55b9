"""That ready words were read out or sent: the interaction they made, in one operation."""

from models import conversations
from models.conversations import Contact
from models.errors import Refused
from models.interactions import operations as interactions
from models.interactions.records import InteractionDraft, Way
from models.journal import Journal
from models.promises import questions
from models.promises.records import PromiseId, PromiseKind, PromiseRow, Side, State, Telling, Verdict
from models.ready_words import gaps
from models.words import words

TELLING = frozenset({"delay", "missed-visit", "apology"})
"""The ready words by which a client is told how a promise stands."""


def fitting(row: PromiseRow) -> str:
    """Return the name of the words that a promise asks for as it stands."""
    promise = row.promise
    if promise.side is Side.OWED:
        return "thanks" if promise.state is State.KEPT else "chaser"
    if promise.state is State.OPEN:
        missed = promise.kind is PromiseKind.COME and row.verdict is Verdict.OVERDUE
        return "missed-visit" if missed else "delay"
    return {State.KEPT: "after-care", State.BROKEN: "apology"}.get(promise.state, "thanks")


def tells(row: PromiseRow, name: str) -> bool:
    """Tell whether these words, sent about a promise, tell its client of a delay."""
    return name in TELLING and row.promise.side is Side.GIVEN and row.promise.state is State.OPEN


def log(journal: Journal, promise_id: PromiseId, name: str, way: Way, text: str) -> None:
    """Log that a filled text was sent or read out just now; one about a delay tells the client of it.

    Raises: Refused when it is empty, or still has a gap.
    """
    said = words(text, "words", required=True)
    found = gaps(said)
    if found:
        start, stop = found[0]
        raise Refused(f"{said[start:stop]} is still to be filled in; write it there, or take it out", field="words")
    row = questions.row_of(journal, promise_id)
    promise = row.promise
    if tells(row, name):
        conversations.tell(journal, promise_id, Telling(), Contact(way, words=said))
        return
    hearers = _standing(journal, "people", promise.person_id)
    job_id = next(iter(_standing(journal, "jobs", promise.job_id)), None)
    interactions.log(journal, InteractionDraft(promise.client_id, way, words=said, person_ids=hearers, job_id=job_id))


def _standing(journal: Journal, table: str, record_id: int | None) -> tuple[int, ...]:
    """Return the hearer or the job of a promise; none once it was struck out."""
    found = journal.row(f"SELECT id FROM {table} WHERE id = ? AND struck_at IS NULL", (record_id,))
    return () if found is None else (int(found["id"]),)
