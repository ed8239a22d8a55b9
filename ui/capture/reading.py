"""Reading the line while it is typed: against names that are read again only when they changed."""

from PySide6.QtCore import QObject, Slot

from models.capture.directory import Directory
from models.capture.draft import Line
from models.capture.line import read_line
from models.changes import Changes, Kind
from models.client_list import directory
from models.interactions.records import Way
from models.promises import likely
from models.promises import questions as promises
from models.promises.likely import About
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseRow
from models.working_time import Profile
from ui.desk import Desk
from ui.fields.token_line import TokenSpan

_MOST_OPEN = 60


class LineReading(QObject):
    """Keep the names of clients and people, and read lines against them."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._directory: Directory | None = None
        self._profile: Profile | None = None
        self._open: tuple[int, tuple[PromiseRow, ...]] | None = None
        desk.bridge.changed.connect(self._hear)

    def read(self, text: str) -> Line:
        """Return what a line says now."""
        return read_line(text, self._desk.journal.now(), self.profile(), self.names())

    def names(self) -> Directory:
        """Return whom a line can mean."""
        if self._directory is None:
            self._directory = directory(self._desk.journal)
        return self._directory

    def may_keep(self, line: Line) -> tuple[PromiseRow, ...]:
        """Return the open promises of its client that what a line says may have kept, the likeliest first."""
        draft = line.draft
        if draft is None or draft.client_id is None:
            return ()
        if self._open is None or self._open[0] != draft.client_id:
            wanted = PromiseFilter(client_id=draft.client_id, states=OPEN)
            self._open = draft.client_id, promises.rows(self._desk.journal, wanted, _MOST_OPEN)
        about = About(Way(draft.kind), draft.happened_at, draft.person_ids, draft.words)
        return likely.likely(self._open[1], about)

    def profile(self) -> Profile:
        """Return what times are read by."""
        if self._profile is None:
            self._profile = self._desk.profile()
        return self._profile

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if changes.touches(Kind.CLIENT, Kind.PERSON):
            self._directory = None
        if changes.touches(Kind.BUSINESS):
            self._profile = None
        if changes.touches(Kind.CLIENT, Kind.PERSON, Kind.PROMISE, Kind.PROMISE_EVENT):
            self._open = None


def is_new_client(line: Line) -> bool:
    """Tell whether a line names a client that nobody knows, and is not merely unclear about which is meant."""
    draft = line.draft
    unclear = any(trouble.field == "client" and "which" in trouble.reason for trouble in line.troubles)
    return draft is not None and draft.client_id is None and bool(draft.client_words.strip()) and not unclear


def spans_of(line: Line) -> list[TokenSpan]:
    """Return the colours of a line: the time of a promise is not that of the contact."""
    first_mark = next((token.start for token in line.tokens if token.role == "mark"), None)
    spans = []
    for token in line.tokens:
        if token.role in {"words", "promise"}:
            continue
        is_promised = token.role == "time" and first_mark is not None and token.start > first_mark
        spans.append(TokenSpan(token.start, token.stop, "window" if is_promised else token.role))
    return spans + [TokenSpan(trouble.start, trouble.stop, "trouble") for trouble in line.troubles if trouble.field]


def as_qt_counts(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
