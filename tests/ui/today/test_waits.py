"""Today names what waits for what is late, on both sides, and stops once it came."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from models import waiting
from models.clock import FixedClock
from models.promises import operations
from models.promises.records import PromiseDraft, Side
from tests.models.entries import client, in_london, promise, window
from tests.ui.desks import Heard, on_screen
from tests.ui.finding import part
from ui.delegates.row_list import RowList
from ui.delegates.rows import PromiseCell, plain
from ui.desk import Desk
from ui.parts.chips import ChipState
from ui.today.page import TodayPage


@pytest.fixture
def today(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(desk)
    on_screen(qtbot, page)
    return page


def subtitles(today: TodayPage) -> dict[str, str]:
    cells = part(today, RowList, "attention").cells.cells()
    return {cell.title: plain(cell.subtitle) for cell in cells if isinstance(cell, PromiseCell)}


def test_what_slipped_and_what_waits_for_it_name_each_other(today: TodayPage, desk: Desk, clock: FixedClock) -> None:
    journal = in_london(desk.journal)
    one = client(journal)
    ours = promise(journal, one, "2026-11-27 17:30", words="Install the program")
    owed = promise(journal, one, "2026-11-25 12:00", words="The licence key", side=Side.OWED)
    word = PromiseDraft("Ring Tom", window("2026-11-26 10:00"))
    waiting.wait(journal, ours.id, owed.id, word)
    assert not any("Waits" in words or "At risk" in words for words in subtitles(today).values())

    clock.set(clock.now() + timedelta(days=1, hours=5))
    desk.bridge.minute_passed.emit()

    assert subtitles(today)["Install the program"].startswith("Waits for “The licence key”, late")
    assert subtitles(today)["The licence key"].startswith("At risk: Install the program (Fri 27 Nov 17:30)")

    clock.set(clock.now() + timedelta(days=1))
    desk.bridge.minute_passed.emit()
    assert subtitles(today)["Ring Tom"].startswith("Larkspur")  # past due: it is overdue itself

    operations.keep(journal, owed.id)
    assert "Waits" not in subtitles(today)["Install the program"]


def test_a_next_word_due_today_names_what_it_is_about(today: TodayPage, desk: Desk) -> None:
    journal = in_london(desk.journal)
    one = client(journal)
    ours = promise(journal, one, "2026-11-27 17:30", words="Install the program")
    owed = promise(journal, one, "2026-11-25 12:00", words="The licence key", side=Side.OWED)
    waiting.wait(journal, ours.id, owed.id, PromiseDraft("Ring Tom", window("2026-11-24 16:00")))
    assert subtitles(today)["Ring Tom"].startswith("About: Install the program")


def test_a_promise_that_waits_in_silence_says_so(today: TodayPage, desk: Desk) -> None:
    journal = in_london(desk.journal)
    one = client(journal)
    ours = promise(journal, one, "2026-11-27 17:30", words="Install the program")
    owed = promise(journal, one, "2026-11-25 12:00", words="The licence key", side=Side.OWED)
    made = waiting.wait(journal, ours.id, owed.id, PromiseDraft("Ring Tom", window("2026-11-24 16:00")))
    operations.keep(journal, made.next_word_id)
    assert subtitles(today)["Install the program"].startswith("No further word to the client is promised")


def test_what_waits_in_vain_is_marked_and_offers_to_tell_the_client(
    today: TodayPage, desk: Desk, clock: FixedClock
) -> None:
    journal = in_london(desk.journal)
    one = client(journal)
    ours = promise(journal, one, "2026-11-27 17:30", words="Install the program")
    owed = promise(journal, one, "2026-11-25 12:00", words="The licence key", side=Side.OWED)
    waiting.wait(journal, ours.id, owed.id, PromiseDraft("Ring Tom", window("2026-11-27 10:00")))
    assert cell(today, "Install the program").chip_state is ChipState.SOON

    clock.set(clock.now() + timedelta(days=1, hours=5))
    desk.bridge.minute_passed.emit()

    marked = cell(today, "Install the program")
    assert (marked.chip_text, marked.chip_state) == ("At risk: Fri 27 Nov 17:30", ChipState.AT_RISK)
    assert marked.actions[0].name == "told"
    assert "told" not in {action.name for action in cell(today, "Ring Tom").actions}
    heard = Heard(desk.go)
    part(today, RowList, "attention").acted.emit(marked.key, "told")
    assert heard.all == [("promise_deed_wanted", ours.id, "told")]


def cell(today: TodayPage, title: str) -> PromiseCell:
    cells = part(today, RowList, "attention").cells.cells()
    return next(one for one in cells if isinstance(one, PromiseCell) and one.title == title)
