"""The reader: a phrase becomes a reading, or trouble; never a guess."""

from datetime import datetime

from msgspec.structs import replace

from models.errors import Refused
from models.instants import zone
from models.promised_time.combine import combine
from models.promised_time.grammar import Scanner
from models.promised_time.letters import normal
from models.promised_time.pieces import Day, Offset, Piece, Puzzled
from models.promised_time.reading import Reading, TextSpan, Trouble
from models.promised_time.resolve import resolve
from models.promised_time.stretches import Context
from models.promised_time.tokens import Unknown, tokenise
from models.windows import Window
from models.working_time import Profile

LONGEST_TEXT = 300
_UNKNOWN, _USUAL = "I don’t understand", ("Fri 10-12", "tomorrow 9:00")
_PAST, _AHEAD = "in the past", "; say a time to come"
_EMPTY = "say when, like “Fri 10-12”, “by Thu” or “in 3 working days”"


def read(text: str, now: datetime, profile: Profile) -> Reading | Trouble:
    """Return what the phrase means at `now` (aware), or why it cannot be taken."""
    return _read(text, now, profile, offer=True)


def window_of(text: str, now: datetime, profile: Profile) -> Window:
    """Return the promised time of a phrase.

    Raises: Refused with the trouble's words and offers, or for a not-before, which has no end.
    """
    reading = read(text, now, profile)
    if isinstance(reading, Trouble):
        raise refusal(reading)
    return reading.window(profile, text.strip())


def refusal(trouble: Trouble) -> Refused:
    """Return a trouble as a refusal; one that is about a word nobody knows shows how times are said."""
    usual = _USUAL if trouble.reason.startswith(_UNKNOWN) else ()
    return Refused(trouble.reason, field="window", offers=trouble.offers or usual)


def _read(text: str, now: datetime, profile: Profile, offer: bool) -> Reading | Trouble:
    small = normal(text)
    if len(small) > LONGEST_TEXT:
        small = small.strip()
        if len(small) > LONGEST_TEXT:
            return Trouble("that is too long for a time; write only the time")
        small = normal(text)
    pieces: list[Piece] = []
    try:
        tokens, slipped = tokenise(small)
        if not tokens:
            return Trouble(_EMPTY)
        there = now.astimezone(zone(profile.zone))
        context = Context(there, profile)
        pieces = Scanner(tokens, profile.month_first, there.year).scan()
        reading = resolve(combine(pieces, profile.month_first, context.today), context)
    except Unknown as unknown:
        return _unknown(text, unknown)
    except Puzzled as puzzled:
        return _trouble(text, puzzled, pieces, now, profile, offer)
    except Refused as refused:
        return Trouble(refused.reason)
    except (OverflowError, ValueError):
        return Trouble("that is too far away; the year must lie between 1900 and 9000")
    spans = tuple(piece.span() for piece in pieces)
    counted = any(isinstance(piece.value, Offset) for piece in pieces)
    return replace(reading, spans=spans, assumptions=(*slipped, *reading.assumptions), counted=counted)


def _unknown(text: str, unknown: Unknown) -> Trouble:
    word = text[unknown.start : unknown.stop]
    shown = word if len(word) <= 30 else f"{word[:30]}…"
    return Trouble(f"{_UNKNOWN} “{shown}”", TextSpan(unknown.start, unknown.stop, "unknown"))


def _trouble(text: str, puzzled: Puzzled, pieces: list[Piece], now: datetime, profile: Profile, offer: bool) -> Trouble:
    offers: tuple[str, ...] = ()
    at, whole = _placed(puzzled, pieces), puzzled.offers
    if offer:
        if puzzled.instead_of and at is not None:
            whole = tuple(f"{text[: at.start]}{said}{text[at.stop :]}".strip() for said in whole)
        if puzzled.before:
            whole = tuple(f"{said} {text.strip()}" for said in puzzled.offers)
        offers = tuple(said for said in whole if isinstance(_read(said, now, profile, offer=False), Reading))[:2]
    reason = f"{puzzled.reason}{_AHEAD}" if puzzled.reason.endswith(_PAST) else puzzled.reason
    return Trouble(reason, at, offers, puzzled.whole)


def _placed(puzzled: Puzzled, pieces: list[Piece]) -> TextSpan | None:
    """Return where the trouble is."""
    if puzzled.instead_of == "weekday":
        for piece in pieces:
            if isinstance(piece.value, Day) and piece.value.weekday is not None:
                return piece.span()
    return puzzled.at
