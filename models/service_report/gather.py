"""A client's service report out of the journal, as of any moment."""

from datetime import datetime

from models import business
from models.business import Paper
from models.instants import local_day
from models.journal import Journal
from models.service_report import facts, summary
from models.service_report.facts import PeriodSpan, PromiseFact
from models.service_report.interaction_lines import interaction_line
from models.service_report.periods import Period
from models.service_report.promise_lines import next_promise, promise_line
from models.service_report.records import ServiceReport
from models.service_report.summary import Rows
from models.service_report.wording import Calendar


def gather(
    journal: Journal, client_id: int, period: Period, at: datetime | None = None, paper: Paper | None = None
) -> ServiceReport:
    """Return what is printed for a client and a period, as things stood at a moment; None is now.

    Only columns meant for the client are read. `paper` None is the business's own. Raises: NotFound.
    """
    moment = at or journal.now()
    name = facts.client_name(journal, client_id)
    own = business.get(journal)
    calendar = Calendar(period.last.year, own.zone)
    rows = _rows(journal, client_id, facts.span(period, own.zone), calendar, moment)
    return ServiceReport(
        business=facts.letterhead(journal),
        client_name=name,
        for_whom=facts.for_whom(journal, client_id),
        period=period,
        written_at=moment,
        written_on=local_day(moment, own.zone),
        locale=own.locale,
        paper=paper or own.paper,
        summary=summary.summary(rows, period, calendar, moment),
        figures=summary.key_figures(rows),
        next_promises=rows.next_promises,
        promises=rows.promises,
        promise_counts=summary.promise_counts(rows.promises),
        promises_note=summary.promises_note(rows, period),
        interactions=rows.interactions,
        interactions_note=summary.interactions_note(rows, period),
        total_minutes=rows.total_minutes,
    )


def _rows(journal: Journal, client_id: int, within: PeriodSpan, calendar: Calendar, at: datetime) -> Rows:
    known = facts.promises(journal, client_id, within, at)
    promises = tuple(fact for fact in known if not fact.is_void)
    carried = tuple(facts.carried_into(promises, within))
    own = tuple(facts.first_due_in(promises, within))
    still_open = tuple(sorted((fact for fact in promises if fact.is_open), key=_by_due))
    interactions = facts.interactions(journal, client_id, within, at)
    return Rows(
        promises=(
            *(promise_line(fact, calendar, at, is_carried=True) for fact in carried),
            *(promise_line(fact, calendar, at) for fact in own),
        ),
        promise_facts=(*carried, *own),
        voided=sum(fact.is_void for fact in facts.first_due_in(known, within)),
        next_promises=tuple(next_promise(fact, calendar, at) for fact in still_open),
        next_facts=still_open,
        interactions=tuple(interaction_line(fact, calendar) for fact in interactions),
        interaction_facts=interactions,
    )


def _by_due(fact: PromiseFact) -> tuple[datetime, int]:
    return fact.promise.due_at, fact.promise.id
