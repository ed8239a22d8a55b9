"""Letters as they come from anywhere made plain: small, with plain dashes, quotes, digits and blanks."""

import unicodedata

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "–": "-",
        "—": "-",
        "‒": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "“": '"',
        "”": '"',
        "→": "-",
        "…": ".",
    }
)


def normal(text: str) -> str:
    """Return the text in small letters with plain dashes, quotes and blanks, character for character."""
    plain = text.translate(_SAME)
    small = plain.lower()
    if len(small) != len(plain):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in plain)
    if small.isascii():
        return small
    return "".join(map(_plain, small))


def _plain(letter: str) -> str:
    if letter.isspace() or unicodedata.category(letter) == "Cf":
        return " "  # what joins or parts letters unseen came with a paste
    digit = unicodedata.digit(letter, -1) if not letter.isascii() and letter.isdecimal() else -1
    return letter if digit < 0 else str(digit)
