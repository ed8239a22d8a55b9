"""No window is larger than the screen has room for."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.parts.fitting import fit


@pytest.mark.parametrize(
    ("screen", "given"),
    [
        (QSize(1920, 1080), QSize(720, 600)),
        (QSize(910, 512), QSize(720, 464)),
        (QSize(640, 480), QSize(624, 432)),
    ],
)
def test_a_window_gets_what_it_wants_or_what_the_screen_has(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, screen: QSize, given: QSize
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: screen)

    fit(window, QSize(720, 600))

    assert window.size() == given
