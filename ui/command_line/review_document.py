"""A review as documents for programs."""

from msgspec.structs import asdict

from models.journal import Journal
from models.reviews import ending
from models.reviews.queue import rows
from models.reviews.records import Agenda, DayAhead, Ending, Settled, Share, Sitting
from models.reviews.slipped import Slipped
from ui.command_line.documents import Document, promise_document


def agenda_document(journal: Journal, found: Agenda) -> Document:
    """Return what is to be decided, worst first, and the review under way."""
    return {
        "at": found.at,
        "gone_through": found.gone_through,
        "total": found.total,
        "review": None if found.sitting is None else _sitting(found.sitting),
        "unseen": _slipped(journal, found.unseen, found),
        "skipped": _slipped(journal, found.skipped, found),
    }


def ending_document(journal: Journal, found: Ending) -> Document:
    """Return how a review ended, with the days ahead and what was kept and missed."""
    return {
        "id": found.review.id,
        "started_at": found.review.started_at,
        "ended_at": found.review.ended_at,
        "complete": found.review.complete,
        "settled": [_settled(one) for one in found.settled],
        "told": found.told,
        "left": [_settled(one) for one in found.left],
        "days": [_day(day) for day in found.days],
        "usual_minutes": ending.USUAL_MINUTES,
        "by_client": [_share(share) for share in ending.by_client(journal)],
        "by_kind": [_share(share) for share in ending.by_kind(journal)],
    }


def _sitting(found: Sitting) -> Document:
    return {
        "id": found.review.id,
        "started_at": found.review.started_at,
        "items": [
            {
                "promise_id": item.promise_id,
                "verdict": item.answer,
                "why": item.why,
                "at": item.at,
                "told": item.told,
            }
            for item in found.items
        ],
    }


def _slipped(journal: Journal, slipped: tuple[Slipped, ...], found: Agenda) -> list[Document]:
    groups = {one.promise_id: one for one in slipped}
    told = []
    for row in rows(journal, slipped, found.at):
        one = groups[row.promise.id]
        told.append(promise_document(row, found.at) | {"group": one.group, "days_late": one.days_late})
    return told


def _settled(one: Settled) -> Document:
    return {
        "promise_id": one.promise_id,
        "words": one.words,
        "client": one.client_name,
        "verdict": one.answer,
        "why": one.why,
    }


def _day(day: DayAhead) -> Document:
    return {
        "day": day.day,
        "promised_minutes": day.promised_minutes,
        "free_minutes": day.free_minutes,
        "promises": day.promises,
        "without_length": day.guessed,
    }


def _share(share: Share) -> Document:
    named: Document = {"name": share.name}
    if share.client_id is not None:
        named["client_id"] = share.client_id
    return named | {"kept": share.kept, "missed": share.missed, "word_kept": asdict(share.rate)}
