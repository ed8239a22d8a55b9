"""Drawing a report off the GUI thread: there its data is gathered and its pages are drawn."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from models.business import Paper
from models.clock import Clock
from models.errors import JournalError
from models.journal import Journal
from models.service_report.gather import gather
from models.service_report.periods import Period
from models.service_report.records import ServiceReport
from ui.errands import Errands

Drawn = tuple[bytes, ServiceReport] | str
"""The PDF's bytes with the report, or in words why there is none."""


class Drawing(QObject):
    """Draw the latest report asked for; an older one that comes late is thrown away.

    Signals: `drawn` carries the PDF's bytes and the report; `failed` the words of a refusal.
    """

    drawn = Signal(object, object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._latest = 0
        self._errands = Errands(self)
        self._errands.done.connect(self.take)

    def ask(self, journal: Journal, client_id: int, period: Period, paper: Paper) -> None:
        """Begin to gather what the report says and to draw it; a journal in memory can only be read here."""
        wanted = partial(gather, client_id=client_id, period=period, paper=paper)
        self._latest = 0
        if journal.path is not None:
            self._latest = self._errands.send(partial(_gather_and_draw, journal.path, journal.clock, wanted))
            return
        try:
            report = wanted(journal)
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            self._latest = self._errands.send(partial(_draw, report))

    @Slot(int, object)
    def take(self, number: int, drawn: Drawn) -> None:
        """Hand over drawn pages if they are those asked for last."""
        if number != self._latest:
            return
        if isinstance(drawn, str):
            self.failed.emit(drawn)
        else:
            self.drawn.emit(*drawn)


def _gather_and_draw(path: Path, clock: Clock, wanted: Callable[[Journal], ServiceReport]) -> Drawn:
    """Read through a connection of its own, as another program would."""
    try:
        journal = Journal.open(path, clock)
        try:
            report = wanted(journal)
        finally:
            journal.close()
    except JournalError as error:
        return str(error)
    return _draw(report)


def _draw(report: ServiceReport) -> Drawn:
    from reports.service_report import build

    return build(report), report
