"""The words that come with the program, read for a test."""

import resources
from models import kind_words
from models.kind_words import KindWord
from models.ready_words import Stock, read_stock

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt")


def stock_in(language: str = "en") -> Stock:
    """Return the ready words of a language."""
    return read_stock(language, resources.text(f"ready_words/{language}.toml"))


def kind_list(language: str = "en") -> tuple[KindWord, ...]:
    """Return the phrases of a language."""
    return kind_words.read_list(resources.text(f"kind_words/{language}.txt"))
