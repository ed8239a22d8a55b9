"""The panel of a promise: what it shows, and each deed from its key to the journal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.promises import operations, questions
from models.promises.records import EventKind, Moving, Promise, Settling, State
from tests.builders import moment, promise, window
from tests.ui.finding import part, press, said, words
from ui.desk import Desk
from ui.parts.buttons import ActionRow
from ui.promises.panel import PromisePanel


def _key(qtbot: QtBot, panel: PromisePanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.focusWidget(), key)


def _offered(panel: PromisePanel) -> set[str]:
    rows = panel.findChildren(ActionRow)
    return {row.objectName().removeprefix("do-") for row in rows if row.isVisibleTo(panel)}


def _now(desk: Desk, quote: Promise) -> Promise:
    return questions.get(desk.journal, quote.id)


def _last(desk: Desk, quote: Promise) -> EventKind:
    return questions.events(desk.journal, quote.id)[-1].kind


def test_it_says_whose_promise_it_is_where_it_was_said_and_for_when(panel: PromisePanel) -> None:
    shown = words(panel)
    assert said(panel, "promiseWords") == "send the quote"
    assert "Promised to Tom Ashby" in shown
    assert "Visit, Yesterday 09:00" in shown
    assert "“replaced the reception PC”" in shown
    assert "Fri 27 Nov 17:30" in shown


def test_private_words_are_marked_as_never_on_a_report(panel: PromisePanel) -> None:
    card = part(panel, QWidget, "privateWords")
    assert words(card) == "Private, never on a report\nthey compare prices"


def test_an_open_promise_offers_everything_but_to_reopen_or_confirm_it(panel: PromisePanel) -> None:
    assert _offered(panel) == {
        "keep", "keep-earlier", "move", "told", "wait", "snooze", "log", "break", "release", "edit", "void",
    }  # fmt: skip


def test_k_keeps_it_at_once_and_offers_to_reopen(panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot) -> None:
    _key(qtbot, panel, Qt.Key.Key_K)
    assert _now(desk, quote).state is State.KEPT
    assert _offered(panel) == {"log", "edit", "reopen", "confirm", "ready-words"}
    assert "Kept" in words(part(panel, QWidget, "promiseThread"))


def test_its_keys_mean_nothing_while_the_keyboard_is_elsewhere(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_K)
    assert _now(desk, quote).state is State.OPEN
    assert all(row.shortcut().isEmpty() for row in panel.findChildren(ActionRow))


def test_a_move_untold_puts_the_amber_line_on_top_until_the_client_is_told(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    _key(qtbot, panel, Qt.Key.Key_M)
    part(panel, QLineEdit, "moveWhen").setText("mon 30 nov 10am")
    part(panel, QPlainTextEdit, "moveReason").setPlainText("the supplier is slow")
    press(qtbot, panel, "askSave")
    assert _now(desk, quote).window.end.isoformat() == "2026-11-30T10:00:00+00:00"
    assert part(panel, QWidget, "untold").isVisible()
    assert "Moved from Fri 27 Nov 17:30 to Mon 30 Nov 10:00" in words(panel)
    press(qtbot, panel, "untoldTell")
    part(panel, QComboBox, "toldHow").setEditText("phone")
    press(qtbot, panel, "askSave")
    assert not part(panel, QWidget, "untold").isVisible()
    assert "The client was told by phone" in words(panel)


def test_a_move_can_say_at_once_that_the_client_agreed(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    panel.start("move")
    part(panel, QLineEdit, "moveWhen").setText("mon 10am")
    part(panel, QPlainTextEdit, "moveReason").setPlainText("they asked")
    part(panel, QCheckBox, "moveTold").setChecked(True)
    part(panel, QCheckBox, "moveToldAgreed").setChecked(True)
    press(qtbot, panel, "askSave")
    event = questions.events(desk.journal, quote.id)[-1]
    assert (event.agreed, event.told_at) == (True, desk.journal.now())
    assert not part(panel, QWidget, "untold").isVisible()


def test_a_move_without_a_reason_is_refused_in_place_and_keeps_what_was_typed(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    panel.start("move")
    part(panel, QLineEdit, "moveWhen").setText("mon 10am")
    press(qtbot, panel, "askSave")
    assert said(panel, "formTrouble") == "Not saved: the reason is empty; write something there."
    assert part(panel, QPlainTextEdit, "moveReason").property("trouble") == "true"
    assert part(panel, QLineEdit, "moveWhen").text() == "mon 10am"
    assert _last(desk, quote) is EventKind.MADE


def test_escape_goes_back_to_the_thread_and_what_was_typed_is_there_again(panel: PromisePanel, qtbot: QtBot) -> None:
    panel.start("move")
    part(panel, QPlainTextEdit, "moveReason").setPlainText("the supplier is slow")
    _key(qtbot, panel, Qt.Key.Key_Escape)
    assert part(panel, QWidget, "promiseThread").isVisible()
    panel.start("move")
    assert part(panel, QPlainTextEdit, "moveReason").toPlainText() == "the supplier is slow"


@pytest.mark.parametrize(
    ("deed", "field", "state"),
    [
        ("break", "breakReason", State.BROKEN),
        ("release", "releaseWhy", State.RELEASED),
        ("void", "voidWhy", State.VOID),
    ],
)
def test_breaking_releasing_and_voiding_ask_why(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot, deed: str, field: str, state: State
) -> None:
    panel.start(deed)
    press(qtbot, panel, "askSave")
    assert _now(desk, quote).state is State.OPEN
    part(panel, QPlainTextEdit, field).setPlainText("no longer made")
    press(qtbot, panel, "askSave")
    assert _now(desk, quote).state is state
    assert "“no longer made”" in words(part(panel, QWidget, "promiseThread"))


def test_what_is_made_good_stands_in_the_thread_of_a_broken_promise(panel: PromisePanel, qtbot: QtBot) -> None:
    panel.start("break")
    part(panel, QPlainTextEdit, "breakReason").setPlainText("sold out")
    part(panel, QPlainTextEdit, "breakGood").setPlainText("an hour free")
    part(panel, QCheckBox, "breakTold").setChecked(True)
    part(panel, QComboBox, "breakToldHow").setEditText("e-mail")
    press(qtbot, panel, "askSave")
    shown = words(part(panel, QWidget, "promiseThread"))
    assert "Made good: an hour free" in shown
    assert "Client told today by e-mail" in shown


def test_a_settled_promise_is_reopened_with_a_reason(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    operations.void(desk.journal, quote.id, Settling("typed twice"))
    _key(qtbot, panel, Qt.Key.Key_O)
    part(panel, QPlainTextEdit, "reopenWhy").setPlainText("it was one after all")
    press(qtbot, panel, "askSave")
    assert _now(desk, quote).state is State.OPEN


def test_it_can_be_kept_as_of_an_earlier_time(panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot) -> None:
    panel.start("keep")
    part(panel, QPlainTextEdit, "keepWords").setPlainText("left it at the desk")
    part(panel, QLineEdit, "keepAt").setText("9:20")
    press(qtbot, panel, "askSave")
    assert _now(desk, quote).settled_at == desk.journal.now().replace(hour=9)


def test_a_time_to_come_is_no_time_it_was_kept(panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot) -> None:
    panel.start("keep")
    part(panel, QLineEdit, "keepAt").setText("tomorrow 9:00")
    press(qtbot, panel, "askSave")
    assert "that has not happened yet" in said(panel, "formTrouble")
    assert _now(desk, quote).state is State.OPEN


def test_editing_changes_words_and_leaves_times_alone(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    _key(qtbot, panel, Qt.Key.Key_E)
    part(panel, QPlainTextEdit, "editWords").setPlainText("send both quotes")
    press(qtbot, panel, "askSave")
    changed = _now(desk, quote)
    assert (changed.words, changed.window, changed.person_id) == ("send both quotes", quote.window, quote.person_id)
    assert said(panel, "promiseWords") == "send both quotes"


def test_the_clients_word_is_added_to_a_kept_promise(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    operations.keep(desk.journal, quote.id)
    panel.start("confirm")
    part(panel, QPlainTextEdit, "confirmWords").setPlainText("works, thanks")
    press(qtbot, panel, "askSave")
    assert _last(desk, quote) is EventKind.CONFIRMED


def test_l_asks_for_a_log_that_keeps_it(panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.go.log_wanted) as asked:
        _key(qtbot, panel, Qt.Key.Key_L)
    assert asked.args is not None
    wish = asked.args[0]
    assert (wish.client_id, wish.person_id, wish.keeps) == (quote.client_id, quote.person_id, quote.id)


def test_its_client_and_its_interaction_are_a_click_away(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([desk.go.client_wanted, desk.go.interaction_wanted]):
        press(qtbot, panel, "promiseClient")
        press(qtbot, panel, "sourceOpen")


def test_it_follows_what_happens_elsewhere(panel: PromisePanel, desk: Desk, quote: Promise) -> None:
    operations.move(desk.journal, quote.id, Moving(window("2026-12-01 12:00"), "they are away"))
    assert "Now promised for\nTue 1 Dec 12:00" in words(panel)


def test_it_closes_when_what_it_shows_is_undone(panel: PromisePanel, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.go.panel_closed):
        desk.journal.undo()


def test_every_field_and_button_says_what_it_is(panel: PromisePanel) -> None:
    for deed in ("move", "told", "keep", "break", "release", "edit"):
        panel.start(deed)
        asked = part(panel, QWidget, f"ask-{deed}")
        fields = [*asked.findChildren(QLineEdit), *asked.findChildren(QAbstractButton)]
        silent = [f"{deed}: {one.objectName()}" for one in fields if one.isVisibleTo(asked) and _is_silent(one)]
        assert silent == []


def _is_silent(one: QWidget) -> bool:
    inner = one.objectName().startswith("qt_") or isinstance(one.parentWidget(), QComboBox)
    return not inner and not one.accessibleName()


def test_no_letter_leads_to_two_fields_or_to_a_menu(panel: PromisePanel) -> None:
    for deed in ("move", "told", "keep", "break", "release", "edit"):
        panel.start(deed)
        asked = part(panel, QWidget, f"ask-{deed}")
        texts = [label.text() for label in asked.findChildren(QLabel)]
        texts += [box.text() for box in asked.findChildren(QCheckBox)]
        letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert sorted(letters) == sorted(set(letters) - set("fevglh")), deed


def test_what_was_noted_when_it_was_already_due_says_so(panel: PromisePanel, desk: Desk, quote: Promise) -> None:
    assert "Noted late" not in words(panel)
    draft = promise("ring him", "2026-11-20 12:00", client_id=quote.client_id, made_at=moment("2026-11-19 09:00"))

    panel.show_promise(operations.make(desk.journal, draft).id)

    assert "Noted late\n10:20" in words(panel)
