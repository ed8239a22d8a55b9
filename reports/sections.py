"""Sections of a page: a heading in the side column, the content on one axis beside it, "continued" on later pages."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable, PageBreak

from reports import styles, words
from reports.text import Text

_HEADING_GAP = 14.0
_HEADING_RISE = 2.6
_NOTE_DROP = 0.5
_ALL_ROOM = 1e5


class Section(Flowable):
    """A side heading with one plain sentence, and flowables beside it that may go on over pages.

    `room_after` is the height that what follows needs: where the page has less, a small section goes with it.
    """

    def __init__(
        self, heading: str, note: str, content: Sequence[Flowable], sheet: styles.Sheet, *, room_after: float = 0.0
    ) -> None:
        super().__init__()
        self._room_after = room_after
        self._heading = heading
        self._note = note
        self._content = list(content)
        self._sheet = sheet
        self._is_continued = False

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes: the content's height, or that of the side column if it is more."""
        height = 0.0
        for flowable in self._content:
            height += flowable.wrap(aW - styles.SIDE_COLUMN, aH - height)[1]
            if height > aH:
                break
        height = max(height, self._side_height())
        is_fresh = aH >= self._sheet.later_height - 1
        if self._room_after and height > aH - self._room_after and not is_fresh:
            height = _ALL_ROOM
        self.width, self.height = aW, height
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Return what fits and the rest; nothing when the heading would stand over too little."""
        is_fresh = aH >= self._sheet.later_height - 1
        fitting, used = self._fitting(aW - styles.SIDE_COLUMN, aH)
        rest, goes_on = self._content[len(fitting) :], False
        if rest:
            parts = rest[0].split(aW - styles.SIDE_COLUMN, aH - used)
            goes_on = len(parts) > 1
            if goes_on:
                fitting, rest = [*fitting, parts[0]], [*parts[1:], *rest[1:]]
                used += parts[0].wrap(aW - styles.SIDE_COLUMN, aH - used)[1]
        if not fitting or not rest or self._side_height() > aH:
            return []
        if not is_fresh and (aH if goes_on else used) < styles.ROOM_UNDER_HEADING:
            return []
        return [self._part(fitting, self._is_continued), PageBreak(), self._part(rest, True)]

    def draw(self) -> None:
        """Draw the side column, then the content."""
        canvas: Canvas = self.canv
        self._draw_side(canvas)
        top = self.height
        width = self.width - styles.SIDE_COLUMN
        for flowable in self._content:
            _, height = flowable.wrap(width, _ALL_ROOM)
            flowable.drawOn(canvas, styles.SIDE_COLUMN, top - height)
            top -= height

    def _fitting(self, width: float, height: float) -> tuple[list[Flowable], float]:
        fitting: list[Flowable] = []
        used = 0.0
        for flowable in self._content:
            _, needed = flowable.wrap(width, height - used)
            if used + needed > height:
                break
            fitting.append(flowable)
            used += needed
        return fitting, used

    def _side(self) -> list[tuple[Text, float, float]]:
        """The texts of the side column, each with its width and how far above its place it stands."""
        if self._is_continued:
            text = Text(words.continued(self._heading), styles.TABLE_HEAD)
            return [(text, styles.SIDE_COLUMN - _HEADING_GAP, 0.0)]
        heading = Text(self._heading, styles.HEADING)
        side = [(heading, styles.SIDE_COLUMN - _HEADING_GAP, _HEADING_RISE)]
        if self._note:
            note = Text(self._note, styles.HEADING_NOTE)
            side.append((note, styles.SIDE_COLUMN - _HEADING_GAP - 2, -_NOTE_DROP))
        return side

    def _side_height(self) -> float:
        return sum(text.laid_out(width).height for text, width, _ in self._side())

    def _draw_side(self, canvas: Canvas) -> None:
        top = self.height
        for text, width, rise in self._side():
            top -= text.draw(canvas, 0.0, top + rise, width).height

    def _part(self, content: Sequence[Flowable], is_continued: bool) -> "Section":
        part = Section(self._heading, self._note, content, self._sheet)
        part._is_continued = is_continued
        part.spaceAfter = self.getSpaceAfter()
        return part
