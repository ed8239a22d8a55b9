"""`kept business`: the business whose journal it is: how it signs, where it is, when it works."""

from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from models import business as own
from models.business import Business, BusinessDraft, Paper
from models.working_time import WorkingWeek
from ui.command_line.commands import Group, with_session
from ui.command_line.documents import Document
from ui.command_line.fields import given, with_options
from ui.command_line.output import Style, Styled
from ui.command_line.session import Session
from ui.command_line.typed import DAY

_WORDS = (
    "name",
    "strapline",
    "address",
    "phone",
    "email",
    "website",
    "tax_label",
    "tax_number",
    "signature_name",
    "hours",
    "answer_time",
    "zone",
    "locale",
    "currency",
    "holidays_country",
    "holidays_region",
    "report_prefix",
)
_HELP = {
    "zone": "Where it is, like Europe/London.",
    "locale": "How dates are written, like en_GB or en_US.",
    "currency": "Three letters, like GBP.",
    "holidays_country": "Whose public holidays are kept, like GB; empty for none.",
    "holidays_region": "A part of that country, like ENG.",
    "hours": "When it can be reached, as printed on reports.",
    "answer_time": "How soon it answers, as printed on reports.",
}
_FIELDS = (
    *(click.option(f"--{name.replace('_', '-')}", name, metavar="WORDS", help=_HELP.get(name)) for name in _WORDS),
    click.option("--paper", type=click.Choice([paper.value for paper in Paper], case_sensitive=False)),
    click.option(
        "--logo", type=click.Path(path_type=Path), metavar="FILE", help="A PNG or JPEG for the head of reports."
    ),
    click.option("--no-logo", is_flag=True, default=None, help="Reports without a picture."),
    click.option("--day-off", "days_off", multiple=True, type=DAY, metavar="DAY", help="Added to the days off."),
    click.option("--week", metavar="JSON", help='Seven lists of spans, Monday first: [[["09:00", "17:30"]], ...].'),
)


@click.group(cls=Group)
def business() -> None:
    """Show the business, or change it."""


@business.command()
@with_session
def show(session: Session) -> None:
    """Show the business."""
    _tell(session, own.get(session.journal()))


@business.command()
@with_options(_FIELDS)
@with_session
def change(session: Session, **fields: Any) -> None:  # noqa: ANN401 -- the options above, by name
    """Change what is named; the rest stays."""
    journal = session.journal_to_begin()
    before = own.get(journal)
    values = given(fields)
    if "paper" in values:
        values["paper"] = next(paper for paper in Paper if paper.value.lower() == values["paper"].lower())
    if "days_off" in values:
        values["days_off"] = tuple(sorted({*before.days_off, *values["days_off"]}))
    picture, none = values.pop("logo", None), values.pop("no_logo", False)
    if picture is not None and none:
        raise click.UsageError("--logo and --no-logo contradict each other; name one of them")
    if none:
        values["logo_sha256"] = None
    if picture is not None:
        from ui.logo_taking import take

        values["logo_sha256"] = take(journal, picture)
    if "week" in values:
        values["working_week"] = WorkingWeek.from_json(values.pop("week"))
    _tell(session, own.change(journal, replace(before, **values)))


def _tell(session: Session, found: Business) -> None:
    if session.as_json:
        session.output.document(_document(found))
        return
    rows: list[tuple[Styled, str]] = []
    for name in (*_WORDS, "paper"):
        text = str(getattr(found, name))
        if text:
            rows.append((Styled(name.replace("_", " "), Style.QUIET), ", ".join(text.splitlines())))
    if found.logo_sha256 is not None:
        rows.append((Styled("logo", Style.QUIET), "kept with the journal"))
    if found.days_off:
        rows.append((Styled("days off", Style.QUIET), ", ".join(map(date.isoformat, found.days_off))))
    if found.invented:
        rows.append((Styled("invented", Style.QUIET), "yes: a practice to look at"))
    session.output.table(rows)


def _document(found: Business) -> Document:
    document: Document = {name: getattr(found, name) for name in BusinessDraft.__struct_fields__}
    week = [[[f"{span.start:%H:%M}", f"{span.end:%H:%M}"] for span in day] for day in found.working_week.days]
    return document | {"working_week": week, "days_off": list(found.days_off), "invented": found.invented}
