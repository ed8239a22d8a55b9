"""Reading the line while it is typed: against names that are read again only when they changed."""

from PySide6.QtCore import QObject, Slot

from models.capture.directory import Directory
from models.capture.draft import Line
from models.capture.line import read_line
from models.changes import Changes, Kind
from models.client_list import directory
from models.working_time import Profile
from ui.desk import Desk
from ui.fields.token_line import TokenSpan


class LineReading(QObject):
    """Keep the names of clients and people, and read lines against them."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._directory: Directory | None = None
        self._profile: Profile | None = None
        desk.bridge.changed.connect(self._hear)

    def read(self, text: str) -> Line:
        """Return what a line says now."""
        return read_line(text, self._desk.journal.now(), self.profile(), self.names())

    def names(self) -> Directory:
        """Return whom a line can mean."""
        if self._directory is None:
            self._directory = directory(self._desk.journal)
        return self._directory

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
