"""`kept demo`: an invented practice in a journal of its own, for a first look."""

from shlex import quote

import click

from models import places
from models.errors import Refused, Taken
from models.journal import Journal
from ui.command_line.commands import Command, with_session
from ui.command_line.session import PATIENCE_MS, Session


@click.command(cls=Command)
@with_session
def demo(session: Session) -> None:
    """Make an invented practice in a journal of its own: at --journal, or beside yours."""
    from models.sample import fill

    path = places.demo_journal() if session.named is None else places.at_home(session.named)
    places.make_folder(path)
    try:
        journal = Journal.make(path, session.clock, zone=places.local_zone(), patience_ms=PATIENCE_MS)
    except Taken:
        words = f"“{path}” is there already and stays as it is; look at it with --journal, or name another file"
        raise Refused(words) from None
    try:
        fill(journal)
    except BaseException:
        journal.close()
        path.unlink()
        raise
    journal.close()
    session.answer(
        {"journal": path.absolute()},
        f"Made an invented practice at “{path}”.",
        f"Look at it: kept --journal {quote(str(path))}",
    )
