"""From a few typed words to the record, the moment or the day they mean."""

import re
import sys
from datetime import datetime, time, timedelta
from typing import BinaryIO

from msgspec.structs import replace

from models import clients, jobs, names, people
from models.errors import NotFound, Refused
from models.instants import at_local, local_day, parse
from models.windows import Window
from ui.command_line.session import Session
from ui.command_line.typed import RECORD_NUMBER

_CLOCK = re.compile(r"(?:(today|yesterday)\s+)?(\d{1,2}):(\d{2})")


def client_of(session: Session, typed: str) -> clients.Client:
    """Return the client that the words, or the number, mean. Raises: Refused with offers."""
    journal = session.journal()
    try:
        return clients.find(journal, typed)
    except NotFound:
        if (number := _number(typed)) is None:
            raise
        return clients.get(journal, number)


def person_of(session: Session, typed: str, client: str | None = None) -> people.Person:
    """Return the person meant, at the client where one is named. Raises: Refused with offers."""
    journal = session.journal()
    known = people.everyone(journal) if client is None else people.of_client(journal, client_of(session, client).id)
    try:
        return people.get(journal, names.choose(typed, {person.id: person.name for person in known}, "person"))
    except NotFound:
        if (number := _number(typed)) is None:
            raise
        return people.get(journal, number)


def job_of(session: Session, typed: str, client: str | None = None) -> jobs.Job:
    """Return the job meant, of the client where one is named. Raises: Refused with offers."""
    journal = session.journal()
    known = jobs.all_jobs(journal) if client is None else jobs.of_client(journal, client_of(session, client).id)
    try:
        return jobs.get(journal, names.choose(typed, {job.id: job.title for job in known}, "job"))
    except NotFound:
        if (number := _number(typed)) is None:
            raise
        return jobs.get(journal, number)


def promised(session: Session, phrase: str, zone: str) -> Window:
    """Return the promised time a phrase means on the wall clock of a zone. Raises: Refused with offers."""
    from models.promised_time.reader import window_of

    return window_of(phrase, session.journal().now(), replace(session.profile, zone=zone))


def moment_of(session: Session, typed: str | None) -> datetime | None:
    """Return the moment at which something took place: 14:30, "yesterday 9:00", "20 min ago", or an instant.

    None stays None. Raises: Refused.
    """
    if typed is None:
        return None
    text = typed.strip()
    clock = _CLOCK.fullmatch(text.lower())
    zone, now = session.wall.zone, session.journal().now()
    if clock is not None:
        day = local_day(now, zone) - timedelta(days=clock[1] == "yesterday")
        return at_local(day, _clock_time(clock[2], clock[3]), zone)
    local = _local(text)
    if local is not None:
        return at_local(local.date(), local.time(), zone)
    try:
        return parse(text)
    except Refused:
        said = _said(session, text)
        if said is not None:
            return said
        raise Refused(
            f"“{text[:60]}” is not a moment; write one like 14:30, “yesterday 9:00” or “2026-11-27 14:30”"
        ) from None


def whole_words(words: tuple[str, ...]) -> str:
    """Return the words of a line that came in pieces; "-" alone reads it from standard input.

    Raises: Refused when that is not UTF-8.
    """
    if words != ("-",):
        return " ".join(words)
    try:
        return standard_input().read().decode("utf-8-sig").strip("\r\n")
    except UnicodeDecodeError:
        raise Refused("standard input is not text in UTF-8; save it as that") from None


def standard_input() -> BinaryIO:
    """Return standard input as bytes. Raises: Refused when there is none."""
    if sys.stdin is None:
        raise Refused("there is no standard input; write the words after the command")
    return sys.stdin.buffer


def _said(session: Session, text: str) -> datetime | None:
    """Return the moment that words mean, None where there is none, or only after a guess at the day."""
    from models.capture.happened import Happened, read_happened

    found = read_happened(text, session.journal().now(), replace(session.profile, zone=session.wall.zone))
    if not isinstance(found, Happened) or any("still to come" in one for one in found.assumptions):
        return None
    return found.at


def _number(typed: str) -> int | None:
    found = RECORD_NUMBER.fullmatch(typed.strip())
    return None if found is None else int(found[1])


def _local(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is None and len(text) > len("2026-11-27") else None


def _clock_time(hours: str, minutes: str) -> time:
    try:
        return time(int(hours), int(minutes))
    except ValueError:
        raise Refused(f"there is no time {hours}:{minutes}; write one like 14:30") from None
