"""The block that says how to reach the business: links of three safe kinds, hours, and what to do when unhappy."""

import re
from typing import NamedTuple

from reportlab.platypus.flowables import Flowable

from models.service_report.records import Letterhead
from reports import styles, words
from reports.fonts import Cut
from reports.text import Span, Text

_LABEL_WIDTH = 54.0
_COLUMN_GAP = 12.0
_LINE_GAP = 0.8
_MOST_LINES = 3
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"(?:https?://)?([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d{1,5})?(?:/[A-Za-z0-9._~/%+-]*)?)")
_PHONE = re.compile(r"\+?[0-9 ()./-]{3,40}")


class _Line(NamedTuple):
    label: Text
    value: Text
    url: str | None


def telephone_link(phone: str) -> str | None:
    """Return the `tel:` link of a telephone number, None for anything else."""
    if not _PHONE.fullmatch(phone.strip()):
        return None
    digits = re.sub(r"[^0-9+]", "", phone.replace("(0)", "") if phone.strip().startswith("+") else phone)
    return f"tel:{digits}" if digits.strip("+") else None


def mail_link(email: str) -> str | None:
    """Return the `mailto:` link of an address, None for anything else."""
    return f"mailto:{email.strip()}" if _EMAIL.fullmatch(email.strip()) else None


def web_link(website: str) -> str | None:
    """Return the `https:` link of a website, None for anything else."""
    found = _WEB.fullmatch(website.strip())
    return f"https://{found[1]}" if found else None


class Reach(Flowable):
    """Who, and by which ways, at the left; when, and how fast, at the right."""

    def __init__(self, business: Letterhead) -> None:
        super().__init__()
        names = "\n".join(part for part in (business.signature_name, business.name) if part)
        self._names = Text(names, styles.BODY.but(cut=Cut.SEMIBOLD), most_lines=2 * _MOST_LINES)
        ways = (
            (words.TELEPHONE, business.phone, telephone_link(business.phone)),
            (words.EMAIL, business.email, mail_link(business.email)),
            (words.WEB, business.website, web_link(business.website)),
            (
                words.ADDRESS,
                ", ".join(line.strip(" ,") for line in business.address.splitlines() if line.strip()),
                None,
            ),
        )
        self._lines = [_line(label, value, url) for label, value, url in ways if value.strip()]
        answer = words.answer(business.answer_time)
        self._hours = _optional("\n".join(part for part in (business.hours, answer) if part.strip()))
        self._unhappy = Text((Span(words.UNHAPPY, Cut.SEMIBOLD), Span(words.UNHAPPY_HOW)), styles.BODY)
        self._tax = _optional(business.tax_note)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes."""
        column = self._column(aW)
        left = self._names.laid_out(column).height + 2
        for line in self._lines:
            left += max(line.value.laid_out(column - _LABEL_WIDTH).height, styles.BODY.leading) + _LINE_GAP
        right = sum(text.laid_out(column).height + 3 for text in self._right())
        self.width, self.height = aW, max(left, right)
        return self.width, self.height

    def draw(self) -> None:
        """Draw both columns and the links."""
        column = self._column(self.width)
        top = self.height
        top -= self._names.draw(self.canv, 0.0, top, column).height + 2
        for line in self._lines:
            line.label.draw(self.canv, 0.0, top, _LABEL_WIDTH)
            value = line.value.draw(self.canv, _LABEL_WIDTH, top, column - _LABEL_WIDTH)
            if line.url is not None:
                area = (_LABEL_WIDTH, top - value.height, _LABEL_WIDTH + value.used_width, top)
                self.canv.linkURL(line.url, area, relative=1)
            top -= value.height + _LINE_GAP
        top = self.height
        for text in self._right():
            top -= text.draw(self.canv, column + _COLUMN_GAP, top, column).height + 3

    def _right(self) -> list[Text]:
        return [text for text in (self._hours, self._unhappy, self._tax) if text is not None]

    def _column(self, width: float) -> float:
        return (width - _COLUMN_GAP) / 2


def _line(label: str, value: str, url: str | None) -> _Line:
    style = styles.BODY if url is None else styles.BODY.but(colour=styles.ACCENT)
    return _Line(
        Text(label, styles.BODY.but(colour=styles.MUTED)), Text(value.strip(), style, most_lines=2 * _MOST_LINES), url
    )


def _optional(text: str) -> Text | None:
    return Text(text, styles.BODY, most_lines=4 * _MOST_LINES) if text.strip() else None
