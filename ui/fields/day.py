"""A field for a day that may be left empty: 12/03/2024, 12 March 2024, 2024-03-12, or only a year."""

import re
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from models.working_time import SHORT_MONTHS, Profile
from ui.parts.inputs import show_trouble
from ui.parts.layouts import named
from ui.tr import tr

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_FIGURES = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?\s+(\d{4})")
_YEAR = re.compile(r"\d{4}")


class DayField(QLineEdit):
    """Read a day of the past or present as people write it."""

    def __init__(self, name: str, words: str, profile: Profile) -> None:
        super().__init__()
        named(self, name, words)
        self._month_first = profile.month_first
        self.setPlaceholderText(tr("March 12, 2024") if self._month_first else tr("12 March 2024"))
        self.textChanged.connect(self._read)
        self.editingFinished.connect(self._tidy)

    def day(self) -> date | None:
        """Return the day typed; the first of the month or year where no day was said, None for nothing."""
        return read_day(self.text(), month_first=self._month_first)

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.setText("" if day is None else f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}")

    def trouble(self) -> str:
        """Return why what was typed is no day; nothing when it is one, or empty."""
        if not self.text().strip() or self.day() is not None:
            return ""
        words = tr("“{text}” is no day; write one like 12 March 2024, or only the year")
        return words.format(text=self.text().strip()[:20])

    @Slot()
    def _read(self) -> None:
        show_trouble(self, "")

    @Slot()
    def _tidy(self) -> None:
        if self.day() is not None:
            self.set_day(self.day())
        show_trouble(self, self.trouble())


def read_day(text: str, *, month_first: bool = False) -> date | None:
    """Return the day a text says, None when it says none that exists."""
    typed = " ".join(text.replace(",", " ").split())
    try:
        if found := _ISO.fullmatch(typed):
            return date(int(found[1]), int(found[2]), int(found[3] or 1))
        if found := _FIGURES.fullmatch(typed):
            first, second = int(found[1]), int(found[2])
            day, month = (second, first) if month_first else (first, second)
            return date(int(found[3]), month, day)
        if found := _WORDS.fullmatch(_day_first(typed)):
            return date(int(found[3]), _month(found[2]), int(found[1] or 1))
        return date(int(typed), 1, 1) if _YEAR.fullmatch(typed) else None
    except ValueError:
        return None


def _month(name: str) -> int:
    known = [month.casefold() for month in SHORT_MONTHS]
    return known.index(name[:3].casefold()) + 1


def _day_first(typed: str) -> str:
    """Return "March 12 2024" as "12 March 2024"."""
    words = typed.split(" ")
    if len(words) == 3 and words[0][:1].isalpha() and words[1].rstrip(".").isdecimal():
        return f"{words[1]} {words[0]} {words[2]}"
    return typed
