"""A letter as a link that the mail program of the desktop opens."""

from urllib.parse import quote

from PySide6.QtCore import QUrl


def letter(address: str, subject: str, body: str) -> QUrl:
    """Return the link of a letter; whatever stands in the words can neither add a field nor another reader."""
    lines = "\r\n".join(body.splitlines())
    fields = f"subject={quote(' '.join(subject.split()), safe='')}&body={quote(lines, safe='')}"
    return QUrl.fromEncoded(
        f"mailto:{quote(address.strip(), safe='@')}?{fields}".encode("ascii"), QUrl.ParsingMode.StrictMode
    )
