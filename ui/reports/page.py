"""The reports page: whose and for when at the left, the very pages that will be saved at the right."""

from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QDate, QDateTime, QIODevice, QMargins, QSignalBlocker, Slot
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QStackedWidget

from models import business
from models.business import Paper
from models.changes import Changes, Kind
from models.errors import Refused
from models.instants import local_day
from models.service_report import periods
from models.service_report.periods import Period
from models.service_report.records import ServiceReport
from ui.desk import Desk
from ui.page import Page
from ui.parts.buttons import button, tool
from ui.parts.card import card
from ui.parts.empty import EmptyState
from ui.parts.inputs import combo, date_edit
from ui.parts.labels import buddy_label, label
from ui.parts.layouts import PAGE_MARGINS, column, panel, row, scrolling
from ui.reports.choices import CUSTOM, LAST_MONTH, client_choices, period_choices, period_of
from ui.reports.drawing import Drawing
from ui.reports.output import Output
from ui.theme import theme
from ui.tr import tr, tr_count

FORM = 300
_ZOOM_STEP = 1.2
_SMALLEST, _LARGEST = 0.25, 5.0
_PRINTED = (Kind.BUSINESS, Kind.CLIENT, Kind.PERSON, Kind.INTERACTION, Kind.PROMISE)


class ReportsPage(Page):
    """Choose, look, save or print."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "reportsPage")
        self._pdf = b""
        self._report: ServiceReport | None = None
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._drawing = Drawing(self)
        self._output = Output(desk, self)
        self._build_fields()
        self._build_view()
        self._lay_out()
        self._connect()
        self._dress()

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touches(*_PRINTED):
            return
        self._fill_clients()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style sheet takes the palette back when the page comes into the window.
        self._dress()

    def pass_time(self) -> None:
        """Leave the pages as they are: a preview does not change under one's eyes."""

    def focus_first(self) -> None:
        self._client.setFocus()

    def show_client(self, client_id: int) -> None:
        """Show the report of a client."""
        place = self._client.findData(str(client_id))
        if place >= 0:
            self._client.setCurrentIndex(place)

    def _build_fields(self) -> None:
        today = self._today()
        self._client = combo("reportClient", tr("Client"), client_choices(self.desk.journal))
        self._period = combo("reportPeriod", tr("Period"), period_choices())
        self._first = date_edit("reportFrom", tr("From"), _moment(today))
        self._last = date_edit("reportTo", tr("To"), _moment(today))
        papers = tuple((paper.value, paper.value) for paper in Paper)
        self._paper = combo("reportPaper", tr("Paper"), papers)
        self._paper.setCurrentIndex(self._paper.findData(business.get(self.desk.journal).paper.value))
        self._trouble = label("", "trouble", wrap=True, name="reportTrouble")
        self._trouble.hide()
        self._save = button(tr("&Save PDF…"), "primary", "save", name="savePdf")
        self._print = button(tr("&Print…"), "", "printer", name="printPdf")
        self._show_period(period_of(LAST_MONTH, today))

    def _build_view(self) -> None:
        self._view = QPdfView(self)
        self._view.setObjectName("reportPages")
        self._view.setAccessibleName(tr("Pages of the report"))
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setDocumentMargins(QMargins(24, 16, 24, 16))
        self._view.setPageSpacing(12)
        self._view.setDocument(self._document)
        self._pages = label("", "caption", name="pageCount")
        self._smaller = tool("zoom-out", tr("Smaller"), name="zoomOut")
        self._fit = button(tr("Fit &width"), "ghost", name="fitWidth")
        self._larger = tool("zoom-in", tr("Larger"), name="zoomIn")
        words = tr("Add a client and log a contact: its report will stand here.")
        self._empty = EmptyState("file-text", tr("Nothing to report yet"), words)
        self._right = QStackedWidget()

    def _lay_out(self) -> None:
        fields = column(label(tr("Service report"), "title"), spacing=6, margins=(0, 0, 6, 0))
        for words, field in (
            (tr("&Client"), self._client),
            (tr("Perio&d"), self._period),
            (tr("Fro&m"), self._first),
            (tr("&To"), self._last),
            (tr("Pape&r"), self._paper),
        ):
            fields.addWidget(buddy_label(words, field))
            fields.addWidget(field)
        fields.addWidget(self._trouble)
        fields.addStretch(1)
        private = tr("Private words are never on it: the pages at the right are all that the client gets.")
        fields.addWidget(label(private, "caption", wrap=True))
        # As wide as the fields, beside which there is room for the bar that scrolls them.
        foot = column(self._save, self._print, spacing=8, margins=(0, 0, 6, 0))
        form = column(scrolling(panel(fields)), foot, spacing=8)
        form.setStretch(0, 1)
        self._form = card(form, name="reportForm")
        bar = row(self._pages, None, self._smaller, self._fit, self._larger, spacing=4)
        pages = QFrame()
        shown = column(bar, self._view, spacing=6)
        shown.setStretch(1, 1)
        pages.setLayout(shown)
        self._right.addWidget(pages)
        self._right.addWidget(self._empty)
        layout = row(self._form, self._right, spacing=16, margins=(*PAGE_MARGINS[:3], 18))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._client.currentIndexChanged.connect(self._draw)
        self._paper.currentIndexChanged.connect(self._draw)
        self._period.currentIndexChanged.connect(self._choose_period)
        self._first.dateChanged.connect(self._choose_days)
        self._last.dateChanged.connect(self._choose_days)
        self._drawing.drawn.connect(self._show)
        self._drawing.failed.connect(self._say_trouble)
        self._output.troubled.connect(self._say_trouble)
        self._save.clicked.connect(self._ask_where)
        self._print.clicked.connect(self._ask_printer)
        self._smaller.clicked.connect(self._zoom_out)
        self._larger.clicked.connect(self._zoom_in)
        self._fit.clicked.connect(self._fit_width)
        theme.changed.connect(self._dress)

    def _fill_clients(self) -> None:
        chosen = self._client.currentData()
        with QSignalBlocker(self._client):
            self._client.clear()
            for value, words in client_choices(self.desk.journal):
                self._client.addItem(words, value)
            self._client.setCurrentIndex(max(0, self._client.findData(chosen)))
        self._right.setCurrentIndex(0 if self._client.count() else 1)

    @Slot()
    def _draw(self) -> None:
        chosen = self._client.currentData()
        self._save.setEnabled(False)
        self._print.setEnabled(False)
        if chosen is None or not self.isVisibleTo(self.window()):
            return
        try:
            wanted = periods.period(_day(self._first.date()), _day(self._last.date()))
        except Refused as refusal:
            self._say_trouble(refusal.reason)
            return
        self._trouble.hide()
        self._drawing.ask(self.desk.journal, int(chosen), wanted, Paper(self._paper.currentData()))

    @Slot(object, object)
    def _show(self, pdf: bytes, report: ServiceReport) -> None:
        self._pdf, self._report = pdf, report
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._pages.setText(tr_count(self._document.pageCount(), "{n} page", "{n} pages"))
        self._save.setEnabled(True)
        self._print.setEnabled(True)

    @Slot(str)
    def _say_trouble(self, words: str) -> None:
        self._trouble.setText(words[:1].upper() + words[1:])
        self._trouble.show()

    @Slot()
    def _choose_period(self) -> None:
        name = self._period.currentData()
        if name != CUSTOM:
            self._show_period(period_of(name, self._today()))
            self._draw()

    @Slot()
    def _choose_days(self) -> None:
        with QSignalBlocker(self._period):
            self._period.setCurrentIndex(self._period.findData(CUSTOM))
        self._draw()

    def _show_period(self, shown: Period) -> None:
        with QSignalBlocker(self._first), QSignalBlocker(self._last):
            self._first.setDate(_qdate(shown.first))
            self._last.setDate(_qdate(shown.last))

    @Slot()
    def _ask_where(self) -> None:
        if self._report is not None:
            self._output.ask_where(self._pdf, self._report)

    @Slot()
    def _ask_printer(self) -> None:
        if self._report is not None:
            self._output.ask_printer(self._document, self._report)

    @Slot()
    def _zoom_in(self) -> None:
        self._zoom_by(_ZOOM_STEP)

    @Slot()
    def _zoom_out(self) -> None:
        self._zoom_by(1 / _ZOOM_STEP)

    @Slot()
    def _fit_width(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom_by(self, factor: float) -> None:
        if self._view.zoomMode() != QPdfView.ZoomMode.Custom and self._document.pageCount():
            points = self._document.pagePointSize(0).width() * self.logicalDpiX() / 72
            self._view.setZoomFactor(max(_SMALLEST, (self._view.viewport().width() - 48) / points))
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(_LARGEST, max(_SMALLEST, self._view.zoomFactor() * factor)))

    def _today(self) -> date:
        return local_day(self.desk.journal.now(), self.desk.zone)

    @Slot()
    def _dress(self) -> None:
        self._form.setFixedWidth(theme.px(FORM))
        palette = QPalette(self._view.palette())
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window):
            palette.setColor(role, theme.color("sunken"))
        self._view.setPalette(palette)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(chosen: QDate) -> date:
    return date(chosen.year(), chosen.month(), chosen.day())


def _moment(day: date) -> QDateTime:
    return _qdate(day).startOfDay()
