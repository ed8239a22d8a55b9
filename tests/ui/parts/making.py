"""Make a piece that is taken away after the test."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot


def made(qtbot: QtBot, make: object) -> QWidget:
    assert callable(make)
    found = make()
    assert isinstance(found, QWidget)
    qtbot.addWidget(found)
    found.show() if isinstance(found, QLabel) else None
    return found
