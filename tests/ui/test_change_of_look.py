"""A change of look shows at once on what is to be seen, and on the rest when that is shown again."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desks import Open
from ui.desk import Desk
from ui.form import Form
from ui.navigator import LogWish, PageName
from ui.parts.labels import label
from ui.parts.stack import Stack
from ui.theme import Scheme, Theme
from ui.window import MainWindow


@pytest.fixture
def by_window(dressed: Theme, qapp: QApplication) -> Iterator[Theme]:
    """The look as the program has it: the style sheet is each window's own."""
    qapp.setStyleSheet("")
    dressed.install(qapp, Scheme.LIGHT, sheet_later=True)
    yield dressed
    qapp.setProperty("keptLook", "")


@pytest.fixture
def window(by_window: Theme, opened: Open, desk: Desk) -> MainWindow:
    """A window with all its pages made, Today shown."""
    made = opened(desk)
    by_window.dress_window(made)
    for name in PageName:
        if name is not PageName.CLIENT:
            made.show_page(name)
    made.show_page(PageName.TODAY)
    return made


class _Sheets(QObject):
    """Tells when a window gets a style sheet."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell = tell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._tell("sheet")
        return False


def inks(part: QWidget) -> set[str]:
    return {found.palette().color(QPalette.ColorRole.WindowText).name() for found in part.findChildren(QLabel)}


def test_every_page_wears_the_new_look_when_it_is_shown(by_window: Theme, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(by_window.changed):
        by_window.set_scheme(Scheme.DARK)
    dark = {}
    for name in (PageName.TODAY, PageName.JOURNAL, PageName.REVIEW, PageName.SETTINGS):
        window.show_page(name)
        dark[name] = inks(window.frame.show_page(name))
    with qtbot.waitSignal(by_window.changed):
        by_window.set_scheme(Scheme.LIGHT)

    for name, before in dark.items():
        window.show_page(name)
        assert not before & inks(window.frame.show_page(name))


def test_no_page_in_the_window_is_dressed_but_the_one_shown(by_window: Theme, window: MainWindow, qtbot: QtBot) -> None:
    shown = window.frame.page
    with qtbot.waitSignal(by_window.changed):
        by_window.set_scheme(Scheme.DARK)

    stack = shown.parentWidget() if shown is not None else None
    assert isinstance(stack, Stack)
    assert [part for part in stack.children() if isinstance(part, QWidget)] == [shown]


def test_until_the_change_all_goes_on_in_the_old_look(by_window: Theme, window: MainWindow, qtbot: QtBot) -> None:
    before = by_window.px(100), by_window.look, window.styleSheet()

    with qtbot.waitSignal(by_window.changed):
        by_window.set_scheme(Scheme.DARK)
        by_window.set_text_percent(120)
        meanwhile = by_window.px(100), by_window.look, window.styleSheet()
        chosen = by_window.text_percent

    assert meanwhile == before
    assert chosen == 120
    assert (by_window.px(100), by_window.look, window.styleSheet()) == (120, "dark", by_window.style_sheet())


def test_a_page_asked_for_before_the_change_is_dressed_with_the_window(
    by_window: Theme, window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(PageName.REVIEW)
    light = inks(window.frame.show_page(PageName.REVIEW))
    window.show_page(PageName.TODAY)

    with qtbot.waitSignal(by_window.changed):
        by_window.set_scheme(Scheme.DARK)
        window.show_page(PageName.REVIEW)

    assert window.frame.page is not None
    assert window.frame.page.isVisible()
    assert not light & inks(window.frame.page)


def test_nothing_is_painted_between_the_style_sheet_and_what_follows_it(
    by_window: Theme, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.go.log_wanted.emit(LogWish())
    form = window.findChild(Form)
    assert form is not None
    painting: list[tuple[str, bool, bool]] = []

    def note(what: str) -> None:
        painting.append((what, window.updatesEnabled(), form.updatesEnabled()))

    heard = partial(note, "changed")
    by_window.changed.connect(heard)
    window.installEventFilter(sheets := _Sheets(note))
    with qtbot.waitSignal(by_window.may_paint, check_params_cb=bool):
        by_window.set_scheme(Scheme.DARK)
    note("after")

    by_window.changed.disconnect(heard)
    window.removeEventFilter(sheets)
    assert list(dict.fromkeys(painting)) == [("sheet", False, False), ("changed", False, False), ("after", True, True)]


def test_a_panel_closed_before_the_change_comes_back_in_the_new_look(by_window: Theme, qtbot: QtBot) -> None:
    window, stack, first = QWidget(), Stack(), label("Words", "title")
    qtbot.addWidget(window)
    stack.setParent(window)
    stack.show_only(first)
    by_window.dress_window(window)
    window.show()
    light = first.palette().color(QPalette.ColorRole.WindowText)
    stack.hide()

    with qtbot.waitSignal(by_window.changed):
        by_window.set_scheme(Scheme.DARK)
    taken_out = stack.current
    stack.show_only(first)
    stack.show()

    assert taken_out is None
    assert first.isVisible()
    assert first.palette().color(QPalette.ColorRole.WindowText) != light


def test_what_was_chosen_before_the_window_is_shown_stays_through_a_change(by_window: Theme, qtbot: QtBot) -> None:
    window, stack, first = QWidget(), Stack(), QWidget()
    qtbot.addWidget(window)
    stack.setParent(window)
    stack.show_only(first)
    by_window.dress_window(window)

    by_window.set_scheme(Scheme.DARK)
    window.show()

    assert first.isVisible()


def test_what_was_taken_out_goes_with_its_stack(by_window: Theme, qtbot: QtBot) -> None:
    window, stack, first, second = QWidget(), Stack(), QWidget(), QWidget()
    stack.setParent(window)
    for part in (first, second):
        stack.show_only(part)
    by_window.dress_window(window)
    with qtbot.waitSignal(by_window.changed):
        by_window.set_scheme(Scheme.DARK)

    with qtbot.waitSignal(first.destroyed):
        window.deleteLater()
