"""A stack shows one of its widgets, and measures none of them before it is shown itself."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.parts.stack import Stack


class _Measured(QWidget):
    """A widget that counts how often it was asked for its size."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return QSize(100, 100)


def test_only_what_was_asked_for_last_is_to_be_seen(qtbot: QtBot) -> None:
    stack, first, second = Stack(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    stack.show_only(first)
    stack.show()

    stack.show_only(second)
    seen_second = (first.isVisible(), second.isVisible(), stack.current is second)
    stack.show_only(first)

    assert seen_second == (False, True, True)
    assert (first.isVisible(), second.isVisible(), stack.current is first) == (True, False, True)


def test_what_was_chosen_before_the_stack_is_shown_comes_with_it(qtbot: QtBot) -> None:
    stack, first, second = Stack(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    stack.show_only(first)
    stack.show_only(second)
    stack.show_only(first)

    stack.show()

    assert (first.isVisible(), second.isVisible()) == (True, False)


def test_nothing_is_measured_or_polished_before_the_stack_is_shown(qtbot: QtBot) -> None:
    stack, inside = Stack(), _Measured()
    qtbot.addWidget(stack)

    stack.show_only(inside)
    before = inside.asked, inside.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    stack.show()

    assert before == (0, False)
    assert inside.asked > 0
