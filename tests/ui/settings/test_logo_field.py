"""The picture at the head of the reports is chosen, shown, taken away and brought back in the settings."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models import business, logo
from tests.ui.desks import on_screen
from ui.desk import Desk
from ui.parts.drop import DropZone
from ui.settings.business_section import BusinessSection
from ui.settings.logo_field import LogoField


@pytest.fixture
def section(qtbot: QtBot, desk: Desk) -> BusinessSection:
    """The settings of the business, on a screen."""
    made = BusinessSection(desk)
    on_screen(qtbot, made)
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture three times as wide as high."""
    path = tmp_path / "logo.png"
    Image.new("RGB", (900, 300), "navy").save(path)
    return path


def field(section: BusinessSection) -> LogoField:
    (found,) = section.findChildren(LogoField)
    return found


def shown(section: BusinessSection) -> QLabel:
    found = section.findChild(QLabel, "logoPicture")
    assert found is not None
    return found


def press(section: BusinessSection, name: str) -> None:
    found = section.findChild(QPushButton, name)
    assert found is not None
    found.click()


def trouble(section: BusinessSection) -> str:
    found = section.findChild(QLabel, "settingsTrouble")
    assert found is not None
    return found.text() if found.isVisible() else ""


def drop(section: BusinessSection, qtbot: QtBot, path: Path) -> None:
    zone = section.findChild(DropZone, "logoDrop")
    assert zone is not None
    zone.dropped.emit((path,))
    qtbot.waitUntil(lambda: not shown(section).pixmap().isNull() or bool(trouble(section)))


def test_a_picture_that_is_dropped_stands_on_reports_and_is_shown(
    section: BusinessSection, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    drop(section, qtbot, picture)

    assert logo.read(desk.journal, business.get(desk.journal)) == picture.read_bytes()
    assert shown(section).isVisible()
    assert shown(section).pixmap().deviceIndependentSize().toSize().toTuple() == (156, 52)


def test_it_is_taken_away_and_undo_brings_it_back(
    section: BusinessSection, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    drop(section, qtbot, picture)

    press(section, "logoRemove")
    assert business.get(desk.journal).logo_sha256 is None
    assert not shown(section).isVisible()

    desk.journal.undo()
    section.fill()
    qtbot.waitUntil(lambda: not shown(section).pixmap().isNull())
    assert shown(section).isVisible()


@pytest.mark.parametrize(("content", "says"), [(b"<svg/>", "no PNG or JPEG"), (b"\x89PNG\r\n\x1a\n", "is damaged")])
def test_a_file_that_no_report_can_show_is_refused_and_nothing_changes(
    section: BusinessSection, desk: Desk, tmp_path: Path, qtbot: QtBot, content: bytes, says: str
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)

    drop(section, qtbot, path)

    assert says in trouble(section)
    assert business.get(desk.journal).logo_sha256 is None


def test_a_picture_whose_file_is_gone_says_so(
    section: BusinessSection, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    sha256 = logo.keep(desk.journal, picture)
    field(section).show_logo("ab" * 32)
    qtbot.waitUntil(lambda: "gone or damaged" in shown(section).text())

    field(section).show_logo(sha256)
    qtbot.waitUntil(lambda: not shown(section).pixmap().isNull())
    assert shown(section).text() == ""
