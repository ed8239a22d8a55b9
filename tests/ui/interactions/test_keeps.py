"""The form names the promises a contact may have kept, the likeliest first, and ticks none."""

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models import clients
from models.clients import Client
from models.promises import operations, questions
from models.promises.records import PromiseId, State
from tests.builders import client, moment, promise
from tests.ui.finding import part, press
from tests.ui.interactions.conftest import Opener
from tests.ui.interactions.filling import say
from ui.desk import Desk
from ui.interactions.form import InteractionForm
from ui.interactions.keeps import AT_ONCE
from ui.navigator import LogWish
from ui.parts.segmented import Segmented


def offered(form: InteractionForm) -> list[str]:
    """Return the boxes from top to bottom."""
    boxes = [box for box in form.findChildren(QCheckBox) if box.objectName().startswith("keeps-")]
    form.layout().activate()  # type: ignore[union-attr]
    assert not any(box.isChecked() for box in boxes)
    return [box.text() for box in sorted(boxes, key=lambda box: box.mapTo(form, box.rect().topLeft()).y())]


def promise_three(desk: Desk, client_id: int) -> None:
    for words, due in (
        ("send the list", "2026-11-24 12:00"),
        ("come by", "2026-11-24 16:00"),
        ("ring Tom", "2026-11-25 10:00"),
    ):
        draft = promise(words, due, client_id=client_id, made_at=moment("2026-11-20 09:00"), person_id=1)
        operations.make(desk.journal, draft)


def test_the_kind_of_contact_puts_what_it_may_have_kept_first(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    promise_three(desk, larkspur.id)
    form = open_form(LogWish(client_id=larkspur.id, kind="call"))
    assert offered(form) == ["ring Tom", "send the list", "come by"]
    assert part(form, QLabel, "keepsOthers").isVisible()
    part(form, Segmented, "kind").choose("visit")
    qtbot.waitUntil(lambda: offered(form)[0] == "come by")
    say(form, "went through the list with him")
    qtbot.waitUntil(lambda: offered(form)[:2] == ["come by", "send the list"])


def test_a_missed_call_may_have_kept_nothing(open_form: Opener, desk: Desk, larkspur: Client) -> None:
    promise_three(desk, larkspur.id)
    form = open_form(LogWish(client_id=larkspur.id, kind="call"))
    part(form, QCheckBox, "missed").setChecked(True)
    assert not part(form, QLabel, "keepsOthers").isVisible()


def test_what_was_ticked_in_the_line_is_ticked_in_the_form_and_kept_with_it(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    promise_three(desk, larkspur.id)
    form = open_form(LogWish(client_id=larkspur.id, kind="call", also_keeps=(3,)))
    assert part(form, QCheckBox, "keeps-3").isChecked()
    say(form, "he was in")
    assert part(form, QCheckBox, "keeps-3").isChecked()
    press(qtbot, form, "formSave")
    assert questions.get(desk.journal, PromiseId(3)).state is State.KEPT
    assert questions.get(desk.journal, PromiseId(1)).state is State.OPEN


def promise_twelve(desk: Desk, client_id: int) -> None:
    for number in range(12):
        draft = promise(f"step {number}", f"2026-12-{number + 1:02} 10:00", client_id=client_id)
        operations.make(desk.journal, draft)


def boxes(form: InteractionForm) -> set[str]:
    return {box.text() for box in form.findChildren(QCheckBox) if box.objectName().startswith("keeps-")}


def test_the_first_lines_are_there_with_the_form_and_the_others_as_soon_as_it_is_shown(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    promise_twelve(desk, larkspur.id)

    form = open_form(LogWish(client_id=larkspur.id, kind="call"))

    assert boxes(form) == {f"step {number}" for number in range(AT_ONCE)}
    qtbot.waitUntil(lambda: offered(form) == [f"step {number}" for number in range(12)])


def test_a_line_that_is_to_be_ticked_is_there_with_the_form(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    promise_twelve(desk, larkspur.id)

    form = open_form(LogWish(client_id=larkspur.id, kind="call", keeps=12))

    assert part(form, QCheckBox, "keeps-12").isChecked()
    press(qtbot, form, "formSave")
    assert questions.get(desk.journal, PromiseId(12)).state is State.KEPT


def test_another_client_takes_lines_that_were_still_to_come_away(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    promise_twelve(desk, larkspur.id)
    other = clients.add(desk.journal, client("Albright")).id
    operations.make(desk.journal, promise("paint the door", client_id=other))
    form = open_form(LogWish(client_id=larkspur.id, kind="call"))

    part(form, QLineEdit, "client").setText("Albright")

    with qtbot.assertNotEmitted(form._keeps.lines_changed, wait=50):
        assert boxes(form) == {"paint the door"}
