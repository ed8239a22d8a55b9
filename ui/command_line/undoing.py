"""`kept undo`, `kept redo`, `kept history`: the list of what was done, and the record of any one record."""

import click

from models import history as record
from models.changes import Changes, Kind
from models.history import Entry, Operation, OperationState
from models.store.rows import Row
from models.words import shortened
from ui.command_line.commands import Command, with_reading_session, with_session
from ui.command_line.documents import Document
from ui.command_line.output import Style, Styled
from ui.command_line.session import Session
from ui.command_line.typed import LIMIT, NUMBER

_KINDS = {
    "business": Kind.BUSINESS,
    "client": Kind.CLIENT,
    "site": Kind.SITE,
    "person": Kind.PERSON,
    "job": Kind.JOB,
    "interaction": Kind.INTERACTION,
    "promise": Kind.PROMISE,
    "attachment": Kind.ATTACHMENT,
}
_MARKS = {OperationState.DONE: "", OperationState.UNDONE: " (undone)", OperationState.DROPPED: " (undone for good)"}
_UNTOLD = frozenset({"id", "seal", "chain"})


@click.command(cls=Command)
@with_session
def undo(session: Session) -> None:
    """Take back the latest operation, whichever program did it."""
    _tell(session, "Undone", session.journal().undo())


@click.command(cls=Command)
@with_session
def redo(session: Session) -> None:
    """Do again what was undone last."""
    _tell(session, "Done again", session.journal().redo())


@click.command(cls=Command)
@click.argument("kind", required=False, type=click.Choice(list(_KINDS)))
@click.argument("number", required=False, type=NUMBER)
@click.option("--limit", type=LIMIT, default=20, show_default=True, metavar="N")
@with_reading_session
def history(session: Session, kind: str | None, number: int | None, limit: int) -> None:
    """List what was done last, or everything that happened to one record: kept history promise 12."""
    if kind is None:
        _tell_operations(session, record.operations(session.journal(), limit, session.at))
        return
    if number is None and kind != "business":
        raise click.UsageError(f"which {kind}? Give its number: kept history {kind} 12")
    _tell_record(session, kind, 1 if number is None else number)


def _tell(session: Session, verb: str, changes: Changes) -> None:
    touched = {kind.value: sorted(ids) for kind, ids in changes.touched.items()}
    session.answer({"action": changes.action, "cause": changes.cause, "touched": touched}, f"{verb}: {changes.action}")


def _tell_operations(session: Session, operations: tuple[Operation, ...]) -> None:
    if session.as_json:
        session.output.document([_operation_document(operation) for operation in operations])
    elif operations:
        session.output.table([_operation_cells(session, operation) for operation in operations])
    else:
        session.output.line("Nothing was done yet.")


def _operation_cells(session: Session, operation: Operation) -> tuple[str | Styled, ...]:
    stands = operation.state is OperationState.DONE
    text = f"{operation.label}{_MARKS[operation.state]}"
    return session.wall.moment(operation.at), text if stands else Styled(text, Style.QUIET)


def _tell_record(session: Session, kind: str, number: int) -> None:
    entries = record.audit(session.journal(), _KINDS[kind], number, session.at)
    if session.as_json:
        session.output.document([_entry_document(entry) for entry in entries])
        return
    if not entries:
        session.output.line(f"Nothing happened to {kind} {number}.")
    for entry in entries:
        operation = entry.operation
        mark = Styled(_MARKS[operation.state], Style.QUIET)
        session.output.line(Styled(session.wall.moment(operation.at), Style.QUIET), f"  {operation.label}", mark)
        for told in _differences(entry.before, entry.after):
            session.output.line(f"    {told}")


def _differences(before: Row | None, after: Row | None) -> list[str]:
    old, new = before or {}, after or {}
    names = [name for name in (new or old) if name not in _UNTOLD and old.get(name) != new.get(name)]
    if before is None:
        return [f"{name}: {_told(new[name])}" for name in names if new[name] not in (None, "")]
    return [f"{name}: {_told(old.get(name))} → {_told(new.get(name))}" for name in names]


def _told(value: object) -> str:
    return "–" if value is None or value == "" else shortened(str(value), 80)


def _operation_document(operation: Operation) -> Document:
    return {"id": operation.id, "action": operation.label, "at": operation.at, "state": operation.state}


def _entry_document(entry: Entry) -> Document:
    return {"operation": _operation_document(entry.operation), "before": entry.before, "after": entry.after}
