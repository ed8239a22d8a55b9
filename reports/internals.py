"""The parts of ReportLab that have no public name but no substitute either, reached from this one place."""

from datetime import UTC, datetime
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.frames import Frame


class _Moment:
    """The time in a document's properties, in the shape ReportLab asks for; UTC, whatever the machine's zone."""

    dhh = dmm = 0
    tzname = "UTC"

    def __init__(self, moment: datetime) -> None:
        utc = moment.astimezone(UTC)
        self.t = utc.timestamp()
        self.lt = utc.timetuple()
        self.YMDhms = tuple(self.lt)[:6]


def operators(canvas: Canvas) -> list[str]:
    """Return the operators of the page being drawn, to add to."""
    hidden: Any = canvas
    code: list[str] = hidden._code
    return code


def document_of(canvas: Canvas) -> PDFDocument:
    """Return the document a canvas draws into."""
    hidden: Any = canvas
    document: PDFDocument = hidden._doc
    return document


def date_document(canvas: Canvas, moment: datetime) -> None:
    """Say when the document was written; ReportLab itself knows only the machine's clock and a fixed day."""
    hidden: Any = document_of(canvas)
    hidden._timeStamp = _Moment(moment)


def filled_down_to(frame: Frame) -> float:
    """Return the height above the page's foot at which the next flowable would begin."""
    hidden: Any = frame
    height: float = hidden._y
    return height


def put_character_map(document: PDFDocument, font_name: str, content: str) -> None:
    """Replace the map from codes to characters of one embedded subset."""
    objects: dict[str, Any] = document.idToObject
    base_font = objects["BasicFonts"].dict[font_name].BaseFont
    objects[f"toUnicodeCMap:{base_font}"].content = content
