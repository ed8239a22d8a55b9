"""The client's service report: from its data to a story, from the story to a PDF."""

from reportlab.platypus.flowables import Flowable

from models.business import Paper
from models.service_report.records import (
    InteractionLine,
    NextPromise,
    PromiseLine,
    Result,
    ServiceReport,
)
from models.service_report.wording import clock_minutes
from reports import document, styles, words
from reports.fonts import Cut
from reports.marks import COLOURS
from reports.masthead import Masthead, Title
from reports.parts import Gap, KeyFigures, Marks, Paragraph
from reports.reach import Reach
from reports.rows import Cell, Column, Row
from reports.sections import Section
from reports.styles import Align, Sheet, Spacing
from reports.table import Table
from reports.text import Span, Text

_SHEETS = {Paper.A4: styles.A4_SHEET, Paper.LETTER: styles.LETTER_SHEET}
_SUBJECT = "Work done, promises and next steps"
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")


def build(report: ServiceReport, paper: Paper | None = None) -> bytes:
    """Return the report as a PDF on the paper asked for, else on the report's own."""
    furniture = document.Furniture(
        foot=words.foot(report),
        head_strong=report.client_name,
        head_rest=words.head(report),
        head_right=report.business.name,
        title=words.title(report),
        author=words.author(report),
        subject=_SUBJECT,
        language=words.language(report),
        written_at=report.written_at,
    )

    def make_story(sheet: Sheet, spacing: Spacing) -> list[Flowable]:
        return story(report, sheet, spacing)

    return document.build(make_story, furniture, _SHEETS[paper or report.paper])


def story(report: ServiceReport, sheet: Sheet, spacing: Spacing) -> list[Flowable]:
    """Return the flowables of the report, in the order in which it is read."""
    opening: list[Flowable] = [
        Masthead(report.business),
        Title(report),
        Paragraph(Text(" ".join(report.summary), styles.SUMMARY)),
    ]
    if report.business.signature_name:
        opening.append(Paragraph(Text(report.business.signature_name, styles.SIGNATURE, most_lines=2)))
    opening += [Gap(18), KeyFigures(report.figures), Gap(24)]
    reach = Section(words.REACH_HEADING, "", [Reach(report.business)], sheet)
    sections = [
        _next_promises(report, sheet, spacing),
        _promises(report, sheet, spacing),
        _interactions(report, sheet, spacing, reach.wrap(sheet.text_width, sheet.later_height)[1]),
        reach,
    ]
    for section in sections[:-1]:
        section.spaceAfter = spacing.section_gap
    return [*opening, *sections]


def _next_promises(report: ServiceReport, sheet: Sheet, spacing: Spacing) -> Section:
    if not report.next_promises:
        return Section(words.NEXT_HEADING, "", [_plain(words.NEXT_NONE)], sheet)
    when, what = words.NEXT_COLUMNS
    columns = (Column(when, 104), Column(what, gap=0))
    table = Table(columns, [_next_row(promise) for promise in report.next_promises], spacing)
    return Section(words.NEXT_HEADING, words.NEXT_NOTE, [table], sheet)


def _next_row(promise: NextPromise) -> Row:
    is_late = promise.result is Result.MISSED
    when = styles.STRONG_CELL.but(colour=styles.MISSED) if is_late else styles.STRONG_CELL
    what = [Text(promise.what, styles.STRONG_CELL)]
    if promise.note:
        what.append(Text(promise.note, styles.REASON))
    return Row((Cell((Text(promise.when_words, when),), promise.result), Cell(tuple(what))))


def _promises(report: ServiceReport, sheet: Sheet, spacing: Spacing) -> Section:
    heading, note = words.PROMISES_HEADING, report.promises_note
    if not report.promises:
        return Section(heading, "", [_plain(note)], sheet)
    result, what, first, done = words.PROMISE_COLUMNS
    columns = (Column(result, 70), Column(what, gap=8), Column(first, 79), Column(done, 76, gap=0))
    table = Table(columns, [_promise_row(line) for line in report.promises], spacing)
    marks = Marks([line.result for line in report.promises], _counts(report.promise_counts))
    return Section(heading, note, [marks, table], sheet)


def _counts(counts: tuple[str, ...]) -> Text:
    spans = [Span(counts[0], Cut.SEMIBOLD)] if counts else []
    spans += [Span(f"{words.DOT}{count}") for count in counts[1:]]
    return Text(spans, styles.BODY)


def _promise_row(line: PromiseLine) -> Row:
    is_plain = line.result is Result.KEPT
    style = styles.CELL if is_plain else styles.STRONG_CELL
    first = [Text(line.result_words, styles.STRONG_CELL.but(colour=COLOURS[line.result]))]
    if line.second_words:
        first.append(Text(line.second_words, styles.REASON))
    cells = (
        Cell(tuple(first), line.result),
        Cell((Text(line.what, style),)),
        Cell((Text(line.promised_for, styles.CELL),)),
        Cell((Text(line.done, style),)),
    )
    return Row(cells, note=Text(line.reason, styles.REASON) if line.reason else None, note_from=1)


def _interactions(report: ServiceReport, sheet: Sheet, spacing: Spacing, height_after: float) -> Section:
    heading, note = words.INTERACTIONS_HEADING, report.interactions_note
    room_after = spacing.section_gap + height_after if spacing.takes_rows_along else 0.0
    if not report.interactions:
        return Section(heading, "", [_plain(note)], sheet, room_after=room_after)
    date, how, subject, time = words.INTERACTION_COLUMNS
    columns = (Column(date, 52), Column(how, 42), Column(subject), Column(time, 26, Align.RIGHT, gap=0))
    rows = [_interaction_row(line) for line in report.interactions]
    strong = styles.STRONG_CELL
    total = Text(clock_minutes(report.total_minutes), strong.but(align=Align.RIGHT))
    rows.append(Row((Cell((Text(words.TOTAL, strong),)), Cell(), Cell(), Cell((total,))), is_total=True))
    return Section(heading, note, [Table(columns, rows, spacing, room_after=room_after)], sheet)


def _interaction_row(line: InteractionLine) -> Row:
    subject = line.subject
    if subject and line.outcome:
        subject = f"{subject} " if subject.endswith(_SENTENCE_ENDS) else f"{subject}. "
    spans = [Span(subject, Cut.SEMIBOLD), Span(line.outcome)]
    minutes = "" if line.minutes is None else clock_minutes(line.minutes)
    return Row(
        (
            Cell((Text(line.date_words, styles.CELL),)),
            Cell((Text(line.how, styles.QUIET_CELL),)),
            Cell((Text(spans, styles.CELL),)),
            Cell((Text(minutes, styles.CELL.but(align=Align.RIGHT)),)),
        )
    )


def _plain(sentence: str) -> Paragraph:
    return Paragraph(Text(sentence, styles.BODY))
