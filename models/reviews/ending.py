"""How a review ends: what was settled, told and left, and the seven days to come."""

from datetime import date, datetime, timedelta

from models import business, numbers
from models.changes import Kind
from models.errors import Refused
from models.instants import day_start, from_text, local_day, to_text
from models.journal import Journal
from models.numbers import By, Part
from models.promises import questions
from models.promises.records import PromiseRow
from models.rates import rate_of
from models.reviews.records import Answer, DayAhead, Ending, ReviewItem, Settled, Share, Sitting
from models.reviews.sitting import agenda, current, sitting_of
from models.working_time import Profile, open_time

USUAL_MINUTES = 30
"""What a promise that says no length counts with; whoever shows the days says so."""
DAYS_AHEAD = 7
RECENT_DAYS = 90
_LAST_VERDICT = (
    "SELECT o.id FROM operations o WHERE o.id = (SELECT max(id) FROM operations WHERE state = 'done') AND EXISTS "
    "(SELECT 1 FROM changes c WHERE c.operation_id = o.id AND c.kind = 'review_items' AND c.before IS NULL)"
)


def end(journal: Journal) -> Ending:
    """End the review under way. Raises: Refused while something is unseen, or when none is under way."""
    return _end(journal, None)


def end_with_last_verdict(journal: Journal) -> Ending:
    """End the review under way in one step of the undo list with the verdict before, where nothing came between.

    For whoever ends it without asking. Raises: Refused, as `end` does.
    """
    return _end(journal, journal.value(_LAST_VERDICT))


def latest(journal: Journal) -> Ending | None:
    """Return how the last review that was ended ended, None where there was none."""
    row = journal.row("SELECT * FROM reviews WHERE complete = 1 ORDER BY id DESC LIMIT 1")
    return None if row is None else ending_of(journal, sitting_of(journal, row))


def ending_of(journal: Journal, sitting: Sitting) -> Ending:
    """Return how a review ended or, while it is under way, stands."""
    rows = {row.promise.id: row for row in questions.some(journal, [item.promise_id for item in sitting.items])}
    told = [_settled(item, rows[item.promise_id]) for item in sitting.items if item.promise_id in rows]
    return Ending(
        sitting.review,
        settled=tuple(one for one in told if one.answer is not Answer.SKIPPED),
        told=sum(item.told and item.answer in {Answer.MOVED, Answer.BROKEN} for item in sitting.items),
        left=tuple(one for one in told if one.answer is Answer.SKIPPED),
        days=days_ahead(journal),
    )


def days_ahead(journal: Journal, at: datetime | None = None) -> tuple[DayAhead, ...]:
    """Return the seven days from now on, today while it has working time left: promised against working minutes."""
    at = at or journal.now()
    profile = business.profile(business.get(journal))
    today = local_day(at, profile.zone)
    first = today if open_time(profile, today, at) else today + timedelta(days=1)
    days = [first + timedelta(days=number) for number in range(DAYS_AHEAD)]
    since = max(at, day_start(first, profile.zone))
    found = journal.rows(
        "SELECT due_at, expected_minutes FROM promises WHERE state = 'open' AND side <> 'owed' "
        "AND due_at >= ? AND due_at < ?",
        (to_text(since), to_text(day_start(days[-1] + timedelta(days=1), profile.zone))),
    )
    lengths: dict[date, list[int | None]] = {day: [] for day in days}
    for row in found:
        lengths[local_day(from_text(row["due_at"]), profile.zone)].append(row["expected_minutes"])
    return tuple(_day(profile, day, lengths[day], at) for day in days)


def by_client(journal: Journal, at: datetime | None = None) -> tuple[Share, ...]:
    """Return what was kept and missed for each client in the last 90 days, most missed first."""
    return _shares(journal, By.CLIENT, at)


def by_kind(journal: Journal, at: datetime | None = None) -> tuple[Share, ...]:
    """Return what was kept and missed of each kind of promise in the last 90 days, most missed first."""
    return _shares(journal, By.KIND, at)


def _end(journal: Journal, within: int | None) -> Ending:
    sitting = current(journal)
    if sitting is None:
        raise Refused("no review is under way; the first verdict begins one")
    left = len(agenda(journal).unseen)
    if left:
        are, them = ("promise is", "it") if left == 1 else ("promises are", "them")
        raise Refused(f"{left:,} {are} unseen; go through {them}, or leave the review for later")
    with journal.writing("End the review", within=within) as writing:
        writing.put(Kind.REVIEW, sitting.review.id, {"ended_at": to_text(journal.now()), "complete": 1})
    return ending_of(journal, _sitting_by_id(journal, sitting.review.id))


def _shares(journal: Journal, by: By, at: datetime | None) -> tuple[Share, ...]:
    at = at or journal.now()
    today = local_day(at, business.home_zone(journal))
    parts = numbers.parts(journal, today - timedelta(days=RECENT_DAYS - 1), today, at, by)
    shares = [share for share in map(_share, parts) if share.kept or share.missed]
    return tuple(sorted(shares, key=_most_missed))


def _share(part: Part) -> Share:
    counts = part.promises
    kept = counts.kept_as_promised + counts.kept_after_agreed_move
    missed = counts.kept_late + counts.broken + counts.overdue
    return Share(part.key, part.client_id, kept, missed, rate_of(kept, kept + missed))


def _most_missed(share: Share) -> tuple[int, int, str]:
    return -share.missed, -share.kept, share.name.casefold()


def _settled(item: ReviewItem, row: PromiseRow) -> Settled:
    return Settled(item.promise_id, row.promise.words, row.client_name, item.answer, item.why)


def _day(profile: Profile, day: date, lengths: list[int | None], at: datetime) -> DayAhead:
    guessed = sum(length is None for length in lengths)
    promised = sum(length or 0 for length in lengths) + guessed * USUAL_MINUTES
    free = open_time(profile, day, at) // timedelta(minutes=1)
    return DayAhead(day, promised, free, len(lengths), guessed)


def _sitting_by_id(journal: Journal, review_id: int) -> Sitting:
    row = journal.row("SELECT * FROM reviews WHERE id = ?", (review_id,))
    if row is None:
        raise LookupError(f"there is no review {review_id}")
    return sitting_of(journal, row)
