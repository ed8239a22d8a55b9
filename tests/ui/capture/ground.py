"""The line as the frame has it, and what is to be seen of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.capture.bar import CaptureBar
from ui.capture.preview import Preview
from ui.desk import Desk


class Ground(QWidget):
    """A window with the line at its top, as the frame has it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.bar = CaptureBar(desk)
        self.other = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.other)
        layout.addStretch(1)

    @property
    def edit(self) -> QLineEdit:
        found = self.findChild(QLineEdit, "captureLine")
        assert found is not None
        return found

    @property
    def preview(self) -> Preview:
        found = self.findChild(Preview, "preview")
        assert found is not None
        return found

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.edit, key)

    def words(self) -> list[str]:
        return [label.text() for label in self.preview.findChildren(QLabel) if label.isVisible() and label.text()]

    def offers(self) -> list[str]:
        named = [f"previewOffer{number}" for number in range(1, 5)]
        found = [self.findChild(QPushButton, name) for name in named]
        return [offer.text() for offer in found if offer is not None and offer.isVisible()]
