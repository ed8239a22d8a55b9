"""What the window remembers between two runs, and what it does with a memory that is no good."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSize
from PySide6.QtWidgets import QApplication

from models.journal import Journal
from tests.ui.desks import Open, desk_on
from ui.navigator import PageName
from ui.preferences import Preferences
from ui.sidebar import NARROW
from ui.theme import Scheme, Theme
from ui.window import SMALLEST, MainWindow

# Menus and completions open as windows of their own, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def here(window: MainWindow) -> str:
    assert window.frame.page is not None
    return window.frame.page.objectName()


def test_a_narrow_window_shows_icons_only(window: MainWindow) -> None:
    window.resize(1099, 700)
    assert window.sidebar.width() == NARROW

    window.resize(1100, 700)
    assert window.sidebar.width() > NARROW


def test_page_and_size_come_back_with_the_next_start(
    opened: Open, practice: Journal, tmp_path: Path, dressed: Theme
) -> None:
    first = opened(desk_on(practice, tmp_path))
    first.resize(SMALLEST[0], 640)
    first.show_page(PageName.JOURNAL)
    first.close()

    second = opened(desk_on(practice, tmp_path), None)

    assert second.size() == QSize(SMALLEST[0], 640)
    assert here(second) == "journalPage"


@pytest.mark.parametrize("page", ["client", "settings", "no such page", ""])
def test_a_page_that_cannot_be_restored_is_today(
    opened: Open, practice: Journal, tmp_path: Path, dressed: Theme, page: str
) -> None:
    desk = desk_on(practice, tmp_path)
    desk.preferences.set_text("window/page", page)

    assert here(opened(desk)) == "todayPage"


@pytest.mark.parametrize("packed", [b"", b"nonsense", b"\x01\xd9\xd0\xcb" * 20])
def test_a_geometry_that_cannot_be_read_is_no_harm(
    opened: Open, practice: Journal, tmp_path: Path, dressed: Theme, packed: bytes
) -> None:
    desk = desk_on(practice, tmp_path)
    desk.preferences.set_bytes("window/geometry", QByteArray(packed))

    window = opened(desk, None)

    assert window.width() >= SMALLEST[0]


def test_a_window_whose_screen_is_gone_comes_back_on_one_that_is_there(
    opened: Open, practice: Journal, tmp_path: Path, dressed: Theme
) -> None:
    desk = desk_on(practice, tmp_path)
    first = opened(desk)
    first.move(QPoint(20_000, 20_000))
    first.close()

    second = opened(desk, None)

    assert QApplication.primaryScreen().availableGeometry().intersects(second.frameGeometry())


def test_the_look_is_chosen_in_the_menu_and_ticked(window: MainWindow, dressed: Theme) -> None:
    window.actions_of["look-dark"].trigger()

    assert dressed.dark
    assert window.actions_of["look-dark"].isChecked()
    assert not window.actions_of["look-light"].isChecked()
    assert window.desk.preferences.scheme is Scheme.DARK


def test_text_grows_by_the_keys_up_to_a_limit(window: MainWindow, dressed: Theme) -> None:
    for _ in range(30):
        window.actions_of["text-larger"].trigger()
    largest = dressed.text_percent
    window.actions_of["text-usual"].trigger()

    assert 150 <= largest <= 200
    assert dressed.text_percent == 100


def test_preferences_that_hold_nonsense_are_the_usual_ones(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[look]\nscheme=plaid\ntext=huge\n[recent]\nx=1 two 3\n", encoding="utf-8")

    preferences = Preferences(file)

    assert preferences.scheme is Scheme.SYSTEM
    assert preferences.text_percent == 100
    assert preferences.recent_clients(None) == ()


def test_what_is_remembered_already_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    preferences = Preferences(file)
    preferences.set_bytes("window/geometry", QByteArray(b"packed"))
    preferences.sync()
    file.unlink()

    preferences.set_bytes("window/geometry", QByteArray(b"packed"))
    preferences.sync()
    same = file.exists()
    preferences.set_bytes("window/geometry", QByteArray(b"other"))
    preferences.sync()

    assert not same
    assert file.exists()
