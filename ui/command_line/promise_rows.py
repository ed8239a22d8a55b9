"""A promise as the command line tells it: a row of a list, how it stands, in which colour."""

from models import arrivals
from models.promises.records import Promise, PromiseRow, Recurring, Side, Verdict
from models.words import shortened
from ui.command_line.output import Piece, Style, Styled
from ui.command_line.times import Wall

STYLES = {
    Verdict.OVERDUE: Style.LATE,
    Verdict.LATE: Style.LATE,
    Verdict.BROKEN: Style.LATE,
    Verdict.AS_PROMISED: Style.KEPT,
    Verdict.AFTER_AGREED_MOVE: Style.KEPT,
    Verdict.RELEASED: Style.QUIET,
    Verdict.VOID: Style.QUIET,
    Verdict.OPEN: Style.PLAIN,
}
_MARKS = {Side.GIVEN: "", Side.FOLLOW_UP: "(follow-up) ", Side.OWED: "(owed to us) "}


def promise_cells(row: PromiseRow, wall: Wall) -> tuple[Piece, ...]:
    """Return a promise as a row of a list: number, how it stands, promised for, client, words."""
    return (
        Styled(f"#{row.promise.id}", Style.QUIET),
        Styled(standing(row, wall), STYLES[row.verdict]),
        wall.window(row.promise.window),
        shortened(row.client_name, 32),
        f"{shortened(marked(row.promise))}{_rule(row)}",
    )


def comes_again(recurring: Recurring) -> str:
    """Return how often it comes, and what it stands for: "every Friday, 10:00; a turn before it was missed"."""
    missed = recurring.missed_turns
    counted = "a turn before it was" if missed == 1 else f"{missed} turns before it were"
    return recurring.often + (f"; {counted} missed" if missed else "")


def _rule(row: PromiseRow) -> str:
    return "" if row.recurring is None else f" ({comes_again(row.recurring)})"


def arrival_words(row: PromiseRow, wall: Wall) -> str:
    """Return how a visit kept its window: "Arrived 10:25, in the window"; "" where there is nothing to judge."""
    found = arrivals.of(row.promise, row.moves, wall.now)
    return "" if found is None else arrivals.words(found, row.promise.window.zone)


def standing(row: PromiseRow, wall: Wall) -> str:
    """Return how a promise stands in a few words: "5 days late", "in 3 days", "kept late"."""
    promise = row.promise
    if row.verdict not in (Verdict.OVERDUE, Verdict.OPEN):
        return row.verdict.value
    when = wall.late(promise.due_at) if row.verdict is Verdict.OVERDUE else wall.away(promise.due_at)
    return f"{when}, client does not know yet" if row.moves.unknown and promise.side is Side.GIVEN else when


def marked(promise: Promise) -> str:
    """Return the words of a promise, after a word on whose it is where it is not ours to the client."""
    return f"{_MARKS[promise.side]}{promise.words}"
