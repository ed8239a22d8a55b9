"""Words the owner wrote over those that come with the program, by name and language."""

from models.changes import Kind
from models.errors import Refused
from models.journal import Journal


def of_language(journal: Journal, language: str) -> dict[str, str]:
    """Return the owner's words in a language, by name."""
    found = journal.rows("SELECT name, words FROM ready_words WHERE language = ?", (language,))
    return {row["name"]: row["words"] for row in found}


def write(journal: Journal, label: str, name: str, language: str, words: str) -> None:
    """Keep the owner's words under a name: one operation."""
    with journal.writing(label) as writing:
        found = _id(journal, name, language)
        if found is None:
            writing.add(Kind.READY_WORDS, {"name": name, "language": language, "words": words})
        else:
            writing.put(Kind.READY_WORDS, found, {"words": words})


def remove(journal: Journal, label: str, name: str, language: str) -> None:
    """Go back to the words that come with the program: one operation. Raises: Refused when they are in use already."""
    with journal.writing(label) as writing:
        found = _id(journal, name, language)
        if found is None:
            raise Refused("these are the words that come with the program already")
        writing.remove(Kind.READY_WORDS, found)


def _id(journal: Journal, name: str, language: str) -> int | None:
    found = journal.row("SELECT id FROM ready_words WHERE name = ? AND language = ?", (name, language))
    return None if found is None else int(found["id"])
