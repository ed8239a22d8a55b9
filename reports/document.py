"""The document around a story: pages with head and foot, their total, metadata, and the pass that makes it fit."""

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from reports import fonts, styles, words
from reports.internals import date_document, filled_down_to, operators
from reports.styles import Align, Sheet, Spacing
from reports.text import Span, Text

PROGRAM: Final = "Kept"
_NUMBER_WIDTH, _NUMBER_HEIGHT = 90.0, 10.0
_NEARLY_EMPTY = 0.2
_PAGES_WORTH_TIGHTENING = 12
_PDF_VERSION = (1, 7)
_NO_PADDING = (0.0, 0.0, 0.0, 0.0)


class Furniture(Struct, frozen=True):
    """What is written on a document's edges and in its properties."""

    foot: str
    head_strong: str
    head_rest: str
    head_right: str
    title: str
    author: str
    subject: str
    language: str
    written_at: datetime


StoryMaker = Callable[[Sheet, Spacing], Sequence[Flowable]]


def build(make_story: StoryMaker, furniture: Furniture, sheet: Sheet) -> bytes:
    """Return the finished PDF; the same data always gives the same bytes.

    When the last page would be nearly empty, the spacing is tightened in two steps; the type stays. If
    that is not enough, or the document long, the end of the last table goes to that page too.
    """
    fonts.load_all()
    data, is_long = b"", False
    for spacing in styles.FITS:
        if is_long and not spacing.takes_rows_along:
            continue
        document = _Document(furniture, sheet)
        data = document.finished(make_story(sheet, spacing))
        if document.page == 1 or document.filled() >= _NEARLY_EMPTY:
            break
        is_long = document.page > _PAGES_WORTH_TIGHTENING
    return data


class _Canvas(Canvas):
    """A canvas that writes the numbers of its pages when it knows how many there are."""

    def save(self) -> None:
        """Finish the last page, write the page numbers into their places, close the document."""
        if operators(self):
            self.showPage()
        total = self.getPageNumber() - 1
        for number in range(1, total + 1):
            self.beginForm(_number_form(number), 0, 0, _NUMBER_WIDTH, _NUMBER_HEIGHT)
            text = Text(words.page_of(number, total), styles.FOOTER.but(align=Align.RIGHT), most_lines=1)
            text.draw(self, 0, _NUMBER_HEIGHT, _NUMBER_WIDTH)
            self.endForm()
        super().save()


def _number_form(page: int) -> str:
    return f"PageNumber{page}"


class _Document(BaseDocTemplate):
    """One building of a document; it remembers how far down the last page goes."""

    def __init__(self, furniture: Furniture, sheet: Sheet) -> None:
        self._bytes = io.BytesIO()
        self._furniture = furniture
        self._sheet = sheet
        self._bottom = 0.0
        super().__init__(
            self._bytes,
            pagesize=(sheet.width, sheet.height),
            initialFontName=str(fonts.Cut.REGULAR),
            invariant=1,
            lang=furniture.language,
            title=furniture.title,
            author=furniture.author,
            subject=furniture.subject,
            creator=PROGRAM,
            producer=PROGRAM,
            keywords=[],
        )
        left, width = sheet.side_margin, sheet.text_width
        first = Frame(left, sheet.bottom, width, sheet.first_height, *_NO_PADDING, id="first")
        later = Frame(left, sheet.bottom, width, sheet.later_height, *_NO_PADDING, id="later")
        self.addPageTemplates(
            [
                PageTemplate("first", [first], onPageEnd=self._draw_foot, autoNextPageTemplate="later"),
                PageTemplate("later", [later], onPageEnd=self._draw_head_and_foot),
            ]
        )

    def finished(self, story: Sequence[Flowable]) -> bytes:
        """Lay the story out and return the file."""
        self.build(list(story), canvasmaker=partial(_Canvas, pdfVersion=_PDF_VERSION))
        return self._bytes.getvalue()

    def filled(self) -> float:
        """Return which part of the last page is used."""
        height = self._sheet.first_height if self.page == 1 else self._sheet.later_height
        return 1 - (self._bottom - self._sheet.bottom) / height

    def afterFlowable(self, flowable: Flowable) -> None:
        """Note how far down the page is used."""
        self._bottom = filled_down_to(self.frame) + flowable.getSpaceAfter()

    def beforePage(self) -> None:
        """Date the document; it has to be done before the first page is finished."""
        date_document(self.canv, self._furniture.written_at)

    def _draw_foot(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        sheet = self._sheet
        left, right, y = sheet.side_margin, sheet.width - sheet.side_margin, sheet.foot_offset
        _hairline(canvas, left, right, y + 4)
        Text(self._furniture.foot, styles.FOOTER, most_lines=1).draw(canvas, left, y, right - left - _NUMBER_WIDTH)
        canvas.saveState()
        canvas.translate(right - _NUMBER_WIDTH, y - _NUMBER_HEIGHT)
        canvas.doForm(_number_form(canvas.getPageNumber()))
        canvas.restoreState()

    def _draw_head_and_foot(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        sheet, furniture = self._sheet, self._furniture
        left, right, y = sheet.side_margin, sheet.width - sheet.side_margin, sheet.height - sheet.head_offset
        right_width = sheet.text_width / 3
        spans = (Span(furniture.head_strong, fonts.Cut.SEMIBOLD, styles.INK), Span(furniture.head_rest))
        Text(spans, styles.SMALL, most_lines=1).draw(canvas, left, y, sheet.text_width - right_width - 12)
        style = styles.SMALL.but(align=Align.RIGHT)
        Text(furniture.head_right, style, most_lines=1).draw(canvas, right - right_width, y, right_width)
        _hairline(canvas, left, right, y - 14.5)
        self._draw_foot(canvas, document)


def _hairline(canvas: Canvas, left: float, right: float, y: float) -> None:
    canvas.setStrokeColorRGB(*styles.HAIRLINE)
    canvas.setLineWidth(styles.HAIR_LINE)
    canvas.line(left, y, right, y)
