"""Several widgets in one place, of which one is shown."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.layouts import column
from ui.theme import theme


class Stack(QWidget):
    """Show one widget at a time; the others need not be there yet.

    Qt's own shows what it is given at once, also before it is itself to be seen: all of that is then measured and
    laid out without the style sheet, and again with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._box: QVBoxLayout = column(spacing=0)
        self._current: QWidget | None = None
        self._aside: QWidget | None = None
        self.setLayout(self._box)
        theme.crowded.connect(self._put_one_aside)

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
            self._box.addWidget(widget)  # Put aside, it wears the look of that moment; here it gets the present one.
        if widget.isHidden():
            widget.show()

    @Slot(object)
    def _put_one_aside(self, put_aside: list[QWidget]) -> None:
        """Take something that is not to be seen out of the window, unless another stack did so in this turn."""
        if put_aside:
            return
        hidden_itself = self.isHidden() and self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if hidden_itself or part is not self._current:
                put_aside.append(part)
                self._put_aside(part)
                return

    def _put_aside(self, part: QWidget) -> None:
        if self._aside is None:
            self._aside = QWidget()
            self.destroyed.connect(self._aside.deleteLater)
        if part is self._current:
            self._current = None
        part.setParent(self._aside)
