"""`kept import`: clients, people, interactions and promises from a file, after a look at what it would do."""

from collections.abc import Mapping as Lookup
from collections.abc import Sequence
from pathlib import Path

import click

from models.errors import Refused
from models.exchange import apply, mapping, plan
from models.exchange.plan import Plan, PlannedRow
from models.exchange.steps import What
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document
from ui.command_line.output import Piece, Style, Styled
from ui.command_line.session import Session

MOST = 20
"""Rows left out that a real import tells one by one."""

_FILE = click.Path(path_type=Path, readable=False)
_DID = {
    What.ADD: "added",
    What.CHANGE: "changed",
    What.SAME: "there already",
    What.LEFT_OUT: "left out",
    What.REFUSED: "refused",
}
_WOULD = _DID | {What.ADD: "would be added", What.CHANGE: "would be changed", What.LEFT_OUT: "would be left out"}
_STYLES = {
    What.ADD: Style.KEPT,
    What.CHANGE: Style.SOON,
    What.SAME: Style.QUIET,
    What.LEFT_OUT: Style.SOON,
    What.REFUSED: Style.LATE,
}


@click.command("import", cls=Command)
@click.argument("file", type=_FILE)
@click.option("--mapping", "mapping_file", type=_FILE, metavar="FILE.toml", help="What the columns of a table mean.")
@click.option("--dry-run", is_flag=True, help="Only list what would be added, changed, left out and why.")
@with_session
def bring_in(session: Session, file: Path, mapping_file: Path | None, *, dry_run: bool) -> None:
    """Import a table (CSV) or an address book (CSV, vCard); one import is one step of the undo list."""
    said = None if mapping_file is None else mapping.load(mapping_file)
    journal = session.journal_to_begin()
    planned = plan.plan(journal, file, said)
    if not dry_run:
        counts = apply.apply(journal, planned).counts
        _tell(session, planned, counts, [row for row in planned.rows if row.what is What.LEFT_OUT][:MOST], _DID)
        return
    _tell(session, planned, planned.counts, planned.rows, _WOULD, dry_run=True)
    session.withdraw()
    if planned.fault is not None:
        raise Refused(planned.fault)


def _tell(
    session: Session,
    planned: Plan,
    counts: Lookup[str, Lookup[What, int]],
    rows: Sequence[PlannedRow],
    words: Lookup[What, str],
    *,
    dry_run: bool = False,
) -> None:
    if session.as_json:
        session.output.document(_document(planned, counts, dry_run=dry_run))
        return
    for note in planned.notes:
        session.output.line(Styled(f"Note: {note}", Style.SOON))
    session.output.table([_cells(row, words) for row in rows])
    left = counts_of(counts, What.LEFT_OUT) - len(rows)
    if not dry_run and left > 0:
        session.output.line(f"and {left:,} more left out (--dry-run lists them all)")
    for record, lots in counts.items():
        told = ", ".join(f"{number:,} {words[what]}" for what, number in lots.items())
        session.output.line(Styled(record, Style.HEAD), f": {told}")
    if not counts:
        session.output.line(f"{planned.name} holds nothing to import.")


def counts_of(counts: Lookup[str, Lookup[What, int]], what: What) -> int:
    """Return how many rows of all records have one lot."""
    return sum(lots.get(what, 0) for lots in counts.values())


def _cells(row: PlannedRow, words: Lookup[What, str]) -> tuple[Piece, ...]:
    reason = f"  ({row.column}: {row.reason})" if row.column and row.reason else f"  ({row.reason})" * bool(row.reason)
    return (
        Styled(f"line {row.line}", Style.QUIET),
        Styled(words[row.what], _STYLES[row.what]),
        row.record,
        f"{row.words}{reason}",
    )


def _document(planned: Plan, counts: Lookup[str, Lookup[What, int]], *, dry_run: bool) -> Document:
    return {
        "file": planned.name,
        "source": planned.source,
        "dry_run": dry_run,
        "counts": {record: {_key(what): number for what, number in lots.items()} for record, lots in counts.items()},
        "rows": [_row_document(row) for row in planned.rows],
        "notes": list(planned.notes),
    }


def _row_document(row: PlannedRow) -> Document:
    return {
        "line": row.line,
        "what": _key(row.what),
        "record": row.record,
        "words": row.words,
        "reason": row.reason or None,
        "column": row.column or None,
    }


def _key(what: What) -> str:
    return what.value.replace(" ", "_")
