"""Notifications are shown by a service that may hang, refuse, leave and come back; nothing waits, nothing doubles."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from tests.ui.tray.buses import FakeBus, shown
from ui.tray.bus import Bus
from ui.tray.desktop_notifier import DesktopNotifier

BUTTONS = (("open", "Open"), ("keep", "It is done"), ("snooze", "Snooze 1 h"))
AT_ONCE_MS = 50


def test_a_notice_brings_its_words_its_buttons_and_how_grave_it_is(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    assert ready.show("promise-1", "2 days late: Ring Tom", "Kestrel & Sons <b>", BUTTONS, critical=True)

    name, replaces, _icon, title, body, actions, hints, expires = shown(qtbot, fake_bus, 1)
    assert (name, replaces, title, expires) == ("Kept", 0, "2 days late: Ring Tom", 0)
    assert body == "Kestrel &amp; Sons &lt;b&gt;"
    assert actions == ["default", "Open", "keep", "It is done", "snooze", "Snooze 1 h"]
    assert hints == {"urgency": ("y", 2), "desktop-entry": ("s", "kept")}


def test_what_is_not_late_yet_is_of_usual_urgency(ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot) -> None:
    ready.show("promise-1", "Due in 30 min: Ring Tom", "Kestrel", BUTTONS)

    call = shown(qtbot, fake_bus, 1)
    assert call[6] == {"urgency": ("y", 1), "desktop-entry": ("s", "kept")}
    assert call[7] == -1


def test_a_service_without_buttons_or_markup_gets_plain_text_alone(
    notifier: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    fake_bus.able = ["body"]
    with qtbot.waitSignal(notifier.came):
        notifier.start()

    notifier.show("promise-1", "Late", "Kestrel & Sons <b>", BUTTONS)

    call = shown(qtbot, fake_bus, 1)
    assert not notifier.can_buttons
    assert (call[4], call[5]) == ("Kestrel & Sons <b>", [])


def test_another_text_of_the_same_key_takes_the_place_of_the_first(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    ready.show("promise-1", "Due in 30 min", "", BUTTONS)
    ready.show("promise-1", "Due now", "", BUTTONS)  # Before the first was confirmed, too.
    ready.show("promise-2", "Another", "", BUTTONS)

    qtbot.waitUntil(lambda: len(fake_bus.notified) == 3)
    assert {(call[1], call[3]) for call in fake_bus.notified} == {
        (0, "Due in 30 min"),
        (1, "Due now"),
        (0, "Another"),
    }


def test_a_pressed_button_is_told_with_its_key_and_the_desktops_leave_to_raise_a_window_is_good_once(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    ready.show("promise-7", "Late", "", BUTTONS)
    shown(qtbot, fake_bus, 1)
    qtbot.waitUntil(lambda: bool(ready._ids))

    with qtbot.waitSignal(ready.acted) as pressed:
        fake_bus.signal("ActivationToken", "us", 1, "token-1")
        fake_bus.signal("ActionInvoked", "us", 1, "keep")
    assert pressed.args == ["promise-7", "keep"]
    assert (ready.take_token(), ready.take_token()) == ("token-1", "")

    with qtbot.waitSignal(ready.acted) as clicked:
        fake_bus.signal("ActionInvoked", "us", 1, "default")
    assert clicked.args == ["promise-7", "open"]


def test_the_buttons_of_other_programs_are_none_of_ours(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    ready.show("promise-7", "Late", "", BUTTONS)
    shown(qtbot, fake_bus, 1)

    with qtbot.waitSignal(ready.acted) as first:
        fake_bus.signal("ActionInvoked", "us", 99, "keep")
        fake_bus.signal("ActionInvoked", "us", 1, "snooze")

    assert first.args == ["promise-7", "snooze"]


def test_a_notice_is_taken_away_when_asked_even_before_it_was_confirmed(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    ready.show("promise-1", "Late", "", BUTTONS)
    ready.close("promise-1")

    qtbot.waitUntil(lambda: fake_bus.closed == [1])


def test_a_notice_that_the_person_closed_is_not_replaced_but_shown_anew(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    ready.show("promise-1", "Late", "", BUTTONS)
    shown(qtbot, fake_bus, 1)
    qtbot.waitUntil(lambda: bool(ready._ids))
    fake_bus.signal("NotificationClosed", "uu", 1, 2)
    qtbot.waitUntil(lambda: not ready._ids)

    ready.show("promise-1", "Still late", "", BUTTONS)

    assert shown(qtbot, fake_bus, 2)[1] == 0


def test_without_a_service_nothing_is_shown_and_one_that_comes_later_is_used(
    notifier: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    fake_bus.mode = "absent"
    with qtbot.waitSignal(notifier.gone):
        notifier.start()
    assert not notifier.show("promise-1", "Late", "", BUTTONS)
    qtbot.waitUntil(lambda: not notifier._asking)  # It asked again at once: that answer is still the old one.

    fake_bus.mode = "answers"
    with qtbot.waitSignal(notifier.came):
        fake_bus.change_owner(there=True)

    assert notifier.show("promise-1", "Late", "", BUTTONS)
    shown(qtbot, fake_bus, 1)


def test_without_a_bus_nothing_is_shown_and_nothing_is_raised(tmp_path: object, qtbot: QtBot) -> None:
    bus = Bus(f"{tmp_path}/nobody")
    notifier = DesktopNotifier(bus)

    with qtbot.waitSignal(notifier.gone):
        notifier.start()

    assert not notifier.show("promise-1", "Late", "", BUTTONS)
    notifier.close("promise-1")
    bus.stop()


def test_a_service_that_hangs_from_the_start_holds_nobody_up_and_is_said_to_be_none(
    notifier: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    fake_bus.mode = "hangs"

    with qtbot.waitSignal(notifier.gone):
        assert _milliseconds(notifier.start) < AT_ONCE_MS

    assert not notifier.show("promise-1", "Late", "", BUTTONS)
    with qtbot.waitSignal(notifier.came):
        fake_bus.go_on()


def test_a_service_that_hangs_later_is_noticed_and_what_it_shows_in_the_end_is_not_doubled(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    fake_bus.mode = "hangs"
    with qtbot.waitSignal(ready.gone):
        assert _milliseconds(lambda: ready.show("promise-1", "Late", "", BUTTONS)) < AT_ONCE_MS
    assert not ready.available
    assert not ready.show("promise-2", "Late", "", BUTTONS)

    with qtbot.waitSignal(ready.came):
        fake_bus.go_on()

    ready.show("promise-3", "Due now", "", BUTTONS)
    qtbot.waitUntil(lambda: [call[3] for call in fake_bus.notified] == ["Late", "Due now"])


def test_what_a_service_took_and_died_with_is_shown_by_the_next(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    fake_bus.mode = "hangs"
    ready.show("promise-1", "Late", "", BUTTONS)
    qtbot.waitUntil(lambda: bool(fake_bus._held))
    with qtbot.waitSignal(ready.gone):
        fake_bus.change_owner(there=False)

    fake_bus.mode = "answers"
    with qtbot.waitSignal(ready.came):
        fake_bus.change_owner(there=True)

    assert shown(qtbot, fake_bus, 1)[3] == "Late"


def test_a_bus_that_ends_is_noticed_and_can_be_found_again(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ready.gone):
        fake_bus.drop()
    with qtbot.waitSignal(ready.came):
        ready.start()

    assert ready.show("promise-1", "Late", "", BUTTONS)
    shown(qtbot, fake_bus, 1)


def test_a_bus_that_babbles_is_left(ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.gone):
        fake_bus.babble()


@pytest.mark.parametrize("words", ["a\0b", "\ud800", "x" * 100_000, "", "\u202e", "100 % & <i>"])
def test_whatever_the_words_are_they_get_through(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot, words: str
) -> None:
    assert ready.show("promise-1", words, words, BUTTONS)

    call = shown(qtbot, fake_bus, 1)
    assert len(str(call[3])) <= 200
    assert len(str(call[4])) <= 1_100


def test_a_flood_of_notices_to_a_service_that_hangs_is_bounded(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    fake_bus.mode = "hangs"

    for number in range(500):
        ready.show(f"promise-{number}", "Late", "", BUTTONS)
    qtbot.waitUntil(lambda: not ready.available)

    assert len(ready._wanted) <= 20


def _milliseconds(call: Callable[[], object]) -> int:
    timer = QElapsedTimer()
    timer.start()
    call()
    return timer.elapsed()
