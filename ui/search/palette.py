"""The box that finds or does anything, over whatever page is shown."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget

from ui.actions import Actions
from ui.desk import Desk
from ui.fields.token_line import TokenLine
from ui.parts.labels import IconLabel, label
from ui.parts.layouts import column, named, row, rule
from ui.parts.popup import SHADOW, Popup
from ui.search.answers import Answers
from ui.search.rows import AnswerDelegate, AnswerModel
from ui.theme import theme
from ui.tr import tr

WIDTH, TOP = 620, 96
_MOST_HEIGHT = 440


class Palette(Popup):
    """Type, go up and down, press Enter; Esc or a click beside it closes it."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._answers = Answers(desk, actions.all())
        self._back_to = QApplication.focusWidget()
        self._edit = TokenLine("paletteLine", tr("Find or do anything"))
        self._edit.setProperty("bare", "large")
        self._edit.setFrame(False)
        self._edit.setPlaceholderText(tr("Find a client, a word, or something to do"))
        self._model = AnswerModel()
        self._list = self._build_list()
        self._none = label(tr("Nothing found."), "muted", name="paletteNone")
        self._none.setContentsMargins(20, 8, 0, 12)
        head = row(IconLabel("search", "text_muted", 18), self._edit, spacing=12, margins=(18, 10, 18, 10))
        self.fill(column(head, rule(), self._list, self._none, spacing=0, margins=(0, 0, 0, 8)))
        self._edit.textChanged.connect(self._answer)
        self._edit.installEventFilter(self)
        self._list.clicked.connect(self._do)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._answer("")
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    @classmethod
    def open_over(cls, desk: Desk, actions: Actions, window: QWidget) -> "Palette":
        """Show it over a window, or go on with the one that is open there."""
        known = window.findChild(Palette, "palette")
        if known is not None and known.isVisible():
            known.begin_again()
            return known
        return cls(desk, actions, window)

    def begin_again(self) -> None:
        """Mark what was typed, so that the next letter takes its place."""
        self._edit.selectAll()
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            outside = watched is not self and not self.isAncestorOf(watched)
            if outside and watched.window() is self.window():
                self.close()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._do(self._list.currentIndex())
            case Qt.Key.Key_Escape:
                self.close()
                if self._back_to is not None:
                    self._back_to.setFocus()
            case _:
                return False
        return True

    def _build_list(self) -> QListView:
        view = named(QListView(), "paletteAnswers", tr("Answers"))
        view.setModel(self._model)
        view.setItemDelegate(AnswerDelegate(view))
        view.setProperty("part", "answers")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        return view

    @Slot(str)
    def _answer(self, typed: str) -> None:
        self._model.show_answers(self._answers.to(typed))
        self._list.setVisible(self._model.rowCount() > 0)
        self._none.setVisible(self._model.rowCount() == 0)
        height = sum(self._list.sizeHintForRow(row) for row in range(self._model.rowCount()))
        self._list.setFixedHeight(min(height + 8, theme.px(_MOST_HEIGHT), self.window().height() - TOP - 120))
        self._list.setCurrentIndex(QModelIndex())
        self._step(1)
        width = min(theme.px(WIDTH), self.window().width() - 2 * SHADOW)
        self.place((self.window().width() - width) // 2, TOP, width)

    def _step(self, by: int) -> None:
        count = self._model.rowCount()
        row = self._list.currentIndex().row()
        for _ in range(count):
            row = (row + by) % count
            found = self._model.answer(row)
            if found is not None and not found.head:
                self._list.setCurrentIndex(self._model.index(row))
                return

    @Slot(QModelIndex)
    def _do(self, index: QModelIndex) -> None:
        found = self._model.answer(index.row())
        if found is not None and found.do is not None:
            self.close()
            found.do()
