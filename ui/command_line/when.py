"""`kept when`: how a promised time is understood, or why it is not."""

from collections.abc import Iterator
from datetime import datetime

import click

from models import business, places
from models.errors import Refused
from models.instants import local_day
from models.promised_time.echo import say
from models.promised_time.reader import refusal
from models.promised_time.reading import Reading, Trouble
from models.promised_time.recurrence import read_when
from models.promised_time.turns import Recurrence, next_turns
from models.reasons import FINE
from models.windows import Window
from models.working_time import Profile, holiday_name, work_span
from ui.command_line.choosing import standard_input
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document, recurrence_document, window_document
from ui.command_line.output import Style, Styled
from ui.command_line.session import Session
from ui.command_line.times import Wall

TURNS_TOLD = 3
"""How many turns of a rule are told."""


@click.command(cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("phrase", nargs=-1, required=True)
@with_session
def when(session: Session, phrase: tuple[str, ...]) -> None:
    """Say how a promised time is understood: kept when 'Fri 10-12'. With - each line of standard input is one.

    The answer to lines is a JSON document for each.
    """
    journal = session.existing_journal()
    profile = Profile(places.local_zone()) if journal is None else business.profile(business.get(journal))
    now = session.clock.now()
    if phrase == ("-",):
        for line in _lines():
            session.output.document_line(_document(line, now, profile))
        return
    text = " ".join(phrase)
    reading = read_when(text, now, profile)
    if session.as_json:
        session.output.document(_document(text, now, profile))
    elif isinstance(reading, Recurrence):
        _tell_turns(session, reading, Wall(profile.zone, now), profile)
    elif isinstance(reading, Reading):
        _tell(session, reading, text, Wall(profile.zone, now), profile)
    if isinstance(reading, Trouble):
        raise refusal(reading)


def _lines() -> Iterator[str]:
    for number, raw in enumerate(standard_input(), 1):
        try:
            yield raw.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            raise Refused(f"line {number} of standard input is not text in UTF-8; save it as that") from None


def _tell(session: Session, reading: Reading, text: str, wall: Wall, profile: Profile) -> None:
    window, trouble = _window(reading, profile, text)
    line = session.output.line
    said = say(window or reading, wall.now, profile)
    if window is None:
        line(said)
    else:
        line(f"{said}  ", Styled(wall.away(window.start or window.end), Style.QUIET))
        if window.grain not in FINE:
            line(Styled(f"due {wall.moment(window.due_at)}{_closed(window.due_at, profile)}", Style.QUIET))
    for remark in (*reading.assumptions, reading.why, trouble):
        if remark:
            line(Styled(remark, Style.QUIET))


def _tell_turns(session: Session, recurrence: Recurrence, wall: Wall, profile: Profile) -> None:
    line = session.output.line
    line(recurrence.words)
    for turn in next_turns(recurrence, TURNS_TOLD, wall.now, profile):
        window = turn.window
        line(f"{say(window, wall.now, profile)}  ", Styled(wall.away(window.start or window.end), Style.QUIET))
    for remark in recurrence.assumptions:
        line(Styled(remark, Style.QUIET))


def _closed(due_at: datetime, profile: Profile) -> str:
    day = local_day(due_at, profile.zone)
    hours = work_span(profile, day)
    if hours is not None:
        return ", the end of the day's work" if hours[1] == due_at else ""
    holiday = holiday_name(profile, day)
    return f" ({holiday})" if holiday else " (not a working day)"


def _window(reading: Reading, profile: Profile, said: str) -> tuple[Window | None, str]:
    try:
        return reading.window(profile, said), ""
    except Refused as refused:
        return None, refused.reason


def _document(text: str, now: datetime, profile: Profile) -> Document:
    reading = read_when(text, now, profile)
    asked: Document = {"phrase": text, "at": now, "zone": profile.zone}
    if isinstance(reading, Trouble):
        place = reading.at
        return asked | {
            "understood": False,
            "reason": reading.reason,
            "from": None if place is None else place.start,
            "to": None if place is None else place.stop,
            "offers": list(reading.offers),
        }
    if isinstance(reading, Recurrence):
        turns = next_turns(reading, TURNS_TOLD, now, profile)
        return asked | {
            "understood": True,
            "kind": "recurrence",
            "recurrence": recurrence_document(reading),
            "assumptions": list(reading.assumptions),
            "turns": [window_document(turn.window) for turn in turns],
        }
    window, _trouble = _window(reading, profile, text)
    return asked | {
        "understood": True,
        "kind": reading.kind,
        "start": reading.start,
        "end": reading.end,
        "grain": reading.grain,
        "assumptions": list(reading.assumptions),
        "why": reading.why,
        "window": None if window is None else window_document(window),
    }
