"""Drawing a report off the GUI thread: the data is gathered here, the pages are drawn there."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.business import Paper
from models.errors import JournalError
from models.journal import Journal
from models.service_report.gather import gather
from models.service_report.periods import Period
from models.service_report.records import ServiceReport
from ui.errands import Errands


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
        """Gather the data now and begin to draw."""
        self._latest = 0
        try:
            report = gather(journal, client_id, period, paper=paper)
        except JournalError as error:
            self.failed.emit(str(error))
            return
        self._latest = self._errands.send(partial(_draw, report))

    @Slot(int, object)
    def take(self, number: int, drawn: tuple[bytes, ServiceReport]) -> None:
        """Hand over drawn pages if they are those asked for last."""
        if number == self._latest:
            self.drawn.emit(*drawn)


def _draw(report: ServiceReport) -> tuple[bytes, ServiceReport]:
    from reports.service_report import build

    return build(report), report
