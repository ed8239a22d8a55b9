"""What a line could become is offered below it, and the keyboard stays where the person put it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models import clients
from tests import builders
from tests.ui.desks import on_screen
from tests.ui.finding import part
from ui.desk import Desk
from ui.fields.client import ClientField
from ui.fields.completions import CompletionList, containing
from ui.fields.when import WhenField
from ui.parts.inputs import line_edit

DOWN, UP, ENTER, ESCAPE, TAB = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


class Ground(QWidget):
    """A window with the field of a time and a line below it, which notes the keys that nobody took."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.when = WhenField(desk, "promiseWhen", "By when")
        self.why = line_edit("why", "Why")
        layout = QVBoxLayout(self)
        layout.addWidget(self.when)
        layout.addWidget(self.why)
        layout.addStretch(1)
        self.keys: list[int] = []

    def keyPressEvent(self, event: object) -> None:
        self.keys.append(event.key())  # type: ignore[attr-defined]


@pytest.fixture
def ground(qtbot: QtBot, desk: Desk) -> Iterator[Ground]:
    made = Ground(desk)
    on_screen(qtbot, made, 500, 420)
    made.when.setFocus()
    yield made
    made.hide()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def write(words: str) -> None:
    QTest.keyClicks(focused(), words)


def offered(ground: Ground) -> list[str]:
    found = ground.findChild(CompletionList)
    return list(found.phrases) if found is not None and found.isVisible() else []


def test_what_begins_like_it_is_offered_while_it_is_typed(ground: Ground) -> None:
    write("fri 1")
    assert offered(ground) == ["Fri 10-12"]

    write("0a")
    assert offered(ground) == []


def test_no_window_takes_the_keyboard_while_phrases_are_offered(ground: Ground, qtbot: QtBot) -> None:
    window = ground.windowHandle()
    became: list[object] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusWindowChanged.connect(became.append)

    write("fri 1")
    QApplication.processEvents()
    assert offered(ground)
    write("0am")
    press(TAB, TAB)
    write("the part is late")
    QApplication.processEvents()

    assert became == []
    assert QGuiApplication.focusWindow() is window
    assert (ground.when.phrase(), ground.why.text()) == ("fri 10am", "the part is late")


def test_the_arrows_choose_and_enter_takes_it(ground: Ground) -> None:
    write("fri")
    press(DOWN, DOWN)
    press(UP)
    press(ENTER)

    assert ground.when.phrase() == "Fri 10-12"
    assert ground.when.window_read() is not None
    assert offered(ground) == []
    assert ground.keys == []


def test_enter_without_a_choice_goes_on_as_if_nothing_were_offered(ground: Ground) -> None:
    write("fri 1")
    press(ENTER)

    assert ground.when.phrase() == "fri 1"
    assert ground.keys == [ENTER]
    assert offered(ground) == []


def test_up_before_any_choice_begins_at_the_end_and_beyond_the_ends_nothing_is_chosen(ground: Ground) -> None:
    write("fri")
    last = offered(ground)[-1]
    press(UP)
    assert part(ground, CompletionList, "").chosen == last

    press(DOWN)
    assert part(ground, CompletionList, "").chosen == ""


def test_tab_takes_what_was_chosen_and_goes_on(ground: Ground) -> None:
    write("fri 1")
    press(DOWN, TAB)

    assert ground.when.phrase() == "Fri 10-12"
    assert QApplication.focusWidget() is not ground.when.line


def test_escape_lets_the_list_go_first_and_only_then_means_something_else(ground: Ground) -> None:
    write("fri 1")
    press(ESCAPE)
    assert offered(ground) == []
    assert ground.keys == []

    press(ESCAPE)
    assert ground.keys == [ESCAPE]
    assert ground.when.phrase() == "fri 1"


def test_a_click_takes_the_phrase_and_leaves_the_keyboard_in_the_line(ground: Ground) -> None:
    write("fri 1")
    rows = part(ground, QListView, "promiseWhenCompletions")

    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(0, 0)).center())

    assert ground.when.phrase() == "Fri 10-12"
    assert QApplication.focusWidget() is ground.when.line
    assert offered(ground) == []


def test_a_click_beside_it_lets_it_go(ground: Ground) -> None:
    write("fri 1")

    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, pos=QPoint(480, 400))

    assert offered(ground) == []


def test_it_goes_with_the_keyboard(ground: Ground) -> None:
    write("fri 1")

    ground.why.setFocus()

    assert offered(ground) == []


def test_a_phrase_that_stands_there_whole_is_not_offered(ground: Ground) -> None:
    write("Fri 10-12")

    assert offered(ground) == []


def test_where_there_is_no_room_below_it_stands_above(qtbot: QtBot, desk: Desk) -> None:
    ground = QWidget()
    layout = QVBoxLayout(ground)
    when = WhenField(desk, "promiseWhen", "By when")
    layout.addStretch(1)
    layout.addWidget(when)
    on_screen(qtbot, ground, 500, 420)
    when.setFocus()

    write("fri")

    found = part(ground, QListView, "promiseWhenCompletions")
    bottom = found.mapTo(ground, QPoint(0, found.height())).y()
    assert bottom <= when.line.mapTo(ground, QPoint(0, 0)).y()
    assert found.mapTo(ground, QPoint(0, 0)).y() >= 0


def test_a_screen_reader_hears_what_is_chosen(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    write("fri 1")

    press(DOWN)

    assert told == ["Fri 10-12"]


def test_a_client_is_offered_by_any_part_of_the_name(qtbot: QtBot, desk: Desk) -> None:
    clients.add(desk.journal, builders.client("Kestrel Architects"))
    ground = QWidget()
    field = ClientField(desk, "client", "Client")
    QVBoxLayout(ground).addWidget(field)
    on_screen(qtbot, ground, 400, 300)
    field.setFocus()
    write("archi")

    press(DOWN, ENTER)

    assert field.text() == "Kestrel Architects"
    assert field.client_id() is not None


def test_containing_keeps_the_order_it_was_given() -> None:
    assert containing(("Beta", "Alphabet", "Gamma"))("BET") == ["Beta", "Alphabet"]
