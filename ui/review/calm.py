"""What the review says when nothing slipped: that, and which promise comes next."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import reasons
from models.promises import questions
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseRow, Side
from models.words import shortened
from ui.desk import Desk
from ui.parts.empty import EmptyState
from ui.parts.layouts import column
from ui.tr import tr

_OURS = frozenset({Side.GIVEN, Side.FOLLOW_UP})


class Calm(QWidget):
    """An empty list is good news."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state = EmptyState("coffee", tr("Nothing is late"), "", name="reviewCalm")
        box: QVBoxLayout = column(self._state)
        self.setLayout(box)

    def show_next(self) -> None:
        """Say which promise is the next."""
        journal = self._desk.journal
        wanted = PromiseFilter(states=OPEN, sides=_OURS, due_from=journal.now())
        row = next(iter(questions.rows(journal, wanted, limit=1)), None)
        self._state.say(tr("Nothing is late"), self._words(row))

    def _words(self, row: PromiseRow | None) -> str:
        if row is None:
            return tr("Nothing is promised either. What you promise shows up here only if it slips.")
        when = reasons.when(row.promise.window, self._desk.journal.now(), self._desk.zone)
        words = tr("The next promise is “{words}” for {client}, {when}.")
        return words.format(words=shortened(row.promise.words, 120), client=shortened(row.client_name, 60), when=when)
