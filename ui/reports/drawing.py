"""Drawing a report off the GUI thread: the data is gathered here, the pages are drawn there."""

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from models.business import Paper
from models.errors import JournalError
from models.journal import Journal
from models.service_report.gather import gather
from models.service_report.periods import Period
from models.service_report.records import ServiceReport


class Drawing(QObject):
    """Draw the latest report asked for; an older one that comes late is thrown away.

    Signals: `drawn` carries the PDF's bytes and the report; `failed` the words of a refusal.
    """

    drawn = Signal(object, object)
    failed = Signal(str)
    _finished = Signal(int, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._latest = 0
        self._finished.connect(self._take)

    def ask(self, journal: Journal, client_id: int, period: Period, paper: Paper) -> None:
        """Gather the data now and begin to draw."""
        self._latest += 1
        try:
            report = gather(journal, client_id, period, paper=paper)
        except JournalError as error:
            self.failed.emit(str(error))
            return
        QThreadPool.globalInstance().start(_Job(self._latest, report, self))

    def finish(self, number: int, pdf: bytes, report: ServiceReport) -> None:
        """Hand over drawn pages, from any thread."""
        self._finished.emit(number, pdf, report)

    @Slot(int, object, object)
    def _take(self, number: int, pdf: bytes, report: ServiceReport) -> None:
        if number == self._latest:
            self.drawn.emit(pdf, report)


class _Job(QRunnable):
    def __init__(self, number: int, report: ServiceReport, drawing: Drawing) -> None:
        super().__init__()
        self._number, self._report, self._drawing = number, report, drawing

    def run(self) -> None:
        from reports.service_report import build

        pdf = build(self._report)
        try:
            self._drawing.finish(self._number, pdf, self._report)
        except RuntimeError:
            return  # The page was closed while its report was drawn.
