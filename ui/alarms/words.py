"""What an alarm says, on the desktop and in the window: the promise's own words, never the private ones."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from models.promises.records import Side
from models.windows import in_zone
from ui import say
from ui.alarms.trial import TRIAL
from ui.delegates.rows import isolated, plain
from ui.tr import tr, tr_count

if TYPE_CHECKING:
    from models.alarms.records import Alarm, Digest
    from ui.alarms.watch import Gap

LONGEST_WORDS, LONGEST_NAME = 80, 40
MOST_LINES = 5
_BETWEEN = " · "
# Marks that turn the direction of writing: one that is left open would turn the words around it too.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Notice(Struct, frozen=True):
    """What one notification says: plain text on one line, and a body of as many lines as there are alarms.

    `late` tells that something is late already, so that it may stand out.
    """

    title: str
    body: str
    late: bool


def notice_of(alarm: "Alarm", now: datetime, zone: str) -> Notice:
    """Return what one alarm says: "Due in 30 minutes: Call Tom about the VPN", and whose it is."""
    if alarm.promise_id == TRIAL:
        return Notice(alarm.words, tr("A trial: nothing is promised, nothing is late."), late=False)
    late = now > alarm.due_at
    title = tr("{soon}: {promise}").format(soon=how_soon(alarm, now, zone), promise=_words(alarm))
    return Notice(title, whose(alarm), late)


def digest_notice(digest: "Digest", zone: str) -> Notice:
    """Return what several alarms say in one notice: how many, and of the first few how late each is."""
    late = any(digest.at > alarm.due_at for alarm in digest.alarms)
    lines = [alarm_line(alarm, digest.at, zone) for alarm in digest.alarms[:MOST_LINES]]
    rest = digest.total - len(lines)
    if rest > 0:
        lines.append(tr_count(rest, "and {n} more", "and {n} more"))
    return Notice(held_words(digest.alarms, digest.total, digest.at), "\n".join(lines), late)


def held_words(alarms: Sequence["Alarm"], total: int, now: datetime) -> str:
    """Return "5 promises are late", or "3 promises late, 1 owed to us late, 1 due soon"; the unnamed are late."""
    owed = sum(1 for alarm in alarms if now > alarm.due_at and alarm.side is Side.OWED)
    soon = sum(1 for alarm in alarms if now <= alarm.due_at)
    late = total - owed - soon
    if late == total:
        return tr_count(total, "{n} promise is late", "{n} promises are late")
    if soon == total:
        return tr_count(total, "{n} promise is due soon", "{n} promises are due soon")
    pieces = (
        tr_count(late, "{n} promise late", "{n} promises late") if late else "",
        tr_count(owed, "{n} owed to us late", "{n} owed to us late") if owed else "",
        tr_count(soon, "{n} due soon", "{n} due soon") if soon else "",
    )
    return ", ".join(piece for piece in pieces if piece)


def alarm_line(alarm: "Alarm", now: datetime, zone: str) -> str:
    """Return one alarm on one line: "2 days late: Send the quote · Hargreaves Dental"."""
    words = tr("{soon}: {promise}").format(soon=how_soon(alarm, now, zone), promise=_words(alarm))
    return _joined(words, _name(alarm))


def whose(alarm: "Alarm") -> str:
    """Return whose the promise is, when and how it was promised, and how often it was snoozed."""
    return _joined(_name(alarm), alarm.promised, snoozed(alarm))


def how_soon(alarm: "Alarm", now: datetime, zone: str) -> str:
    """Return with a capital how soon it is due or how late it is, at this moment."""
    from models.alarms.saying import reason

    return say.capital(reason(alarm.window, alarm.kind, alarm.stage, now, zone))


def checked_words(at: datetime | None, gap: "Gap | None", zone: str) -> str:
    """Return when alarms were looked at last, and when they could not be."""
    if at is None:
        return tr("Alarms were not checked yet.")
    checked = tr("Alarms last checked {time}.").format(time=f"{in_zone(at, zone):%H:%M:%S}")
    if gap is None:
        return checked
    if gap.until < gap.since:
        said = tr("The clock was set back from {since} to {until}; nothing was missed.")
    else:
        said = tr("Between {since} and {until} the computer slept or its clock was changed; what was missed rang then.")
    now = max(at, gap.until)
    told = said.format(since=say.near_moment(gap.since, now, zone), until=say.near_moment(gap.until, now, zone))
    return f"{checked} {told}"


def snoozed(alarm: "Alarm") -> str:
    """Return how often its alarm was snoozed; nothing if never."""
    if not alarm.snoozes:
        return ""
    return tr_count(alarm.snoozes, "snoozed once", "snoozed {n} times")


def _words(alarm: "Alarm") -> str:
    return isolated(_shortened(alarm.words, LONGEST_WORDS))


def _name(alarm: "Alarm") -> str:
    return isolated(_shortened(alarm.client_name, LONGEST_NAME))


def _shortened(text: str, most: int) -> str:
    line = _TURNS.sub("", plain(text))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _joined(*pieces: str) -> str:
    return _BETWEEN.join(piece for piece in pieces if piece)
