"""Where a report goes: a file that is whole or not there, or paper."""

import re
import unicodedata
from functools import partial
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QPointF, QRectF, QSaveFile, QSize, QSizeF, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from models import own_files
from models.business import Paper
from models.service_report.records import ServiceReport
from ui.attempt import attempt
from ui.desk import Desk
from ui.tr import tr

_FOLDER = "reports/folder"
_PRINT_DPI = 300


class Output(QObject):
    """Save, open and print the report that is shown.

    Signals: `troubled` carries why it could not be done; `saved` the path of the file.
    """

    troubled = Signal(str)
    saved = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._pdf = b""
        self._printing: tuple[QPdfDocument, QPrinter] | None = None

    def ask_where(self, pdf: bytes, report: ServiceReport) -> None:
        """Ask for a file name and save there."""
        folder = self._desk.preferences.text(_FOLDER) or str(Path.home())
        self._pdf = pdf
        dialog = QFileDialog(self._window, tr("Save the service report"), folder, tr("PDF (*.pdf)"))
        dialog.setObjectName("saveReport")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(report))
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, name: str) -> None:
        """Write the PDF whole: a file of that name is replaced at the end or not at all."""
        allowed = attempt(partial(own_files.leave_alone, Path(name), self._desk.journal.path))
        if not allowed.done:
            self.troubled.emit(allowed.trouble)
            return
        file = QSaveFile(name)
        written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(self._pdf) == len(self._pdf)
        if not written or not file.commit():
            self.troubled.emit(tr("Not saved: {reason}; choose another place.").format(reason=file.errorString()))
            return
        path = Path(name)
        self._desk.preferences.set_text(_FOLDER, str(path.parent))
        self._desk.go.said.emit(tr("Saved {file}").format(file=path.name))
        self.saved.emit(path)

    def open_file(self, path: Path) -> None:
        """Show a saved file in the desktop's own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def ask_printer(self, document: QPdfDocument, report: ServiceReport) -> None:
        """Ask for a printer and print there."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(file_name(report))
        size = QPageSize.PageSizeId.A4 if report.paper is Paper.A4 else QPageSize.PageSizeId.Letter
        printer.setPageSize(QPageSize(size))
        printer.setFullPage(True)
        self._printing = (document, printer)
        dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("printReport")
        dialog.accepted.connect(self._print)
        # Qt's print dialog hides the plain `open` of dialogs behind one that wants a slot.
        dialog.setModal(True)
        dialog.show()

    @Slot()
    def _print(self) -> None:
        if self._printing is not None:
            print_pages(*self._printing)
            self._desk.go.said.emit(tr("Sent to the printer"))


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Draw each page of a PDF onto the printer's sheets, as large as it was made."""
    painter = QPainter(printer)
    dots = min(printer.resolution(), _PRINT_DPI) / 72
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        points: QSizeF = document.pagePointSize(number)
        picture = document.render(number, QSize(round(points.width() * dots), round(points.height() * dots)))
        scale = printer.resolution() / 72
        painter.drawImage(QRectF(QPointF(0, 0), points * scale), picture)
    painter.end()


def file_name(report: ServiceReport) -> str:
    """Return what to call the file: who, whose, when; without signs that a file system refuses."""
    who = "Service report" if not report.business.name else f"{report.business.name}, service report"
    name = f"{who}, {report.client_name}, {report.period.words}"
    tidy = "".join(char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char)[0] != "C")
    return re.sub(r'[<>:"/\\|?*]+', " ", tidy)[:120].strip(" .") + ".pdf"
