"""Every key, found by typing: made from the registry of actions, so it cannot be out of date."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.actions import MENUS, Actions, keys_of, plain
from ui.parts.fitting import fit
from ui.parts.inputs import line_edit
from ui.parts.labels import label
from ui.parts.layouts import column
from ui.tr import tr

IN_LISTS = (
    ("Space", "Keep the promise"),
    ("K", "Keep the promise"),
    ("D", "It was done earlier, or with a contact: say when, and which"),
    ("A", "Arrived: judge a visit against its window"),
    ("S", "Snooze its alarm"),
    ("M", "Move it to a new time"),
    ("T", "Running late: tell the client"),
    ("W", "It waits for someone else"),
    ("L", "Log a contact for it"),
    ("E", "Edit it"),
    ("B", "Break it: it cannot be done"),
    ("R", "The client released us from it"),
    ("Return", "Open it"),
    ("Up, Down", "Go through the list"),
    ("Esc", "Close the panel; what was typed stays"),
)

IN_THE_REVIEW = (
    ("K", "It is done"),
    ("M", "Tell the client, and move it"),
    ("B", "It cannot be kept: say so, and make good"),
    ("R", "The client let us off"),
    ("S", "Skip it, with a line why"),
    ("Return", "Save the verdict, and go to the next"),
    ("Esc", "Back; what was typed stays"),
)


class KeysPage(QDialog):
    """A table of keys with a field that narrows it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(tr("Keys"))
        self._find = line_edit("findKey", tr("Find a key"), hint=tr("Find a key or what it does"), icon_name="search")
        self._table = QTableWidget(0, 3)
        self._table.setObjectName("keyTable")
        self._table.setAccessibleName(tr("Keys"))
        self._table.setHorizontalHeaderLabels([tr("Keys"), tr("What they do"), tr("Where")])
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setShowGrid(False)
        self._fill(actions)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._table.setColumnWidth(0, 150)
        self.setLayout(
            column(label(tr("Keys"), "title"), self._find, self._table, spacing=12, margins=(24, 20, 24, 20))
        )
        self._find.textChanged.connect(self._narrow)
        fit(self, QSize(600, 560))

    @classmethod
    def open_over(cls, actions: Actions, parent: QWidget) -> "KeysPage":
        """Show it over a window."""
        keys = cls(actions, parent)
        keys.open()
        return keys

    def _fill(self, actions: Actions) -> None:
        for name, words in MENUS:
            for action in actions.menu(name).actions():
                if keys_of(action):
                    self._add(keys_of(action), plain(action), tr(words).replace("&", ""))
        for keys, words in IN_LISTS:
            self._add(keys, tr(words), tr("In a list of promises"))
        for keys, words in IN_THE_REVIEW:
            self._add(keys, tr(words), tr("In the review"))

    def _add(self, *cells: str) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        for index, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._table.setItem(row, index, item)

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for row in range(self._table.rowCount()):
            cells = [self._table.item(row, index) for index in range(3)]
            text = " ".join(cell.text() for cell in cells if cell is not None).casefold()
            self._table.setRowHidden(row, not all(word in text for word in wanted))
