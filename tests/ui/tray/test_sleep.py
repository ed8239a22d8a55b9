"""Sleep and a clock that was set are noticed; the mere passing of time is not."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.clock import FixedClock
from tests.ui.tray.buses import FakeBus
from ui.tray.bus import Bus, rule_for
from ui.tray.sleep import SleepWatch


@pytest.mark.parametrize("leap", [timedelta(hours=8), timedelta(hours=-1), timedelta(seconds=10)])
def test_a_clock_that_went_further_than_time_did_means_that_it_woke(
    clock: FixedClock, qtbot: QtBot, leap: timedelta
) -> None:
    watch = SleepWatch(None, clock)
    watch.start()
    clock.set(clock.now() + leap)

    with qtbot.waitSignal(watch.woke):
        watch.look()

    with qtbot.assertNotEmitted(watch.woke):  # It is told once.
        watch.look()
    watch.stop()


def test_a_clock_that_keeps_pace_means_nothing(clock: FixedClock, qtbot: QtBot) -> None:
    watch = SleepWatch(None, clock)
    watch.start()

    with qtbot.assertNotEmitted(watch.woke):
        watch.look()
    watch.stop()


def test_the_system_tells_when_it_wakes_and_not_when_it_goes_to_sleep(
    clock: FixedClock, fake_bus: FakeBus, qtbot: QtBot
) -> None:
    bus = Bus(fake_bus.address)
    watch = SleepWatch(bus, clock)
    watch.start()
    qtbot.waitUntil(lambda: bool(fake_bus.rules))
    told: list[tuple[bool, ...]] = []
    bus.listen(rule_for("org.freedesktop.login1.Manager", "PrepareForSleep"), told.append)

    with qtbot.assertNotEmitted(watch.woke):
        fake_bus.tell_of_sleep(going=True)
        qtbot.waitUntil(lambda: told == [(True,)])
    with qtbot.waitSignal(watch.woke):
        fake_bus.tell_of_sleep(going=False)

    watch.stop()


def test_without_a_system_bus_the_clock_alone_is_watched(tmp_path: object, clock: FixedClock, qtbot: QtBot) -> None:
    watch = SleepWatch(Bus(f"{tmp_path}/nobody"), clock)
    watch.start()
    with qtbot.assertNotEmitted(watch.woke):
        watch.look()

    clock.set(clock.now() + timedelta(hours=2))
    with qtbot.waitSignal(watch.woke):
        watch.look()
    watch.stop()
