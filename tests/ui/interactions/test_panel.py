"""The panel of an interaction: what it shows, its files, striking out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models import attachments
from models.interactions import operations, questions
from models.interactions.records import Interaction
from models.promises import operations as promises
from models.promises.records import PromiseId, Settling
from tests.builders import interaction, moment
from tests.ui.finding import part, press, said, words
from ui.desk import Desk
from ui.interactions.panel import InteractionPanel
from ui.parts.drop import DropZone


@pytest.fixture
def panel(desk: Desk, visit: Interaction, qtbot: QtBot) -> InteractionPanel:
    """The panel on a screen, with the visit in it."""
    found = InteractionPanel(desk)
    qtbot.addWidget(found)
    found.resize(348, 700)
    found.show()
    found.show_interaction(visit.id)
    return found


def test_it_says_how_when_with_whom_and_what(panel: InteractionPanel) -> None:
    shown = words(panel)
    assert said(panel, "interactionKind") == "Visit"
    assert "Yesterday 09:00" in shown
    assert "45 min" in shown
    assert "We went there" in shown
    assert "With Tom Ashby" in shown
    assert "replaced the reception PC" in shown


def test_private_words_are_marked_as_never_on_a_report(panel: InteractionPanel) -> None:
    assert words(part(panel, QWidget, "privateWords")) == "Private, never on a report\nthe till drawer sticks"


def test_only_what_was_noted_over_a_day_late_is_marked_so(
    panel: InteractionPanel, desk: Desk, visit: Interaction
) -> None:
    assert part(panel, QWidget, "notedLate").isVisible()
    today = operations.log(
        desk.journal, interaction(visit.client_id, "rang about it", happened_at=moment("2026-11-24 09:00"))
    )
    panel.show_interaction(today.id)
    assert not part(panel, QWidget, "notedLate").isVisible()


def test_a_promise_of_it_opens_its_own_panel(panel: InteractionPanel, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.go.promise_wanted) as asked:
        press(qtbot, panel, "promise-1")
    assert asked.args == [1]


def test_a_dropped_file_is_attached_opened_and_struck_out(
    panel: InteractionPanel,
    desk: Desk,
    visit: Interaction,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    (tmp_path / "rack.jpg").write_bytes(b"not really a photo")
    part(panel, DropZone, "interactionDrop").dropped.emit((tmp_path / "rack.jpg",))
    press(qtbot, panel, "file-1")
    assert Path(opened[0].toLocalFile()).read_bytes() == b"not really a photo"
    press(qtbot, panel, "strikeFile-1")
    assert attachments.of_interaction(desk.journal, visit.id) == ()
    assert not part(panel, QWidget, "interactionFiles").isVisibleTo(panel)


def test_a_folder_is_refused_in_place(panel: InteractionPanel, tmp_path: Path) -> None:
    part(panel, DropZone, "interactionDrop").dropped.emit((tmp_path,))
    assert said(panel, "interactionTrouble").startswith("Not saved: ")


def test_striking_out_is_refused_while_a_promise_of_it_stands(
    panel: InteractionPanel, desk: Desk, visit: Interaction, qtbot: QtBot
) -> None:
    press(qtbot, panel, "interactionStrike")
    part(panel, QLineEdit, "strikeWhy").setText("logged twice")
    press(qtbot, panel, "strikeWanted")
    assert "void what was never promised first" in said(panel, "interactionTrouble")
    promises.void(desk.journal, PromiseId(1), Settling("never said"))
    with qtbot.waitSignal(desk.go.panel_closed):
        press(qtbot, panel, "strikeWanted")
    assert questions.get(desk.journal, visit.id).struck_at is not None


def test_what_was_struck_out_says_so_and_cannot_be_edited(
    panel: InteractionPanel, desk: Desk, visit: Interaction
) -> None:
    promises.void(desk.journal, PromiseId(1), Settling("never said"))
    operations.strike_out(desk.journal, visit.id, "logged twice")
    assert part(panel, QWidget, "struckOut").isVisible()
    assert not part(panel, QWidget, "interactionEdit").isEnabled()


def test_e_asks_for_the_form_that_corrects_it(
    panel: InteractionPanel, desk: Desk, visit: Interaction, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.go.interaction_edit_wanted) as asked:
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_E)
    assert asked.args == [visit.id]


def test_escape_first_leaves_the_question_why(panel: InteractionPanel, qtbot: QtBot) -> None:
    press(qtbot, panel, "interactionStrike")
    QTest.keyClick(part(panel, QLineEdit, "strikeWhy"), Qt.Key.Key_Escape)
    assert not part(panel, QLineEdit, "strikeWhy").isVisible()


def test_a_word_without_blanks_never_widens_the_panel(panel: InteractionPanel, desk: Desk, visit: Interaction) -> None:
    long = operations.log(desk.journal, interaction(visit.client_id, "W" * 5000))
    panel.show_interaction(long.id)
    label = part(panel, QLabel, "interactionWords")
    assert label.width() <= panel.width()
    assert label.fontMetrics().horizontalAdvance(label.text().split("\u200b")[0]) < label.width()
