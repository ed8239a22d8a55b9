"""The warnings in the settings: every field saves, the watch says what it did, the program's own choices are kept."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models import warning_rules
from models.errors import Refused
from models.promises.records import PromiseKind
from models.warning_rules import QuietHours
from tests.ui.alarms.practice import Ear
from tests.ui.desks import on_screen
from tests.ui.finding import part, press, said
from ui.alarms.watch import Where
from ui.desk import Desk
from ui.settings.warnings_section import WarningsSection
from ui.tray import autostart


class Login:
    """The system's entry for login, as far as the section can see it."""

    def __init__(self) -> None:
        self.on, self.refuses = False, False

    def is_on(self) -> bool:
        return self.on

    def turn(self, on: bool) -> None:
        if self.refuses:
            raise Refused("start at login cannot be changed here: read-only; set it in the system's own settings")
        self.on = on

    def turn_on(self) -> None:
        self.turn(True)

    def turn_off(self) -> None:
        self.turn(False)


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> Login:
    """A login that starts nothing yet."""
    found = Login()
    for name in ("is_on", "turn_on", "turn_off"):
        monkeypatch.setattr(autostart, name, getattr(found, name))
    return found


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, login: Login) -> WarningsSection:
    made = WarningsSection(desk)
    on_screen(qtbot, made, 620, 1000)
    return made


def lead(section: WarningsSection, kind: PromiseKind) -> QSpinBox:
    return part(section, QSpinBox, f"warnLead-{kind.value}")


def type_number(field: QSpinBox, number: int) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, str(number))
    QTest.keyClick(field, Qt.Key.Key_Tab)


def test_it_shows_the_usual_rules_of_a_new_journal(section: WarningsSection) -> None:
    shown = {kind: lead(section, kind).value() for kind in PromiseKind}

    assert shown == dict(warning_rules.USUAL.lead_minutes)
    assert part(section, QSpinBox, "warnTravel").value() == 30
    assert not part(section, QCheckBox, "warnQuiet").isChecked()
    assert not part(section, QTimeEdit, "warnQuietFrom").isEnabled()


def test_a_lead_time_saves_when_it_is_left_and_undo_takes_it_back(section: WarningsSection, desk: Desk) -> None:
    type_number(lead(section, PromiseKind.RING), 45)
    assert warning_rules.get(desk.journal).lead_minutes[PromiseKind.RING] == 45

    desk.journal.undo()

    assert warning_rules.get(desk.journal).lead_minutes[PromiseKind.RING] == 15


def test_a_field_left_as_it_was_saves_nothing(section: WarningsSection, desk: Desk) -> None:
    type_number(lead(section, PromiseKind.RING), 15)

    assert desk.journal.undo_label() is None


def test_the_way_to_a_visit_saves(section: WarningsSection, desk: Desk) -> None:
    type_number(part(section, QSpinBox, "warnTravel"), 50)

    assert warning_rules.get(desk.journal).travel_minutes == 50


def test_quiet_hours_are_off_until_they_are_ticked_and_may_span_midnight(section: WarningsSection, desk: Desk) -> None:
    part(section, QCheckBox, "warnQuiet").click()
    section.fill()
    assert warning_rules.get(desk.journal).quiet == QuietHours(time(21), time(7))

    until = part(section, QTimeEdit, "warnQuietUntil")
    until.setTime(QTime(6, 30))
    until.editingFinished.emit()
    assert warning_rules.get(desk.journal).quiet == QuietHours(time(21), time(6, 30))

    part(section, QCheckBox, "warnQuiet").click()
    assert warning_rules.get(desk.journal).quiet is None


def test_quiet_hours_that_would_never_end_are_refused_beside_them(section: WarningsSection, desk: Desk) -> None:
    part(section, QCheckBox, "warnQuiet").click()
    until = part(section, QTimeEdit, "warnQuietUntil")
    until.setTime(QTime(21, 0))
    until.editingFinished.emit()

    troubles = [label.text() for label in section.findChildren(QLabel, "settingsTrouble") if label.isVisible()]
    assert any("quiet hours" in trouble for trouble in troubles)
    assert warning_rules.get(desk.journal).quiet == QuietHours(time(21), time(7))


def test_the_wheel_over_a_field_changes_nothing(section: WarningsSection) -> None:
    field = lead(section, PromiseKind.COME)
    section.setFocus()
    middle = QPointF(field.rect().center())
    turn = QWheelEvent(
        middle, field.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(field, turn)

    assert field.value() == 60


def test_it_says_live_when_the_alarms_were_looked_at(section: WarningsSection, desk: Desk) -> None:
    assert said(section, "alarmsChecked") == "Alarms were not checked yet."

    desk.watch.tick()

    assert said(section, "alarmsChecked") == "Alarms last checked 10:20:00."


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Where.DESKTOP, "Shown by the desktop's notification service, and at the top of the window."),
        (Where.WINDOW, "No notification service answers here: shown at the top of the window only."),
        (None, "Nobody could show it; what went wrong is in the log file."),
    ],
)
def test_a_trial_says_where_it_was_shown(
    section: WarningsSection, desk: Desk, qtbot: QtBot, where: Where | None, words: str
) -> None:
    ear = Ear(desk.watch)
    ear.where = where

    press(qtbot, section, "alarmsTry")

    assert said(section, "alarmsTried") == words


def test_a_pause_is_begun_and_ended(section: WarningsSection, desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, section, "alarmsHour")
    held = desk.watch.paused_until
    assert said(section, "alarmsHeld") == "Alarms are held until 11:20; what falls due meanwhile rings then."

    press(qtbot, section, "alarmsRing")
    assert [held, desk.watch.paused_until] == [desk.journal.now() + timedelta(hours=1), None]
    assert said(section, "alarmsHeld") == "Alarms ring as they fall due."


def test_a_pause_until_the_morning_ends_when_work_begins(section: WarningsSection, qtbot: QtBot) -> None:
    press(qtbot, section, "alarmsMorning")

    assert "until tomorrow 09:00" in said(section, "alarmsHeld")


@pytest.mark.parametrize(("place", "kept"), [(0, "yes"), (1, "no"), (2, "")])
def test_what_closing_the_window_means_is_remembered(
    section: WarningsSection, desk: Desk, place: int, kept: str
) -> None:
    box = part(section, QComboBox, "warnKeepRunning")
    assert box.currentData() == ""
    box.setCurrentIndex(place)
    box.activated.emit(place)

    assert desk.preferences.text("tray/keep-running") == kept


def test_start_at_login_is_turned_on_and_off(section: WarningsSection, login: Login) -> None:
    box = part(section, QCheckBox, "warnAtLogin")
    box.click()
    assert login.on

    box.click()
    assert not login.on


def test_where_the_system_refuses_start_at_login_it_is_said_and_stays_off(
    section: WarningsSection, login: Login
) -> None:
    login.refuses = True
    box = part(section, QCheckBox, "warnAtLogin")

    box.click()

    assert not box.isChecked()
    troubles = [label.text() for label in section.findChildren(QLabel, "settingsTrouble") if label.isVisible()]
    assert any("start at login cannot be changed here" in trouble for trouble in troubles)


def test_every_field_has_a_name_and_words_for_a_screen_reader(section: WarningsSection) -> None:
    fields: list[QWidget] = [*section.findChildren(QSpinBox), *section.findChildren(QTimeEdit)]

    assert len(fields) == 11
    assert all(field.objectName() and field.accessibleName() for field in fields)


def test_the_lead_times_stand_below_each_other_where_there_is_little_room(section: WarningsSection) -> None:
    first, second = (part(section, QSpinBox, f"warnLead-{kind}") for kind in ("come", "ring"))
    assert top_of(first, section) == top_of(second, section)
    section.resize(420, 1000)
    QApplication.processEvents()
    assert section.minimumSizeHint().width() <= 420
    assert top_of(first, section) < top_of(second, section)


def top_of(field: QWidget, section: WarningsSection) -> int:
    return field.mapTo(section, QPoint(0, 0)).y()


def test_tab_goes_through_the_cards_from_the_top(section: WarningsSection) -> None:
    wanted = ["alarmsTry", "alarmsMorning", "warnLead-come", "warnTravel", "warnQuiet", "warnKeepRunning"]
    chain = QApplication.allWidgets()
    found: list[str] = []
    stop: QWidget | None = part(section, QPushButton, "alarmsTry")
    for _ in chain:
        assert stop is not None
        if stop.objectName() in wanted:
            found.append(stop.objectName())
        stop = stop.nextInFocusChain()

    assert found[: len(wanted)] == wanted
