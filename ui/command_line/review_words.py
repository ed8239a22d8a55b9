"""What `kept review` says: a promise with where it came from, the end of a review, and that nothing is late."""

from collections.abc import Sequence

from models.interactions import questions as interactions
from models.interactions.records import InteractionId
from models.promises import questions
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseRow, Side
from models.reviews import ending
from models.reviews.records import Answer, DayAhead, Ending, Settled, Share
from models.words import shortened
from ui.command_line.output import Piece, Style, Styled
from ui.command_line.session import Session
from ui.command_line.times import counted, day_words, time_spent

_OURS = frozenset({Side.GIVEN, Side.FOLLOW_UP})
_HEARD = {Side.GIVEN: "promised to {name}", Side.FOLLOW_UP: "a follow-up on {name}", Side.OWED: "owed by {name}"}
_COUNTED = {
    Answer.DONE: "kept",
    Answer.MOVED: "told and moved",
    Answer.BROKEN: "broken",
    Answer.RELEASED: "let off",
}
_MOST = 8


def tell_promise(session: Session, row: PromiseRow, place: str) -> None:
    """Tell a promise to be decided: its words, whose, for when, how late, and where it was promised."""
    promise, wall, line = row.promise, session.wall, session.output.line
    late = wall.late(promise.due_at)
    untold = "moved, and the client does not know" if row.moves.unknown and promise.side is Side.GIVEN else ""
    moved = counted(row.moves.count, "move") if row.moves.count else ""
    line()
    line(Styled(f"{place}  ", Style.QUIET), Styled(promise.words, Style.HEAD), Styled(f"  #{promise.id}", Style.QUIET))
    who = _HEARD[promise.side].format(name=row.person_name or row.client_name)
    line(f"  {row.client_name}, {who}" if row.person_name else f"  {who}")
    line("  ", wall.window(promise.window), "  ", Styled(", ".join(filter(None, (late, untold, moved))), Style.LATE))
    source = promise.interaction_id if row.recurring is None else row.recurring.interaction_id
    if source is not None:
        came_up = interactions.get(session.journal(), InteractionId(source))
        said = f": “{shortened(came_up.words, 120)}”" if came_up.words else ""
        line(Styled(f"  {came_up.kind.value}, {wall.day(came_up.happened_at)}{said}", Style.QUIET))


def tell_calm(session: Session) -> None:
    """Say that nothing slipped, and what comes next."""
    journal = session.journal()
    wanted = PromiseFilter(states=OPEN, sides=_OURS, due_from=journal.now())
    row = next(iter(questions.rows(journal, wanted, limit=1)), None)
    if row is None:
        session.output.line("Nothing is late, and nothing is promised.")
        return
    when = session.wall.window(row.promise.window)
    words = f"#{row.promise.id} {shortened(row.promise.words)} ({shortened(row.client_name, 60)}), {when}"
    session.output.line(f"Nothing is late. The next promise is {words}")


def tell_ending(session: Session, found: Ending) -> None:
    """Tell how a review ended, the seven days to come, and what was kept and missed."""
    line, wall = session.output.line, session.wall
    began, ended = found.review.started_at, found.review.ended_at
    line()
    until = "" if ended is None else f" to {wall.moment(ended)}"
    line(Styled("The review is complete", Style.HEAD), Styled(f"  {wall.moment(began)}{until}", Style.QUIET))
    line(f"{len(found.settled):,} settled{_parts(found.settled)}, {found.told:,} told, {len(found.left):,} left")
    for one in found.left:
        line(f"  left: #{one.promise_id} {shortened(one.words)} ({shortened(one.client_name, 60)}): {one.why}")
    line()
    line(Styled("The next seven days", Style.HEAD))
    session.output.table([_day_row(day) for day in found.days], indent="  ")
    guessed = sum(day.guessed for day in found.days)
    if guessed:
        say, count = ("says", "counts") if guessed == 1 else ("say", "count")
        rest = f"no length and {count} as {ending.USUAL_MINUTES} min{'' if guessed == 1 else ' each'}"
        line(Styled(f"  {counted(guessed, 'promise')} {say} {rest}", Style.QUIET))
    journal = session.journal()
    _tell_shares(session, "Kept and missed by client, last 90 days", ending.by_client(journal))
    _tell_shares(session, "Kept and missed by kind, last 90 days", ending.by_kind(journal))


def _parts(settled: Sequence[Settled]) -> str:
    counts = {answer: sum(one.answer is answer for one in settled) for answer in _COUNTED}
    told = ", ".join(f"{count} {_COUNTED[answer]}" for answer, count in counts.items() if count)
    return f" ({told})" if told else ""


def _day_row(day: DayAhead) -> tuple[Piece, ...]:
    promised = time_spent(day.promised_minutes) if day.promised_minutes else "nothing promised"
    free = f"of {time_spent(day.free_minutes)}" if day.free_minutes else "closed"
    over = day.promised_minutes > day.free_minutes
    return (
        day_words(day.day),
        Styled(promised, Style.LATE if over else Style.PLAIN),
        Styled(free, Style.QUIET),
        Styled(counted(day.promises, "promise") if day.promises else "", Style.QUIET),
    )


def _tell_shares(session: Session, heading: str, shares: Sequence[Share]) -> None:
    if not shares:
        return
    session.output.line()
    session.output.line(Styled(heading, Style.HEAD))
    session.output.table([_share_row(share) for share in shares[:_MOST]], indent="  ")
    if len(shares) > _MOST:
        session.output.line(Styled(f"  and {len(shares) - _MOST:,} more", Style.QUIET))


def _share_row(share: Share) -> tuple[Piece, ...]:
    rate = "" if share.rate.rate is None else f"{share.rate.rate:.0%}".replace("%", " %")
    return (
        shortened(share.name, 40),
        f"{share.kept:,} of {share.kept + share.missed:,} kept",
        Styled(f"{share.missed:,} missed" if share.missed else "", Style.LATE),
        Styled(rate, Style.QUIET),
    )
