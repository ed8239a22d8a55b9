"""What would ring now in a journal."""

from models.alarms import ringing
from models.alarms.records import Digest
from models.journal import Journal


def rung(journal: Journal) -> Digest:
    """Return all that rings at this moment."""
    return ringing.pending(journal, zone="Europe/London")
