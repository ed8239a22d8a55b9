"""The tray icon counts what is late and due today, its menu says what is next, and a tray may come and go."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from models import attention
from models.clock import FixedClock
from models.promises import operations
from models.promises.records import PromiseId, Wording
from tests.ui.tray.desktops import Trays
from ui import tokens
from ui.desk import Desk
from ui.theme import Theme
from ui.tray.badge import badged, figure
from ui.tray.menu import TrayMenu
from ui.tray.tray import Tray

# Said by the offscreen platform, which has no tray of its own.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def trays(monkeypatch: pytest.MonkeyPatch) -> Trays:
    """A desktop with a tray."""
    return Trays(monkeypatch, there=True)


@pytest.fixture
def tray(busy_desk: Desk, trays: Trays) -> Iterator[Tray]:
    """The tray icon of the invented practice, its menu filled."""
    made = Tray()
    made.look()
    made.attend(busy_desk)
    made.menu.menu.aboutToShow.emit()
    yield made
    made.stop()


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]


def entry(menu: QMenu, beginning: str) -> QAction:
    (found,) = [action for action in menu.actions() if action.text().startswith(beginning)]
    return found


def sub(tray: Tray, name: str) -> QMenu:
    found = tray.menu.menu.findChild(QMenu, name)
    assert isinstance(found, QMenu)
    return found


def test_the_menu_says_what_is_next_and_what_is_late(tray: Tray, busy_desk: Desk) -> None:
    found = attention.gather(busy_desk.journal, most=10)
    assert found.next_up is not None
    overdue = found.counts.overdue

    said = entries(tray.menu.menu)

    assert said[:4] == ["&Open Kept", "&Log a contact…", "&Today", "&Review"]
    assert said[4].startswith("&Next: ")
    assert found.next_up.row.promise.words[:20] in said[4]
    assert said[5:] == [f"L&ate ({overdue})", "&Pause reminders", "&Quit"]
    late = entries(sub(tray, "trayLate"))
    assert len(late) == min(overdue, 10) + (overdue > 10)


def test_choosing_what_is_next_or_late_names_its_promise(tray: Tray, busy_desk: Desk, qtbot: QtBot) -> None:
    next_up = attention.gather(busy_desk.journal).next_up
    assert next_up is not None

    with qtbot.waitSignal(tray.promise_wanted) as chosen:
        entry(tray.menu.menu, "&Next").trigger()
    assert chosen.args == [next_up.row.promise.id]

    with qtbot.waitSignal(tray.promise_wanted) as late:
        sub(tray, "trayLate").actions()[0].trigger()
    assert late.args is not None
    assert late.args[0] > 0


@pytest.mark.parametrize(
    ("words", "deed"),
    [("&Open", "show"), ("&Log", "log"), ("&Today", "today"), ("&Review", "review"), ("&Quit", "quit")],
)
def test_the_other_entries_say_what_is_wanted(tray: Tray, qtbot: QtBot, words: str, deed: str) -> None:
    with qtbot.waitSignal(tray.wished) as wished:
        entry(tray.menu.menu, words).trigger()

    assert wished.args == [deed]


def test_reminders_are_paused_for_a_while_and_go_on_when_told(
    tray: Tray, busy_desk: Desk, clock: FixedClock, qtbot: QtBot
) -> None:
    pause = sub(tray, "trayPause")
    tray.pause_wanted.connect(busy_desk.watch.pause_until)

    with qtbot.waitSignal(tray.pause_wanted) as asked:
        entry(pause, "For &1 hour").trigger()
    assert asked.args == [clock.now() + timedelta(hours=1)]
    tray.menu.menu.aboutToShow.emit()
    assert pause.title() == "Reminders are &paused until 11:20"
    assert "reminders are paused" in tray.tip

    entry(pause, "&Go on").trigger()
    assert busy_desk.watch.paused_until is None
    tray.menu.menu.aboutToShow.emit()
    assert pause.title() == "&Pause reminders"


def test_reminders_can_be_paused_until_the_next_morning(tray: Tray, clock: FixedClock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.pause_wanted) as asked:
        entry(sub(tray, "trayPause"), "&Until tomorrow").trigger()

    assert asked.args is not None
    assert timedelta(hours=12) < asked.args[0] - clock.now() < timedelta(hours=24)


def test_what_is_kept_is_counted_no_longer(tray: Tray, busy_desk: Desk, qtbot: QtBot) -> None:
    late = attention.gather(busy_desk.journal, most=1).overdue[0]
    before = attention.counts(busy_desk.journal).overdue

    with qtbot.waitSignal(tray.badge_changed):
        operations.keep(busy_desk.journal, PromiseId(late.row.promise.id))

    assert f"{before - 1} late" in tray.tip


def test_what_falls_due_meanwhile_is_counted_with_the_minute(
    tray: Tray, busy_desk: Desk, clock: FixedClock, qtbot: QtBot
) -> None:
    before = attention.counts(busy_desk.journal).overdue
    clock.set(clock.now() + timedelta(days=30))

    with qtbot.waitSignal(tray.badge_changed):
        busy_desk.bridge.minute_passed.emit()

    after = attention.counts(busy_desk.journal).overdue
    assert after > before
    assert f" {after} late" in tray.tip


def test_an_ampersand_in_somebodys_words_is_an_ampersand_in_the_menu(tray: Tray, busy_desk: Desk) -> None:
    late = attention.gather(busy_desk.journal, most=1).overdue[0].row.promise
    operations.change_wording(busy_desk.journal, late.id, Wording("Ring Abel & Sons"))

    tray.menu.fill()

    assert any("Ring Abel && Sons" in said for said in entries(sub(tray, "trayLate")))


def test_a_tray_that_comes_later_is_seen_within_a_minute_and_one_that_leaves_too(
    busy_desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    trays = Trays(monkeypatch, there=False)
    tray = Tray()
    tray.attend(busy_desk)
    tray.look()
    assert tray.findChildren(TrayMenu) == []  # Where nobody can open it there is none.

    trays.there = True
    with qtbot.waitSignal(tray.came):
        busy_desk.bridge.minute_passed.emit()
    assert any(said.startswith("&Next: ") for said in entries(tray.menu.menu))

    trays.there = False
    with qtbot.waitSignal(tray.left):
        busy_desk.bridge.minute_passed.emit()
    tray.stop()


def test_the_menu_is_filled_for_hosts_that_do_not_ask_before_they_show_it(busy_desk: Desk, trays: Trays) -> None:
    tray = Tray()
    tray.attend(busy_desk)
    tray.look()

    assert any(said.startswith("&Next: ") for said in entries(tray.menu.menu))
    tray.stop()


def test_each_tray_gets_an_icon_of_its_own_since_one_made_without_a_tray_never_finds_one(
    tray: Tray, trays: Trays
) -> None:
    first = tray.icon
    trays.there = False
    tray.look()
    assert not tray.is_there

    trays.there = True
    tray.look()

    assert tray.icon is not None
    assert tray.icon is not first
    assert tray.icon.toolTip() == tray.tip


def test_a_host_of_tray_icons_that_comes_is_looked_at_in_a_moment(
    busy_desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    trays = Trays(monkeypatch, there=False)
    tray = Tray()
    tray.look()

    trays.there = True
    with qtbot.waitSignal(tray.came):
        tray.host_changed(there=True)

    trays.there = False
    with qtbot.waitSignal(tray.left):
        tray.host_changed(there=False)
    tray.stop()


@pytest.mark.parametrize(
    ("late", "today", "look", "token"), [(3, 2, "light", "danger"), (0, 2, "dark", "warn"), (120, 0, "light", "danger")]
)
def test_the_badge_is_red_for_late_and_amber_for_today(
    dressed: Theme, late: int, today: int, look: str, token: str
) -> None:
    wanted = QColor(tokens.load(look)[token])

    for size in (16, 22, 64):
        assert wanted.rgb() in _colours(badged(late, today), size)


def test_with_nothing_late_or_due_there_is_no_badge(dressed: Theme) -> None:
    red, amber = (QColor(tokens.load(look)[token]) for look, token in (("light", "danger"), ("dark", "warn")))

    assert not {red.rgb(), amber.rgb()} & _colours(badged(0, 0), 64)


def test_a_badge_has_room_for_three_signs() -> None:
    assert [figure(count) for count in (1, 99, 100, 5_000)] == ["1", "99", "99+", "99+"]


def _colours(icon: QIcon, size: int) -> set[int]:
    image = icon.pixmap(QSize(size, size), 1.0).toImage()
    return {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
