"""Finding the parts of a view by their names, and reading what they say."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

Part = TypeVar("Part", bound=QWidget)


def part(view: QWidget, kind: type[Part], name: str) -> Part:
    """Return the part of that name; a view without it fails the test."""
    QCoreApplication.processEvents()  # What was just added is shown, and laid out, from the event loop.
    found = view.findChildren(kind, name)
    assert found, f"{view.objectName()} has no {name}"
    return next((one for one in found if one.isVisibleTo(view)), found[-1])


def press(qtbot: QtBot, view: QWidget, name: str) -> None:
    """Click the button of that name with the mouse."""
    QTest.mouseClick(part(view, QAbstractButton, name), Qt.MouseButton.LeftButton)


def words(view: QWidget) -> str:
    """Return all words a view shows now, line by line."""
    QCoreApplication.processEvents()
    shown = [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]
    return "\n".join(filter(None, shown)).replace("\u200b", "")


def said(view: QWidget, name: str) -> str:
    """Return what the label of that name says; nothing while it is hidden."""
    found = part(view, QLabel, name)
    return found.text() if found.isVisibleTo(view) else ""
