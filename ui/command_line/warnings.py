"""`kept warnings`: how long before a promise to warn, the way to visits, and quiet hours."""

import re
from datetime import time

import click
from msgspec.structs import replace

from models import warning_rules
from models.errors import Refused
from models.promises.records import PromiseKind
from models.warning_rules import QuietHours, WarningRules
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document
from ui.command_line.output import Style, Styled
from ui.command_line.session import Session
from ui.command_line.times import length

_LENGTH = re.compile(r"(\d{1,6})\s*(|m|min|h|d)", re.IGNORECASE)
_MINUTES = {"": 1, "m": 1, "min": 1, "h": 60, "d": 24 * 60}
_QUIET = re.compile(r"(\d{1,2}:\d{2})\s*(?:-|–|to)\s*(\d{1,2}:\d{2})")
_NONE = "none"


@click.command(cls=Command)
@click.option("--lead", "leads", multiple=True, metavar="KIND=LENGTH", help="How long ahead: ring=15, quote=3h.")
@click.option("--travel", metavar="LENGTH", help="How long the way to a visit takes: 30, 1h.")
@click.option("--quiet", metavar="HOURS", help="Hours without alarms, like 22:00-07:00, or none.")
@with_session
def warnings(session: Session, leads: tuple[str, ...], travel: str | None, quiet: str | None) -> None:
    """Show how you are warned of promises, or change what is named; the rest stays."""
    journal = session.journal()
    before = warning_rules.get(journal)
    rules = replace(before, lead_minutes={**before.lead_minutes, **dict(map(_lead, leads))})
    if travel is not None:
        rules = replace(rules, travel_minutes=minutes_of(travel))
    if quiet is not None:
        rules = replace(rules, quiet=_quiet(quiet))
    _tell(session, before if rules == before else warning_rules.change(journal, rules))


def _lead(typed: str) -> tuple[PromiseKind, int]:
    name, _equals, said = typed.partition("=")
    try:
        kind = PromiseKind(name.strip().lower().replace("-", " "))
    except ValueError:
        kinds = ", ".join(PromiseKind)
        raise Refused(f"“{name[:40]}” is no kind of promise; write one of {kinds}, like ring=15") from None
    return kind, minutes_of(said)


def minutes_of(typed: str) -> int:
    """Return the minutes of a length that was typed. Raises: Refused."""
    found = _LENGTH.fullmatch(typed.strip())
    if found is None:
        raise Refused(f"“{typed[:40]}” is not a length of time; write minutes like 15, or one like 3h or 1d")
    return int(found[1]) * _MINUTES[found[2].lower()]


def _quiet(typed: str) -> QuietHours | None:
    said = typed.strip().lower()
    if said == _NONE:
        return None
    found = _QUIET.fullmatch(said)
    try:
        if found is not None:
            return QuietHours(*(time.fromisoformat(clock.zfill(5)) for clock in found.groups()))
    except ValueError:
        pass
    raise Refused(f"“{typed[:40]}” is not from when to when; write hours like 22:00-07:00, or none")


def _tell(session: Session, rules: WarningRules) -> None:
    if session.as_json:
        session.output.document(_document(rules))
        return
    quiet = "none" if rules.quiet is None else f"{rules.quiet.start:%H:%M}–{rules.quiet.end:%H:%M}"
    rows = [(Styled(kind.value, Style.QUIET), _ahead(rules.lead_minutes[kind])) for kind in PromiseKind]
    rows += [(Styled("way to a visit", Style.QUIET), length(rules.travel_minutes))]
    session.output.table([*rows, (Styled("quiet hours", Style.QUIET), quiet)])


def _ahead(minutes: int) -> str:
    return f"{length(minutes)} ahead" if minutes else "at its time"


def _document(rules: WarningRules) -> Document:
    quiet = rules.quiet
    return {
        "lead_minutes": {kind.value: rules.lead_minutes[kind] for kind in PromiseKind},
        "travel_minutes": rules.travel_minutes,
        "quiet": None if quiet is None else {"from": f"{quiet.start:%H:%M}", "until": f"{quiet.end:%H:%M}"},
    }
