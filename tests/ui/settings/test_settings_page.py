"""Every field of the settings saves at once, as one step that undo takes back, or says why not."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models import business
from models.business import Paper
from models.errors import Refused
from tests.ui.desks import on_screen
from ui.desk import Desk
from ui.parts.segmented import Segmented
from ui.settings.hours import spans_of, words_of
from ui.settings.page import SettingsPage
from ui.settings.section import Section
from ui.theme import Scheme, Theme


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    made = SettingsPage(desk)
    on_screen(qtbot, made)
    return made


def show_section(page: SettingsPage, place: int) -> None:
    page._group.button(place).setChecked(True)


def line(page: SettingsPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def type_into(page: SettingsPage, name: str, words: str) -> QLineEdit:
    field = line(page, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    return field


def trouble(page: SettingsPage) -> list[str]:
    return [found.text() for found in page.findChildren(QLabel, "settingsTrouble") if found.isVisible()]


def sections(page: SettingsPage) -> list[str]:
    return [type(found).__name__ for found in page.findChildren(Section) if isinstance(found.parentWidget(), QWidget)]


def test_the_page_comes_first_and_each_section_when_it_is_wanted(qtbot: QtBot, desk: Desk) -> None:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.focus_first()

    assert sections(page) == []
    qtbot.waitUntil(lambda: sections(page) == ["BusinessSection"])
    show_section(page, 5)
    assert sections(page) == ["BusinessSection", "LookSection"]
    assert page.focusWidget() is page._group.button(0)


def test_a_field_saves_when_it_is_left_and_undo_takes_it_back(page: SettingsPage, desk: Desk) -> None:
    field = type_into(page, "business-name", "Marsh Lane IT")
    assert business.get(desk.journal).name == "Marsh Lane IT"

    desk.journal.undo()

    assert business.get(desk.journal).name == ""
    assert field.text() == ""


def test_a_field_left_as_it_was_saves_nothing(page: SettingsPage, desk: Desk) -> None:
    line(page, "business-name").setFocus()
    QTest.keyClick(line(page, "business-name"), Qt.Key.Key_Tab)

    assert desk.journal.undo_label() is None


def test_a_refusal_is_said_beside_the_field_and_what_was_typed_stays(page: SettingsPage, desk: Desk) -> None:
    field = type_into(page, "business-currency", "gold")

    assert business.get(desk.journal).currency != "gold"
    assert field.text() == "gold"
    assert field.accessibleDescription().startswith("Not saved: ")
    assert trouble(page)

    type_into(page, "business-currency", "EUR")
    assert business.get(desk.journal).currency == "EUR"
    assert trouble(page) == []


def test_the_address_saves_its_lines(page: SettingsPage, desk: Desk) -> None:
    field = page.findChild(QPlainTextEdit, "business-address")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "4 Marsh Lane")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Liss")
    line(page, "business-name").setFocus()

    assert business.get(desk.journal).address == "4 Marsh Lane\nLiss"


def test_a_choice_saves_at_once(page: SettingsPage, desk: Desk) -> None:
    box = page.findChild(QComboBox, "business-paper")
    assert box is not None
    place = box.findData("Letter")
    box.setCurrentIndex(place)
    box.activated.emit(place)

    assert business.get(desk.journal).paper is Paper.LETTER


def test_a_zone_that_is_none_is_refused_below_its_field_and_stays_until_it_is_one(
    page: SettingsPage, desk: Desk
) -> None:
    box = page.findChild(QComboBox, "business-zone")
    assert box is not None
    typed = box.lineEdit()
    assert typed is not None

    def leave_with(words: str) -> None:
        box.setFocus()
        typed.selectAll()
        QTest.keyClicks(typed, words)
        line(page, "business-name").setFocus()

    leave_with("Mars/Phobos")
    type_into(page, "business-phone", "01632 960003")
    assert box.currentText() == "Mars/Phobos"
    assert trouble(page) == ["Not saved: “Mars/Phobos” is not a time zone; write one like Europe/London."]

    leave_with("America/New York")
    assert business.get(desk.journal).zone == "America/New_York"
    assert trouble(page) == []


def test_the_hours_of_a_day_are_typed_as_people_write_them(page: SettingsPage, desk: Desk) -> None:
    show_section(page, 1)
    field = type_into(page, "hours-0", "9-12:30, 13:30-17")
    type_into(page, "hours-4", "closed")

    week = business.get(desk.journal).working_week
    assert words_of(week.days[0]) == "09:00–12:30, 13:30–17:00"
    assert week.days[4] == ()
    line(page, "hours-1").setFocus()
    assert field.text() == "09:00–12:30, 13:30–17:00"


@pytest.mark.parametrize("typed", ["nine to five", "17-9", "25-26", "9-12, 11-13"])
def test_hours_that_cannot_be_are_refused_in_words(page: SettingsPage, desk: Desk, typed: str) -> None:
    show_section(page, 1)
    before = business.get(desk.journal).working_week

    field = type_into(page, "hours-2", typed)

    assert business.get(desk.journal).working_week == before
    assert field.text() == typed
    assert trouble(page)


@pytest.mark.parametrize(
    ("text", "read"),
    [("", ""), ("closed", ""), ("9-17", "09:00–17:00"), ("9.30 – 12 and 13 to 17", "09:30–12:00, 13:00–17:00")],
)
def test_hours_are_read_back_as_they_are_written(text: str, read: str) -> None:
    assert words_of(spans_of(text)) == read
    assert spans_of(words_of(spans_of(text))) == spans_of(text)


def test_a_time_of_day_that_is_none_says_what_to_write() -> None:
    with pytest.raises(Refused, match="9:75 is no time of day"):
        spans_of("9:75-10")


def test_a_wrong_day_keeps_no_other_from_being_saved_and_is_said_below_it_until_it_is_right(
    page: SettingsPage, desk: Desk
) -> None:
    show_section(page, 1)
    wrong = type_into(page, "hours-1", "lunch")
    other = type_into(page, "hours-4", "9-12")
    type_into(page, "days-off", "2026-12-28")

    assert words_of(business.get(desk.journal).working_week.days[4]) == "09:00–12:00"
    assert other.text() == "09:00–12:00"
    assert wrong.text() == "lunch"
    assert wrong.accessibleDescription() == trouble(page)[0]
    said = next(found for found in page.findChildren(QLabel, "settingsTrouble") if found.isVisible())
    QApplication.processEvents()
    gap = said.mapTo(page, QPoint(0, 0)).y() - wrong.mapTo(page, QPoint(0, wrong.height())).y()
    assert 0 <= gap <= 12

    type_into(page, "hours-1", "10-12")
    assert trouble(page) == []
    assert wrong.accessibleDescription() == ""


def test_days_off_are_days(page: SettingsPage, desk: Desk) -> None:
    show_section(page, 1)
    type_into(page, "days-off", "2026-12-28; 2026-12-29")
    assert [day.isoformat() for day in business.get(desk.journal).days_off] == ["2026-12-28", "2026-12-29"]

    type_into(page, "days-off", "Boxing Day")
    assert trouble(page) == ["Not saved: “Boxing Day” is not a day; write it like 2026-12-28."]


def test_public_holidays_are_chosen_by_country_and_region(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    show_section(page, 1)
    country, region = page.findChild(QComboBox, "holidays-country"), page.findChild(QComboBox, "holidays-region")
    assert country is not None
    assert region is not None
    assert not region.isEnabled()
    qtbot.waitUntil(lambda: country.findData("GB") > 0, timeout=20_000)

    country.setCurrentIndex(country.findData("GB"))
    country.activated.emit(country.currentIndex())

    assert business.get(desk.journal).holidays_country == "GB"
    assert region.isEnabled()
    region.setCurrentIndex(region.findData("SCT"))
    region.activated.emit(region.currentIndex())
    assert business.get(desk.journal).holidays_region == "SCT"


def test_the_look_changes_at_once_and_is_remembered(page: SettingsPage, desk: Desk, dressed: Theme) -> None:
    show_section(page, 5)
    schemes = page.findChild(Segmented, "lookScheme")
    assert schemes is not None

    schemes.choose(Scheme.DARK.value)

    assert dressed.dark
    assert desk.preferences.scheme is Scheme.DARK


def test_the_size_of_text_is_chosen_and_remembered(page: SettingsPage, desk: Desk, dressed: Theme) -> None:
    show_section(page, 5)
    box = page.findChild(QComboBox, "lookText")
    assert box is not None
    box.setCurrentIndex(box.findData("130"))
    box.activated.emit(box.currentIndex())

    assert (dressed.text_percent, desk.preferences.text_percent) == (130, 130)
    dressed.set_text_percent(100)
    assert box.currentData() == "100"


def test_the_place_of_the_journal_can_be_copied(qtbot: QtBot, busy_desk: Desk) -> None:
    page = SettingsPage(busy_desk)
    on_screen(qtbot, page)
    show_section(page, 6)
    copy = next(found for found in page.findChildren(QPushButton) if found.text() == "&Copy the path")

    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)

    assert QApplication.clipboard().text() == str(busy_desk.journal.path)


def test_what_another_view_changed_shows_except_in_the_field_being_typed_into(page: SettingsPage, desk: Desk) -> None:
    typing = line(page, "business-phone")
    typing.setFocus()
    QTest.keyClicks(typing, "0163")

    type_other = line(page, "business-email")
    business.change(desk.journal, _with_email(desk, "ruth@marshlane.example"))

    assert type_other.text() == "ruth@marshlane.example"
    assert typing.text() == "0163"


def _with_email(desk: Desk, email: str) -> business.Business:
    from msgspec.structs import replace

    return replace(business.get(desk.journal), email=email)


def test_every_section_can_be_reached_by_the_keyboard(page: SettingsPage) -> None:
    page.focus_first()
    focused = QApplication.focusWidget()

    assert isinstance(focused, QWidget)
    assert focused is page._group.button(0)
