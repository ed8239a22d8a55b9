"""From a line that was read to the interaction it logs."""

from models.capture.draft import Line, LineDraft, LinePromise
from models.clients import ClientDraft
from models.errors import Refused
from models.interactions.records import InteractionDraft, Solved, Way
from models.promises.records import PromiseDraft, PromiseKind, Side

EXAMPLE = "call Kestrel 10m VPN drops again > ring back tomorrow 10am"


def interaction_of(line: Line) -> InteractionDraft:
    """Return the draft that logs a line whose client is known.

    Raises: Refused with the first trouble of the line and what it offers.
    """
    for trouble in line.troubles:
        raise Refused(trouble.reason, field=trouble.field or None, offers=trouble.offers)
    return _drafted(_said(line), None)


def interaction_with_new_client(line: Line) -> InteractionDraft:
    """Return the draft that logs a line and adds its client where that is not known yet.

    Raises: Refused with the first trouble that is not about the client.
    """
    said = line.draft
    if said is None or said.client_id is not None or not said.client_words.strip():
        return interaction_of(line)
    for trouble in line.troubles:
        if trouble.field != "client":
            raise Refused(trouble.reason, field=trouble.field or None, offers=trouble.offers)
    return _drafted(said, ClientDraft(said.client_words))


def _said(line: Line) -> LineDraft:
    if line.draft is None:
        raise Refused(f"the line is empty; write one like “{EXAMPLE}”", field="line")
    return line.draft


def _drafted(said: LineDraft, new_client: ClientDraft | None) -> InteractionDraft:
    if said.client_id is None and new_client is None:
        raise Refused(f"the line names no client; write one like “{EXAMPLE}”", field="client")
    return InteractionDraft(
        client_id=said.client_id,
        kind=Way(said.kind),
        happened_at=said.happened_at,
        minutes=said.minutes,
        words=said.words,
        person_ids=said.person_ids,
        solved=Solved.YES if said.solved else Solved.NOT_APPLICABLE,
        promises=tuple(_promise(promise) for promise in said.promises),
        new_client=new_client,
    )


def _promise(said: LinePromise) -> PromiseDraft:
    if said.window is None:
        raise Refused(f"“{said.words[:60]}” has no time; say by when", field="promise")
    return PromiseDraft(
        words=said.words,
        window=said.window,
        side=Side(said.side),
        kind=None if said.kind is None else PromiseKind(said.kind),
        person_id=said.person_id,
        recurrence=said.recurrence,
    )
