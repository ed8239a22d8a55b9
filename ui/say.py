"""How the window says times, lengths and how a promise stands; the words of one time are `models.reasons`'."""

from datetime import date, datetime

from models import arrivals, reasons
from models.instants import local_day
from models.promises.records import PromiseRow, Side, State, Verdict
from models.windows import Window, in_zone
from models.working_time import SHORT_DAYS, SHORT_MONTHS
from ui.parts.chips import ChipState
from ui.tr import tr, tr_count

_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WORDS_OF = {
    Verdict.AS_PROMISED: ("kept as promised", ChipState.KEPT),
    Verdict.AFTER_AGREED_MOVE: ("kept after an agreed move", ChipState.KEPT),
    Verdict.LATE: ("kept late", ChipState.LATE),
    Verdict.BROKEN: ("broken", ChipState.BROKEN),
    Verdict.RELEASED: ("let off", ChipState.RELEASED),
    Verdict.VOID: ("void", ChipState.VOID),
}


def capital(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]


def clock(instant: datetime, zone: str) -> str:
    """Return the time of day in the zone: "16:05"."""
    local = in_zone(instant, zone)
    return f"{local.hour:02}:{local.minute:02}"


def minutes_words(minutes: int | None) -> str:
    """Return a length: "12 min", "1 h 45", "4 h"; nothing for None or 0."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{minutes} min").format(minutes=rest)
    return tr("{hours} h {minutes:02d}").format(hours=hours, minutes=rest) if rest else tr("{h} h").format(h=hours)


def long_day(day: date, today: date) -> str:
    """Return a day as a heading: "Yesterday – Tuesday 18 November", with the year when it is another."""
    written = f"{tr(_LONG_DAYS[day.weekday()])} {day.day} {tr(_LONG_MONTHS[day.month - 1])}"
    if day.year != today.year:
        written += f" {day.year}"
    near = {0: tr("Today"), 1: tr("Yesterday")}.get((today - day).days)
    return written if near is None else f"{near} – {written}"


def whole_day(day: date) -> str:
    """Return "13 May 2025"."""
    return f"{day.day} {tr(_LONG_MONTHS[day.month - 1])} {day.year}"


def short_day(instant: datetime, now: datetime, zone: str) -> str:
    """Return "today", "yesterday" or "12 Nov", with the year when it is another."""
    day, today = local_day(instant, zone), local_day(now, zone)
    words = reasons.day_words(day, today)
    return words if words in {"today", "yesterday", "tomorrow"} else words.split(" ", 1)[1]


def full_moment(instant: datetime, zone: str) -> str:
    """Return the whole of it for a tip: "Fri 27 Nov 2026, 10:00 (Europe/London)"."""
    local = in_zone(instant, zone)
    day = f"{SHORT_DAYS[local.weekday()]} {local.day} {SHORT_MONTHS[local.month - 1]} {local.year}"
    return f"{day}, {local.hour:02}:{local.minute:02} ({zone.replace('_', ' ')})"


def full_window(window: Window) -> str:
    """Return the whole of a promised time for a tip, with how it was said."""
    end = full_moment(window.end, window.zone)
    start = "" if window.start is None or window.is_point else f"{full_moment(window.start, window.zone)} – "
    said = tr(" · said “{said}”").format(said=window.said) if window.said else ""
    return f"{start}{end}{said}"


def ago(instant: datetime | None, now: datetime, zone: str) -> str:
    """Return how long ago a day was: "today", "1 day ago", "5 weeks ago", "never" for None."""
    if instant is None:
        return tr("never")
    days = (local_day(now, zone) - local_day(instant, zone)).days
    if days <= 0:
        return tr("today")
    if days < 15:
        return tr_count(days, "{n} day ago", "{n} days ago")
    if days < 90:
        return tr_count(days // 7, "{n} week ago", "{n} weeks ago")
    return tr_count(days // 30, "{n} month ago", "{n} months ago")


def until(instant: datetime, now: datetime) -> str:
    """Return how soon it is: "in 48 min", "in 3 h 20", "now"."""
    minutes = int((instant - now).total_seconds() // 60)
    if minutes <= 0:
        return tr("now")
    if minutes < 24 * 60:
        return tr("in {time}").format(time=minutes_words(minutes))
    return tr_count(minutes // (24 * 60), "in {n} day", "in {n} days")


def standing(row: PromiseRow, now: datetime, zone: str) -> tuple[str, ChipState]:
    """Return in a few words how a promise stands, and the chip that says it."""
    promise = row.promise
    if promise.state is not State.OPEN:
        words, state = _WORDS_OF[row.verdict]
        words = _arrival_words(row, now) or words
        day = "" if promise.settled_at is None else short_day(promise.settled_at, now, zone)
        return tr(words) + (f" · {day}" if day else ""), state
    if row.moves.unknown and promise.side is Side.GIVEN:
        return tr("client does not know yet"), ChipState.UNTOLD
    if row.verdict is Verdict.OVERDUE:
        late = reasons.lateness(promise.due_at, now, zone)
        missed = arrivals.of(promise, row.moves, now) is not None
        return (tr("missed · {late}").format(late=late) if missed else late), ChipState.LATE
    return open_words(promise.window, promise.side, now, zone)


def _arrival_words(row: PromiseRow, now: datetime) -> str:
    """Return how a visit kept its window, where that is the whole of the verdict; else nothing."""
    found = arrivals.of(row.promise, row.moves, now)
    if found is None or row.promise.window.grain not in reasons.FINE:
        return ""
    if found.at is None:
        return tr("broken, missed")
    fits = (row.verdict is Verdict.LATE) == (found.verdict is arrivals.Arrival.LATE)
    return tr("arrived {verdict}").format(verdict=arrivals.verdict_words(found)) if fits else ""


def open_words(window: Window, side: Side, now: datetime, zone: str) -> tuple[str, ChipState]:
    """Return when an open promise is due, and its chip."""
    words = capital(reasons.when(window, now, zone))
    if side is Side.OWED:
        return words, ChipState.WAIT
    is_today = local_day(window.end, zone) == local_day(now, zone)
    return words, ChipState.TODAY if is_today else ChipState.SOON


def comes_again(row: PromiseRow) -> str:
    """Return how often a promise comes, and what it stands for; nothing for one that is for once."""
    if row.recurring is None:
        return ""
    missed = row.recurring.missed_turns
    stands = tr_count(missed, "stands for a missed turn too", "stands for {n} missed turns too") if missed else ""
    return f"{row.recurring.often} · {stands}" if stands else row.recurring.often


def counted_promises(number: int) -> str:
    """Return "1 promise", "3 promises"."""
    return tr_count(number, "{n} promise", "{n} promises")


def moved_words(moves: int) -> str:
    """Return how often a promise was moved, nothing for never."""
    return tr_count(moves, "moved once", "moved {n} times") if moves else ""


def near_moment(instant: datetime, now: datetime, zone: str) -> str:
    """Return "15:00" for a time of today, else "tomorrow 09:00" or "Fri 27 Nov 09:00"."""
    day = reasons.day_words(local_day(instant, zone), local_day(now, zone))
    return clock(instant, zone) if day == "today" else f"{day} {clock(instant, zone)}"


def asleep(until: datetime | None, now: datetime, zone: str) -> str:
    """Return until when an alarm is snoozed: "asleep until 15:00"; nothing for None."""
    return "" if until is None else tr("asleep until {time}").format(time=near_moment(until, now, zone))
