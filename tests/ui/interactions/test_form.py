"""The form of an interaction: from what is typed to what the journal holds."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from models import attachments, business, clients, people
from models.capture.line import read_line
from models.client_list import directory
from models.clients import Client
from models.clock import FixedClock
from models.interactions import questions
from models.interactions.records import Charge, Direction, Interaction, InteractionFilter, InteractionRow, Solved, Way
from models.promises import operations
from models.promises import questions as promises
from models.promises.records import Settling, Side, State
from tests.builders import client, person
from tests.ui.finding import part, press, said
from tests.ui.interactions.conftest import Opener
from ui.desk import Desk
from ui.drafts import Drafts
from ui.interactions.chosen_files import ChosenFiles
from ui.interactions.form import InteractionForm
from ui.navigator import LogWish
from ui.parts.segmented import Segmented


def _newest(desk: Desk) -> InteractionRow:
    return questions.page(desk.journal, InteractionFilter())[0]


def _line(desk: Desk, text: str) -> LogWish:
    return LogWish(line=read_line(text, desk.journal.now(), desk.profile(), directory(desk.journal)).draft)


def _void_its_promise(desk: Desk) -> None:
    operations.void(desk.journal, promises.PromiseId(1), Settling("never said"))


def _say(form: InteractionForm, words: str) -> None:
    part(form, QPlainTextEdit, "words").setPlainText(words)


def _name_client(form: InteractionForm, name: str) -> None:
    part(form, QLineEdit, "client").setText(name)


def _promise(form: InteractionForm, qtbot: QtBot, words: str, when: str, number: int = 1) -> None:
    press(qtbot, form, "addPromise")
    part(form, QLineEdit, f"promise{number}Words").setText(words)
    part(form, QLineEdit, f"promise{number}When").setText(when)


def test_a_contact_is_logged_with_everything_that_was_typed(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form()
    _name_client(form, "Larkspur Dental")
    part(form, Segmented, "kind").choose("remote session")
    press(qtbot, form, "person-1")
    part(form, Segmented, "direction").choose("inbound")
    part(form, QLineEdit, "minutes").setText("1h30")
    _say(form, "scanner back on the network")
    part(form, QPlainTextEdit, "privateWords").setPlainText("never patched")
    form.findChild(Segmented, "solved").choose("yes")
    press(qtbot, form, "more")
    charge = part(form, QComboBox, "charge")
    charge.setCurrentIndex(charge.findData("charged"))
    part(form, QLineEdit, "amount").setText("72,50")
    press(qtbot, form, "formSave")
    logged = _newest(desk).interaction
    assert (logged.kind, logged.direction, logged.reached) == (Way.REMOTE, Direction.INBOUND, True)
    assert (logged.minutes, logged.words, logged.private_words) == (90, "scanner back on the network", "never patched")
    assert (logged.solved, logged.charge, logged.amount_minor) == (Solved.YES, Charge.CHARGED, 7250)
    assert (logged.person_ids, logged.happened_at) == ((1,), desk.journal.now())
    assert not form.isVisible()


def test_a_missed_call_is_one_that_reached_nobody(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id, kind="call"))
    part(form, QCheckBox, "missed").setChecked(True)
    _say(form, "no answer")
    press(qtbot, form, "formSave")
    assert _newest(desk).interaction.reached is False


def test_promises_are_made_with_it_each_to_its_hearer(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    _promise(form, qtbot, "send the quote", "fri 5pm")
    hearer = part(form, QComboBox, "promise1Hearer")
    hearer.setCurrentIndex(hearer.findText("Tom Ashby"))
    _promise(form, qtbot, "look at the licences", "thu", number=2)
    side = part(form, QComboBox, "promise2Side")
    side.setCurrentIndex(side.findData("follow-up"))
    press(qtbot, form, "formSave")
    made = {one.promise.words: one for one in _newest(desk).promises}
    assert made["send the quote"].person_name == "Tom Ashby"
    assert made["send the quote"].promise.window.end.isoformat() == "2026-11-27T17:00:00+00:00"
    assert made["look at the licences"].promise.side is Side.FOLLOW_UP


def test_a_promise_without_a_time_is_refused_at_its_own_field_and_nothing_is_lost(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    _say(form, "the printer jams")
    _promise(form, qtbot, "send the quote", "whenever")
    press(qtbot, form, "formSave")
    assert said(form, "formTrouble").startswith("Not saved: “send the quote” has no time")
    assert part(form, QLineEdit, "promise1When").property("trouble") == "true"
    assert part(form, QPlainTextEdit, "words").toPlainText() == "the printer jams"
    assert questions.page(desk.journal, InteractionFilter()) == ()


def test_a_promise_taken_out_is_not_made(open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    _say(form, "the printer jams")
    _promise(form, qtbot, "send the quote", "fri 5pm")
    press(qtbot, form, "promise1Remove")
    press(qtbot, form, "formSave")
    assert _newest(desk).promises == ()


def test_older_promises_are_offered_and_the_wished_one_is_ticked(
    open_form: Opener, desk: Desk, visit: Interaction, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=visit.client_id, keeps=1))
    assert part(form, QCheckBox, "keeps-1").isChecked()
    press(qtbot, form, "formSave")
    assert promises.row_of(desk.journal, promises.PromiseId(1)).promise.state is State.KEPT


def test_an_unknown_name_is_asked_about_in_place_and_added_with_the_contact(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form()
    _name_client(form, "Quarry & Sons")
    _say(form, "asked for a visit")
    press(qtbot, form, "formSave")
    assert "“Quarry & Sons” is not a client yet" in said(form, "formTrouble")
    part(form, QCheckBox, "addClient").setChecked(True)
    press(qtbot, form, "formSave")
    assert _newest(desk).client_name == "Quarry & Sons"


def test_a_name_meant_by_two_clients_is_settled_by_a_press(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    clients.add(desk.journal, client("Larkspur Dairy"))
    form = open_form()
    _name_client(form, "Larkspur")
    _say(form, "asked for a visit")
    press(qtbot, form, "formSave")
    assert questions.page(desk.journal, InteractionFilter()) == ()
    offers = [part(form, QPushButton, f"clientOffer{number}") for number in (1, 2)]
    assert {offer.text() for offer in offers} == {"Larkspur Dental", "Larkspur Dairy"}
    next(offer for offer in offers if offer.text() == "Larkspur Dairy").click()
    press(qtbot, form, "formSave")
    assert _newest(desk).client_name == "Larkspur Dairy"


def test_the_line_is_gone_on_with_word_for_word(open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form(_line(desk, "visit Larkspur with Tom 45m moved the printer > send the quote fri 5pm"))
    assert part(form, QPlainTextEdit, "words").toPlainText() == "moved the printer"
    press(qtbot, form, "formSave")
    shown = _newest(desk)
    assert (shown.interaction.kind, shown.interaction.minutes, shown.people) == (Way.VISIT, 45, ("Tom Ashby",))
    assert [one.promise.words for one in shown.promises] == ["send the quote"]


def test_what_came_from_the_line_is_there_again_when_the_form_was_closed(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(_line(desk, "call Larkspur yesterday 3pm modem dead > ring back fri 9am"))
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    again = open_form()
    assert part(again, QPlainTextEdit, "words").toPlainText() == ""
    press(qtbot, again, "draftButton")
    press(qtbot, again, "formSave")
    shown = _newest(desk)
    assert (shown.interaction.words, shown.interaction.happened_at.isoformat()) == (
        "modem dead",
        "2026-11-23T15:00:00+00:00",
    )
    assert [one.promise.words for one in shown.promises] == ["ring back"]


def test_what_was_typed_comes_back_when_it_is_opened_again_and_can_be_begun_afresh(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form()
    _name_client(form, "Larkspur Dental")
    _say(form, "the printer jams")
    press(qtbot, form, "person-2")
    with qtbot.waitSignal(desk.go.said):
        press(qtbot, form, "formCancel")
    again = open_form()
    assert part(again, QPlainTextEdit, "words").toPlainText() == "the printer jams"
    assert part(again, QPushButton, "person-2").isChecked()
    assert "today 10:20" in said(again, "draftWords")
    press(qtbot, again, "draftButton")
    assert part(again, QPlainTextEdit, "words").toPlainText() == ""


def test_what_is_saved_is_no_draft_any_more(open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form()
    _name_client(form, "Larkspur Dental")
    _say(form, "the printer jams")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _newest(desk).interaction.words == "the printer jams"
    assert part(open_form(), QPlainTextEdit, "words").toPlainText() == ""


def test_closing_an_untouched_form_leaves_no_draft(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    press(qtbot, open_form(LogWish(client_id=larkspur.id)), "formCancel")
    assert said(open_form(), "draftWords") == ""


def test_files_are_attached_once_it_is_logged(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = tmp_path / "rack.jpg"
    photo.write_bytes(b"not really a photo")
    form = open_form(LogWish(client_id=larkspur.id))
    _say(form, "photographed the rack")
    part(form, ChosenFiles, "files").add((photo,))
    press(qtbot, form, "formSave")
    assert [one.name for one in attachments.of_interaction(desk.journal, _newest(desk).interaction.id)] == ["rack.jpg"]


def test_a_file_that_is_gone_is_told_and_the_contact_is_logged(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot, tmp_path: Path
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    _say(form, "photographed the rack")
    part(form, ChosenFiles, "files").add((tmp_path / "gone.jpg",))
    with qtbot.waitSignal(desk.go.said) as told:
        press(qtbot, form, "formSave")
    assert "gone.jpg" in told.args[0]
    assert _newest(desk).interaction.words == "photographed the rack"


def test_a_correction_changes_only_what_was_corrected(
    open_form: Opener, desk: Desk, visit: Interaction, qtbot: QtBot
) -> None:
    form = open_form(interaction_id=visit.id)
    _say(form, "replaced the reception PC and its screen")
    press(qtbot, form, "formSave")
    changed = questions.get(desk.journal, visit.id)
    assert changed.words == "replaced the reception PC and its screen"
    assert (changed.happened_at, changed.minutes, changed.person_ids) == (visit.happened_at, 45, visit.person_ids)
    assert changed.private_words == "the till drawer sticks"


def test_correcting_offers_neither_promises_nor_new_clients(open_form: Opener, visit: Interaction) -> None:
    form = open_form(interaction_id=visit.id)
    _name_client(form, "Nobody yet")
    assert not form.findChild(QCheckBox, "addClient").isVisibleTo(form)
    assert form.findChild(QPushButton, "addPromise") is None


def test_a_later_day_is_refused_at_the_time(open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    _say(form, "the printer jams")
    edit = part(form, QDateTimeEdit, "when")
    edit.setDateTime(edit.dateTime().addDays(2))
    press(qtbot, form, "formSave")
    assert "that time has not come yet" in said(form, "formTrouble")
    assert edit.property("trouble") == "true"


def test_an_hour_that_never_was_is_told_while_it_is_typed(open_form: Opener, desk: Desk, larkspur: Client) -> None:
    business.change(desk.journal, replace(business.get(desk.journal), zone="Europe/London"))
    form = open_form(LogWish(client_id=larkspur.id))
    edit = part(form, QDateTimeEdit, "when")
    edit.setDateTime(edit.dateTime().addDays(-240).addSecs(-int(timedelta(hours=8, minutes=50).total_seconds())))
    assert edit.text().endswith("01:30")
    assert "the clocks go forward" in edit.toolTip()


def test_striking_out_asks_why_in_place(open_form: Opener, desk: Desk, visit: Interaction, qtbot: QtBot) -> None:
    _void_its_promise(desk)
    form = open_form(interaction_id=visit.id)
    press(qtbot, form, "formStrike")
    press(qtbot, form, "strikeWanted")
    assert "the reason is empty" in said(form, "formTrouble")
    part(form, QLineEdit, "strikeWhy").setText("logged twice")
    press(qtbot, form, "strikeWanted")
    assert questions.get(desk.journal, visit.id).struck_at is not None
    assert not form.isVisible()


def test_a_person_added_meanwhile_is_offered_and_what_was_typed_stays(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    press(qtbot, form, "person-1")
    with qtbot.waitSignal(desk.go.form_wanted) as asked:
        press(qtbot, form, "addPerson")
    assert asked.args == ["person", 0, larkspur.id]
    people.add(desk.journal, person(larkspur.id, "Bo Lind"))
    assert part(form, QPushButton, "person-3").text() == "Bo Lind"
    assert part(form, QPushButton, "person-1").isChecked()


def test_every_label_leads_to_a_field_of_the_form(open_form: Opener, larkspur: Client) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    marked = [label for label in form.findChildren(QLabel) if "&" in label.text() and label.isVisibleTo(form)]
    assert [label.text() for label in marked if label.buddy() is None] == []
    letters = [label.text()[label.text().index("&") + 1].casefold() for label in marked]
    assert sorted(letters) == sorted(set(letters))


def test_a_day_picked_from_the_month_is_taken_and_escape_closes_only_the_month(
    open_form: Opener, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    press(qtbot, form, "addPromise")
    press(qtbot, form, "promise1WhenPick")
    calendar = part(form, QCalendarWidget, "calendar")
    assert calendar.selectedDate() == QDate(2026, 11, 24)
    qtbot.keyClick(calendar, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert form.isVisible()
    press(qtbot, form, "promise1WhenPick")
    part(form, QCalendarWidget, "calendar").activated.emit(QDate(2026, 12, 1))
    assert part(form, QLineEdit, "promise1When").text() == "2026-12-01"


def test_tab_goes_through_the_form_as_it_is_read(open_form: Opener, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form()
    _name_client(form, "Larkspur Dental")
    _promise(form, qtbot, "ring back", "fri")
    part(form, QLineEdit, "client").setFocus()
    seen = []
    for _ in range(40):
        focused = form.focusWidget()
        if focused.objectName() not in seen:  # A moment has several parts that Tab goes through.
            seen.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    expected = [
        "client", "person-2", "person-1", "addPerson", "when", "minutes", "direction_outbound", "missed", "words",
        "privateWords", "promise1Words", "promise1When", "promise1WhenPick", "promise1Side", "promise1Hearer",
        "promise1Remove", "addPromise", "filesDropChoose", "more", "formCancel", "formSave",
    ]  # fmt: skip
    assert [name for name in seen if name in expected] == expected


def test_a_draft_outlives_the_program_and_tomorrow_stays_the_day_it_meant(
    open_form: Opener, desk: Desk, larkspur: Client, clock: FixedClock, qtbot: QtBot
) -> None:
    form = open_form()
    _name_client(form, "Larkspur Dental")
    _promise(form, qtbot, "ring back", "tomorrow 10am")
    press(qtbot, form, "formCancel")
    desk.preferences.sync()
    clock.set(desk.journal.now() + timedelta(hours=20))
    Drafts._kept.pop(desk.journal)  # as in a new run of the program
    again = open_form()
    assert part(again, QLineEdit, "promise1When").text() == "tomorrow 10am"
    assert "yesterday 10:20" in said(again, "draftWords")
    press(qtbot, again, "formSave")
    assert _newest(desk).promises[0].promise.window.end.isoformat() == "2026-11-25T10:00:00+00:00"


def test_quitting_with_an_open_form_keeps_what_was_typed(
    open_form: Opener, desk: Desk, larkspur: Client, qapp: QApplication
) -> None:
    _say(open_form(), "the printer jams")
    qapp.aboutToQuit.emit()
    assert part(open_form(), QPlainTextEdit, "words").toPlainText() == "the printer jams"


def test_of_two_clients_with_one_name_each_can_be_chosen(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    other = clients.add(desk.journal, client(namesake=True))
    form = open_form()
    _name_client(form, "Larkspur Dental")
    _say(form, "asked for a visit")
    press(qtbot, form, "formSave")
    assert questions.page(desk.journal, InteractionFilter()) == ()
    _name_client(form, f"Larkspur Dental #{other.id}")
    press(qtbot, form, "formSave")
    assert _newest(desk).interaction.client_id == other.id
