"""The heights of rows in a list, kept right a few at a time when its width changes."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QObject, QTimer, Slot
from PySide6.QtWidgets import QTableView

from ui.delegates.cell_model import CellModel
from ui.delegates.row_delegate import RowDelegate
from ui.theme import theme

_AT_ONCE = 300
"""So many rows are measured in one go: about 5 ms, well within a frame."""


class RowHeights(QObject):
    """Set the heights of new rows at once and, after a change of width, those in sight first."""

    def __init__(self, view: QTableView, model: CellModel, delegate: RowDelegate) -> None:
        super().__init__(view)
        self._view, self._model, self._delegate = view, model, delegate
        self._width = 0
        self._waiting: Iterator[int] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._fit_some)
        model.modelReset.connect(self.fit_all)
        model.rowsInserted.connect(self._fit_new)
        theme.changed.connect(self.fit_all)
        self.fit_all()

    @Slot()
    def fit_all(self) -> None:
        """Measure all rows anew."""
        self._view.verticalHeader().setDefaultSectionSize(self._delegate.usual_height())
        self._width = self._view.viewport().width()
        self._stop()
        self._fit(range(self._model.rowCount()))

    def width_changed(self) -> None:
        """Measure what wraps its words anew: rows in sight now, the others when there is time."""
        width = self._view.viewport().width()
        if width == self._width or not self._delegate.wraps:
            return
        self._width = width
        first = max(0, self._view.rowAt(0))
        last = self._view.rowAt(self._view.viewport().height() - 1)
        count = self._model.rowCount()
        near = range(first, min(count, (last if last >= 0 else first + 30) + 10))
        self._fit_keeping_place(near)
        self._waiting = (place for place in range(count) if place not in near)
        self._timer.start()

    @Slot()
    def _fit_some(self) -> None:
        waiting = self._waiting
        batch = [place for _, place in zip(range(_AT_ONCE), waiting, strict=False)] if waiting is not None else []
        if not batch:
            self._stop()
            return
        self._fit_keeping_place(batch)

    def _stop(self) -> None:
        self._waiting = None
        self._timer.stop()

    @Slot(QModelIndex, int, int)
    def _fit_new(self, parent: QModelIndex, first: int, last: int) -> None:
        self._fit(range(first, last + 1))

    def _fit_keeping_place(self, places: range | list[int]) -> None:
        bar, top = self._view.verticalScrollBar(), self._view.rowAt(0)
        before = self._view.rowViewportPosition(top) if top >= 0 else 0
        self._fit(places)
        if top >= 0 and bar.value() > 0:
            bar.setValue(bar.value() + self._view.rowViewportPosition(top) - before)

    def _fit(self, places: range | list[int]) -> None:
        header = self._view.verticalHeader()
        for place in places:
            if place < self._model.rowCount():
                height = self._delegate.height_of(self._model.cell(place), self._width)
                if height != header.sectionSize(place):
                    header.resizeSection(place, height)
