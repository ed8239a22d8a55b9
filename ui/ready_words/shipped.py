"""The ready words and kind words that come with the program, read from its resources; no window needed."""

from functools import lru_cache
from typing import Final

import resources
from models import business, kind_words
from models.errors import Refused
from models.journal import Journal
from models.kind_words import KindWord
from models.ready_words import Stock, read_stock

ENGLISH: Final = "en"
LANGUAGES: Final = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
}
"""What each language calls itself."""


@lru_cache(maxsize=len(LANGUAGES))
def stock_in(language: str) -> Stock:
    """Return the ready words of a language. Raises: Refused for one that none come in."""
    check(language)
    return read_stock(language, resources.text(f"ready_words/{language}.toml"))


def kind_text(language: str) -> str:
    """Return the list of kind words of a language, as it is edited. Raises: Refused for one that none come in."""
    check(language)
    return resources.text(f"kind_words/{language}.txt").strip()


def kind_list(journal: Journal, language: str) -> tuple[KindWord, ...]:
    """Return the kind words in use for a language."""
    return kind_words.of_language(journal, language, kind_text(language))


def home_language(journal: Journal) -> str:
    """Return the language in which the business writes, English where none come in it."""
    language = business.get(journal).locale.partition("_")[0]
    return language if language in LANGUAGES else ENGLISH


def check(language: str) -> None:
    """Accept a language that words come in. Raises: Refused."""
    if language not in LANGUAGES:
        raise Refused(f"no words come in “{language[:20]}”; choose one of {', '.join(LANGUAGES)}", field="language")
