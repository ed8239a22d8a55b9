"""The reports page shows the very pages that are saved, drawn off the GUI thread."""

import threading
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, QObject
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLabel, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

import reports.service_report
from models import clients
from models.business import Paper
from models.journal import Journal
from models.service_report.gather import gather
from models.service_report.periods import Period
from models.service_report.records import ServiceReport
from tests import builders
from tests.ui.desks import Heard, click, on_screen
from ui.desk import Desk
from ui.reports.choices import LAST_MONTH, QUARTER, YEAR, period_of
from ui.reports.drawing import Drawing
from ui.reports.output import Output, file_name
from ui.reports.page import ReportsPage

Part = TypeVar("Part", QComboBox, QPushButton, QLabel, QDateTimeEdit)


def part(page: ReportsPage, kind: type[Part], name: str) -> Part:
    found = page.findChild(kind, name)
    assert found is not None
    return found


@pytest.fixture
def page(qtbot: QtBot, busy_desk: Desk) -> ReportsPage:
    """The page with the first report drawn."""
    made = ReportsPage(busy_desk)
    on_screen(qtbot, made)
    drawn(made, qtbot)
    return made


def drawn(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: part(page, QPushButton, "savePdf").isEnabled(), timeout=20_000)


def report_of(journal: Journal) -> ServiceReport:
    first = builders.moment("2026-10-01 00:00").date()
    return gather(journal, 1, Period(first, first.replace(day=31)))


def test_the_first_client_of_last_month_is_shown_at_once(page: ReportsPage) -> None:
    assert part(page, QComboBox, "reportClient").currentText()
    assert part(page, QComboBox, "reportPeriod").currentText() == "Last month"
    assert part(page, QDateTimeEdit, "reportFrom").date() == QDate(2026, 10, 1)
    assert part(page, QDateTimeEdit, "reportTo").date() == QDate(2026, 10, 31)
    assert part(page, QLabel, "pageCount").text().endswith(("page", "pages"))
    document = page.findChild(QPdfDocument)
    assert document is not None
    assert document.pageCount() >= 1


def test_the_pages_are_drawn_in_another_thread(qtbot: QtBot, busy_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []
    build = reports.service_report.build

    def noted(report: ServiceReport) -> bytes:
        threads.append(threading.current_thread())
        return build(report)

    monkeypatch.setattr(reports.service_report, "build", noted)
    page = ReportsPage(busy_desk)
    on_screen(qtbot, page)
    drawn(page, qtbot)

    assert threads
    assert threading.main_thread() not in threads


def test_what_they_say_is_gathered_there_too(qtbot: QtBot, busy_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def noted(journal: Journal, client_id: int, period: Period, paper: Paper) -> ServiceReport:
        threads.append(threading.current_thread())
        assert journal is not busy_desk.journal
        return gather(journal, client_id, period, paper=paper)

    monkeypatch.setattr("ui.reports.drawing.gather", noted)
    page = ReportsPage(busy_desk)
    on_screen(qtbot, page)
    drawn(page, qtbot)

    assert threads
    assert threading.main_thread() not in threads


@pytest.mark.parametrize("which", ["desk", "busy_desk"])
def test_why_there_is_no_report_is_told(request: pytest.FixtureRequest, qtbot: QtBot, which: str) -> None:
    desk: Desk = request.getfixturevalue(which)
    owner = QObject()
    drawing = Drawing(owner)
    told: list[str] = []
    drawing.failed.connect(told.append)

    drawing.ask(desk.journal, 999, Period(date(2026, 10, 1), date(2026, 10, 31)), Paper.A4)

    qtbot.waitUntil(lambda: len(told) == 1, timeout=5_000)
    assert "999" in told[0]


def test_an_older_drawing_that_comes_late_is_thrown_away(page: ReportsPage, busy_desk: Desk) -> None:
    drawing = Drawing(page)
    report = report_of(busy_desk.journal)
    shown: list[bytes] = []

    def take(pdf: bytes, _report: ServiceReport) -> None:
        shown.append(pdf)

    drawing.drawn.connect(take)
    drawing._latest = 2

    drawing.take(1, (b"late", report))
    drawing.take(2, (b"wanted", report))

    assert shown == [b"wanted"]


def test_another_client_or_period_is_drawn_anew(page: ReportsPage, qtbot: QtBot) -> None:
    page.show_client(4)
    assert not part(page, QPushButton, "savePdf").isEnabled()
    drawn(page, qtbot)

    box = part(page, QComboBox, "reportPeriod")
    box.setCurrentIndex(box.findData(YEAR))
    assert part(page, QDateTimeEdit, "reportFrom").date() == QDate(2025, 11, 25)
    drawn(page, qtbot)


def test_days_chosen_by_hand_say_so(page: ReportsPage, qtbot: QtBot) -> None:
    part(page, QDateTimeEdit, "reportFrom").setDate(QDate(2026, 10, 5))

    assert part(page, QComboBox, "reportPeriod").currentText() == "From … to …"
    drawn(page, qtbot)


def test_an_end_before_the_start_is_said_and_nothing_is_drawn(page: ReportsPage) -> None:
    part(page, QDateTimeEdit, "reportTo").setDate(QDate(2026, 9, 1))

    assert part(page, QLabel, "reportTrouble").isVisible()
    assert not part(page, QPushButton, "savePdf").isEnabled()


def test_a_journal_without_clients_says_what_to_do(qtbot: QtBot, desk: Desk) -> None:
    page = ReportsPage(desk)
    on_screen(qtbot, page)

    assert not part(page, QPushButton, "savePdf").isEnabled()
    assert any(stack.currentIndex() == 1 for stack in page.findChildren(QStackedWidget))

    clients.add(desk.journal, builders.client())
    drawn(page, qtbot)


def test_it_zooms_by_the_buttons(page: ReportsPage) -> None:
    before = page._view.zoomFactor()
    click(page, "zoomIn")
    larger = page._view.zoomFactor()
    click(page, "zoomOut")

    assert larger != before
    assert page._view.zoomFactor() < larger


def test_the_file_saved_is_the_pdf_that_was_shown(
    qtbot: QtBot, busy_desk: Desk, busy_heard: Heard, tmp_path: Path
) -> None:
    page = ReportsPage(busy_desk)
    on_screen(qtbot, page)
    drawn(page, qtbot)
    target = tmp_path / "larkspur.pdf"
    page._output._pdf = page._pdf

    page._output.save_to(str(target))

    assert target.read_bytes() == page._pdf
    assert target.read_bytes().startswith(b"%PDF")
    assert busy_heard.take() == [("said", "Saved larkspur.pdf")]


def test_a_place_that_cannot_be_written_is_refused_and_the_old_file_stays(
    page: ReportsPage, busy_desk: Desk, tmp_path: Path
) -> None:
    output = Output(busy_desk, page)
    told: list[str] = []
    output.troubled.connect(told.append)
    output._pdf = b"%PDF new"

    output.save_to(str(tmp_path / "nowhere" / "report.pdf"))

    assert len(told) == 1
    assert told[0].startswith("Not saved: ")
    assert told[0].endswith("; choose another place.")
    assert not (tmp_path / "nowhere").exists()


def test_the_report_is_not_saved_where_the_journal_lies(page: ReportsPage, busy_desk: Desk, tmp_path: Path) -> None:
    (journal := tmp_path / "x.kept").write_bytes(b"SQLite")
    busy_desk.journal.path = journal
    output = Output(busy_desk, page)
    told: list[str] = []
    output.troubled.connect(told.append)
    output._pdf = b"%PDF new"

    output.save_to(str(journal))

    assert told == [f"Not saved: “{journal}” is the journal itself; name another file."]
    assert journal.read_bytes() == b"SQLite"


def test_a_file_name_holds_nothing_that_a_file_system_refuses(busy_desk: Desk) -> None:
    report = report_of(busy_desk.journal)

    name = file_name(replace(report, client_name='A/B: "C"\x00\n<D>|?*' + "x" * 300))

    assert name.endswith(".pdf")
    assert len(name) <= 124
    assert not set(name) & set('<>:"/\\|?*\x00\n')


@pytest.mark.parametrize(
    ("today", "name", "first", "last"),
    [
        ("2026-03-31", LAST_MONTH, "2026-02-01", "2026-02-28"),
        ("2026-01-15", LAST_MONTH, "2025-12-01", "2025-12-31"),
        ("2026-05-31", QUARTER, "2026-03-01", "2026-05-31"),
        ("2024-02-29", YEAR, "2023-03-01", "2024-02-29"),
    ],
)
def test_a_period_named_holds_whole_months(today: str, name: str, first: str, last: str) -> None:
    found = period_of(name, builders.moment(today).date())

    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
