"""The top of a client's document: who it is from, what it is, whom it is for."""

from reportlab.platypus.flowables import Flowable

from models.service_report.records import Letterhead, ServiceReport
from reports import styles, words
from reports.pictures import fitted, readable_picture
from reports.styles import Align
from reports.text import Span, Text

_LOGO_WIDTH, _LOGO_HEIGHT = 120.0, 26.0
_LOGO_GAP = 8.0
_RIGHT_WIDTH = 200.0
_GAP = 12.0
_LABEL_DROP = 57.0
_MOST_LINES = 3


class Masthead(Flowable):
    """Logo, name and strapline at the left; telephone and mail at the right."""

    def __init__(self, business: Letterhead) -> None:
        super().__init__()
        self._picture = readable_picture(business.logo)
        self._name = Text(business.name, styles.BUSINESS, most_lines=2)
        self._strapline = Text(business.strapline, styles.SMALL, most_lines=2) if business.strapline else None
        reach = "\n".join(part for part in (business.phone, business.email) if part)
        self._reach = Text(reach, styles.SMALL.but(align=Align.RIGHT), most_lines=_MOST_LINES)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes, down to the label of the document."""
        self.width = aW
        width = self._name_width()
        text = self._name.laid_out(width).height
        text += self._strapline.laid_out(width).height if self._strapline else 0.0
        self.height = max(_LABEL_DROP, text - 1 + 31)
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        top = self.height
        left = self._indent()
        if self._picture is not None:
            wide, high = fitted(self._picture, _LOGO_WIDTH, _LOGO_HEIGHT)
            y = top - _LOGO_HEIGHT + (_LOGO_HEIGHT - high) / 2
            self.canv.drawImage(self._picture, 0.0, y, wide, high, mask="auto")
        width = self._name_width()
        name = self._name.draw(self.canv, left, top + 1, width)
        if self._strapline is not None:
            self._strapline.draw(self.canv, left, top + 1 - name.height + 0.4, width)
        self._reach.draw(self.canv, self.width - _RIGHT_WIDTH, top - 1.5, _RIGHT_WIDTH)

    def _indent(self) -> float:
        if self._picture is None:
            return 0.0
        return fitted(self._picture, _LOGO_WIDTH, _LOGO_HEIGHT)[0] + _LOGO_GAP

    def _name_width(self) -> float:
        return self.width - self._indent() - _RIGHT_WIDTH - _GAP


class Title(Flowable):
    """The kind of document, the client's name, and the line of its period."""

    def __init__(self, report: ServiceReport) -> None:
        super().__init__()
        period, rest = words.period_line(report)
        self._texts = (
            (Text(words.label(report), styles.TITLE_LABEL, most_lines=1), 0.0),
            (Text(report.client_name, styles.TITLE, most_lines=_MOST_LINES), 0.5),
            (Text((Span(period, colour=styles.INK), Span(rest)), styles.PERIOD, most_lines=_MOST_LINES), -1.5),
        )
        self._after = 17.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes."""
        height = sum(text.laid_out(aW).height - rise for text, rise in self._texts)
        self.width, self.height = aW, height + self._after
        return self.width, self.height

    def draw(self) -> None:
        """Draw the three, one below the other."""
        top = self.height
        for text, rise in self._texts:
            top += rise
            top -= text.draw(self.canv, 0.0, top, self.width).height
