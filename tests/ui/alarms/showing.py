"""Letting alarms ring in a window, and reading what it shows of them."""

from PySide6.QtWidgets import QWidget

from models.promises.records import PromiseId
from tests.ui.alarms.practice import promised
from tests.ui.finding import part
from ui.alarms.banner import AlarmBanner
from ui.delegates.row_list import RowList
from ui.parts.labels import ElidedLabel
from ui.window import MainWindow


def banner(window: MainWindow) -> AlarmBanner:
    found = window.findChild(AlarmBanner)
    assert found is not None
    return found


def said(window: MainWindow) -> str:
    found = window.findChild(AlarmBanner)
    return part(found, ElidedLabel, "alarmWords").text_whole() if found is not None and found.isVisible() else ""


def buttons(window: MainWindow) -> set[str]:
    names = ("alarmKeep", "alarmSnooze", "alarmOpen", "alarmShow", "alarmClose")
    return {name for name in names if part(banner(window), QWidget, name).isVisible()}


def alarms(window: MainWindow) -> RowList:
    return part(window, RowList, "alarmRows")


def rings(window: MainWindow, *words: str) -> list[PromiseId]:
    """Let promises of these words ring; the first is the latest by a minute, and so on."""
    made = [promised(window.desk.journal, each, f"2026-11-24 10:{10 + place}") for place, each in enumerate(words)]
    window.desk.watch.tick()
    return made
