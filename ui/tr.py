"""Say what the window says in the language of the person, where a translation is loaded."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Return `text` in the language of the window; values are put in afterwards by `.format`."""
    return QCoreApplication.translate("Kept", text)


def tr_count(count: int, one: str, many: str) -> str:
    """Return `one` or `many`, translated, with `{n}` replaced by the count."""
    return tr(one if count == 1 else many).format(n=count)
