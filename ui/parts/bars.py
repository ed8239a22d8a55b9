"""Small charts, painted: weeks as stacked bars, and names with a bar each."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.parts.layouts import named
from ui.theme import theme
from ui.tr import tr

_GAP, _FOOT = 5, 20


class Week(NamedTuple):
    """One bar: what was kept on time, what was late, and the words of its tip."""

    kept: int
    late: int
    words: str = ""


class NamedBar(NamedTuple):
    """One line: a name, its figure, and the token of its colour."""

    name: str
    value: float
    role: str = "bar"
    shown: str = ""


class WeekBars(QWidget):
    """Kept at the foot, late above, the last week stronger; the accessible name says all figures."""

    def __init__(self, weeks: Sequence[Week] = (), *, height: int = 76, name: str = "weekBars") -> None:
        super().__init__()
        named(self, name)
        self._weeks: tuple[Week, ...] = ()
        self._first, self._last = "", ""
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_weeks(weeks)
        self._measure()
        theme.changed.connect(self._measure)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show other weeks, oldest first."""
        self._weeks = tuple(weeks)
        self._first = tr("{n} weeks ago").format(n=len(self._weeks))
        self._last = tr("this week")
        said = ", ".join(tr("{kept} kept {late} late").format(kept=week.kept, late=week.late) for week in self._weeks)
        self.setAccessibleName(tr("Promises by week, oldest first: {figures}").format(figures=said or tr("none yet")))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = float(self.height() - theme.px(_FOOT))
        for place, week in enumerate(self._weeks):
            self._paint_week(painter, place, week, ground)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(QPointF(0, ground + 0.5), QPointF(self.width(), ground + 0.5))
        painter.setFont(theme.font("overline"))
        painter.setPen(theme.color("text_faint"))
        foot = QRectF(0, ground + 2, self.width(), theme.px(_FOOT) - 2)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._first)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._last)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._weeks:
            place = int(event.pos().x() / ((self.width() + _GAP) / len(self._weeks)))
            QToolTip.showText(event.globalPos(), self._weeks[min(place, len(self._weeks) - 1)].words, self)
            return True
        return super().event(event)

    def _measure(self) -> None:
        self.setFixedHeight(self._height - _FOOT + theme.px(_FOOT))

    def _paint_week(self, painter: QPainter, place: int, week: Week, ground: float) -> None:
        width = (self.width() - _GAP * (len(self._weeks) - 1)) / len(self._weeks)
        unit = ground / max(1, *(other.kept + other.late for other in self._weeks))
        left, kept, late = place * (width + _GAP), week.kept * unit, week.late * unit
        painter.setPen(Qt.PenStyle.NoPen)
        if kept:
            painter.setBrush(theme.color("accent" if place == len(self._weeks) - 1 else "bar"))
            painter.drawRoundedRect(QRectF(left, ground - kept, width, kept), 2.5, 2.5)
        if late:
            painter.setBrush(theme.color("danger"))
            painter.drawRoundedRect(QRectF(left, ground - kept - late, width, max(2.0, late - 2)), 2.5, 2.5)


class NamedBars(QWidget):
    """Names with a bar and a figure each; the accessible name says them all."""

    def __init__(self, bars: Sequence[NamedBar] = (), *, name: str = "namedBars") -> None:
        super().__init__()
        named(self, name)
        self._bars: tuple[NamedBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(bars)
        theme.changed.connect(self._measure)

    def show_bars(self, bars: Sequence[NamedBar]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        self.setAccessibleName("; ".join(f"{bar.name}: {_figure(bar)}" for bar in self._bars))
        self._measure()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max([bar.value for bar in self._bars], default=0) or 1
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, place * theme.px(28), bar, bar.value / most)

    def _paint_bar(self, painter: QPainter, top: int, bar: NamedBar, share: float) -> None:
        height, metrics = theme.px(24), theme.metrics("label")
        names, figures = self.width() * 0.42, metrics.horizontalAdvance(_figure(bar)) + 8
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text"))
        shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, names - 8)
        painter.drawText(QRectF(0, top, names - 8, height), int(Qt.AlignmentFlag.AlignVCenter), shown)
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRectF(self.width() - figures, top, figures, height), right, _figure(bar))
        track = QRectF(names, top + height / 2 - 4, self.width() - names - max(30.0, figures), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("neutral_soft"))
        painter.drawRoundedRect(track, 4, 4)
        if bar.value > 0:
            painter.setBrush(theme.color(bar.role))
            painter.drawRoundedRect(QRectF(track.x(), track.y(), max(8.0, track.width() * share), 8), 4, 4)

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(28) * len(self._bars))


def _figure(bar: NamedBar) -> str:
    return bar.shown or f"{bar.value:g}"
