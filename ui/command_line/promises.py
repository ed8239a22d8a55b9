"""`kept promise`: the list of promises, and one of them with all that happened to it."""

from datetime import timedelta

import click
from msgspec.structs import replace

from models.promises import questions
from models.promises.questions import PromiseFilter
from models.promises.records import EventKind, Moves, PromiseEvent, PromiseId, PromiseKind, PromiseRow, Side, State
from ui.command_line import promise_life, promise_talk, promise_turns, snoozing
from ui.command_line.choosing import client_of, person_of
from ui.command_line.commands import Group, with_reading_session
from ui.command_line.documents import event_document, promise_document
from ui.command_line.output import Style, Styled
from ui.command_line.promise_rows import STYLES, arrival_words, comes_again, promise_cells, standing
from ui.command_line.session import Session
from ui.command_line.typed import LENGTH, LIMIT, NUMBER
from ui.command_line.waiting import tell_waits, wait, waits_document

ALL = "all"


@click.group(cls=Group)
def promise() -> None:
    """List promises; show one; keep, move, break, release, void, reopen it, tell the client, arrive, stop it."""


@promise.command("list")
@click.option("--client", metavar="NAME", help="Only those of one client.")
@click.option("--person", metavar="NAME", help="Only those to one person.")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([*(state.value for state in State), ALL]),
    help="Only those in this state; open ones where none is named.",
)
@click.option("--side", "sides", multiple=True, type=click.Choice([side.value for side in Side]))
@click.option("--kind", "kinds", multiple=True, type=click.Choice([kind.value for kind in PromiseKind]))
@click.option("--overdue", is_flag=True, help="Only open ones that are past due.")
@click.option("--within", type=LENGTH, metavar="LENGTH", help="Only those due before so long from now, like 7d.")
@click.option("--newest", is_flag=True, help="The latest due first.")
@click.option("--limit", type=LIMIT, metavar="N", help="At most so many.")
@with_reading_session
def list_promises(
    session: Session,
    client: str | None,
    person: str | None,
    states: tuple[str, ...],
    sides: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    overdue: bool,
    within: timedelta | None,
    newest: bool,
    limit: int | None,
) -> None:
    """List promises by due time, the open ones unless a state is named."""
    now = session.journal().now()
    wanted = PromiseFilter(
        client_id=None if client is None else client_of(session, client).id,
        person_id=None if person is None else person_of(session, person, client).id,
        states=_states(states),
        sides=frozenset(map(Side, sides)),
        kinds=frozenset(map(PromiseKind, kinds)),
        newest_first=newest,
    )
    if within is not None:
        wanted = replace(wanted, due_until=now + within)
    if overdue:
        wanted = replace(wanted, states=questions.OPEN, due_until=now)
    rows = questions.rows(session.journal(), wanted, -1 if limit is None else limit)
    if session.as_json:
        session.output.document([promise_document(row, now) for row in rows])
    elif rows:
        session.output.table([promise_cells(row, session.wall) for row in rows])
    else:
        session.output.line("No such promises.")


@promise.command()
@click.argument("number", type=NUMBER)
@with_reading_session
def show(session: Session, number: int) -> None:
    """Show a promise: what was said, by when, and what happened to it."""
    journal = session.journal()
    row = questions.row_of(journal, PromiseId(number))
    happened = questions.events(journal, PromiseId(number))
    if session.as_json:
        document = promise_document(row, journal.now()) | waits_document(session, row.promise.id)
        document |= {"alarm": snoozing.alarm_document(snoozing.alarm_of(session, row.promise))}
        document |= {"events": [event_document(event) for event in happened]}
        session.output.document(document)
        return
    _show(session, row)
    session.output.line()
    for event in happened:
        _show_event(session, event)


def _states(named: tuple[str, ...]) -> frozenset[State]:
    if not named:
        return questions.OPEN
    return frozenset() if ALL in named else frozenset(map(State, named))


def _show(session: Session, row: PromiseRow) -> None:
    wall, promise, line = session.wall, row.promise, session.output.line
    line(Styled(f"#{promise.id} {promise.words}", Style.HEAD))
    whom = f" to {row.person_name}" if row.person_name else ""
    line(f"{promise.side.value.capitalize()}{whom}, {row.client_name} ({promise.kind.value})")
    line("Promised for  ", wall.window(promise.window), "  ", Styled(standing(row, wall), STYLES[row.verdict]))
    if row.moves.count:
        line("At first      ", wall.window(promise.first), f"  ({_moved(row.moves)})")
    if promise.noted_late:
        line("Noted late    ", wall.moment(promise.noted_at))
    arrival = arrival_words(row, wall)
    if arrival:
        line("The visit     ", arrival)
    if promise.window.said or promise.window.why:
        why = f" ({promise.window.why})" if promise.window.why else ""
        line("What was said ", promise.window.said, why)
    if row.recurring is not None:
        stopped = ", stopped" if row.recurring.stopped else ""
        line("Comes again   ", comes_again(row.recurring), stopped)
    if promise.interaction_id is not None and row.interaction_at is not None:
        line(f"Came up in    {row.interaction_kind} {promise.interaction_id}, {wall.moment(row.interaction_at)}")
    tell_waits(session, promise.id)
    alarm = snoozing.alarm_words(session, snoozing.alarm_of(session, promise))
    if alarm:
        line("Alarm         ", alarm)
    if promise.private_words:
        line("Private       ", promise.private_words)


def _moved(moves: Moves) -> str:
    often = {1: "once", 2: "twice"}.get(moves.count, f"{moves.count} times")
    if not moves.untold:
        return f"moved {often}"
    untold = "" if moves.untold == moves.count else f"{moves.untold} times "
    return f"moved {often}, {untold}without telling the client in time"


def _show_event(session: Session, event: PromiseEvent) -> None:
    wall, said = session.wall, [event.reason]
    what = event.kind.value
    if event.kind is EventKind.MOVED and event.old_due is not None and event.new_due is not None:
        what += f" from {wall.moment(event.old_due)} to {wall.moment(event.new_due)}"
    if event.told_at is not None:
        how = f" by {event.told_how}" if event.told_how else ""
        said.append(f"client told{how} {wall.moment(event.told_at)}" + (", agreed" if event.agreed else ""))
    elif event.kind is EventKind.MOVED:
        said.append("client not told")
    if event.made_good:
        said.append(f"made good: {event.made_good}")
    if event.interaction_id is not None and event.kind is not EventKind.MADE:
        what += f" (interaction {event.interaction_id})"
    session.output.line(Styled(wall.moment(event.at), Style.QUIET), f"  {what}")
    for text in filter(None, said):
        session.output.line(f"    {text}")


for _step in (
    promise_life.keep,
    promise_life.arrive,
    promise_talk.move,
    promise_talk.told,
    promise_talk.break_promise,
    promise_life.release,
    promise_life.void,
    promise_life.reopen,
    promise_life.confirm,
    promise_turns.turns,
    promise_life.stop,
    snoozing.snooze,
    wait,
):
    promise.add_command(_step)
