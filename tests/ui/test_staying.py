"""The program goes on beside its window: one for each journal, begun behind if asked, ended only when told to."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from models.journal import Journal
from tests.ui.tray.desktops import Trays
from ui import cannot_open
from ui.desktop import Shown
from ui.navigator import LogWish, PageName
from ui.opening import Opening
from ui.preferences import Preferences
from ui.theme import Theme
from ui.tray.single import Claim, Wish
from ui.window import MainWindow

# Said by the offscreen platform, which has no tray and no order of windows.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)
Start = Callable[[Opening], Shown]


@pytest.fixture(autouse=True)
def _own_runtime_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A runtime folder of the test's own, with a name as short as sockets need it."""
    with tempfile.TemporaryDirectory(prefix="k") as folder:
        (runtime := Path(folder, "run")).mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
        yield


@pytest.fixture
def start(dressed: Theme, clock: FixedClock, tmp_path: Path, practice: Journal) -> Iterator[Start]:
    """How to start the program on the invented practice."""
    made: list[Shown] = []

    def begin(opening: Opening) -> Shown:
        shown = Shown(clock, Preferences(tmp_path / "window.ini"), opening)
        made.append(shown)
        shown.open_first(practice.path)
        return shown

    yield begin
    for shown in made:
        for window in windows():
            window.close()
        shown.end()


def windows() -> list[MainWindow]:
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, MainWindow)]


def window_of(shown: Shown) -> MainWindow:
    assert shown._window is not None
    return shown._window


def goes_on(shown: Shown) -> bool:
    return shown._background is not None and shown._background.window is shown._window


def test_begun_in_the_background_there_is_no_window_where_there_is_a_tray(
    start: Start, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    Trays(monkeypatch, there=True)

    shown = start(Opening(background=True))
    qtbot.waitUntil(lambda: goes_on(shown))

    assert not window_of(shown).isVisible()


def test_begun_in_the_background_it_is_minimised_where_there_is_no_tray(start: Start, qtbot: QtBot) -> None:
    shown = start(Opening(background=True))
    qtbot.waitUntil(lambda: goes_on(shown))

    assert window_of(shown).isMinimized()


def test_it_begins_with_the_page_that_was_asked_for(start: Start) -> None:
    assert window_of(start(Opening(wish="review"))).trail.here.page is PageName.REVIEW


def test_it_begins_with_the_keyboard_in_the_line_if_asked(start: Start, qtbot: QtBot) -> None:
    window = window_of(start(Opening(wish="log")))

    focused = window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "captureLine"


def test_a_later_start_is_heard_once_the_window_was_painted(start: Start, practice: Journal, qtbot: QtBot) -> None:
    shown = start(Opening())
    qtbot.waitUntil(lambda: goes_on(shown))
    background = shown._background
    assert background is not None

    background._heed(Wish("review"))

    assert practice.path is not None
    assert not Claim(practice.path).take()
    assert window_of(shown).trail.here.page is PageName.REVIEW


def test_another_journal_is_claimed_instead_of_the_first(start: Start, practice: Journal, tmp_path: Path) -> None:
    shown = start(Opening())
    other = tmp_path / "other.kept"
    assert practice.path is not None

    shown.make(other)

    assert not Claim(other).take()
    freed = Claim(practice.path)
    assert freed.take()
    freed.release()


def test_the_same_journal_again_stays_claimed(start: Start, practice: Journal) -> None:
    shown = start(Opening())
    assert practice.path is not None

    shown.reopen(practice.path)

    assert window_of(shown).desk.journal.path == practice.path
    assert not Claim(practice.path).take()


def test_a_journal_that_is_open_elsewhere_is_shown_there_and_not_here(
    start: Start, practice: Journal, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = start(Opening())
    other = tmp_path / "other.kept"
    Journal.make(other, clock, zone="UTC").close()
    elsewhere = Claim(other)
    elsewhere.take()
    handed: list[Wish] = []
    monkeypatch.setattr(Claim, "hand_over", lambda _claim, wish: handed.append(wish))

    shown.reopen(other)

    assert window_of(shown).desk.journal.path == practice.path
    assert handed == [Wish("show")]
    said = " ".join(label.text() for label in window_of(shown).frame.banner.findChildren(QLabel))
    assert "open in another window" in said
    elsewhere.release()


def test_a_journal_that_cannot_be_opened_is_not_left_claimed(start: Start, tmp_path: Path) -> None:
    shown = start(Opening())
    text = tmp_path / "letter.kept"
    text.write_text("Dear Ruth", encoding="utf-8")

    shown.reopen(text)

    claim = Claim(text)
    assert claim.take()
    claim.release()


def test_a_trial_claims_nothing(start: Start, practice: Journal) -> None:
    start(Opening(at="2026-11-24T10:20:00Z"))

    assert practice.path is not None
    claim = Claim(practice.path)
    assert claim.take()
    claim.release()


def test_quit_ends_the_program_whatever_was_chosen_for_closing(
    start: Start, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    shown = start(Opening())
    window_of(shown).desk.preferences.set_text("tray/keep-running", "yes")

    window_of(shown).actions_of["quit"].trigger()

    assert ended == [True]


def test_at_the_end_of_a_session_what_was_typed_is_kept_and_all_stays_open(
    start: Start, practice: Journal, qtbot: QtBot
) -> None:
    shown = start(Opening())
    qtbot.waitUntil(lambda: goes_on(shown))
    window = window_of(shown)
    window.desk.go.log_wanted.emit(LogWish())
    (form,) = [found for found in QApplication.topLevelWidgets() if found.objectName() == "interactionForm"]
    field = form.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("half a sentence")
    assert shown._background is not None

    shown._background._keep_typed(None)  # type: ignore[arg-type]

    assert form.isVisible()
    assert "half a sentence" in window.desk.preferences.drafts(practice.path)
    form.close()


def test_a_program_that_has_the_journal_and_does_not_answer_is_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))

    assert cannot_open.say_stuck() == 3

    assert "does not answer" in said[0]
    assert "does not answer" in capsys.readouterr().err
