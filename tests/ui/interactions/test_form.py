"""The form of an interaction: from what is typed to what the journal holds."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from models import attachments, clients
from models.clients import Client
from models.interactions import questions
from models.interactions.records import Charge, Direction, Interaction, InteractionFilter, Solved, Way
from models.promises import questions as promises
from models.promises.records import PromiseId, Side, State
from tests.builders import client
from tests.ui.finding import part, press, said
from tests.ui.interactions.conftest import Opener
from tests.ui.interactions.filling import add_promise, from_line, name_client, newest, say
from tests.ui.review.reviewing import press_at_once
from ui.desk import Desk
from ui.interactions.chosen_files import ChosenFiles
from ui.navigator import LogWish
from ui.parts.segmented import Segmented


def test_a_contact_is_logged_with_everything_that_was_typed(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form()
    name_client(form, "Larkspur Dental")
    part(form, Segmented, "kind").choose("remote session")
    press(qtbot, form, "person-1")
    part(form, Segmented, "direction").choose("inbound")
    part(form, QLineEdit, "minutes").setText("1h30")
    say(form, "scanner back on the network")
    part(form, QPlainTextEdit, "privateWords").setPlainText("never patched")
    part(form, Segmented, "solved").choose("yes")
    press(qtbot, form, "more")
    charge = part(form, QComboBox, "charge")
    charge.setCurrentIndex(charge.findData("charged"))
    part(form, QLineEdit, "amount").setText("72,50")
    press(qtbot, form, "formSave")
    logged = newest(desk).interaction
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
    say(form, "no answer")
    press(qtbot, form, "formSave")
    assert newest(desk).interaction.reached is False


def test_promises_are_made_with_it_each_to_its_hearer(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    add_promise(form, qtbot, "send the quote", "fri 5pm")
    hearer = part(form, QComboBox, "promise1Hearer")
    hearer.setCurrentIndex(hearer.findText("Tom Ashby"))
    add_promise(form, qtbot, "look at the licences", "thu", number=2)
    side = part(form, QComboBox, "promise2Side")
    side.setCurrentIndex(side.findData("follow-up"))
    press(qtbot, form, "formSave")
    made = {one.promise.words: one for one in newest(desk).promises}
    assert made["send the quote"].person_name == "Tom Ashby"
    assert made["send the quote"].promise.window.end.isoformat() == "2026-11-27T17:00:00+00:00"
    assert made["look at the licences"].promise.side is Side.FOLLOW_UP


def test_a_promise_without_a_time_is_refused_at_its_own_field_and_nothing_is_lost(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    say(form, "the printer jams")
    add_promise(form, qtbot, "send the quote", "whenever")
    press(qtbot, form, "formSave")
    assert said(form, "formTrouble").startswith("Not saved: “send the quote” has no time")
    assert part(form, QLineEdit, "promise1When").property("trouble") == "true"
    assert part(form, QPlainTextEdit, "words").toPlainText() == "the printer jams"
    assert questions.page(desk.journal, InteractionFilter()) == ()


def test_a_promise_taken_out_is_not_made(open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    say(form, "the printer jams")
    add_promise(form, qtbot, "send the quote", "fri 5pm")
    press(qtbot, form, "promise1Remove")
    press(qtbot, form, "formSave")
    assert newest(desk).promises == ()


def test_older_promises_are_offered_and_the_wished_one_is_ticked(
    open_form: Opener, desk: Desk, visit: Interaction, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=visit.client_id, keeps=1))
    assert part(form, QCheckBox, "keeps-1").isChecked()
    press(qtbot, form, "formSave")
    assert promises.row_of(desk.journal, PromiseId(1)).promise.state is State.KEPT


def test_an_unknown_name_is_asked_about_in_place_and_added_with_the_contact(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form()
    name_client(form, "Quarry & Sons")
    say(form, "asked for a visit")
    press(qtbot, form, "formSave")
    assert "“Quarry & Sons” is not a client yet" in said(form, "formTrouble")
    part(form, QCheckBox, "addClient").setChecked(True)
    press(qtbot, form, "formSave")
    assert newest(desk).client_name == "Quarry & Sons"


def test_a_name_meant_by_two_clients_is_settled_by_a_press(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    clients.add(desk.journal, client("Larkspur Dairy"))
    form = open_form()
    name_client(form, "Larkspur")
    say(form, "asked for a visit")
    press(qtbot, form, "formSave")
    assert questions.page(desk.journal, InteractionFilter()) == ()
    offers = [part(form, QPushButton, f"clientOffer{number}") for number in (1, 2)]
    assert {offer.text() for offer in offers} == {"Larkspur Dental", "Larkspur Dairy"}
    next(offer for offer in offers if offer.text() == "Larkspur Dairy").click()
    press(qtbot, form, "formSave")
    assert newest(desk).client_name == "Larkspur Dairy"


def test_the_line_is_gone_on_with_word_for_word(open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form(from_line(desk, "visit Larkspur with Tom 45m moved the printer > send the quote fri 5pm"))
    assert part(form, QPlainTextEdit, "words").toPlainText() == "moved the printer"
    press(qtbot, form, "formSave")
    shown = newest(desk)
    assert (shown.interaction.kind, shown.interaction.minutes, shown.people) == (Way.VISIT, 45, ("Tom Ashby",))
    assert [one.promise.words for one in shown.promises] == ["send the quote"]


def test_files_are_attached_once_it_is_logged(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = tmp_path / "rack.jpg"
    photo.write_bytes(b"not really a photo")
    form = open_form(LogWish(client_id=larkspur.id))
    say(form, "photographed the rack")
    part(form, ChosenFiles, "files").add((photo,))
    press(qtbot, form, "formSave")
    assert [one.name for one in attachments.of_interaction(desk.journal, newest(desk).interaction.id)] == ["rack.jpg"]


def test_a_file_that_is_gone_is_told_and_the_contact_is_logged(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot, tmp_path: Path
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    say(form, "photographed the rack")
    part(form, ChosenFiles, "files").add((tmp_path / "gone.jpg",))
    with qtbot.waitSignal(desk.go.said) as told:
        press(qtbot, form, "formSave")
    assert told.args is not None
    assert "gone.jpg" in told.args[0]
    assert newest(desk).interaction.words == "photographed the rack"


def test_of_two_clients_with_one_name_each_can_be_chosen(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    other = clients.add(desk.journal, client(namesake=True))
    form = open_form()
    name_client(form, "Larkspur Dental")
    say(form, "asked for a visit")
    press(qtbot, form, "formSave")
    assert questions.page(desk.journal, InteractionFilter()) == ()
    name_client(form, f"Larkspur Dental #{other.id}")
    press(qtbot, form, "formSave")
    assert newest(desk).interaction.client_id == other.id


def test_what_is_typed_on_into_a_promise_just_added_lands_in_its_fields(open_form: Opener, larkspur: Client) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    part(form, QPushButton, "addPromise").setFocus()

    press_at_once(Qt.Key.Key_Space, "send the quote", Qt.Key.Key_Tab, "fri 10am")

    assert part(form, QLineEdit, "promise1Words").text() == "send the quote"
    assert part(form, QLineEdit, "promise1When").text() == "fri 10am"
