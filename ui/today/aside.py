"""The cards beside Today: what is next, what was logged, how often the word was kept."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from models.attention import LoggedToday, NextUp
from models.journal import Journal
from models.promises.records import PromiseKind
from ui import say
from ui.delegates.rows import joined
from ui.desk import Desk
from ui.icons import icon
from ui.navigator import LogWish
from ui.parts.bars import Week, WeekBars
from ui.parts.buttons import button, tool
from ui.parts.card import as_card
from ui.parts.chips import Chip, ChipState
from ui.parts.labels import Dot, ElidedLabel, label
from ui.parts.layouts import column, row, show_if
from ui.theme import theme
from ui.today.logged import FEW, LoggedCard
from ui.tr import tr

if TYPE_CHECKING:
    from models.numbers import Week as CountedWeek
    from models.rates import Rate

WIDTH = 300
_GAP = 12
_FIGURES_AFTER_MS = 60
"""The figures are counted after the list is shown, so that the list never waits for them."""


class Aside(QWidget):
    """Three cards; with too little height the oldest lines go, then the last card, then lines again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("todayAside")
        self._next, self._logged, self._kept = NextCard(desk), LoggedCard(), KeptCard(desk.journal)
        self.setLayout(column(self._next, self._logged, self._kept, None, spacing=_GAP))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._measure()
        theme.changed.connect(self._measure)

    def show_next(self, next_up: NextUp | None, now: datetime, zone: str) -> None:
        """Show what is next; with nothing next the card is gone."""
        show_if(self._next, next_up is not None)
        if next_up is not None:
            self._next.show_next(next_up, now, zone)
        self._fit()

    def show_logged(self, logged: LoggedToday, zone: str) -> None:
        """Show what was logged today."""
        self._logged.show_logged(logged, zone)
        self._fit()

    def count_kept(self) -> None:
        """Show anew how often the word was kept, in a moment."""
        self._kept.count_again()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @Slot()
    def _measure(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is height for: a card that is pressed together cannot be read."""
        if not self.isVisible():  # There is no height yet.
            return
        free = self.height() - (0 if self._next.isHidden() else self._tall(self._next) + _GAP)
        kept, all_lines = self._tall(self._kept) + _GAP, self._logged.count
        wanted = [(lines, True) for lines in range(all_lines, min(all_lines, FEW) - 1, -1)]
        wanted += [(lines, False) for lines in range(all_lines, -1, -1)]
        with_kept = False
        for lines, with_kept in wanted:
            self._logged.show_lines(lines)
            if self._tall(self._logged) + (kept if with_kept else 0) <= free:
                break
        show_if(self._kept, with_kept)

    @staticmethod
    def _tall(shown: QWidget) -> int:
        tall = shown.heightForWidth(theme.px(WIDTH))
        return tall if tall >= 0 else shown.sizeHint().height()


class NextCard(QFrame):
    """The next promise with an hour."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: NextUp | None = None
        self._time = label("", "display", name="nextTime")
        self._chip = Chip("", ChipState.TODAY)
        self._words = label("", "strong", wrap=True, name="nextWords")
        self._who = ElidedLabel("", "caption", name="nextWho")
        self._log_it = button(tr("Log it"), "primary", name="nextLog")
        snooze = button(tr("Snooze"), "", "alarm-clock", name="nextSnooze")
        show = tool("arrow-right", tr("Open"), name="nextOpen")
        self._log_it.clicked.connect(self._log)
        snooze.clicked.connect(self._snooze)
        show.clicked.connect(self._open)
        as_card(
            self,
            column(
                label(tr("Next up").upper(), "overline"),
                row(self._time, None, self._chip),
                self._words,
                self._who,
                row(self._log_it, snooze, show, None, margins=(0, 8, 0, 0)),
            ),
        )

    def show_next(self, next_up: NextUp, now: datetime, zone: str) -> None:
        """Show a promise."""
        self._shown = next_up
        promise = next_up.row.promise
        self._time.setText(say.clock(next_up.at, zone))
        late = next_up.at < now
        self._chip.show_as(say.until(next_up.at, now), ChipState.LATE if late else ChipState.TODAY)
        self._words.setText(promise.words[:200])
        self._who.set_text(joined(next_up.row.client_name, next_up.phone))
        rings = promise.kind is PromiseKind.RING
        words = tr("Call and log") if rings else tr("Log it")
        self._log_it.setText(words)
        self._log_it.setAccessibleName(words)
        self._log_it.setIcon(icon("phone" if rings else "notebook-pen", "on_accent"))

    @Slot()
    def _log(self) -> None:
        if self._shown is not None:
            promise = self._shown.row.promise
            wish = LogWish(client_id=promise.client_id, person_id=promise.person_id, keeps=promise.id)
            self._desk.go.log_wanted.emit(wish)

    @Slot()
    def _snooze(self) -> None:
        if self._shown is not None:
            self._desk.go.snooze_wanted.emit(self._shown.row.promise.id)

    @Slot()
    def _open(self) -> None:
        if self._shown is not None:
            self._desk.go.promise_wanted.emit(self._shown.row.promise.id)


class KeptCard(QFrame):
    """How often promises were kept as first promised, with its counts, week by week."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._counted = True
        self._soon = QTimer(self, singleShot=True, interval=_FIGURES_AFTER_MS)
        self._soon.timeout.connect(self._count_rate)
        # The two counts come one after the other, so that keys typed between them are not kept waiting.
        self._then = QTimer(self, singleShot=True, interval=0)
        self._then.timeout.connect(self._count_weeks)
        self._rate = label("", "display", name="keptRate")
        self._counts: QLabel = label("", "caption", name="keptCounts")
        self._bars = WeekBars()
        legend = row(
            Dot("bar"), label(tr("kept on time"), "caption"), Dot("danger"), label(tr("late"), "caption"), None
        )
        legend.setSpacing(6)
        figures = row(
            self._rate, column(label(tr("last 90 days"), "caption"), self._counts, spacing=0), None, spacing=10
        )
        as_card(self, column(label(tr("Promises kept on time"), "heading"), figures, self._bars, legend, spacing=8))

    def count_again(self) -> None:
        """Count again, in a moment: once for many changes, and only while there is somebody to see it."""
        self._counted = False
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._counted:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()
        self._then.stop()

    @Slot()
    def _count_rate(self) -> None:
        from models import numbers

        self._show_rate(numbers.recent_rate(self._journal, self._journal.now()))
        self._then.start()

    @Slot()
    def _count_weeks(self) -> None:
        from models import numbers

        self._show_weeks(numbers.kept_by_week(self._journal, self._journal.now()))
        self._counted = True

    def _show_rate(self, rate: "Rate") -> None:
        """Show a rate; under five cases it is not said."""
        shown = tr("{percent} %").format(percent=round(rate.rate * 100)) if rate.rate is not None else "–"
        self._rate.setText(shown)
        counts = tr("{k} of {n}").format(k=rate.k, n=rate.n)
        self._counts.setText(counts if rate.rate is not None else tr("{counts}: too few to say").format(counts=counts))

    def _show_weeks(self, weeks: "tuple[CountedWeek, ...]") -> None:
        self._bars.show_weeks([Week(week.on_time, week.late, _week_words(week)) for week in weeks])


def _week_words(week: "CountedWeek") -> str:
    words = tr("week of {day}: {kept} kept on time, {late} late")
    return words.format(day=f"{week.monday:%d %b}", kept=week.on_time, late=week.late)
