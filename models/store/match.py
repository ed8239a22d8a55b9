"""From what was typed to a full-text expression that cannot fail."""


def match_expression(typed: str) -> str:
    """Return an expression that finds every word typed, the last one as a prefix.

    Each word is quoted, so that no sign in it means anything; text without a letter or digit finds
    nothing.
    """
    pieces = [piece for piece in typed.replace("\0", " ").split() if any(char.isalnum() for char in piece)]
    if not pieces:
        return '""'
    quoted = ['"' + piece.replace('"', '""') + '"' for piece in pieces]
    return " ".join(quoted) + "*"
