"""The summary, the key figures and the counts: all made from the rows that are printed, so that they agree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from models.interactions.records import Way
from models.promises.records import Verdict
from models.service_report.facts import InteractionFact, PromiseFact
from models.service_report.interaction_lines import COUNTED
from models.service_report.periods import Period
from models.service_report.promise_lines import how_late, was_told_late
from models.service_report.records import FigurePiece, InteractionLine, KeyFigure, NextPromise, PromiseLine, Result
from models.service_report.wording import (
    Calendar,
    begun,
    counted,
    in_words,
    length_pieces,
    length_words,
    times,
)
from models.words import shortened

_JUDGED = (Result.KEPT, Result.LATE, Result.MOVED, Result.MISSED)
_COUNTS = (
    (Result.KEPT, "on time"),
    (Result.LATE, "late"),
    (Result.MOVED, "moved"),
    (Result.MISSED, "not done"),
    (Result.OPEN, "open"),
    (Result.RELEASED, "released by you"),
)
_LONGEST_QUOTE = 90
_FAILED = (Verdict.LATE, Verdict.OVERDUE, Verdict.BROKEN)
_BOTH = 2


class Rows(Struct, frozen=True):
    """The rows of a report beside the facts they were made from, in the same order.

    `voided` promises fell due in the period too: typed by mistake, so they are counted apart and not told.
    """

    promises: tuple[PromiseLine, ...]
    promise_facts: tuple[PromiseFact, ...]
    voided: int
    next_promises: tuple[NextPromise, ...]
    next_facts: tuple[PromiseFact, ...]
    interactions: tuple[InteractionLine, ...]
    interaction_facts: tuple[InteractionFact, ...]

    @property
    def total_minutes(self) -> int:
        """The sum of the column of times."""
        return sum(line.minutes or 0 for line in self.interactions)


def key_figures(rows: Rows) -> tuple[KeyFigure, ...]:
    """Return the large figures: how often in touch, how long at work, how many promises kept on time of how many."""
    length = tuple(
        piece
        for number, unit in length_pieces(rows.total_minutes)
        for piece in (FigurePiece(number), FigurePiece(unit, is_unit=True))
    )
    kept, judged = _kept_of(rows.promises)
    promises = (f"{kept} of {judged}", "promises kept on time") if judged else ("–", "no promise fell due")
    return (
        KeyFigure((FigurePiece(f"{len(rows.interactions):,}"),), "visits, calls and emails"),
        KeyFigure(length, "spent on your work"),
        KeyFigure((FigurePiece(promises[0]),), promises[1]),
    )


def promise_counts(lines: Sequence[PromiseLine]) -> tuple[str, ...]:
    """Return how many ended how, in words; those from before the period are counted apart."""
    found = Counter(line.result for line in lines if not line.is_carried)
    counts = [f"{found[result]} {words}" for result, words in _COUNTS if found[result]]
    carried = sum(line.is_carried for line in lines)
    if found and not found[Result.KEPT]:
        counts.insert(0, "none on time")
    return (*counts, f"{carried} from before") if carried else tuple(counts)


def promises_note(rows: Rows, period: Period) -> str:
    """Return the sentence beside the table of promises or, without one, in its place."""
    if not rows.promises:
        return f"No promise of mine fell due in {period.name}.{_voided(rows.voided)}"
    note = (
        f"Every promise that fell due in {period.name}, with the time I gave you and the time I did it. "
        "Late ones are marked late, whatever the reason."
    )
    if any(line.is_carried for line in rows.promises):
        note += " First come those from before that were still open."
    return note + _voided(rows.voided)


def _voided(number: int) -> str:
    if not number:
        return ""
    which = "One more was" if number == 1 else f"{begun(in_words(number))} more were"
    return f" {which} noted by mistake and not counted."


def interactions_note(rows: Rows, period: Period) -> str:
    """Return the sentence beside the table of interactions or, without one, in its place."""
    if not rows.interactions:
        return f"No visits, calls or emails in {period.name}."
    ways = Counter(fact.way for fact in rows.interaction_facts)
    each = ", ".join(counted(ways[way], *names) for way, names in COUNTED.items() if ways[way])
    time = f" {length_words(rows.total_minutes)} in all." if rows.total_minutes else ""
    return f"{counted(len(rows.interactions), 'contact')}: {each}.{time}"


def summary(rows: Rows, period: Period, calendar: Calendar, at: datetime) -> tuple[str, ...]:
    """Return the sentences at the top, in the first person; the worst is said by the owner."""
    return (
        _in_touch(rows, period),
        _promises_kept(rows.promises, period),
        *_let_down(rows, calendar, at),
        *_moved(rows.promises),
        *_overdue_since(rows, calendar),
        *_still_open(rows.next_promises),
    )


def _in_touch(rows: Rows, period: Period) -> str:
    if not rows.interactions:
        return f"We were not in touch in {period.name}."
    visits = sum(fact.way is Way.VISIT for fact in rows.interaction_facts)
    words = f"In {period.name} we were in touch {times(len(rows.interactions))}"
    return f"{words}, and I came to you {times(visits)}." if visits else f"{words}."


def _promises_kept(lines: Sequence[PromiseLine], period: Period) -> str:
    kept, judged = _kept_of(lines)
    if not judged:
        return f"No promise of mine fell due in {period.name}."
    if judged == 1:
        return f"The one promise that fell due was {'kept on time' if kept else 'not kept on time'}."
    if kept == judged:
        which = "Both promises" if judged == _BOTH else f"All {in_words(judged)} promises"
        return f"{which} that fell due were kept on time."
    number = "None" if not kept else begun(in_words(kept))
    return f"{number} of the {in_words(judged)} promises that fell due {'were' if kept > 1 else 'was'} kept on time."


def _let_down(rows: Rows, calendar: Calendar, at: datetime) -> Iterator[str]:
    failed = [fact for fact in rows.promise_facts if fact.verdict in _FAILED]
    if not failed:
        return
    worst = max(failed, key=lambda fact: (fact.verdict is Verdict.BROKEN, how_late(fact, at)))
    what = _quoted(worst, calendar)
    often = f"I let you down {times(len(failed))}{':' if len(failed) == 1 else '. The worst:'}"
    yield f"{often} {what}, {_what_became(worst, calendar)}."


def _overdue_since(rows: Rows, calendar: Calendar) -> Iterator[str]:
    told = {fact.promise.id for fact in rows.promise_facts}
    since = [fact for fact in rows.next_facts if fact.verdict is Verdict.OVERDUE and fact.promise.id not in told]
    if len(since) == 1:
        yield f"Since then {_quoted(since[0], calendar)}, has become overdue."
    elif since:
        yield f"Since then {in_words(len(since))} promises have become overdue, first {_quoted(since[0], calendar)}."


def _quoted(fact: PromiseFact, calendar: Calendar) -> str:
    words = shortened(begun(fact.promise.words), _LONGEST_QUOTE)
    return f"“{words}”, promised for {calendar.window(fact.promise.first)}"


def _what_became(fact: PromiseFact, calendar: Calendar) -> str:
    settled_at = fact.promise.settled_at
    if settled_at is None:
        return "is still not done"
    if fact.verdict is Verdict.BROKEN:
        return "was not done at all"
    day = calendar.moment(settled_at, fact.promise.window.zone)
    if was_told_late(fact, settled_at):
        return f"was moved without my telling you in time, and done on {day}"
    return f"was done on {day}"


def _moved(lines: Sequence[PromiseLine]) -> Iterator[str]:
    moved = sum(line.result is Result.MOVED and not line.is_carried for line in lines)
    if moved:
        yield "One was moved to a new time." if moved == 1 else f"{begun(in_words(moved))} were moved to new times."


def _still_open(lines: Sequence[NextPromise]) -> Iterator[str]:
    coming = [line for line in lines if line.result is not Result.MISSED]
    if len(coming) == 1:
        yield f"One thing is promised next, for {coming[0].when_words}."
    elif coming:
        yield f"{begun(in_words(len(coming)))} things are promised next, the first for {coming[0].when_words}."


def _kept_of(lines: Sequence[PromiseLine]) -> tuple[int, int]:
    own = [line for line in lines if not line.is_carried]
    return sum(line.result is Result.KEPT for line in own), sum(line.result in _JUDGED for line in own)
