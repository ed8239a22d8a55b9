"""One promise from a few typed words: "ring Tom Thu 10:00", as after ">" in the one-line box."""

from datetime import datetime

from msgspec.structs import replace

from models.capture.directory import Directory
from models.capture.draft import LinePromise
from models.capture.line import read_line
from models.errors import Refused
from models.promises.records import PromiseDraft, PromiseKind, Side
from models.working_time import Profile


def read_promise(
    text: str, side: Side, client_id: int, now: datetime, profile: Profile, directory: Directory
) -> PromiseDraft:
    """Return the promise that the words describe, to a client whose people may be named in it.

    Words that begin with "!" are a follow-up, as in the one-line box; a `side` of owed stays owed.
    Raises: Refused without words or a time, with offers.
    """
    if not text.strip():
        raise Refused("the words are empty; say what is promised and by when: ring Tom Thu 10:00", field="promise")
    own = replace(
        directory,
        clients=tuple(client for client in directory.clients if client.id == client_id),
        people=tuple(person for person in directory.people if person.client_id == client_id),
    )
    zone = next((client.zone for client in own.clients if client.zone is not None), None)
    there = profile if zone is None else replace(profile, zone=zone)
    line = read_line(f"> {text.strip()}", now, there, own)
    for trouble in line.troubles:
        if trouble.field == "promise" and trouble.reason != "say what is promised":
            raise Refused(f"{trouble.reason}: “{text.strip()[:60]}”", field="promise", offers=trouble.offers)
    said = () if line.draft is None else line.draft.promises
    if len(said) != 1 or not said[0].words:
        raise Refused("say one promise and by when: ring Tom Thu 10:00", field="promise")
    return _draft(said[0], side, client_id)


def _draft(said: LinePromise, side: Side, client_id: int) -> PromiseDraft:
    if said.window is None:
        raise Refused(f"“{said.words[:60]}” has no time; say by when", field="promise")
    if said.recurrence is not None:
        raise Refused("say one time; what comes again is logged as a promise of its own", field="promise")
    kind = None if said.kind is None or side is Side.OWED else PromiseKind(said.kind)
    whose = side if side is Side.OWED else Side(said.side)
    return PromiseDraft(said.words, said.window, whose, kind, client_id, said.person_id)
