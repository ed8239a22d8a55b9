"""`kept report`: a client's service report as a PDF."""

import hashlib
import unicodedata
from datetime import date
from pathlib import Path

import click

from models import saved_files
from models.business import Paper
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
_STANDARD_OUTPUT = "-"


@click.command(cls=Command)
@click.argument("client")
@with_options(PERIOD_OPTIONS)
@click.option("--out", metavar="FILE", help="Else here, named after the client; - for standard output.")
@click.option("--paper", type=click.Choice(list(_PAPERS), case_sensitive=False), help="Else the business's own.")
@click.option("--draft", is_flag=True, help="Without a number, to look at; every report is, until it is issued.")
@with_reading_session
def report(
    session: Session,
    client: str,
    month: Period | None,
    since: date | None,
    until: date | None,
    out: str | None,
    paper: str | None,
    *,
    draft: bool,
) -> None:
    """Write a client's service report as a PDF; of this month unless days are named."""
    if out == _STANDARD_OUTPUT and session.as_json:
        raise click.UsageError("--json answers on standard output, so the report needs a file: --out report.pdf")
    journal, found, today = session.journal(), client_of(session, client), session.wall.today
    days = period_of(month, since, until, periods.month(today.year, today.month))
    content = gather.gather(journal, found.id, days, paper=None if paper is None else _PAPERS[paper.lower()])
    # Nothing else brings the typesetting along.
    from reports import service_report

    page = service_report.build(content)
    if out == _STANDARD_OUTPUT:
        session.output.raw(page)
        return
    path = Path(_file_name(found.name, days) if out is None else out)
    saved_files.write(_REPORT, path, page, journal.path)
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


def _begins_one(beginning: bytes) -> bool:
    return beginning.startswith(b"%PDF-")


_REPORT = saved_files.FileKind("PDF", "report.pdf", _begins_one)
