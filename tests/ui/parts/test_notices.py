"""The toast and the banner: what they say, how long, and what comes of their offers."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.banner import Banner
from ui.parts.toast import SHOWN_MS, Toast
from ui.theme import Theme


@pytest.fixture
def home(dressed: Theme, qtbot: QtBot) -> QWidget:
    """A window for the toast to stand in."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def toast(home: QWidget) -> Toast:
    """A toast beside a sidebar of 224 pixels."""
    return Toast(home, left=224)


def timer(toast: Toast) -> QTimer:
    found = toast.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def action(notice: QWidget, name: str) -> QPushButton:
    found = notice.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_it_stands_at_the_foot_right_of_the_sidebar_and_moves_with_the_window(home: QWidget, toast: Toast) -> None:
    toast.say("Kept: ring back", "Undo")
    assert toast.isVisible()
    assert toast.x() > 224
    assert toast.geometry().bottom() < 600

    home.resize(700, 400)

    assert toast.geometry().bottom() < 400
    assert toast.geometry().right() < 700


def test_long_words_do_not_push_it_out_of_the_window(home: QWidget, toast: Toast) -> None:
    toast.say("words " * 200, "Undo")

    assert toast.geometry().right() < home.width()
    assert toast.accessibleName().startswith("words")


def test_it_goes_by_itself_after_eight_seconds(toast: Toast) -> None:
    toast.say("Kept", "Undo")
    assert timer(toast).interval() == SHOWN_MS == 8000
    assert timer(toast).isActive()

    timer(toast).timeout.emit()

    assert not toast.isVisible()


def test_it_waits_while_the_mouse_is_on_it(toast: Toast) -> None:
    toast.say("Kept", "Undo")

    toast.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not timer(toast).isActive()

    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert timer(toast).isActive()


def test_it_waits_while_the_keyboard_is_on_its_offer(home: QWidget, toast: Toast) -> None:
    toast.say("Kept", "Undo")

    toast.focus_action()
    assert action(toast, "toastAction").hasFocus()
    assert not timer(toast).isActive()

    action(toast, "toastAction").clearFocus()
    assert timer(toast).isActive()


def test_taking_the_offer_tells_once_and_hides_it(toast: Toast, qtbot: QtBot) -> None:
    toast.say("Kept", "Undo")

    with qtbot.waitSignal(toast.acted):
        QTest.mouseClick(action(toast, "toastAction"), Qt.MouseButton.LeftButton)

    assert not toast.isVisible()
    assert not timer(toast).isActive()


def test_escape_hides_it(toast: Toast) -> None:
    toast.say("Kept", "Undo")
    toast.focus_action()

    QTest.keyClick(action(toast, "toastAction"), Qt.Key.Key_Escape)

    assert not toast.isVisible()


def test_it_is_announced_to_a_screen_reader_that_is_running(toast: Toast) -> None:
    QAccessible.setActive(True)

    toast.say("Kept: ring back", "Undo")

    found = QAccessible.queryAccessibleInterface(toast)
    assert found.text(QAccessible.Text.Name) == "Kept: ring back"
    QAccessible.setActive(False)


def test_words_without_an_offer_have_no_button(toast: Toast) -> None:
    toast.say("Backed up")

    assert not action(toast, "toastAction").isVisible()


def test_a_banner_says_its_words_offers_and_can_be_closed(dressed: Theme, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert not banner.isVisible()

    banner.say("This journal is read-only.", "warn", "Why?")
    assert banner.isVisible()
    assert banner.accessibleName() == "This journal is read-only."
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(action(banner, "bannerAction"), Qt.MouseButton.LeftButton)

    close = banner.findChild(QToolButton, "bannerClose")
    assert isinstance(close, QToolButton)
    close.click()

    assert not banner.isVisible()


@pytest.mark.parametrize("place", [(400, 540, 260, 34), (240, 540, 640, 34)])
def test_it_never_covers_the_field_that_is_typed_into(
    home: QWidget, toast: Toast, qtbot: QtBot, place: tuple[int, int, int, int]
) -> None:
    field = QLineEdit(home)
    field.setGeometry(*place)
    field.show()
    toast.say("Changed the business", "Undo")
    assert toast.geometry().intersects(field.geometry())

    field.setFocus()

    qtbot.waitUntil(lambda: not toast.geometry().intersects(field.geometry()))
    assert home.rect().contains(toast.geometry())
    toast.say("Changed the business", "Undo")
    assert not toast.geometry().intersects(field.geometry())
