"""Which open promises a contact may have kept, and which contact may have kept a promise; settled by a person alone."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from models.interactions.records import Direction, InteractionRow, Way
from models.names import bare_words
from models.promises.records import PromiseKind, PromiseRow, Side

WAYS: dict[PromiseKind, frozenset[Way]] = {
    PromiseKind.COME: frozenset({Way.VISIT, Way.MEETING}),
    PromiseKind.RING: frozenset({Way.CALL}),
    PromiseKind.WRITE: frozenset({Way.EMAIL, Way.MESSAGE}),
    PromiseKind.QUOTE: frozenset({Way.EMAIL, Way.MESSAGE}),
    PromiseKind.DELIVER: frozenset({Way.VISIT}),
    PromiseKind.FIX: frozenset({Way.VISIT, Way.REMOTE}),
    PromiseKind.FOLLOW_UP: frozenset({Way.CALL, Way.EMAIL, Way.MESSAGE, Way.VISIT}),
}
"""By which way of contact a promise of a kind is mostly kept."""
LIKELY = 3
_WAY, _PERSON, _DUE, _NEAR, _WORD, _MOST_WORDS = 3, 2, 2, 1, 2, 3
_SOON, _RATHER_SOON = timedelta(days=1), timedelta(days=3)
_LONGEST_READ = 400
_COMMON = """
the and for that with from about have has was were will this they them their our you your new ring call phone
send write mail come visit see back again look fix check
"""
_NOT_TELLING = frozenset(_COMMON.split())


class About(Struct, frozen=True):
    """What is known of a contact: how, when, with whom, in which words, who got in touch."""

    kind: Way
    at: datetime
    person_ids: Collection[int] = ()
    words: str = ""
    direction: Direction = Direction.OUTBOUND
    reached: bool = True


class Ranked(Struct, frozen=True):
    """A promise and how much speaks for it; `likely` where enough does to mention it."""

    row: PromiseRow
    weight: int
    likely: bool


def ranked(rows: Iterable[PromiseRow], about: About) -> tuple[Ranked, ...]:
    """Return open promises of a client, those first that the contact most likely kept."""
    said = _stems(about.words)
    found = [_rank(row, about, said) for row in rows]
    return tuple(sorted(found, key=_best_first))


def likely(rows: Iterable[PromiseRow], about: About, most: int = 3) -> tuple[PromiseRow, ...]:
    """Return the promises worth mentioning beside a contact, best first."""
    return tuple(one.row for one in ranked(rows, about) if one.likely)[:most]


def contacts(row: PromiseRow, found: Iterable[InteractionRow], at: datetime) -> tuple[InteractionRow, ...]:
    """Return the contacts by which a promise may have been kept at a moment, the most likely first."""
    possible = [one for one in found if one.interaction.happened_at >= row.promise.made_at]
    return tuple(sorted(possible, key=_Nearness(row, at)))


class _Nearness:
    """The order of contacts as one promise sees them."""

    def __init__(self, row: PromiseRow, at: datetime) -> None:
        self._row, self._at, self._said = row, at, _stems(row.promise.words)

    def __call__(self, shown: InteractionRow) -> tuple[int, float, int]:
        one, promise = shown.interaction, self._row.promise
        away = abs((one.happened_at - self._at).total_seconds())
        weight = _WAY * _fits(promise.kind, one.kind) + _PERSON * (promise.person_id in one.person_ids)
        weight += 2 * (away < _SOON.total_seconds()) + min(_MOST_WORDS, len(self._said & _stems(one.words)))
        if not one.reached:
            weight -= 2 * _WAY
        if one.id == promise.interaction_id:
            weight -= _WAY
        return -weight, away, one.id


def _rank(row: PromiseRow, about: About, said: frozenset[str]) -> Ranked:
    promise = row.promise
    by_way = _fits(promise.kind, about.kind)
    shared = min(_MOST_WORDS, len(said & _stems(promise.words)))
    weight = _WAY * by_way + _WORD * shared
    if promise.person_id is not None and about.person_ids:
        weight += _PERSON if promise.person_id in about.person_ids else -_PERSON
    start = promise.window.start or promise.window.end
    ahead = start.astimezone(UTC) - about.at.astimezone(UTC)
    weight += _DUE if ahead <= _SOON else _NEAR if ahead <= _RATHER_SOON else 0
    if promise.side is Side.OWED:
        weight += 0 if about.direction is Direction.INBOUND else -_WAY
    possible = about.reached and promise.made_at <= about.at
    return Ranked(row, weight if possible else weight - 100, possible and bool(by_way or shared) and weight > LIKELY)


def _best_first(one: Ranked) -> tuple[int, datetime, int]:
    return -one.weight, one.row.promise.due_at, one.row.promise.id


def _fits(kind: PromiseKind, way: Way) -> bool:
    return way in WAYS.get(kind, frozenset())


def _stems(text: str) -> frozenset[str]:
    """Return the telling words of a text, each by its beginning, so that “quotes” and “quoted” are one."""
    telling = set(bare_words(text[:_LONGEST_READ])) - _NOT_TELLING
    return frozenset(word[:5] for word in telling if len(word) > 2)
