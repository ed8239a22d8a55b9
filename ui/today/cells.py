"""From what needs attention to the rows of Today."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from models.attention import Attention
from models.listed import Entry
from models.promises.records import Promise, PromiseId, PromiseRow, Side
from models.quiet import QuietClient
from ui import say
from ui.delegates.rows import Cell, HeadCell, PromiseCell, RowAction, default_promise_actions, joined
from ui.parts.avatar import way
from ui.parts.chips import ChipState
from ui.tr import tr

_AHEAD = frozenset({ChipState.TODAY, ChipState.SOON})
Asleep = Mapping[PromiseId, datetime]
"""Until when the alarm of a promise is snoozed, of those that are."""


def promise_ids(found: Attention) -> list[PromiseId]:
    """Return the promises that have a row."""
    ours = (found.untold, found.overdue, found.due_today, found.next_words)
    groups = (*ours, found.owed_slipped, found.follow_ups, found.soon)
    return [entry.row.promise.id for group in groups for entry in group]


def cells_of(found: Attention, asleep: Asleep | None = None) -> list[Cell]:
    """Return the groups that are not empty, each under its head."""
    waits = tr("waits for “{words}”, late")
    notes = {promise_id: waits.format(words=words) for promise_id, words in found.held_up.items()}
    for entry in (*found.owed_slipped, *found.next_words):
        # After the chip's words the reason names the promise that waits.
        notes.setdefault(entry.row.promise.id, entry.reason.partition("; ")[2])
    groups = (
        ("message-square-warning", tr("The client does not know yet"), "warn", "untold", found.untold),
        ("triangle-alert", tr("Overdue"), "danger", "overdue", found.overdue),
        ("clock", tr("Due today"), "warn", "due_today", found.due_today),
        ("message-square", tr("Next word due"), "warn", "next_words", found.next_words),
        ("hourglass", tr("Owed to us and late"), "wait", "owed_slipped", found.owed_slipped),
    )
    later = (
        ("repeat", tr("Follow-ups"), "accent", "follow_ups", found.follow_ups),
        ("calendar", tr("Next 7 days"), "info", "soon", found.soon),
    )
    cells: list[Cell] = []
    for group in groups:
        cells += _group(*group, found, asleep or {}, notes)
    if found.quiet:
        cells.append(HeadCell("moon", tr("Gone quiet"), found.totals["quiet"], "text_muted"))
        cells += [_quiet_cell(client) for client in found.quiet]
    for group in later:
        cells += _group(*group, found, asleep or {}, notes)
    return cells


def promise_cell(
    entry: Entry, found: Attention, chip: str, state: ChipState, until: datetime | None = None, note: str = ""
) -> PromiseCell:
    """Return the row of a promise with a chip; `until` is how long its alarm is snoozed, `note` what waits for what."""
    row, promise = entry.row, entry.row.promise
    return PromiseCell(
        key=("promise", promise.id),
        title=promise.words,
        subtitle=joined(*filter(None, (say.capital(note), subtitle(row, found)))),
        client=row.client_name,
        chip_text=chip,
        chip_state=state,
        late=state is ChipState.LATE,
        checkable=promise.side is not Side.OWED,
        tip=partial(_tip, entry),
        actions=_actions(promise, state),
        asleep=say.asleep(until, found.at, found.zone),
    )


def _tip(entry: Entry) -> str:
    return "\n".join(filter(None, (say.full_window(entry.row.promise.window), entry.why)))


def subtitle(row: PromiseRow, found: Attention) -> str:
    """Return whose it is, who heard it, and where it came up."""
    where = ""
    if row.interaction_kind is not None and row.interaction_at is not None:
        day = say.short_day(row.interaction_at, found.at, found.zone)
        where = f"{way(row.interaction_kind).words}, {day}"
    return joined(row.client_name, say.comes_again(row), _heard(row.promise.side, row.person_name), where)


def _heard(side: Side, name: str) -> str:
    if side is Side.GIVEN:
        return tr("promised to {name}").format(name=name) if name else ""
    if side is Side.FOLLOW_UP:
        return tr("follow-up about {name}").format(name=name) if name else tr("follow-up")
    return tr("owed by {name}").format(name=name) if name else tr("owed to us")


def _group(
    icon: str,
    title: str,
    role: str,
    name: str,
    entries: Sequence[Entry],
    found: Attention,
    asleep: Asleep,
    notes: Mapping[int, str],
) -> Iterator[Cell]:
    if entries:
        yield HeadCell(icon, title, found.totals[name], role)
        for entry in entries:
            promise_id = entry.row.promise.id
            chip, state = _chip(entry, name, found)
            if promise_id in found.held_up and state in _AHEAD:
                chip, state = tr("At risk: {when}").format(when=chip), ChipState.AT_RISK
            yield promise_cell(entry, found, chip, state, asleep.get(promise_id), notes.get(promise_id, ""))


def _chip(entry: Entry, group: str, found: Attention) -> tuple[str, ChipState]:
    window = entry.row.promise.window
    if group == "untold":
        return say.capital(entry.reason), ChipState.UNTOLD
    if group in {"overdue", "owed_slipped"} or window.due_at < found.at:
        return entry.reason.partition(";")[0], ChipState.LATE
    if group == "due_today" and window.start is not None and not window.is_point and window.start <= found.at:
        words = tr("Now, until {time}").format(time=say.clock(window.end, found.zone))
        return words, ChipState.TODAY
    return say.open_words(window, entry.row.promise.side, found.at, found.zone)


def _actions(promise: Promise, state: ChipState) -> tuple[RowAction, ...]:
    """Return the small actions; first to tell the client, who does not know yet or should hear before it is late."""
    if promise.side is Side.GIVEN and state in {ChipState.UNTOLD, ChipState.AT_RISK}:
        return (RowAction("told", "megaphone", tr("Tell the client")), *default_promise_actions())
    return default_promise_actions()


def _quiet_cell(client: QuietClient) -> PromiseCell:
    promises = tr("{promises} open").format(promises=say.counted_promises(client.open_promises))
    return PromiseCell(
        key=("client", client.client_id),
        title=client.client_name,
        subtitle=joined(say.capital(client.reason), promises if client.open_promises else ""),
        client=client.client_name,
        chip_text=tr("Quiet"),
        chip_state=ChipState.QUIET,
        checkable=False,
        actions=(RowAction("log", "notebook-pen", tr("Log a contact")),),
    )
