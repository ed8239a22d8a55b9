"""`kept calendar`: open promises, with alarms, for the calendar of a phone."""

from datetime import date
from pathlib import Path

import click

from models.exchange import calendar_file, icalendar
from models.exchange.calendar_entries import Wanted
from ui.command_line.commands import Command, with_reading_session
from ui.command_line.session import Session
from ui.command_line.typed import DAY

_STANDARD_OUTPUT = "-"


@click.command(cls=Command)
@click.option("--out", required=True, metavar="FILE", help="The calendar, like kept.ics; - for standard output.")
@click.option("--private", is_flag=True, help="With private words, which are left out otherwise.")
@click.option("--settled", is_flag=True, help="Also what was settled in the last 31 days, as cancelled.")
@click.option("--since", type=DAY, metavar="DAY", help="Also visits that took place, from that day on.")
@with_reading_session
def calendar(session: Session, out: str, since: date | None, *, private: bool, settled: bool) -> None:
    """Write the open promises as a calendar (iCalendar) with alarms, for a phone."""
    if out == _STANDARD_OUTPUT and session.as_json:
        raise click.UsageError("--json answers on standard output, so the calendar needs a file: --out kept.ics")
    journal = session.journal()
    written = icalendar.calendar_of(journal, Wanted(private=private, settled=settled, visits_since=since))
    if out == _STANDARD_OUTPUT:
        session.output.raw(written.content)
    else:
        path, events = calendar_file.write(Path(out), written.content, journal.path), written.events
        counted = "1 event" if events == 1 else f"{events} events"
        session.answer({"path": path, "events": events}, f"Wrote {out}: {counted}")
    if private:
        session.output.remark("private words are in the calendar; whoever sees your phone's calendar reads them")
