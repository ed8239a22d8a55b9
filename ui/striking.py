"""Asking why a record is to be struck out."""

from PySide6.QtWidgets import QFrame

from ui.parts.buttons import button
from ui.parts.inputs import line_edit
from ui.parts.labels import buddy_label, label
from ui.parts.layouts import column, row
from ui.tr import tr


class StrikeOut(QFrame):
    """Ask why a record is to be struck out, in place."""

    def __init__(self, hint: str = "", *, narrow: bool = False) -> None:
        super().__init__()
        self.setProperty("part", "card" if narrow else "foot")
        self.why = line_edit("strikeWhy", tr("Why is it struck out?"), hint=hint)
        self.wanted = button(tr("Strike it out"), "danger", name="strikeWanted")
        self.back = button(tr("Leave it"), "", name="strikeBack")
        asked = buddy_label(tr("Wh&y is it struck out?"), self.why)
        words = label(tr("It leaves the lists and the figures, and stays in the record."), "caption", wrap=True)
        if narrow:
            inside = column(asked, self.why, words, row(None, self.back, self.wanted), spacing=8)
            inside.setContentsMargins(14, 12, 14, 12)
        else:
            line = row(asked, self.why, self.back, self.wanted, spacing=10)
            line.setStretch(1, 1)
            inside = column(line, words, spacing=6, margins=(24, 12, 24, 12))
        self.setLayout(inside)
        self.why.returnPressed.connect(self.wanted.click)
        self.hide()

    def ask(self) -> None:
        """Ask."""
        self.show()
        self.why.setFocus()
