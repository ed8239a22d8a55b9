"""The look of the printed page: colours, type and measures, each in one place."""

from enum import StrEnum
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from reports.fonts import Cut

MM: Final = 72 / 25.4


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 1."""

    red: float
    green: float
    blue: float


def colour(text: str) -> Colour:
    """Return the colour written `#rrggbb`.

    Raises: ValueError for anything else.
    """
    if len(text) != len("#rrggbb") or text[0] != "#":
        raise ValueError(f"a colour is written #rrggbb, not {text[:20]!r}")
    return Colour(*(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)))


INK: Final = colour("#18212B")
MUTED: Final = colour("#566270")
ACCENT: Final = colour("#0F5666")
HAIRLINE: Final = colour("#D5DBE1")
WHITE: Final = colour("#FFFFFF")
KEPT: Final = colour("#2F7A4D")
LATE: Final = colour("#B45309")
MOVED: Final = colour("#47569B")
OPEN: Final = colour("#566270")
MISSED: Final = colour("#A11D2E")

STRONG_LINE: Final = 0.7
HAIR_LINE: Final = 0.5


class Align(StrEnum):
    """To which side lines are set."""

    LEFT = "left"
    RIGHT = "right"


class Style(Struct, frozen=True):
    """How a block of text is set; size and leading in points."""

    cut: Cut
    size: float
    leading: float
    colour: Colour = INK
    align: Align = Align.LEFT

    def but(self, *, cut: Cut | None = None, colour: Colour | None = None, align: Align | None = None) -> "Style":
        """Return the same style with a part of it changed."""
        return replace(self, cut=cut or self.cut, colour=colour or self.colour, align=align or self.align)


TITLE: Final = Style(Cut.SEMIBOLD, 25, 29)
TITLE_LABEL: Final = Style(Cut.SEMIBOLD, 10.5, 14, ACCENT)
PERIOD: Final = Style(Cut.REGULAR, 10, 14, MUTED)
SUMMARY: Final = Style(Cut.REGULAR, 11.2, 16.2)
SIGNATURE: Final = Style(Cut.ITALIC, 10.5, 15, MUTED)
FIGURE: Final = Style(Cut.LIGHT, 25, 28)
FIGURE_UNIT: Final = Style(Cut.REGULAR, 11, 28, MUTED)
FIGURE_LABEL: Final = Style(Cut.REGULAR, 8.2, 11, MUTED)
HEADING: Final = Style(Cut.SEMIBOLD, 12.5, 16, ACCENT)
HEADING_NOTE: Final = Style(Cut.REGULAR, 8, 11, MUTED)
TABLE_HEAD: Final = Style(Cut.SEMIBOLD, 8, 11, MUTED)
CELL: Final = Style(Cut.REGULAR, 9, 12.2)
STRONG_CELL: Final = Style(Cut.SEMIBOLD, 9, 12.2)
QUIET_CELL: Final = Style(Cut.REGULAR, 9, 12.2, MUTED)
REASON: Final = Style(Cut.REGULAR, 8.4, 11.6, MUTED)
BODY: Final = Style(Cut.REGULAR, 9.5, 13.2)
BUSINESS: Final = Style(Cut.SEMIBOLD, 12.5, 15)
SMALL: Final = Style(Cut.REGULAR, 8, 11, MUTED)
FOOTER: Final = Style(Cut.REGULAR, 7.6, 10, MUTED)


class Sheet(Struct, frozen=True):
    """A page and its margins, in points."""

    width: float
    height: float
    side_margin: float = 20 * MM
    first_top: float = 17 * MM
    later_top: float = 22.5 * MM
    bottom: float = 20 * MM
    head_offset: float = 11 * MM
    foot_offset: float = 12.6 * MM

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side_margin

    @property
    def first_height(self) -> float:
        """The height for text on the first page."""
        return self.height - self.first_top - self.bottom

    @property
    def later_height(self) -> float:
        """The height for text on a later page."""
        return self.height - self.later_top - self.bottom


A4_SHEET: Final = Sheet(595.2756, 841.8898)
LETTER_SHEET: Final = Sheet(612.0, 792.0)

SIDE_COLUMN: Final = 112.0
SECTION_GAP: Final = 18.0
CELL_PADDING: Final = 3.6
ROOM_UNDER_HEADING: Final = 84.0
TALLEST_WHOLE_ROW: Final = 600.0
TALL_ROW: Final = 72.0
SMALL_BLOCK: Final = 190.0


class Spacing(Struct, frozen=True):
    """How far the page is tightened so that it fits; type never shrinks.

    `takes_rows_along`: what would stand alone on the last page takes the end of the table before it along.
    """

    fit: float = 1.0
    takes_rows_along: bool = False

    @property
    def section_gap(self) -> float:
        """The height between two sections."""
        return SECTION_GAP * self.fit

    @property
    def cell_padding(self) -> float:
        """The height above and below the text of a cell."""
        return CELL_PADDING * self.fit


FITS: Final = (Spacing(1.0), Spacing(0.84), Spacing(0.7), Spacing(1.0, takes_rows_along=True))
