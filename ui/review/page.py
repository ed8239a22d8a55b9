"""The review: everything that slipped, one promise at a time, until each has its verdict."""

from functools import cached_property, partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from models.changes import Changes, Kind
from models.instants import local_day
from models.promises import questions
from models.promises.records import PromiseId
from models.reviews import ending
from models.reviews.records import Agenda, Ending
from models.reviews.sitting import agenda
from ui.attempt import attempt
from ui.delegates.promise_row import PromiseDelegate
from ui.delegates.row_list import RowList
from ui.desk import Desk
from ui.page import Page
from ui.parts.card import PageHead
from ui.parts.layouts import PAGE_MARGINS, column, row
from ui.promises.deeds import PromiseDeeds
from ui.review.calm import Calm
from ui.review.cells import Feed
from ui.review.decision import Decision
from ui.review.end_card import EndCard, look_up_holidays
from ui.review.figures import Figures
from ui.review.progress import Progress
from ui.theme import theme
from ui.tr import tr, tr_count

ASIDE = 348
_FIGURES_FROM, _FIGURES_WIDE = 540, 510
_ROOMY = 380
"""From this width on a row has its small actions; below it they would leave no room for its words."""
_SECONDS_EACH = 30
_SHOWN = (
    Kind.PROMISE, Kind.PROMISE_EVENT, Kind.REVIEW, Kind.REVIEW_ITEM, Kind.CLIENT, Kind.PERSON, Kind.INTERACTION,
    Kind.BUSINESS,
)  # fmt: skip
_WORK, _CALM = 0, 1
_DECIDE, _END = 0, 1


class ReviewPage(Page):
    """The list of what slipped, the promise to be decided beside it, and at the end what came of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "reviewPage")
        self._agenda: Agenda | None = None
        self._ended: Ending | None = None
        self._place = 0
        self._filling = False
        self._progress = Progress()
        self._head = PageHead(tr("Review"), "", self._progress)
        self._list = RowList(PromiseDelegate(), tr("What is to be decided"), name="reviewList")
        self._list.installEventFilter(self)
        self._deeds = PromiseDeeds(desk, self._list)
        self._figures = Figures(desk.journal)
        self._figures.hide()  # Until there is room for them.
        self._decision = Decision(desk)
        self._aside = QStackedWidget()
        self._aside.addWidget(self._decision)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_work())
        layout = column(self._head, self._stack, spacing=12, margins=PAGE_MARGINS)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._connect()
        self._measure()
        look_up_holidays(desk.profile(), local_day(desk.journal.now(), desk.zone))

    @cached_property
    def _end(self) -> EndCard:
        """What came of it; made when everything was gone through."""
        made = EndCard(self.desk)
        made.ended.connect(self._end_review)
        made.closed.connect(self._close_ending)
        self._aside.insertWidget(_END, made)
        return made

    @cached_property
    def _calm(self) -> Calm:
        """What is said when nothing slipped; made when it is so."""
        made = Calm(self.desk)
        self._stack.insertWidget(_CALM, made)
        return made

    def refresh(self, changes: Changes | None) -> None:
        if self._decision.saving or (changes is not None and not changes.touches(*_SHOWN)):
            return
        self._read()
        if changes is None or changes.touches(Kind.PROMISE):
            self._figures.count_again()

    def focus_first(self) -> None:
        if self._stack.currentIndex() == _CALM:
            self.setFocus()
        elif self._aside.currentIndex() == _END:
            self._end.begin()
        elif self._decision.form is None:
            self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._list or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return self._press(event)  # The list would look for rows that begin with the letter.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ended = None  # It was read; when one comes back the list is what counts.
        self._stale = True

    def _build_work(self) -> QWidget:
        left = column(self._list, self._figures, spacing=12, margins=(0, 0, 0, 14))
        left.setStretch(0, 1)
        right = column(self._aside, margins=(0, 0, 0, 14))
        body = row(left, right, spacing=16)
        body.setStretch(0, 1)
        work = QWidget()
        work.setLayout(body)
        return work

    def _connect(self) -> None:
        self._list.chosen.connect(self._choose)
        self._list.opened.connect(self._open)
        self._list.checked.connect(self._start_done)
        self._list.acted.connect(self._act)
        self._list.menu_wanted.connect(self._show_menu)
        self._decision.answered.connect(self._go_on)
        self._decision.left.connect(self._back_to_list)
        theme.changed.connect(self._measure)

    # Reading

    def _read(self) -> None:
        found = self._agenda = agenda(self.desk.journal)
        shown_ending = self._ending(found)
        if found.unseen or shown_ending is not None:
            self._stack.setCurrentIndex(_WORK)
        else:
            self._stack.setCurrentWidget(self._calm)
        over = shown_ending is not None and found.sitting is None
        self._progress.show_progress(found.gone_through, 0 if over else found.total)
        self._head.set_line(_line(found, over=over))
        self._fill(found, shown_ending)
        if self._stack.currentIndex() == _CALM:
            self._calm.show_next()
        elif shown_ending is not None:
            self._show_end(shown_ending)
        else:
            self._aside.setCurrentIndex(_DECIDE)

    def _ending(self, found: Agenda) -> Ending | None:
        """Return how the review stands once nothing is left to decide, or how it ended a moment ago."""
        if found.sitting is not None:
            self._ended = None
            return None if found.unseen else ending.ending_of(self.desk.journal, found.sitting)
        return self._ended

    def _fill(self, found: Agenda, shown_ending: Ending | None) -> None:
        """Show the rows; the one being decided stays chosen, and where it is answered the one that followed it."""
        current = self._decision.shown.promise.id if self._decision.shown is not None else None
        ids = [one.promise_id for one in found.unseen]
        deciding = self._decision.form is not None and current in {one.promise_id for one in found.skipped}
        if current is not None and current in ids:
            self._place = ids.index(current)
        settled = () if shown_ending is None else shown_ending.settled
        roomy = self._list.width() >= theme.px(_ROOMY)
        feed = Feed(self.desk.journal, found, self.desk.zone, settled, roomy=roomy)
        chosen = current if deciding else None
        if not deciding and ids and shown_ending is None:
            self._place = min(self._place, len(ids) - 1)
            chosen = ids[self._place]
        self._filling = True
        self._list.show_cells(feed.first(min(self._place, len(ids))), feed.more)
        if chosen is not None:
            self._list.choose(("promise", chosen))
        self._filling = False
        if chosen is not None:
            self._show(chosen)
        else:
            self._decision.drop_form()
            self._list.setCurrentIndex(QModelIndex())

    def _show(self, promise_id: int) -> None:
        self._decision.show_promise(questions.row_of(self.desk.journal, PromiseId(promise_id)))
        self._aside.setCurrentIndex(_DECIDE)

    def _show_end(self, found: Ending) -> None:
        self._end.show_ending(found)
        if self._decision.form is None:
            self._aside.setCurrentWidget(self._end)
            self._end.begin()

    # Keys

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; tell whether it means anything."""
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        if self._stack.currentIndex() != _WORK or isinstance(
            self.focusWidget(), QLineEdit | QPlainTextEdit | QAbstractSpinBox
        ):
            return False
        verdict = self._decision.verdicts.verdict_of(event.key())
        if verdict:
            self._start(verdict)
        return bool(verdict)

    def _start(self, verdict: str) -> None:
        if self._aside.currentIndex() == _DECIDE:
            self.desk.go.panel_closed.emit()
            self._decision.start(verdict)

    @Slot(object)
    def _choose(self, key: object) -> None:
        if self._filling or not isinstance(key, tuple) or key[0] != "promise":
            return
        ids = [one.promise_id for one in self._agenda.unseen] if self._agenda is not None else []
        if key[1] in ids:
            self._place = ids.index(key[1])
        self._show(key[1])

    @Slot(object)
    def _open(self, key: tuple[str, int]) -> None:
        if key[0] == "promise":
            self._decision.verdicts.focus()
        else:
            self.desk.go.promise_wanted.emit(key[1])

    @Slot(object)
    def _start_done(self, _key: object) -> None:
        self._start("done")

    @Slot(object, str)
    def _act(self, key: tuple[str, int], name: str) -> None:
        if name == "more":
            self._deeds.show_menu(key[1], self._list.menu_point(key))
        else:
            self._deeds.do(name, key[1])

    @Slot(object, QPoint)
    def _show_menu(self, key: tuple[str, int], at: QPoint) -> None:
        self._deeds.show_menu(key[1], at)

    @Slot()
    def _go_on(self) -> None:
        self.refresh(None)
        self.focus_first()

    @Slot()
    def _back_to_list(self) -> None:
        self._list.setFocus()

    # The end

    @Slot()
    def _end_review(self) -> None:
        outcome = attempt(partial(ending.end, self.desk.journal))
        if outcome.result is None:
            self.desk.go.said.emit(outcome.trouble)
            return
        self._ended = outcome.result
        self._read()

    @Slot()
    def _close_ending(self) -> None:
        self._ended = None
        self._read()
        self.focus_first()

    @Slot()
    def _measure(self) -> None:
        aside = min(theme.px(ASIDE), max(self.width() // 2, ASIDE))
        self._aside.setFixedWidth(aside)
        wide = self.width() - aside >= theme.px(_FIGURES_WIDE)
        self._figures.setVisible(wide and self.height() >= theme.px(_FIGURES_FROM))


def _line(found: Agenda, *, over: bool) -> str:
    left = len(found.unseen)
    if over and left:
        return tr_count(left, "What was skipped waits for the next review.", "{n} promises wait for the next review.")
    if not left:
        return tr("Go through every promise that slipped.")
    minutes = max(1, round(left * _SECONDS_EACH / 60))
    to_decide = tr_count(left, "One to decide", "{n} to decide")
    time = tr_count(minutes, "about a minute", "about {n} minutes") if minutes < 60 else tr("a good while")
    return tr("Go through every promise that slipped. {to_decide}, {time}.").format(to_decide=to_decide, time=time)
