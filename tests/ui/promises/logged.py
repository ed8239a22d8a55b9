"""What came of a form: the latest event of a promise, and the contact that it names."""

from models.interactions import questions as timeline
from models.interactions.records import Interaction, InteractionFilter, InteractionId
from models.promises import questions
from models.promises.records import Promise, PromiseEvent
from ui.desk import Desk


def last(desk: Desk, made: Promise) -> PromiseEvent:
    """Return what happened to a promise last."""
    return questions.events(desk.journal, made.id)[-1]


def logged(desk: Desk, made: Promise) -> Interaction | None:
    """Return the contact that the last event names, None for none."""
    found = last(desk, made).interaction_id
    return None if found is None else timeline.get(desk.journal, InteractionId(found))


def contacts(desk: Desk) -> int:
    """Return how many contacts there are."""
    return len(timeline.page(desk.journal, InteractionFilter()))
