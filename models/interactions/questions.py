"""What can be asked of the interactions: one, or a page of a timeline."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from models import search_inside
from models.errors import NotFound
from models.instants import from_text, optional_instant, to_text
from models.interactions.records import (
    Charge,
    Cursor,
    Direction,
    Interaction,
    InteractionFilter,
    InteractionId,
    InteractionRow,
    Solved,
    Way,
)
from models.journal import Journal
from models.promises import questions as promises
from models.promises.records import PromiseRow
from models.store import match
from models.store.rows import Columns
from models.store.seals import Value

PAGE = 200


def get(journal: Journal, interaction_id: InteractionId) -> Interaction:
    """Return an interaction, struck out or not. Raises: NotFound."""
    row = journal.row("SELECT * FROM interactions WHERE id = ?", (interaction_id,))
    if row is None:
        raise NotFound(f"there is no interaction {interaction_id}; choose one from the list")
    return interaction_from(row, tuple(_people(journal, [interaction_id])[interaction_id]))


def row_of(journal: Journal, interaction_id: InteractionId) -> InteractionRow:
    """Return an interaction as a timeline shows it, struck out or not. Raises: NotFound."""
    found = journal.rows(f"{_SELECT} WHERE i.id = ?", (interaction_id,))
    if not found:
        raise NotFound(f"there is no interaction {interaction_id}; choose one from the list")
    return _rows(journal, found, InteractionFilter())[0]


def page(
    journal: Journal, wanted: InteractionFilter, before: Cursor | None = None, limit: int = PAGE
) -> tuple[InteractionRow, ...]:
    """Return the newest interactions wanted, from `before` backwards, at most `limit`."""
    conditions, parameters = _conditions(wanted)
    if before is not None:
        conditions.append("(i.happened_at, i.id) < (?, ?)")
        parameters += [to_text(before.happened_at), before.id]
    sql = f"{_SELECT} WHERE {' AND '.join(conditions)} ORDER BY i.happened_at DESC, i.id DESC LIMIT ?"
    return tuple(_rows(journal, journal.rows(sql, (*parameters, limit)), wanted))


def count(journal: Journal, wanted: InteractionFilter) -> tuple[int, int]:
    """Return how many interactions are wanted, and their minutes in all."""
    conditions, parameters = _conditions(wanted)
    row = journal.row(
        f"SELECT count(*), coalesce(sum(i.minutes), 0) FROM interactions i WHERE {' AND '.join(conditions)}", parameters
    )
    return (0, 0) if row is None else (row[0], row[1])


def cursor_of(row: InteractionRow) -> Cursor:
    """Return where a page that ends with this row goes on."""
    return Cursor(row.interaction.happened_at, row.interaction.id)


_SELECT = (
    "SELECT i.*, c.name AS client_name, "
    "(SELECT count(*) FROM attachments a WHERE a.interaction_id = i.id AND a.struck_at IS NULL) AS attachments "
    "FROM interactions i JOIN clients c ON c.id = i.client_id"
)


def _conditions(wanted: InteractionFilter) -> tuple[list[str], list[Value]]:
    conditions: list[str] = ["i.struck_at IS NULL"]
    parameters: list[Value] = []
    for condition, value in (
        ("i.client_id = ?", wanted.client_id),
        ("i.job_id = ?", wanted.job_id),
        ("i.id IN (SELECT interaction_id FROM interaction_people WHERE person_id = ?)", wanted.person_id),
        ("i.happened_at >= ?", None if wanted.since is None else to_text(wanted.since)),
        ("i.happened_at < ?", None if wanted.until is None else to_text(wanted.until)),
        ("i.happened_at <= ?", None if wanted.at is None else to_text(wanted.at)),
    ):
        if value is not None:
            conditions.append(condition)
            parameters.append(value)
    if wanted.kinds:
        # Of one kind there is an index by time; of several the plus has them read by time and not sorted all.
        by_time = "+" if len(wanted.kinds) > 1 else ""
        conditions.append(f"{by_time}i.kind IN ({', '.join('?' * len(wanted.kinds))})")
        parameters += sorted(kind.value for kind in wanted.kinds)
    if wanted.words.strip():
        holds, values = _holding(wanted.words)
        conditions.append(holds)
        parameters += values
    return conditions, parameters


def _holding(words: str) -> tuple[str, list[str]]:
    """Return what must hold of an interaction with the words in it: as beginnings or, without spaces, anywhere."""
    indexed = "i.id IN (SELECT rowid FROM interactions_search WHERE interactions_search MATCH ?)"
    terms = match.terms(words)
    if not search_inside.wanted(terms):
        return indexed, [match.last_begins(terms)]
    inside, values = search_inside.conditions("interactions", ("words", "private_words"), terms, "i")
    return f"({indexed} OR {inside})", [match.last_begins(terms), *values]


def _rows(journal: Journal, found: Sequence[sqlite3.Row], wanted: InteractionFilter) -> list[InteractionRow]:
    ids = [row["id"] for row in found]
    people, names = _people(journal, ids), _names(journal, ids)
    came_up: dict[int, list[PromiseRow]] = defaultdict(list)
    if ids:
        for promise in promises.rows(journal, promises.PromiseFilter(interaction_ids=tuple(ids), at=wanted.at)):
            came_up[promise.promise.interaction_id or 0].append(promise)
    return [
        InteractionRow(
            interaction=interaction_from(row, tuple(people[row["id"]])),
            client_name=row["client_name"],
            people=tuple(names[row["id"]]),
            promises=tuple(came_up[row["id"]]),
            attachments=row["attachments"],
        )
        for row in found
    ]


def _people(journal: Journal, ids: Sequence[int]) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in journal.rows(_linked("l.interaction_id, l.person_id", "", ids), ids):
        found[row["interaction_id"]].append(row["person_id"])
    return found


def _names(journal: Journal, ids: Sequence[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in journal.rows(_linked("l.interaction_id, p.name", "JOIN people p ON p.id = l.person_id", ids), ids):
        found[row["interaction_id"]].append(row["name"])
    return found


def _linked(columns: str, join: str, ids: Sequence[int]) -> str:
    marks = ", ".join("?" * len(ids))
    return f"SELECT {columns} FROM interaction_people l {join} WHERE l.interaction_id IN ({marks}) ORDER BY l.id"


def interaction_from(row: Columns, person_ids: tuple[int, ...]) -> Interaction:
    """Return the interaction of a row of the table `interactions`."""
    return Interaction(
        id=InteractionId(row["id"]),
        client_id=row["client_id"],
        kind=_WAYS[row["kind"]],
        direction=_DIRECTIONS[row["direction"]],
        reached=bool(row["reached"]),
        happened_at=from_text(row["happened_at"]),
        noted_at=from_text(row["noted_at"]),
        minutes=row["minutes"],
        job_id=row["job_id"],
        words=row["words"],
        private_words=row["private_words"],
        solved=_SOLVED[row["solved"]],
        charge=_CHARGES[row["charge"]],
        amount_minor=row["amount_minor"],
        currency=row["currency"],
        rework_of=row["rework_of"],
        person_ids=person_ids,
        struck_at=optional_instant(row["struck_at"]),
    )


_WAYS = {way.value: way for way in Way}
_DIRECTIONS = {direction.value: direction for direction in Direction}
_SOLVED = {solved.value: solved for solved in Solved}
_CHARGES = {charge.value: charge for charge in Charge}
