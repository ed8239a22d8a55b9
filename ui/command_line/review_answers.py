"""Verdicts from a file or a pipe: one JSON document per line, each taken whole or refused whole."""

import json
from collections.abc import Iterator
from pathlib import Path

from models.errors import NotFound, Refused
from models.promises.records import PromiseId
from models.reviews.records import Answer
from ui.command_line.choosing import standard_input
from ui.command_line.documents import Document
from ui.command_line.review_verdicts import LETTERS, Said, give
from ui.command_line.running import refusal_words
from ui.command_line.session import Session

_NAMES = {
    "done": Answer.DONE,
    "move": Answer.MOVED,
    "break": Answer.BROKEN,
    "release": Answer.RELEASED,
    "skip": Answer.SKIPPED,
}
VERDICTS = _NAMES | {answer.value: answer for answer in Answer} | LETTERS
_TELLING = frozenset({"told", "told_at", "words", "agreed"})
_ASKED = {
    Answer.DONE: frozenset({"at", "told", "words"}),
    Answer.MOVED: _TELLING | {"until", "because"},
    Answer.BROKEN: _TELLING - {"agreed"} | {"because", "made_good"},
    Answer.RELEASED: frozenset({"because"}),
    Answer.SKIPPED: frozenset({"because"}),
}
"""What may be said with each verdict: what would be passed over in silence is refused."""
_EXAMPLE = '{"promise": 3, "verdict": "done", "at": "yesterday 16:00"}'


def take(session: Session, source: Path) -> list[Document]:
    """Give every verdict of a file ("-": standard input) and return what came of each line."""
    return [_taken(session, number, line) for number, line in _lines(source)]


def _taken(session: Session, number: int, line: str) -> Document:
    try:
        promise_id, answer, said = _read(line)
        told = give(session, promise_id, answer, said)
    except Refused as refusal:
        return {"line": number, "done": False, "reason": refusal_words(refusal)}
    return {"line": number, "done": True, "promise_id": promise_id, "verdict": answer.value, "told": told}


def _read(line: str) -> tuple[PromiseId, Answer, Said]:
    try:
        found = json.loads(line, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        raise Refused(f"that is no JSON document; write one like {_EXAMPLE}") from None
    if not isinstance(found, dict):
        raise Refused(f"that is no answer; write one like {_EXAMPLE}")
    promise_id, verdict = found.pop("promise", None), str(found.pop("verdict", "")).casefold()
    if not isinstance(promise_id, int) or isinstance(promise_id, bool) or abs(promise_id) > 10**15:
        raise Refused(f"which promise is not said by its number; write it like {_EXAMPLE}")
    if verdict not in VERDICTS:
        raise Refused(f"“{verdict[:40]}” is no verdict; write one of {', '.join(_NAMES)}")
    asked = _ASKED[VERDICTS[verdict]]
    unknown = sorted(set(found) - asked)
    if unknown:
        may = f"with {verdict} what may be said is {', '.join(sorted(asked))}"
        raise Refused(f"nothing is asked of “{unknown[0][:40]}”; {may}")
    for name, value in found.items():
        if not isinstance(value, bool if name == "agreed" else str):
            raise Refused(f"“{name}” must be {'true or false' if name == 'agreed' else 'text in quotes'}")
    return PromiseId(promise_id), VERDICTS[verdict], Said(**found)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return what a document says; JSON lets it say a thing twice, and nobody knows which of them was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Refused(f"something is said twice; write each once, like {_EXAMPLE}")
    return found


def _lines(source: Path) -> Iterator[tuple[int, str]]:
    try:
        read = standard_input().read() if str(source) == "-" else source.read_bytes()
        text = read.decode("utf-8-sig")
    except OSError as error:
        raise NotFound(f"“{source}” cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Refused("the answers are not text in UTF-8; save them as that") from None
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, line
