"""The window: going between pages, undo, the banner, the other program, and what is remembered."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

import resources
from models import business, clients
from models.clock import FixedClock
from models.journal import Journal
from models.promises import questions
from models.promises.records import PromiseId, State
from tests import builders
from tests.ui.desks import Open, desk_on, row_key
from ui.deeds import _HELP
from ui.delegates.row_list import RowList
from ui.desk import Desk
from ui.navigator import PageName
from ui.parts.labels import ElidedLabel
from ui.theme import Theme
from ui.window import MainWindow

# Menus and completions open as windows of their own, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def here(window: MainWindow) -> str:
    assert window.frame.page is not None
    return window.frame.page.objectName()


def toast(window: MainWindow) -> str:
    words = window.toast.findChild(ElidedLabel, "toastWords")
    assert words is not None
    return words.text() if window.toast.isVisible() else ""


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def banner(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.frame.banner.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_1, "todayPage"),
        (Qt.Key.Key_2, "journalPage"),
        (Qt.Key.Key_3, "clientsPage"),
        (Qt.Key.Key_4, "reviewPage"),
        (Qt.Key.Key_5, "reportsPage"),
        (Qt.Key.Key_Comma, "settingsPage"),
    ],
)
def test_ctrl_and_a_figure_shows_a_page(window: MainWindow, key: Qt.Key, page: str) -> None:
    press(window, key)

    assert here(window) == page
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.frame.page is not None
    assert window.frame.page.isAncestorOf(focused)


def test_back_and_forward_go_through_the_pages(window: MainWindow) -> None:
    back, forward = window.actions_of["back"], window.actions_of["forward"]
    assert not back.isEnabled()
    window.show_page(PageName.CLIENTS)
    window.show_client(2)
    window.show_client(4)

    back.trigger()
    name = window.findChild(ElidedLabel, "clientName")
    assert name is not None
    assert name.text() == clients.get(window.desk.journal, 2).name
    back.trigger()
    assert here(window) == "clientsPage"
    forward.trigger()
    forward.trigger()
    assert name.text() == clients.get(window.desk.journal, 4).name
    assert not forward.isEnabled()


def test_the_clients_seen_last_stand_in_the_sidebar_with_what_is_late(window: MainWindow, qtbot: QtBot) -> None:
    late = window.desk.journal.value(
        "SELECT client_id FROM promises WHERE state = 'open' AND side = 'given' AND due_at < '2026-11-24T10:20:00Z'"
    )
    window.show_client(late)

    found = window.findChild(QWidget, f"nav-client-{late}")

    assert found is not None
    qtbot.waitUntil(found.isVisible)
    assert "late" in found.accessibleDescription() + found.accessibleName() + found.toolTip()


def test_saving_says_what_was_done_and_undo_in_the_toast_takes_it_back(window: MainWindow) -> None:
    view = window.findChild(RowList, "attention")
    assert view is not None
    window.actions_of["page-today"].trigger()
    promise_id = PromiseId(row_key(view)[1])
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert toast(window).startswith("Kept: ")

    QTest.keyClick(view, Qt.Key.Key_F8)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)

    assert questions.get(window.desk.journal, promise_id).state is State.OPEN
    assert toast(window).startswith("Undone: ")
    assert focused(window) == "attention"
    assert row_key(view)[1] == promise_id


def test_the_keyboard_goes_back_where_it_was_before_the_offer_to_undo(window: MainWindow) -> None:
    press(window, Qt.Key.Key_1)
    view = window.findChild(RowList, "attention")
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Space)
    window.frame.line.focus_line()
    press(window, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert focused(window) == "toastAction"

    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert focused(window) == "captureLine"


def test_a_banner_put_away_with_a_key_gives_the_keyboard_to_the_page(window: MainWindow) -> None:
    press(window, Qt.Key.Key_1)
    close = window.frame.banner.findChild(QToolButton, "bannerClose")
    assert close is not None
    close.setFocus(Qt.FocusReason.TabFocusReason)

    press(window, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)

    assert not window.frame.banner.isVisible()
    assert focused(window) == "attention"


def test_ctrl_z_undoes_in_a_text_field_first_and_then_in_the_journal(window: MainWindow) -> None:
    clients.add(window.desk.journal, builders.client("Zorro"))
    line = window.findChild(QLineEdit, "captureLine")
    assert line is not None
    window.frame.line.focus_line()
    QTest.keyClicks(line, "call")

    window.actions_of["undo"].trigger()
    assert line.text() == ""
    assert window.desk.journal.undo_label() == "Add client Zorro"

    window.actions_of["undo"].trigger()
    assert window.desk.journal.redo_label() == "Add client Zorro"
    window.actions_of["redo"].trigger()
    assert window.desk.journal.redo_label() in (None, "Add client Zorro")


def test_the_menu_names_what_would_be_undone(window: MainWindow) -> None:
    clients.add(window.desk.journal, builders.client("Salt & Pepper"))

    assert window.actions_of["undo"].text() == "&Undo “Add client Salt && Pepper”"


def test_with_nothing_to_undo_it_says_so(opened: Open, desk: Desk) -> None:
    window = opened(desk)

    window.actions_of["undo"].trigger()

    assert toast(window) == "Not done: there is nothing to undo."


def test_another_programs_change_is_seen_within_a_second(window: MainWindow, qtbot: QtBot, clock: FixedClock) -> None:
    path = window.desk.journal.path
    assert path is not None
    window.show_page(PageName.CLIENTS)
    other = Journal.open(path, clock)
    clients.add(other, builders.client("Aardvark"))
    other.close()
    view = window.findChild(RowList, "clients")
    assert view is not None

    qtbot.waitUntil(lambda: any("Aardvark" in cell.spoken for cell in view.cells.cells()), timeout=1000)


def test_an_invented_practice_says_that_it_is_one(window: MainWindow) -> None:
    assert banner(window) == "An invented practice, for a first look: nothing in it is real."


def test_a_journal_that_can_only_be_read_says_so_and_refuses_in_words(
    opened: Open, practice_made: Path, tmp_path: Path, clock: FixedClock, dressed: Theme
) -> None:
    path = Path(shutil.copy(practice_made, tmp_path / "read.kept"))
    journal = Journal.open(path, clock)
    journal.read_only = True
    desk = desk_on(journal, tmp_path)
    window = opened(desk)

    assert banner(window) == "This journal can only be read: its file or folder is read-only."
    window.close()
    desk.bridge.stop()
    journal.close()


def test_the_title_is_the_business_and_follows_it(opened: Open, desk: Desk) -> None:
    window = opened(desk)
    assert window.windowTitle() == "Kept"

    from msgspec.structs import replace

    business.change(desk.journal, replace(business.get(desk.journal), name="Marsh Lane IT"))

    assert window.windowTitle() == "Marsh Lane IT – Kept"


def test_escape_closes_the_panel_and_gives_the_keyboard_back(window: MainWindow) -> None:
    promise_id = window.desk.journal.value("SELECT id FROM promises WHERE state = 'open' LIMIT 1")
    window.beside.show_promise(promise_id)
    opened = window.frame.panel_open

    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert (opened, window.frame.panel_open) == (True, False)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.frame.page is not None
    assert window.frame.page.isAncestorOf(focused)


def focused(window: MainWindow) -> str:
    found = QApplication.focusWidget()
    return "" if found is None else found.objectName()


def test_ctrl_l_puts_the_keyboard_into_the_line_and_escape_gives_it_back(window: MainWindow) -> None:
    press(window, Qt.Key.Key_L)
    assert focused(window) == "captureLine"

    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert focused(window) == "attention"


def test_a_report_wanted_for_a_client_is_of_that_client(window: MainWindow) -> None:
    client_id = window.desk.journal.value("SELECT max(id) FROM clients")
    window.desk.go.report_wanted.emit(client_id)

    assert here(window) == "reportsPage"
    box = window.findChild(QComboBox, "reportClient")
    assert box is not None
    assert box.currentText() == clients.get(window.desk.journal, client_id).name


def test_every_help_page_of_the_menu_ships() -> None:
    for page in _HELP.values():
        assert resources.path(f"help/{page}").is_file(), page


def test_a_journal_that_is_changed_for_another_is_asked_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[object] = []
    window.reopen_wanted.connect(wanted.append)
    window.make_wanted.connect(wanted.append)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: ("/somewhere/a.kept", ""))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: ("/somewhere/b", ""))

    window.actions_of["open-journal"].trigger()
    window.actions_of["new-journal"].trigger()

    assert wanted == [Path("/somewhere/a.kept"), Path("/somewhere/b.kept")]


@pytest.mark.parametrize(("key", "button"), [(Qt.Key.Key_2, "journalLog"), (Qt.Key.Key_3, "newClient")])
def test_a_page_with_nothing_on_it_puts_the_keyboard_on_what_begins_it(
    opened: Open, desk: Desk, qtbot: QtBot, key: Qt.Key, button: str
) -> None:
    window = opened(desk)

    press(window, key)

    qtbot.waitUntil(lambda: focused(window) == button)
