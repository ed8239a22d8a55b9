"""Closing the window may leave the program warning; where nothing would bring it back it is never hidden."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from tests.ui.desks import click
from tests.ui.tray.desktops import ToldNotifier, Trays
from ui.navigator import LogWish, PageName
from ui.tray.front import KEEP_RUNNING, Front
from ui.tray.question import KeepWarning
from ui.tray.single import Wish
from ui.tray.tray import Tray
from ui.window import MainWindow

# Said by the offscreen platform, which has no tray and no order of windows.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)


class Scene:
    """A window on a desktop."""

    def __init__(self, window: MainWindow, trays: Trays) -> None:
        self.window, self.trays = window, trays
        self.notifier = ToldNotifier()
        self.tray = Tray()
        self.tray.look()
        self.front = Front(window, self.tray, self.notifier)
        self.leaves = 0
        self.front.leave_wanted.connect(self._leave)

    def _leave(self) -> None:
        self.leaves += 1

    def close(self) -> None:
        """Close the window as its frame does."""
        event = _FromOutside(QEvent.Type.Close)
        if not self.front.eventFilter(self.window, event):
            self.window.close()

    def choose(self, choice: str) -> None:
        self.window.desk.preferences.set_text(KEEP_RUNNING, choice)

    @property
    def question(self) -> KeepWarning:
        (found,) = self.window.findChildren(KeepWarning)
        return found


class _FromOutside(QEvent):
    def spontaneous(self) -> bool:
        return True


@pytest.fixture
def scene(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """A desktop with a tray and somebody who shows notifications."""
    made = Scene(window, Trays(monkeypatch, there=True))
    yield made
    made.tray.stop()


def test_the_first_close_asks_and_keeps_the_window_meanwhile(scene: Scene) -> None:
    scene.close()

    assert scene.question.isVisible()
    assert not scene.question.isModal()
    assert scene.window.isVisible()
    assert scene.leaves == 0


def test_keep_warning_hides_the_window_and_is_not_asked_again(scene: Scene) -> None:
    scene.close()
    click(scene.question, "keepWarningYes")

    assert not scene.window.isVisible()
    assert scene.window.desk.preferences.text(KEEP_RUNNING) == "yes"

    scene.front.come()
    scene.close()
    assert not scene.window.isVisible()
    assert not scene.question.isVisible()
    assert scene.leaves == 0


def test_quit_ends_the_program_and_is_not_asked_again(scene: Scene) -> None:
    scene.close()
    click(scene.question, "keepWarningNo")
    assert scene.leaves == 1
    assert scene.window.desk.preferences.text(KEEP_RUNNING) == "no"

    scene.close()
    assert scene.leaves == 2


def test_escape_leaves_everything_as_it_is(scene: Scene) -> None:
    scene.close()
    QTest.keyClick(scene.question, Qt.Key.Key_Escape)

    assert scene.window.isVisible()
    assert scene.leaves == 0
    assert scene.window.desk.preferences.text(KEEP_RUNNING) == ""


def test_without_a_tray_closing_ends_the_program_as_long_as_nobody_chose(scene: Scene) -> None:
    scene.trays.there = False
    scene.tray.look()

    scene.close()

    assert scene.leaves == 1
    assert scene.window.findChildren(KeepWarning) == []


def test_without_a_tray_a_window_that_is_to_go_on_is_minimised_and_that_is_said_once(scene: Scene) -> None:
    scene.choose("yes")
    scene.trays.there = False
    scene.tray.look()

    scene.close()
    assert scene.window.isVisible()
    assert scene.window.isMinimized()
    assert [said.key for said in scene.notifier.said] == ["minimised"]

    scene.front.come()
    assert not scene.window.isMinimized()
    scene.close()
    assert len(scene.notifier.said) == 1
    assert scene.leaves == 0


def test_without_anybody_to_say_it_the_window_says_it_itself(scene: Scene) -> None:
    scene.choose("yes")
    scene.trays.there = scene.notifier.there = False
    scene.tray.look()

    scene.close()

    assert "Ctrl+Q" in " ".join(label.text() for label in scene.window.frame.banner.findChildren(QLabel))


def test_a_window_minimised_for_want_of_a_tray_goes_there_when_one_comes(scene: Scene) -> None:
    scene.choose("yes")
    scene.trays.there = False
    scene.tray.look()
    scene.close()

    scene.trays.there = True
    scene.tray.look()

    assert not scene.window.isVisible()


def test_when_the_tray_goes_a_hidden_window_comes_back_to_be_found(scene: Scene) -> None:
    scene.choose("yes")
    scene.close()
    assert not scene.window.isVisible()

    scene.trays.there = False
    scene.tray.look()

    assert scene.window.isVisible()
    assert scene.window.isMinimized()


def test_a_form_left_open_goes_with_the_window_and_keeps_what_was_typed(scene: Scene) -> None:
    scene.choose("yes")
    scene.window.desk.go.log_wanted.emit(LogWish())
    forms = [found for found in scene.window.findChildren(QDialog) if found.isVisible()]
    assert len(forms) == 1

    scene.close()

    assert not forms[0].isVisible()


def test_the_program_itself_is_never_asked(scene: Scene) -> None:
    scene.window.close()

    assert not scene.window.isVisible()
    assert scene.window.findChildren(KeepWarning) == []


def test_it_begins_in_the_tray_or_minimised_until_there_is_one(scene: Scene) -> None:
    scene.window.hide()
    scene.front.begin_behind()
    assert not scene.window.isVisible()

    scene.trays.there = False
    scene.tray.look()
    assert scene.window.isMinimized()


@pytest.mark.parametrize(
    ("wish", "page"), [(Wish("today"), PageName.TODAY), (Wish("review"), PageName.REVIEW), (Wish("show"), None)]
)
def test_a_wish_brings_the_window_and_what_was_wished_for(scene: Scene, wish: Wish, page: PageName | None) -> None:
    scene.window.show_page(PageName.CLIENTS)
    scene.window.hide()

    scene.front.heed(wish)

    assert scene.window.isVisible()
    assert scene.window.trail.here.page is (page or PageName.CLIENTS)


def test_a_wish_to_log_puts_the_keyboard_into_the_line(scene: Scene) -> None:
    scene.window.hide()

    scene.front.heed(Wish("log"))

    focused = scene.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "captureLine"


def test_a_wish_to_open_a_promise_shows_it(scene: Scene) -> None:
    promise_id = scene.window.desk.journal.value("SELECT min(id) FROM promises")

    scene.front.heed(Wish("open", promise_id))

    assert scene.window.frame.panel_open


def test_a_start_in_the_background_leaves_the_window_where_it_is(scene: Scene) -> None:
    scene.window.hide()

    scene.front.heed(Wish("stay"))

    assert not scene.window.isVisible()


def test_a_maximised_window_comes_back_maximised(scene: Scene) -> None:
    scene.window.showMaximized()
    scene.window.showMinimized()

    scene.front.come("token-1")
    QCoreApplication.processEvents()

    assert scene.window.isMaximized()
    assert scene.window.isVisible()


def test_the_question_has_a_name_for_each_button_and_says_where_to_choose_again(scene: Scene) -> None:
    scene.close()

    names = {found.accessibleName() for found in scene.question.findChildren(QPushButton)}
    assert names == {"Keep warning", "Quit"}
    assert any("Settings" in label.text() for label in scene.question.findChildren(QLabel))
