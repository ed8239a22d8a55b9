"""What the palette answers to a few typed letters: clients, things to do, hits in the journal."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtGui import QAction

from models import client_list
from models.changes import Kind
from models.names import bare_words
from models.search import Hit, Piece, search
from ui import say
from ui.actions import keys_of, plain
from ui.delegates import rows
from ui.desk import Desk
from ui.navigator import LogWish
from ui.parts.avatar import way
from ui.tr import tr

_MOST_CLIENTS, _MOST_DEEDS, _MOST_HITS = 4, 6, 8
_ICONS = {
    Kind.PERSON: "user",
    Kind.SITE: "map-pin",
    Kind.JOB: "briefcase",
    Kind.PROMISE: "handshake",
}


class Answer(Struct, frozen=True):
    """One row: what it shows and what Enter does. `head` alone is the head of a group."""

    do: Callable[[], object] | None
    pieces: tuple[Piece, ...] = ()
    beside: str = ""
    icon: str = ""
    client: str = ""
    keys: str = ""
    head: str = ""
    private: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        words = "".join(piece.text for piece in self.pieces)
        return self.head or ", ".join(part for part in (words, rows.plain(self.beside), self.keys) if part)


class Answers:
    """Answer what is typed."""

    def __init__(self, desk: Desk, actions: Sequence[QAction]) -> None:
        self._desk = desk
        self._actions = [(action, " ".join(bare_words(plain(action)))) for action in actions]

    def to(self, typed: str) -> tuple[Answer, ...]:
        """Return the answers, each group under its head; to nothing typed, what is done most."""
        if not typed.strip():
            return (*_group(tr("Recent clients"), self._recent()), *_group(tr("Commands"), self._deeds(())))
        hits = search(self._desk.journal, typed).hits
        clients = [hit for hit in hits if hit.kind is Kind.CLIENT and _is_name(hit)][:_MOST_CLIENTS]
        others = _fair([hit for hit in hits if hit not in clients])
        deeds = [*self._deeds(bare_words(typed)), *self._about(clients[:1])]
        return (
            *_group(tr("Clients"), [self._client(hit.client_id, hit.title, hit.snippet) for hit in clients]),
            *_group(tr("Commands"), deeds),
            *_group(tr("Journal"), [self._hit(hit) for hit in others]),
        )

    def _recent(self) -> list[Answer]:
        found = []
        journal = self._desk.journal
        for client_id in self._desk.preferences.recent_clients(journal.path):
            name = client_list.standing_name(journal, client_id)
            if name is not None:
                found.append(self._client(client_id, name, ()))
        return found

    def _client(self, client_id: int, name: str, snippet: tuple[Piece, ...]) -> Answer:
        pieces = snippet or (Piece(name, matched=False),)
        return Answer(partial(self._desk.go.client_wanted.emit, client_id), pieces, client=name)

    def _deeds(self, typed: Sequence[str]) -> list[Answer]:
        found = []
        for action, words in self._actions:
            own = words.split()
            if action.isEnabled() and all(any(word.startswith(start) for word in own) for start in typed):
                found.append(
                    Answer(
                        action.trigger, (Piece(plain(action), matched=False),), keys=keys_of(action), icon=_icon(action)
                    )
                )
        return found[:_MOST_DEEDS]

    def _about(self, hits: Sequence[Hit]) -> list[Answer]:
        found = []
        for hit in hits:
            wish = LogWish(client_id=hit.client_id, kind="call")
            call = tr("Log a call with {client}").format(client=hit.title)
            report = tr("Service report for {client}").format(client=hit.title)
            go = self._desk.go
            found.append(Answer(partial(go.log_wanted.emit, wish), (Piece(call, matched=False),), icon="phone"))
            show = partial(go.report_wanted.emit, hit.client_id)
            found.append(Answer(show, (Piece(report, matched=False),), icon="file-text"))
        return found

    def _hit(self, hit: Hit) -> Answer:
        now, zone = self._desk.journal.now(), self._desk.zone
        day = "" if hit.at is None else say.short_day(hit.at, now, zone)
        beside = rows.joined(hit.client_name, day)
        icon_name = way(hit.title).icon if hit.kind is Kind.INTERACTION else _ICONS.get(hit.kind, "users")
        named = hit.kind in _ICONS and hit.kind is not Kind.PROMISE and not _is_name(hit)
        pieces = (Piece(f"{hit.title}   ", matched=False), *hit.snippet) if named else hit.snippet
        return Answer(self._opener(hit), pieces, beside, icon_name, private=hit.private)

    def _opener(self, hit: Hit) -> Callable[[], object]:
        go = self._desk.go
        if hit.kind is Kind.INTERACTION:
            return partial(go.interaction_wanted.emit, hit.id)
        if hit.kind is Kind.PROMISE:
            return partial(go.promise_wanted.emit, hit.id)
        return partial(go.client_wanted.emit, hit.client_id)


def _is_name(hit: Hit) -> bool:
    return "".join(piece.text for piece in hit.snippet) == hit.title


def _fair(hits: Sequence[Hit]) -> list[Hit]:
    """Return as many as fit, in their order, with room for each kind: many promises hide no interaction."""
    kinds = Counter(hit.kind for hit in hits)
    room = dict.fromkeys(kinds, 0)
    for _ in range(min(_MOST_HITS, len(hits))):
        emptiest = min((kind for kind in kinds if room[kind] < kinds[kind]), key=room.__getitem__)
        room[emptiest] += 1
    firsts = {kind: [hit for hit in hits if hit.kind is kind][: room[kind]] for kind in kinds}
    return [hit for kind in kinds for hit in firsts[kind]]


def _group(title: str, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    return (Answer(None, head=title), *answers) if answers else ()


def _icon(action: QAction) -> str:
    found = action.property("icon")
    return found if isinstance(found, str) and found else "command"
