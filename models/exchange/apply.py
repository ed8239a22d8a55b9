"""Carrying out a planned import: one transaction, one step of the undo list."""

from collections.abc import Mapping as Lookup

from msgspec import Struct

from models.errors import Refused
from models.exchange.hands import Writes
from models.exchange.known import Known
from models.exchange.plan import Plan, counted
from models.exchange.steps import Outcome, What
from models.exchange.taking import take
from models.journal import Journal
from models.words import shortened


class Applied(Struct, frozen=True):
    """What an import did, by record; the same names as in the plan."""

    counts: Lookup[str, Lookup[What, int]]

    def count(self, what: What) -> int:
        """Return how many records of any kind have that lot."""
        return sum(each.get(what, 0) for each in self.counts.values())


_MANY = 1000
"""Rows of one import past which the words to search come in so many parts that merging them pays."""


def apply(journal: Journal, plan: Plan) -> Applied:
    """Carry out a plan, against the journal as it is now.

    Raises: Refused when the plan shows that the mapping is wrong, or when a row cannot be taken any
    more; nothing is then written.
    """
    if plan.fault is not None:
        raise Refused(plan.fault, field=plan.refused[0].column or None)
    outcomes: list[Outcome] = []
    with journal.writing(f"Import {shortened(plan.name, 60)}") as writing:
        known, hands = Known(journal), Writes(journal, writing)
        for line, step in plan.steps:
            try:
                outcomes.extend(take(journal, step, known, hands))
            except Refused as error:
                raise Refused(f"line {line} of {plan.name}: {error.reason}", field=error.field) from None
    if len(plan.steps) > _MANY:
        journal.merge_words()
    carried = {line for line, _step in plan.steps}
    left = [(row.record, row.what) for row in plan.rows if row.line not in carried]
    return Applied(counted([*((outcome.record, outcome.what) for outcome in outcomes), *left]))
