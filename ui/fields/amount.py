"""A field for an amount of money in the currency of the business."""

import re

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from models.money import minor_digits
from ui.parts.inputs import show_trouble
from ui.parts.layouts import named
from ui.tr import tr

_AMOUNT = re.compile(r"(\d{1,12})(?:[.,](\d+))?")


def money_words(minor: int, currency: str) -> str:
    """Return an amount: "120.50 GBP", "800 JPY"."""
    digits = minor_digits(currency)
    return f"{_plain(minor, digits)} {currency}"


class AmountField(QLineEdit):
    """Read "120", "120.50" or "120,5" into minor units."""

    def __init__(self, name: str, words: str, currency: str) -> None:
        super().__init__()
        named(self, name, words)
        self._currency = currency
        self._digits = minor_digits(currency)
        self.setPlaceholderText(_plain(0, self._digits))
        self.textChanged.connect(self._read)

    def minor(self) -> int | None:
        """Return the amount in minor units; None for nothing, or for what is no amount."""
        typed = self.text().replace(self._currency, "").replace(" ", "").replace("\u00a0", "")
        found = _AMOUNT.fullmatch(typed)
        if found is None or len(found[2] or "") > self._digits:
            return None
        return int(found[1] + (found[2] or "").ljust(self._digits, "0"))

    def set_minor(self, minor: int | None) -> None:
        """Show an amount."""
        self.setText("" if minor is None else _plain(minor, self._digits))

    def trouble(self) -> str:
        """Return why what was typed is no amount; nothing when it is one, or empty."""
        if not self.text().strip() or self.minor() is not None:
            return ""
        words = tr("“{text}” is no amount in {currency}; write one like {like}")
        like = _plain(12 * 10**self._digits, self._digits)
        return words.format(text=self.text().strip()[:20], currency=self._currency, like=like)

    @Slot()
    def _read(self) -> None:
        show_trouble(self, "")


def _plain(minor: int, digits: int) -> str:
    whole, rest = divmod(minor, 10**digits)
    return f"{whole}.{rest:0{digits}d}" if digits else str(whole)
