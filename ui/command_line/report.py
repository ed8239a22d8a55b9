"""`kept report`: a client's service report as a PDF."""

import hashlib
import os
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from models import own_files
from models.business import Paper
from models.errors import Refused
from models.service_report import gather, periods
from models.service_report.periods import Period
from ui.command_line.choosing import client_of
from ui.command_line.commands import Command, with_reading_session
from ui.command_line.fields import with_options
from ui.command_line.periods import PERIOD_OPTIONS, period_of
from ui.command_line.session import Session

_PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER}
_UNFIT = frozenset('<>:"/\\|?*')
_LONGEST_NAME = 80


@click.command(cls=Command)
@click.argument("client")
@with_options(PERIOD_OPTIONS)
@click.option("--out", type=click.Path(path_type=Path, readable=False), metavar="FILE", help="Else here.")
@click.option("--paper", type=click.Choice(list(_PAPERS), case_sensitive=False), help="Else the business's own.")
@click.option("--draft", is_flag=True, help="Without a number, to look at; every report is, until it is issued.")
@with_reading_session
def report(
    session: Session,
    client: str,
    month: Period | None,
    since: date | None,
    until: date | None,
    out: Path | None,
    paper: str | None,
    *,
    draft: bool,
) -> None:
    """Write a client's service report as a PDF; of this month unless days are named."""
    journal, found, today = session.journal(), client_of(session, client), session.wall.today
    days = period_of(month, since, until, periods.month(today.year, today.month))
    content = gather.gather(journal, found.id, days, paper=None if paper is None else _PAPERS[paper.lower()])
    # Nothing else brings the typesetting along.
    from reports import service_report

    page = service_report.build(content)
    path = out or Path(_file_name(found.name, days))
    _write(path, page, journal.path)
    document = {
        "file": path.absolute(),
        "client_id": found.id,
        "client": found.name,
        "from": days.first,
        "to": days.last,
        "draft": True,
        "bytes": len(page),
        "sha256": hashlib.sha256(page).hexdigest(),
    }
    session.answer(document, f"Wrote {path}: {found.name}, {days.words}")


def _file_name(client: str, days: Period) -> str:
    fit = "".join(" " if char in _UNFIT or unicodedata.category(char)[0] == "C" else char for char in client)
    name = " ".join(fit.split())[:_LONGEST_NAME].strip(" .") or "Client"
    span = f"{days.first:%Y-%m}" if days.is_month else f"{days.first} to {days.last}"
    return f"{name} {span}.pdf"


def _write(path: Path, page: bytes, journal_path: Path | None) -> None:
    """Write the file whole or not at all. Raises: Refused."""
    part = path.with_name(f"{path.name[:_LONGEST_NAME]}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder; name a file in it")
        own_files.leave_alone(path, journal_path)
        part.write_bytes(page)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Refused(f"“{path}” could not be written: {error.strerror}; name another file with --out") from None
