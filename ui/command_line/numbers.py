"""`kept numbers`: how promises were kept, with counts and intervals."""

from datetime import date

import click

from models import numbers as figures_of
from models.counts import PromiseCounts
from models.numbers import By, Figures
from models.rates import Rate
from models.service_report.periods import Period
from models.words import shortened
from ui.command_line.commands import Command, with_reading_session
from ui.command_line.fields import with_options
from ui.command_line.output import Output, Piece, Style, Styled
from ui.command_line.periods import PERIOD_OPTIONS, period_of
from ui.command_line.session import Session
from ui.command_line.times import counted, length, time_spent


@click.command(cls=Command)
@with_options(PERIOD_OPTIONS)
@click.option("--by", type=click.Choice([by.value for by in By]), help="Part the figures by client, kind or month.")
@with_reading_session
def numbers(session: Session, month: Period | None, since: date | None, until: date | None, by: str | None) -> None:
    """Count promises by what became of them; each belongs to the day its first promised time fell due.

    Without days named, everything in the journal is counted.
    """
    journal = session.journal()
    days = period_of(month, since, until, Period(*figures_of.whole_span(journal)))
    found = figures_of.figures(journal, days.first, days.last, by=None if by is None else By(by))
    if session.as_json:
        session.output.document(figures_of.as_json(found))
    else:
        _tell(session.output, found, days)


def _tell(output: Output, found: Figures, days: Period) -> None:
    output.line(Styled(days.words, Style.HEAD))
    output.line(f"{counted(found.interactions, 'interaction')}, {time_spent(found.minutes)}")
    output.line()
    output.table(_counts(found.promises))
    output.line()
    output.table(
        [("Kept as first promised", _rate(found.kept_rate)), ("Word kept", _rate(found.word_kept))],
    )
    if found.by is not None and found.parts:
        output.line()
        output.line(Styled(f"By {found.by.value}: given, kept in time, kept as first promised", Style.HEAD))
        output.table(
            [
                (
                    shortened(part.key, 40),
                    str(part.promises.given),
                    str(part.promises.kept_as_promised + part.promises.kept_after_agreed_move),
                    _rate(part.kept_rate),
                )
                for part in found.parts
            ],
            indent="  ",
        )


def _counts(promises: PromiseCounts) -> list[tuple[Piece, ...]]:
    late = promises.median_minutes_late
    median = "" if late is None else f"half of them by more than {length(round(late))}"
    return [
        ("Promises given", str(promises.given), ""),
        ("  kept as first promised", str(promises.kept_as_promised), ""),
        ("  kept after an agreed move", str(promises.kept_after_agreed_move), ""),
        ("  kept late", str(promises.kept_late), median),
        ("  broken", str(promises.broken), ""),
        ("  released", str(promises.released), ""),
        ("  open", str(promises.open), f"{promises.overdue} of them overdue" if promises.overdue else ""),
        ("Void, not counted", str(promises.void), ""),
    ]


def _rate(rate: Rate) -> str:
    if rate.rate is None or rate.low is None or rate.high is None:
        return f"{rate.k} of {rate.n} (too few for a percentage)"
    interval = f"95 % interval {100 * rate.low:.0f}–{100 * rate.high:.0f} %"
    return f"{rate.k} of {rate.n}, {100 * rate.rate:.0f} % ({interval})"
