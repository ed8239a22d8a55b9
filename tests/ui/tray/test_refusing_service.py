"""A service that refuses or talks nonsense is left alone, and the next one shows what it did not."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tray.buses import FakeBus, shown
from ui.tray.desktop_notifier import DesktopNotifier

BUTTONS = (("open", "Open"), ("keep", "It is done"), ("snooze", "Snooze 1 h"))


def test_a_service_that_refuses_is_tried_once_more_and_then_left_alone(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    fake_bus.mode = "refuses"
    with qtbot.waitSignal(ready.gone):
        ready.show("promise-1", "Late", "", BUTTONS)
    with qtbot.waitSignals([ready.came, ready.gone], order="strict"):
        ready.start()

    fake_bus.mode = "answers"
    with qtbot.waitSignal(ready.came):
        ready.start()
    ready.show("promise-2", "Another", "", BUTTONS)

    qtbot.waitUntil(lambda: fake_bus.notified[-1][3] == "Another")
    assert [call[3] for call in fake_bus.notified] == ["Late", "Late", "Another"]


@pytest.mark.parametrize("mode", ["refuses", "nonsense"])
def test_what_one_service_refused_is_shown_by_the_next(
    ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot, mode: str
) -> None:
    fake_bus.mode = mode
    with qtbot.waitSignal(ready.gone):
        ready.show("promise-1", "Late", "", BUTTONS)
    with qtbot.waitSignals([ready.came, ready.gone], order="strict"):
        ready.start()

    fake_bus.mode = "answers"
    with qtbot.waitSignal(ready.came):
        fake_bus.change_owner(there=True)

    qtbot.waitUntil(lambda: [call[3] for call in fake_bus.notified] == ["Late"] * 3)
    qtbot.waitUntil(lambda: "promise-1" in ready._ids)


def test_signals_that_say_too_little_are_not_heard(ready: DesktopNotifier, fake_bus: FakeBus, qtbot: QtBot) -> None:
    ready.show("promise-1", "Late", "", BUTTONS)
    shown(qtbot, fake_bus, 1)
    qtbot.waitUntil(lambda: ready._ids == {"promise-1": 1})

    with qtbot.waitSignal(ready.acted) as acted:
        for member in ("ActionInvoked", "NotificationClosed", "ActivationToken"):
            fake_bus.signal(member, "")
        fake_bus.signal("ActionInvoked", "u", 1)
        fake_bus.signal("ActionInvoked", "us", 1, "keep")

    assert acted.args == ["promise-1", "keep"]
