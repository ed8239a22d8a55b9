"""The page of a client: how things stand, the timeline, and the rest behind tabs."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models import attachments, clients, jobs, people, sites
from models.attachments import AttachmentDraft
from models.clients import Ease
from models.interactions import operations as interactions
from models.jobs import JobDraft
from models.journal import Journal
from models.promises import operations as promises
from models.promises import questions
from models.promises.questions import PromiseFilter
from models.promises.records import Keeping, Moving
from models.sites import SiteDraft
from tests import builders
from tests.pictures import table
from tests.ui.desks import Heard, click, on_screen
from ui.clients.client_page import ClientPage
from ui.clients.tabs import SETTLED_AT_ONCE
from ui.delegates.row_list import RowList
from ui.desk import Desk
from ui.navigator import LogWish, PageName
from ui.parts.labels import ElidedLabel
from ui.parts.tabs import Tabs


def view(page: ClientPage, name: str) -> RowList:
    found = page.findChild(RowList, name)
    assert found is not None
    return found


def tabs(page: ClientPage) -> Tabs:
    found = page.findChild(Tabs)
    assert found is not None
    return found


def said(page: ClientPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def larkspur(journal: Journal) -> int:
    """A client with a person, a site, a job, a visit, and three promises."""
    known = clients.add(journal, builders.client("Larkspur Dental", reach="mornings", private_words="haggles")).id
    tom = people.add(journal, builders.person(known, "Tom Ashby", role="manager", phones=("01632 960001",))).id
    sites.add(journal, SiteDraft(known, "Surgery", "1 High Street"))
    jobs.add(journal, JobDraft(known, "New firewall"))
    interactions.log(
        journal, builders.interaction(known, minutes=45, person_ids=(tom,), promises=(builders.promise(),))
    )
    made_at = builders.moment("2026-11-02 09:00")
    promises.make(journal, builders.promise("ring Tom", "2026-11-20 17:30", client_id=known, made_at=made_at))
    done = promises.make(journal, builders.promise("order ink", "2026-11-25 17:30", client_id=known, made_at=made_at))
    promises.keep(journal, done.id)
    return known


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, larkspur: int) -> ClientPage:
    made = ClientPage(desk)
    on_screen(qtbot, made)
    made.show_client(larkspur)
    return made


def test_the_head_says_who_it_is_and_how_things_stand(page: ClientPage) -> None:
    name, line = page.findChild(ElidedLabel, "clientName"), page.findChild(ElidedLabel, "clientLine")
    assert name is not None
    assert line is not None
    assert name.text() == "Larkspur Dental"
    assert "Tom Ashby" in line.text()
    assert "01632 960001" in line.text()
    assert {"today", "2 open · 1 late", "45 min", "0 of 1"} <= set(said(page))


def test_the_timeline_shows_only_this_clients_entries(page: ClientPage, desk: Desk) -> None:
    other = clients.add(desk.journal, builders.client("Marlow")).id
    interactions.log(desk.journal, builders.interaction(other, "not theirs"))

    shown = table(view(page, "clientTimeline"))

    assert len(shown) == 2
    assert shown[1].startswith("Visit with Tom Ashby, 10:20, 45 min, replaced the reception PC")


def test_the_timeline_can_be_searched(page: ClientPage, qtbot: QtBot) -> None:
    find = page.findChild(QLineEdit, "timelineFind")
    assert find is not None
    page.find_here()
    assert find.hasFocus()

    QTest.keyClicks(find, "nothing like it")
    qtbot.waitUntil(lambda: table(view(page, "clientTimeline")) == [])
    find.setText("reception")
    qtbot.waitUntil(lambda: len(table(view(page, "clientTimeline"))) == 2)


def test_promises_stand_open_first_then_settled(page: ClientPage) -> None:
    tabs(page).choose("promises")

    shown = table(view(page, "clientPromises"))

    assert [row for row in shown if row.startswith(("Open", "Settled"))] == ["Open, 2", "Settled, 1"]
    assert shown[1].startswith("ring Tom")
    assert "4 days late" in shown[1]
    assert "kept" in shown[4]


def test_what_was_moved_and_the_client_does_not_know_of_stands_first(page: ClientPage, desk: Desk) -> None:
    tabs(page).choose("promises")
    later = builders.window("2026-12-18 12:00")
    quote = next(row.promise for row in questions.rows(desk.journal, PromiseFilter()) if "quote" in row.promise.words)

    promises.move(desk.journal, quote.id, Moving(later, "no part"))

    first = table(view(page, "clientPromises"))[1]
    assert first.startswith("send the quote")
    assert "client does not know yet" in first


def test_a_visit_says_in_its_row_how_it_kept_the_window(page: ClientPage, desk: Desk, larkspur: int) -> None:
    tabs(page).choose("promises")
    made_at = builders.moment("2026-11-23 09:00")
    for words, due in (("come over", "2026-11-24 10:00"), ("come again", "2026-11-24 09:50")):
        said = builders.window(due, "2026-11-24 09:00")
        draft = builders.promise(words, window=said, client_id=larkspur, made_at=made_at)
        promises.make(desk.journal, draft)
    known = {row.promise.words: row.promise.id for row in questions.rows(desk.journal, PromiseFilter())}

    promises.keep(desk.journal, known["come over"], Keeping(builders.moment("2026-11-24 10:15")))

    shown = table(view(page, "clientPromises"))
    assert any(row.startswith("come over") and "arrived 15 min late · today" in row for row in shown)
    assert any(row.startswith("come again") and "missed · 30 min late" in row for row in shown)


def test_a_promise_is_kept_from_its_tab_by_space(page: ClientPage, desk: Desk) -> None:
    tabs(page).choose("promises")
    found = view(page, "clientPromises")
    found.setFocus()

    QTest.keyClick(found, Qt.Key.Key_Space)

    assert table(found)[0] == "Open, 1"
    assert desk.journal.undo_label() == "Keep: ring Tom"


def test_people_jobs_and_files_are_counted_on_their_tabs(page: ClientPage) -> None:
    titles = [tabs(page).tabText(place) for place in range(tabs(page).count())]

    assert titles == ["Timeline", "Promises  2", "People  1", "Jobs  1", "Notes", "Files"]


def test_people_and_sites_open_their_forms(page: ClientPage, heard: Heard, larkspur: int) -> None:
    tabs(page).choose("people")
    found = view(page, "clientPeople")
    assert [row.partition(",")[0] for row in table(found)] == ["People", "Tom Ashby", "Sites", "Surgery"]
    found.setFocus()

    QTest.keyClick(found, Qt.Key.Key_Return)

    [(name, kind, _record_id, client_id)] = heard.take()
    assert (name, kind, client_id) == ("form_wanted", "person", larkspur)


def test_days_among_the_notes_are_said_as_people_say_them(page: ClientPage, journal: Journal, larkspur: int) -> None:
    client = clients.get(journal, larkspur)
    clients.change(journal, client.id, replace(clients.draft_of(client), since=date(2025, 5, 3), ease=Ease.STEADY))

    tabs(page).choose("notes")

    assert "3 May 2025" in said(page)
    assert "Steady, said on 24 November 2026" in said(page)


def test_jobs_and_notes_show_what_is_known(page: ClientPage) -> None:
    tabs(page).choose("jobs")
    assert table(view(page, "clientJobs")) == ["New firewall, since today, enquiry"]

    tabs(page).choose("notes")
    assert {"mornings", "haggles"} <= set(said(page))


def test_files_are_listed_and_can_be_struck_out(qtbot: QtBot, busy_desk: Desk, tmp_path: Path) -> None:
    quote = tmp_path / "quote.txt"
    quote.write_text("two monitors", encoding="utf-8")
    file = attachments.attach(busy_desk.journal, AttachmentDraft(client_id=1, path=quote))
    page = ClientPage(busy_desk)
    on_screen(qtbot, page)
    page.show_client(1)
    tabs(page).choose("files")
    found = view(page, "clientFiles")
    assert table(found) == ["quote.txt, 12 bytes · today"]

    found.acted.emit(file.id, "strike")

    assert table(found) == []
    assert not found.isVisible()


def test_a_change_elsewhere_shows_at_once(page: ClientPage, desk: Desk, larkspur: int) -> None:
    clients.change(desk.journal, larkspur, replace(builders.client("Larkspur Smiles")))

    name = page.findChild(ElidedLabel, "clientName")
    assert name is not None
    assert name.text() == "Larkspur Smiles"


def test_the_buttons_want_a_report_and_the_form(page: ClientPage, heard: Heard, larkspur: int) -> None:
    for name in ("clientReport", "clientLog"):
        click(page, name)

    assert heard.take() == [("report_wanted", larkspur), ("log_wanted", LogWish(client_id=larkspur))]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_adds_what_belongs_to_a_client(page: ClientPage, heard: Heard, larkspur: int) -> None:
    click(page, "clientMore")
    menu = page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]

    for action in menu.actions():
        action.trigger()
    menu.close()

    assert heard.take() == [
        ("form_wanted", "client", larkspur, 0),
        ("form_wanted", "person", 0, larkspur),
        ("form_wanted", "site", 0, larkspur),
        ("form_wanted", "job", 0, larkspur),
    ]


def test_another_client_begins_at_the_timeline_with_an_empty_search(page: ClientPage, desk: Desk) -> None:
    tabs(page).choose("notes")
    other = clients.add(desk.journal, builders.client("Marlow")).id

    page.show_client(other)

    assert tabs(page).key() == "timeline"
    assert table(view(page, "clientTimeline")) == []


def test_a_client_that_undo_took_away_leads_back_to_the_list(qtbot: QtBot, desk: Desk, heard: Heard) -> None:
    known = clients.add(desk.journal, builders.client()).id
    page = ClientPage(desk)
    on_screen(qtbot, page)
    page.show_client(known)

    desk.journal.undo()

    assert ("page_wanted", PageName.CLIENTS) in heard.take()


def test_what_was_settled_is_read_as_far_as_it_is_looked_at(desk: Desk, larkspur: int, qtbot: QtBot) -> None:
    made_at = builders.moment("2026-11-16 09:00")
    for number in range(SETTLED_AT_ONCE + 20):
        draft = builders.promise(f"step {number}", "2026-11-20 17:00", client_id=larkspur, made_at=made_at)
        made = promises.make(desk.journal, draft)
        promises.keep(desk.journal, made.id, Keeping(builders.moment("2026-11-20 16:00")))
    page = ClientPage(desk)
    on_screen(qtbot, page)
    page.show_client(larkspur)

    tabs(page).choose("promises")

    found = view(page, "clientPromises")
    assert table(found)[3] == f"Settled, {SETTLED_AT_ONCE + 21}"
    assert found.cells.rowCount() == SETTLED_AT_ONCE + 4
    found.scrollToBottom()
    qtbot.waitUntil(lambda: found.cells.rowCount() == SETTLED_AT_ONCE + 21 + 4)
