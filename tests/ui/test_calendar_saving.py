"""The calendar for a phone, from the menu: asked for once, written beside the window's own work."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.desks import Heard
from ui.calendar_saving import CalendarSaving
from ui.desk import Desk
from ui.window import MainWindow

CALENDAR = b"BEGIN:VCALENDAR"


def said(qtbot: QtBot, heard: Heard) -> str:
    qtbot.waitUntil(lambda: any(one[0] == "said" for one in heard.all))
    (found,) = [str(one[1]) for one in heard.take() if one[0] == "said"]
    return found


def test_it_is_written_and_its_place_is_remembered(
    busy_desk: Desk, busy_heard: Heard, tmp_path: Path, qtbot: QtBot, window: MainWindow
) -> None:
    saving = CalendarSaving(busy_desk, window)
    saving.save_to(str(tmp_path / "phone.ics"))

    assert said(qtbot, busy_heard).startswith("Saved phone.ics: ")
    assert (tmp_path / "phone.ics").read_bytes().startswith(CALENDAR)
    saving.ask_where()
    dialog = window.findChild(QFileDialog, "saveCalendar")
    assert dialog is not None
    assert [Path(name) for name in dialog.selectedFiles()] == [tmp_path / "phone.ics"]
    dialog.reject()


def test_a_refusal_is_said_and_nothing_is_remembered(
    busy_desk: Desk, busy_heard: Heard, tmp_path: Path, qtbot: QtBot, window: MainWindow
) -> None:
    (tmp_path / "diary.ics").write_text("dear diary")
    CalendarSaving(busy_desk, window).save_to(str(tmp_path / "diary.ics"))

    assert "is no calendar; name another file" in said(qtbot, busy_heard)
    assert busy_desk.preferences.text("calendar/file") == ""


def test_a_journal_that_is_gone_is_said(
    busy_desk: Desk, busy_heard: Heard, tmp_path: Path, qtbot: QtBot, window: MainWindow
) -> None:
    assert busy_desk.journal.path is not None
    shutil.move(busy_desk.journal.path, tmp_path / "elsewhere.kept")
    CalendarSaving(busy_desk, window).save_to(str(tmp_path / "phone.ics"))

    assert said(qtbot, busy_heard).startswith("Not saved: there is no journal at")
    assert not (tmp_path / "phone.ics").exists()


def test_the_menu_asks_where(window: MainWindow) -> None:
    window.actions_of["calendar"].trigger()

    dialog = window.findChild(QFileDialog, "saveCalendar")
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
