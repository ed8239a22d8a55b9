"""A time in the words may be a promise: that is asked, and never taken for one."""

from models.capture.draft import Line, LineTrouble, Suggestion
from ui.tr import tr

_LONGEST = 90


def idea_of(line: Line, text: str) -> LineTrouble | None:
    """Return the question whether a time in the words is a promise, with the words that would make it one.

    None while anything else is in the way, and for a time that is promised already.
    """
    if line.troubles or line.draft is None:
        return None
    promised = {promise.window.end for promise in line.draft.promises if promise.window is not None}
    for found in line.suggestions:
        if found.window.end not in promised:
            said = text[found.start : found.stop]
            question = tr("“{time}” stands in the words: is it a promise?").format(time=said)
            return LineTrouble(question, len(text), len(text), _offers(found, said))
    return None


def _offers(found: Suggestion, said: str) -> tuple[str, ...]:
    offer = f"> {' '.join(found.words.split())} {said}"
    return (offer,) if len(offer) <= _LONGEST else ()
