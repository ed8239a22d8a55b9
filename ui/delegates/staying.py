"""Which row the keyboard stays on when a list shows other cells."""

from collections.abc import Hashable, Sequence
from itertools import chain

from ui.delegates.cell_model import CellModel
from ui.delegates.rows import Cell, is_head


class Staying:
    """Keep in mind the rows that went from under the keyboard, and the one that stands in for them."""

    def __init__(self) -> None:
        self._gone: list[Hashable] = []
        self._stand_in: Hashable | None = None

    def row_among(self, cells: Sequence[Cell], before: CellModel, place: int, key: Hashable | None) -> Hashable | None:
        """Return the key among `cells` for a keyboard that was at `place` of the cells before, on the row of `key`.

        That is the same row; the one that went last, if it is back and nobody chose another meanwhile; the next one
        that is left, or else the one before; None where there was none.
        """
        if key != self._stand_in:
            self._gone, self._stand_in = [], None
        if self._gone and _has(cells, self._gone[-1]):
            self._stand_in = self._gone.pop()
            return self._stand_in
        if key is None or _has(cells, key):
            return key
        left = {cell.key for cell in cells if not is_head(cell)}
        old = before.cells()
        beside = chain(old[place + 1 :], reversed(old[:place]))
        self._gone.append(key)
        self._stand_in = next((cell.key for cell in beside if not is_head(cell) and cell.key in left), None)
        return self._stand_in


def _has(cells: Sequence[Cell], key: Hashable) -> bool:
    return any(cell.key == key for cell in cells)
