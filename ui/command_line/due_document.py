"""What needs attention, as a document."""

from datetime import datetime

from models.attention import Attention
from models.listed import Entry
from models.quiet import QuietClient
from ui.command_line.documents import Document, promise_document
from ui.command_line.due_groups import GROUPS, entries


def document(found: Attention, changes_at: datetime) -> Document:
    """Return every group, in order; `changes_at` is when the list changes next by itself."""
    told: Document = {
        "at": found.at,
        "changes_at": changes_at,
        "overdue_count": found.counts.overdue,
        "due_today_count": found.counts.due_today,
    }
    for group, _heading, _style in GROUPS:
        if group == "quiet":
            told[group] = [_quiet_document(client) for client in found.quiet]
        else:
            told[group] = [_entry_document(entry, found) for entry in entries(found, group)]
    return told


def _entry_document(entry: Entry, found: Attention) -> Document:
    return promise_document(entry.row, found.at) | {
        "reason": entry.reason,
        "days_late": entry.days_late,
        "weight": entry.weight,
        "why": entry.why,
    }


def _quiet_document(client: QuietClient) -> Document:
    return {
        "client_id": client.client_id,
        "client": client.client_name,
        "last_word_at": client.last_word_at,
        "since": client.since,
        "open_promises": client.open_promises,
        "reason": client.reason,
    }
