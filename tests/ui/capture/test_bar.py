"""The line reads what is typed at each keystroke, logs it on Enter, and loses nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models import clients
from models.clock import FixedClock
from models.errors import Refused
from models.interactions import operations as interaction_operations
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, InteractionRow
from models.journal import Journal
from tests import builders
from tests.ui.capture.ground import Ground
from tests.ui.desks import Heard, click, desk_on, on_screen
from ui.capture.preview import Preview
from ui.navigator import LogWish
from ui.parts.popup import SHADOW


def logged(journal: Journal) -> tuple[InteractionRow, ...]:
    return interactions.page(journal, InteractionFilter())


def test_what_is_typed_is_shown_as_it_will_be_saved(line: Ground) -> None:
    QTest.keyClicks(line.edit, "call kestrel 10m VPN drops again > ring back tomorrow 10am")

    shown = " | ".join(line.words())
    assert line.preview.isVisible()
    for words in ("Call", "Kestrel Architects", "10 min", "Today 10:20", "VPN drops again", "ring back"):
        assert words in shown
    assert [
        found.accessibleName() for found in line.preview.findChildren(QWidget) if "Wed 25" in found.accessibleName()
    ]


def test_enter_logs_the_contact_with_its_promise_and_empties_the_line(
    line: Ground, journal: Journal, kestrel: int
) -> None:
    QTest.keyClicks(line.edit, "call kestrel 10m VPN drops again > ring back tomorrow 10am")

    line.press(Qt.Key.Key_Return)

    row = logged(journal)[0]
    interaction = row.interaction
    assert (interaction.client_id, interaction.kind, interaction.minutes) == (kestrel, "call", 10)
    assert interaction.words == "VPN drops again"
    assert [promise.promise.words for promise in row.promises] == ["ring back"]
    assert line.edit.text() == ""
    assert not line.preview.isVisible()


def test_a_client_nobody_knows_is_asked_about_once_and_added_by_the_second_enter(
    line: Ground, journal: Journal
) -> None:
    QTest.keyClicks(line.edit, "visit @Zorro 1h looked at the printer")
    line.press(Qt.Key.Key_Return)

    assert logged(journal) == ()
    assert "New client “Zorro”? Press Enter again to add it and log this." in line.words()

    line.press(Qt.Key.Key_Return)

    assert [row.client_name for row in logged(journal)] == ["Zorro"]
    assert line.edit.text() == ""


def test_typing_on_after_the_question_asks_again(line: Ground, journal: Journal) -> None:
    QTest.keyClicks(line.edit, "visit @Zorro looked at the printer")
    line.press(Qt.Key.Key_Return)
    QTest.keyClicks(line.edit, " and the scanner")
    line.press(Qt.Key.Key_Return)

    assert logged(journal) == ()


def test_a_promise_without_a_time_is_not_saved_and_the_line_stays(line: Ground, journal: Journal) -> None:
    typed = "call kestrel VPN > send the quote"
    QTest.keyClicks(line.edit, typed)

    line.press(Qt.Key.Key_Return)

    assert logged(journal) == ()
    assert line.edit.text() == typed
    trouble = line.findChild(QLabel, "previewTrouble")
    assert trouble is not None
    assert trouble.isVisible()
    assert trouble.text()


def test_an_offer_of_a_time_comes_after_what_is_promised(line: Ground, journal: Journal) -> None:
    QTest.keyClicks(line.edit, "call kestrel VPN > send the quote")
    assert line.offers() == ["by tomorrow", "by Friday"]

    click(line, "previewOffer2")
    assert line.edit.text() == "call kestrel VPN > send the quote by Friday"
    assert line.edit.hasFocus()

    line.press(Qt.Key.Key_Return)
    assert [promise.promise.words for promise in logged(journal)[0].promises] == ["send the quote"]


def test_an_offer_of_a_client_takes_the_place_of_the_doubtful_one(line: Ground, journal: Journal, qtbot: QtBot) -> None:
    clients.add(journal, builders.client("Kestrel Books"))
    QTest.keyClicks(line.edit, "call kestrel VPN drops")
    before, offers = line.edit.text(), line.offers()
    assert sorted(offers) == ['@"Kestrel Architects"', '@"Kestrel Books"']

    QTest.keyClick(line.edit, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: line.edit.text() == f"call {offers[1]} VPN drops")

    line.edit.undo()
    assert line.edit.text() == before


def test_tab_completes_the_client_being_typed(line: Ground) -> None:
    QTest.keyClicks(line.edit, "call kest")

    line.press(Qt.Key.Key_Tab)

    assert line.edit.text() == 'call @"Kestrel Architects" '
    assert line.edit.hasFocus()


def test_tab_on_a_whole_line_opens_the_form_with_what_was_understood(
    line: Ground, heard: Heard, kestrel: int, journal: Journal
) -> None:
    QTest.keyClicks(line.edit, "call kestrel 10m VPN drops")
    line.press(Qt.Key.Key_Tab)

    [(name, wish)] = heard.take()
    assert name == "log_wanted"
    assert isinstance(wish, LogWish)
    assert (wish.client_id, wish.kind) == (kestrel, "call")
    assert wish.line is not None
    assert (wish.line.words, wish.line.minutes) == ("VPN drops", 10)
    assert logged(journal) == ()


def test_tab_in_an_empty_line_goes_on_to_the_next_field(line: Ground) -> None:
    line.press(Qt.Key.Key_Tab)

    assert line.other.hasFocus()


def test_escape_hides_what_was_understood_and_keeps_what_was_typed(line: Ground, heard: Heard) -> None:
    QTest.keyClicks(line.edit, "call kestrel VPN")

    line.press(Qt.Key.Key_Escape)
    assert (line.preview.isVisible(), line.edit.text()) == (False, "call kestrel VPN")

    line.press(Qt.Key.Key_Escape)
    assert not line.edit.hasFocus()
    assert line.edit.text() == "call kestrel VPN"
    assert heard.take() == [("panel_closed",)]


def test_what_was_typed_comes_back_with_the_next_start(
    line: Ground, qtbot: QtBot, journal: Journal, tmp_path: Path
) -> None:
    QTest.keyClicks(line.edit, "call kestrel VPN")
    line.press(Qt.Key.Key_Escape)
    later = Ground(desk_on(journal, tmp_path))
    on_screen(qtbot, later)

    assert later.edit.text() == "call kestrel VPN"

    later.bar.focus_line()
    qtbot.waitUntil(lambda: later.findChild(Preview) is not None and later.preview.isVisible())
    later.press(Qt.Key.Key_Return)
    assert len(logged(journal)) == 1


def test_what_was_typed_stays_with_its_journal(line: Ground, clock: FixedClock, tmp_path: Path) -> None:
    QTest.keyClicks(line.edit, "call kestrel VPN")
    line.press(Qt.Key.Key_Escape)
    other = Journal.make(tmp_path / "other.kept", clock, zone="Europe/London")

    later = Ground(desk_on(other, tmp_path))

    assert later.edit.text() == ""
    later.deleteLater()
    other.close()


def test_what_was_logged_does_not_come_back(line: Ground, journal: Journal, tmp_path: Path) -> None:
    QTest.keyClicks(line.edit, "call kestrel VPN")
    line.press(Qt.Key.Key_Return)

    later = Ground(desk_on(journal, tmp_path))

    assert later.edit.text() == ""
    later.deleteLater()


def test_after_logging_the_line_has_no_typing_to_take_back(line: Ground) -> None:
    QTest.keyClicks(line.edit, "call kestrel VPN")
    assert line.edit.isUndoAvailable()

    line.press(Qt.Key.Key_Return)

    assert not line.edit.isUndoAvailable()


def test_a_new_name_is_known_to_the_line_at_once(line: Ground, journal: Journal) -> None:
    QTest.keyClicks(line.edit, "call")
    clients.add(journal, builders.client("Marlow Accountants"))

    QTest.keyClicks(line.edit, " marlow taxes")
    line.press(Qt.Key.Key_Return)

    assert [row.client_name for row in logged(journal)] == ["Marlow Accountants"]


def test_words_to_begin_with_take_the_place_of_an_empty_line_only(line: Ground) -> None:
    line.bar.focus_line("call kestrel ")
    assert line.edit.text() == "call kestrel "

    line.bar.focus_line("visit marlow ")
    assert line.edit.text() == "call kestrel "


def test_an_emoji_before_it_does_not_move_what_a_completion_replaces(line: Ground) -> None:
    QTest.keyClicks(line.edit, "call kest")
    line.edit.setText("🎉🎉 kest")

    line.press(Qt.Key.Key_Tab)

    assert line.edit.text() == '🎉🎉 @"Kestrel Architects" '


def test_a_hundred_thousand_letters_are_taken_and_the_line_lives(line: Ground, journal: Journal) -> None:
    line.edit.setText("call kestrel " + "word " * 20_000)
    line.press(Qt.Key.Key_Return)

    assert len(logged(journal)[0].interaction.words) == 20_000 * 5 - 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_an_empty_line_does_nothing(line: Ground, journal: Journal, key: Qt.Key) -> None:
    line.press(key)

    assert logged(journal) == ()


def test_a_refusal_is_in_sight_with_room_for_every_line_of_the_preview(
    line: Ground, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClicks(line.edit, "call kestrel 10m VPN drops again")
    monkeypatch.setattr(interaction_operations, "log", _refuse)

    line.press(Qt.Key.Key_Return)

    trouble = line.preview.findChild(QLabel, "previewTrouble")
    assert trouble is not None
    assert trouble.isVisible()
    panel = line.preview.size() - QSize(2 * SHADOW, 2 * SHADOW)
    assert panel.height() >= line.preview.height_for(panel.width())


def test_a_question_about_a_line_whose_preview_was_put_away_is_in_sight(line: Ground, journal: Journal) -> None:
    QTest.keyClicks(line.edit, "visit @Zorro 1h looked at the printer")
    line.press(Qt.Key.Key_Escape)
    assert not line.preview.isVisible()

    line.press(Qt.Key.Key_Return)

    assert logged(journal) == ()
    assert line.preview.isVisible()
    assert "New client “Zorro”? Press Enter again to add it and log this." in line.words()


def _refuse(_journal: Journal, _draft: object) -> None:
    raise Refused("the disk is full; make room and press Enter again")
