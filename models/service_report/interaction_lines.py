"""Visits, calls and emails as lines of the client's page: what each was about, and how it ended."""

import re

from models.interactions.records import Direction, Solved, Way
from models.service_report.facts import InteractionFact
from models.service_report.records import InteractionLine
from models.service_report.wording import Calendar, begun

HOW = {
    Way.VISIT: "Visit",
    Way.CALL: "Call",
    Way.EMAIL: "Email",
    Way.MESSAGE: "Message",
    Way.REMOTE: "Remote",
    Way.MEETING: "Meeting",
    Way.OTHER: "Other",
}
COUNTED = {
    Way.VISIT: ("visit", "visits"),
    Way.CALL: ("call", "calls"),
    Way.REMOTE: ("remote session", "remote sessions"),
    Way.EMAIL: ("email", "emails"),
    Way.MESSAGE: ("message", "messages"),
    Way.MEETING: ("meeting", "meetings"),
    Way.OTHER: ("other", "others"),
}
_WORDLESS = {
    (Way.VISIT, Direction.OUTBOUND): "I came to you",
    (Way.VISIT, Direction.INBOUND): "You came to me",
    (Way.CALL, Direction.OUTBOUND): "I rang you",
    (Way.CALL, Direction.INBOUND): "You rang me",
    (Way.EMAIL, Direction.OUTBOUND): "I wrote to you",
    (Way.EMAIL, Direction.INBOUND): "You wrote to me",
    (Way.MESSAGE, Direction.OUTBOUND): "I sent you a message",
    (Way.MESSAGE, Direction.INBOUND): "You sent me a message",
    (Way.REMOTE, Direction.OUTBOUND): "I worked on your system from here",
    (Way.REMOTE, Direction.INBOUND): "I worked on your system from here",
    (Way.MEETING, Direction.OUTBOUND): "We met",
    (Way.MEETING, Direction.INBOUND): "We met",
}
_LONGEST_SUBJECT = 90
# Not at "e.g. the", where no capital follows, nor at a title such as "Dr. Hale".
_FIRST_SENTENCE = re.compile(rf"(.{{1,{_LONGEST_SUBJECT}}}?(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)[.!?…])\s+(?=[^\sa-z])")


def interaction_line(fact: InteractionFact, calendar: Calendar) -> InteractionLine:
    """Return the interaction as a row of the table."""
    subject, outcome = _subject_and_outcome(fact)
    ending = [outcome] if outcome else []
    if not fact.reached:
        ending.append("You did not reach me." if fact.direction is Direction.INBOUND else "I did not reach you.")
    if fact.solved is Solved.NO:
        ending.append("Not solved that day.")
    return InteractionLine(calendar.day(fact.happened_at), HOW[fact.way], subject, " ".join(ending), fact.minutes)


def _subject_and_outcome(fact: InteractionFact) -> tuple[str, str]:
    """Split the words: the first line or sentence is the subject, unless it is too long to be one."""
    words = fact.words.strip()
    if not words:
        return _WORDLESS.get((fact.way, fact.direction), "We were in touch"), ""
    first, _, rest = words.partition("\n")
    sentence = _FIRST_SENTENCE.match(first)
    if sentence is not None:
        return begun(sentence[1]), _joined(first[sentence.end() :], rest)
    if len(first) <= _LONGEST_SUBJECT:
        return begun(first.strip()), rest.strip()
    return "", begun(words)


def _joined(first: str, rest: str) -> str:
    return "\n".join(part for part in (first.strip(), rest.strip()) if part)
