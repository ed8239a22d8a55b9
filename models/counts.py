"""How many promises came to which verdict, and the two rates that follow."""

from collections import Counter
from collections.abc import Iterable
from statistics import median

from msgspec import Struct

from models.judged_promises import Alike
from models.promises.records import Verdict
from models.rates import Rate, rate_of


class PromiseCounts(Struct, frozen=True):
    """Promises given to clients whose first promised time fell in the period, void ones apart.

    `given` is all of them but the void; `open` counts those not settled, `overdue` among them;
    `kept` is the sum of the three ways of keeping. `median_minutes_late` is over those kept late.
    """

    given: int
    open: int
    overdue: int
    kept: int
    kept_as_promised: int
    kept_after_agreed_move: int
    kept_late: int
    broken: int
    released: int
    void: int
    median_minutes_late: float | None


def count_up(found: Iterable[Alike]) -> PromiseCounts:
    """Return the counts of some judged promises."""
    verdicts: Counter[Verdict] = Counter()
    late = []
    for alike in found:
        verdicts[alike.verdict] += alike.count
        if alike.verdict is Verdict.LATE:
            late.append(alike.minutes_late)
    return PromiseCounts(
        given=verdicts.total() - verdicts[Verdict.VOID],
        open=verdicts[Verdict.OPEN] + verdicts[Verdict.OVERDUE],
        overdue=verdicts[Verdict.OVERDUE],
        kept=verdicts[Verdict.AS_PROMISED] + verdicts[Verdict.AFTER_AGREED_MOVE] + verdicts[Verdict.LATE],
        kept_as_promised=verdicts[Verdict.AS_PROMISED],
        kept_after_agreed_move=verdicts[Verdict.AFTER_AGREED_MOVE],
        kept_late=verdicts[Verdict.LATE],
        broken=verdicts[Verdict.BROKEN],
        released=verdicts[Verdict.RELEASED],
        void=verdicts[Verdict.VOID],
        median_minutes_late=round(median(late), 4) if late else None,
    )


def kept_rate(promises: PromiseCounts) -> Rate:
    """Return how many were kept as first promised, of those settled as kept or broken and those overdue."""
    return rate_of(promises.kept_as_promised, promises.kept + promises.broken + promises.overdue)


def word_kept(promises: PromiseCounts) -> Rate:
    """Return the same, with those kept after an agreed move."""
    kept = promises.kept_as_promised + promises.kept_after_agreed_move
    return rate_of(kept, promises.kept + promises.broken + promises.overdue)
