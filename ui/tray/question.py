"""The question asked once, when the window is closed for the first time where there is a tray."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.layouts import column, row
from ui.tr import tr


class KeepWarning(QDialog):
    """Ask whether to go on warning from the tray. It takes nothing over: Esc leaves everything as it is.

    Signals: `answered` carries whether to go on.
    """

    answered = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keepWarning")
        self.setWindowTitle(tr("Keep warning?"))
        self.setModal(False)
        words = tr(
            "With its window closed, Kept can stay in the tray and go on warning you before a promise is due. "
            "You will not be asked again; Settings has the choice under Warnings."
        )
        keep = button(tr("&Keep warning"), "primary", "bell-ring", name="keepWarningYes")
        leave = button(tr("&Quit"), "", name="keepWarningNo")
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self._leave)
        keep.setDefault(True)
        self.setLayout(
            column(
                label(tr("Keep warning from the tray?"), "title"),
                label(words, wrap=True),
                row(None, leave, keep),
                spacing=14,
                margins=(24, 20, 24, 18),
            )
        )
        self.resize(460, 170)
        keep.setFocus()

    @Slot()
    def _keep(self) -> None:
        self.accept()
        self.answered.emit(True)

    @Slot()
    def _leave(self) -> None:
        self.accept()
        self.answered.emit(False)
