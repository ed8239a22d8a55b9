"""That what is joined belongs together: a person, a job, an interaction, all of the same client."""

from models.changes import Kind
from models.errors import NotFound, Refused
from models.writing import Writing

_WHAT = {Kind.PERSON: "person", Kind.JOB: "job", Kind.INTERACTION: "interaction"}


def check_belongs(writing: Writing, client_id: int, kind: Kind, record_id: int | None, field: str) -> None:
    """Accept a record of the client that was not struck out, and None.

    Raises: NotFound; Refused for a record of another client, or one struck out.
    """
    if record_id is None:
        return
    what = _WHAT[kind]
    try:
        row = writing.read(kind, record_id)
    except NotFound:
        raise NotFound(f"there is no {what} {record_id}; choose one of this client's", field=field) from None
    if row["client_id"] != client_id:
        raise Refused(f"that {what} is with another client; choose one of this client's", field=field)
    if row["struck_at"] is not None:
        raise Refused(f"that {what} was struck out; choose another", field=field)
