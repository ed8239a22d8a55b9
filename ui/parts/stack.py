"""Several widgets in one place, of which one is shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.layouts import column


class Stack(QWidget):
    """Show one widget at a time; the others need not be there yet.

    Qt's own shows what it is given at once, also before it is itself to be seen: all of that is then measured and
    laid out without the style sheet, and again with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._box: QVBoxLayout = column(spacing=0)
        self._current: QWidget | None = None
        self.setLayout(self._box)

    @property
    def current(self) -> QWidget | None:
        """The widget shown, None before the first."""
        return self._current

    def show_only(self, widget: QWidget) -> None:
        """Show a widget, taken in the first time, in place of the one before."""
        if widget is self._current:
            return
        if self._current is not None:
            self._current.hide()
        self._current = widget
        if widget.parentWidget() is not self:
            self._box.addWidget(widget)
        if widget.isHidden():
            widget.show()
