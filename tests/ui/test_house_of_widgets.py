"""What holds for every page: it can be walked and heard, fits the smallest window, and no two keys collide."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import pages
from ui.desk import Desk
from ui.navigator import PageName
from ui.page import Page
from ui.parts.buttons import NavButton
from ui.parts.tabs import Tabs
from ui.theme import Theme
from ui.window import SMALLEST, MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAMES = tuple(PageName)
_INPUTS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractButton, QAbstractItemView)


@pytest.fixture
def window(qtbot: QtBot, busy_desk: Desk) -> Iterator[MainWindow]:
    """The window on the invented practice, in its smallest size."""
    made = MainWindow(busy_desk)
    qtbot.addWidget(made)
    made.resize(*SMALLEST)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    busy_desk.bridge.stop()


@pytest.fixture
def late_promise(busy_desk: Desk) -> int:
    first = "SELECT id FROM promises WHERE state = 'open' AND side = 'given' ORDER BY due_at LIMIT 1"
    return int(busy_desk.journal.value(first))


def shown(window: MainWindow, name: PageName) -> Page:
    if name is PageName.CLIENT:
        window.show_client(2)
    else:
        window.show_page(name)
    QApplication.processEvents()
    page = window.frame.page
    assert page is not None
    return page


def reachable(widget: QWidget) -> list[QWidget]:
    """Every input that is visible and takes the keyboard by Tab, but for the insides of others."""
    return [
        found
        for found in widget.findChildren(QWidget)
        if isinstance(found, _INPUTS)
        and found.isVisible()
        and found.isEnabled()
        and found.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(found.parentWidget(), QComboBox | QAbstractSpinBox)
        and not found.objectName().startswith("qt_")
    ]


def test_no_shortcut_of_the_registry_means_two_things(window: MainWindow) -> None:
    seen: dict[str, str] = {}
    for action in window.actions_of.all():
        for keys in {sequence.toString() for sequence in action.shortcuts()}:
            assert keys not in seen, f"{keys} is {seen[keys]} and {action.objectName()}"
            seen[keys] = action.objectName()


def test_no_letter_of_a_menu_means_two_things(window: MainWindow) -> None:
    for name in ("file", "edit", "view", "go", "log", "help"):
        letters = [
            QKeySequence.mnemonic(action.text()).toString()
            for action in window.actions_of.menu(name).actions()
            if not action.isSeparator()
        ]
        assert "" not in letters, f"{name}: an entry has no letter"
        assert len(letters) == len(set(letters)), f"{name}: {sorted(letters)}"


def letters_of(widget: QWidget) -> list[str]:
    words = [label.text() for label in widget.findChildren(QLabel) if label.buddy() is not None and label.isVisible()]
    words += [button.text() for button in widget.findChildren(QAbstractButton) if button.isVisible()]
    return [keys for text in words if (keys := QKeySequence.mnemonic(text).toString())]


def assert_letters_are_apart(window: MainWindow, page: QWidget) -> None:
    menus = {QKeySequence.mnemonic(action.text()).toString() for action in window.menuBar().actions()}
    letters = letters_of(page)
    assert len(letters) == len(set(letters)), sorted(letters)
    assert not set(letters) & menus


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_of_a_page_means_two_things_or_opens_a_menu(window: MainWindow, name: PageName) -> None:
    assert_letters_are_apart(window, shown(window, name))


@pytest.mark.parametrize("deed", ["", "keep-earlier", "move", "told", "wait", "break", "release", "void"])
@pytest.mark.parametrize("name", [PageName.TODAY, PageName.JOURNAL, PageName.CLIENTS, PageName.CLIENT])
def test_no_letter_of_a_page_means_two_things_beside_a_promise(
    window: MainWindow, late_promise: int, name: PageName, deed: str
) -> None:
    window.resize(1366, 768)
    shown(window, name)
    if deed:
        window.desk.go.promise_deed_wanted.emit(late_promise, deed)
    else:
        window.desk.go.promise_wanted.emit(late_promise)
    QApplication.processEvents()

    letters = letters_of(window)

    assert len(letters) == len(set(letters)), sorted(letters)

@pytest.mark.parametrize("place", range(7))
def test_no_letter_of_a_section_of_the_settings_means_two_things(window: MainWindow, place: int) -> None:
    page = shown(window, PageName.SETTINGS)
    page.findChildren(NavButton)[place].setChecked(True)
    QApplication.processEvents()

    assert_letters_are_apart(window, page)


@pytest.mark.parametrize("key", ["timeline", "promises", "people", "jobs", "notes", "files"])
def test_no_letter_of_a_clients_tab_means_two_things(window: MainWindow, key: str) -> None:
    page = shown(window, PageName.CLIENT)
    tabs = page.findChild(Tabs)
    assert tabs is not None
    tabs.choose(key)
    QApplication.processEvents()

    assert_letters_are_apart(window, page)


@pytest.mark.parametrize("name", NAMES)
def test_tab_reaches_every_input_of_a_page(window: MainWindow, name: PageName) -> None:
    page = shown(window, name)
    page.focus_first()
    wanted = set(reachable(page))
    reached: set[QWidget] = set()
    for _ in range(300):
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.add(focused)
        window.focusNextChild()

    missing = {
        found.objectName() or type(found).__name__ for found in wanted - reached if not _in_group(found, reached)
    }
    assert not missing


def _in_group(found: QWidget, reached: set[QWidget]) -> bool:
    """Tell whether a button is reached with the arrows from another of its exclusive group."""
    if not isinstance(found, QAbstractButton) or found.group() is None:
        return False
    return any(other in reached for other in found.group().buttons())


@pytest.mark.parametrize("name", NAMES)
def test_every_input_of_a_page_can_be_heard(window: MainWindow, name: PageName) -> None:
    shown(window, name)
    nameless = []
    for found in reachable(window):
        heard = QAccessible.queryAccessibleInterface(found)
        if not (heard.text(QAccessible.Text.Name) or found.accessibleName()):
            nameless.append(found.objectName() or type(found).__name__)

    assert not nameless


@pytest.mark.parametrize("name", NAMES)
def test_every_page_fits_the_smallest_window(window: MainWindow, name: PageName) -> None:
    page = shown(window, name)

    assert window.minimumSizeHint().width() <= SMALLEST[0]
    assert window.minimumSizeHint().height() <= SMALLEST[1]
    assert page.minimumSizeHint().width() <= window.frame.width()
    assert page.minimumSizeHint().height() <= page.height()


@pytest.mark.parametrize("name", NAMES)
def test_at_half_as_large_text_nothing_lies_over_another(window: MainWindow, dressed: Theme, name: PageName) -> None:
    page = shown(window, name)
    dressed.set_text_percent(150)
    QApplication.processEvents()

    squeezed = [
        found.objectName() or type(found).__name__
        for found in reachable(page)
        if isinstance(found, QLineEdit | QComboBox | QAbstractSpinBox | QAbstractButton)
        and found.height() < found.minimumSizeHint().height()
    ]

    assert not squeezed
    assert window.size().width() == SMALLEST[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_built_alone_and_reads_nothing_while_hidden(
    busy_desk: Desk, dressed: Theme, name: PageName
) -> None:
    page = pages.build(name, busy_desk)

    assert not page.isVisible()
    page.deleteLater()
