"""Where there is only the balloon of a tray icon, notifications are words and a click."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tray.desktops import Trays
from ui.theme import Theme
from ui.tray.balloons import BalloonNotifier
from ui.tray.notifier import Notifier
from ui.tray.tray import Tray

# Said by the offscreen platform, which has no tray of its own.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


def test_nobody_shows_nothing_and_says_so(qtbot: QtBot) -> None:
    notifier = Notifier()

    with qtbot.waitSignal(notifier.gone):
        notifier.start()

    assert not notifier.available
    assert not notifier.can_buttons
    assert not notifier.show("promise-1", "Late", "")
    notifier.close("promise-1")
    assert notifier.take_token() == ""


def test_a_balloon_is_shown_by_the_icon_and_its_click_opens_what_was_shown_last(
    dressed: Theme, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    Trays(monkeypatch, there=True)
    tray = Tray()
    notifier = BalloonNotifier(tray)
    assert not notifier.show("promise-1", "Late", "")
    tray.look()
    assert tray.icon is not None
    monkeypatch.setattr(BalloonNotifier, "available", True)
    shown: list[tuple[object, ...]] = []
    monkeypatch.setattr(tray.icon, "showMessage", lambda *words: shown.append(words))

    assert notifier.show("promise-1", "Late", "Kestrel", (("keep", "It is done"),), critical=True)
    assert notifier.show("promise-2", "Due now", "Marlow")

    assert [words[:2] for words in shown] == [("Late", "Kestrel"), ("Due now", "Marlow")]
    assert not notifier.can_buttons
    with qtbot.waitSignal(notifier.acted) as acted:
        tray.message_clicked.emit()
    assert acted.args == ["promise-2", "open"]
    tray.stop()
