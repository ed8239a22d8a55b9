"""The card beside Today that says what was logged, newest first."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from models.attention import LoggedToday
from models.interactions.records import InteractionRow
from ui import say
from ui.delegates.painting import paint_words
from ui.delegates.rows import joined, plain
from ui.parts.avatar import paint_way, way
from ui.parts.card import as_card
from ui.parts.labels import label
from ui.parts.layouts import column, row, show_if
from ui.theme import theme
from ui.tr import tr, tr_count

MOST, FEW = 5, 1
_BADGE, _GAP = 26, 10


class LoggedCard(QFrame):
    """What was logged today: as many lines as there is room for, and how many more there are."""

    def __init__(self) -> None:
        super().__init__()
        self._total = label("", "caption", name="loggedTotal")
        self._none = label(tr("Nothing yet."), "muted")
        self._more = label("", "caption", name="loggedMore")
        self._all = 0
        self._lines: list[LoggedLine] = []
        self._rows: QVBoxLayout = column(
            row(label(tr("Logged today"), "heading"), None, self._total), self._none, self._more, spacing=8
        )
        as_card(self, self._rows)

    def show_logged(self, logged: LoggedToday, zone: str) -> None:
        """Show today's interactions."""
        self._total.setText(say.minutes_words(logged.minutes))
        show_if(self._none, not logged.count)
        self._all = logged.count
        while len(self._lines) < min(len(logged.rows), MOST):
            self._lines.append(LoggedLine())
            self._rows.insertWidget(self._rows.count() - 1, self._lines[-1])
        for line, shown in zip(self._lines, logged.rows, strict=False):
            line.show_interaction(shown, zone)

    @property
    def count(self) -> int:
        """How many lines there are to show."""
        return min(self._all, MOST)

    def show_lines(self, most: int) -> None:
        """Show the newest lines, `most` of them, and how many more there are."""
        for place, line in enumerate(self._lines):
            show_if(line, place < most)
        rest = self._all - most
        show_if(self._more, rest > 0)
        self._more.setText(tr_count(rest, "and {n} more", "and {n} more"))


class LoggedLine(QWidget):
    """One interaction, painted: how, with whom, how long, when; words too long for it are whole in its tip."""

    def __init__(self) -> None:
        super().__init__()
        self._kind, self._client, self._how, self._time = "other", "", "", ""
        self._shown_client, self._shown_how = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._measure()
        theme.changed.connect(self._measure)

    def show_interaction(self, shown: InteractionRow, zone: str) -> None:
        """Show an interaction."""
        interaction = shown.interaction
        self._kind = interaction.kind.value
        self._client = plain(shown.client_name)
        self._how = joined(way(self._kind).words, say.minutes_words(interaction.minutes))
        self._time = say.clock(interaction.happened_at, zone)
        self.setAccessibleName(plain(f"{self._client}, {self._how}, {self._time}"))
        self._shorten()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, height, upper = theme.px(_BADGE), self.height(), _line_height("strong")
        paint_way(painter, QRectF(0, (height - side) // 2, side, side), self._kind)
        left, room = side + _GAP, self._room()
        muted = theme.color("text_muted")
        paint_words(painter, QRectF(left, 0, room, upper), self._shown_client, "strong", theme.color("text"))
        paint_words(painter, QRectF(left, upper, room, height - upper), self._shown_how, "caption", muted)
        paint_words(painter, QRectF(left + room + _GAP, 0, self.width(), height), self._time, "caption", muted)

    def _room(self) -> int:
        time = ceil(theme.metrics("caption").horizontalAdvance(self._time))
        return self.width() - theme.px(_BADGE) - time - 2 * _GAP

    def _shorten(self) -> None:
        room = max(0, self._room() - 1)
        self._shown_client = theme.metrics("strong").elidedText(self._client, Qt.TextElideMode.ElideRight, room)
        self._shown_how = theme.metrics("caption").elidedText(self._how, Qt.TextElideMode.ElideRight, room)
        whole = ((self._client, self._shown_client), (self._how, self._shown_how))
        self.setToolTip("\n".join(words for words, shown in whole if words != shown))

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(max(_line_height("strong") + _line_height("caption"), theme.px(_BADGE)))
        self._shorten()
        self.update()


def _line_height(role: str) -> int:
    return ceil(theme.metrics(role).height())
