"""The words that say how an interaction took place."""

import re

from models.interactions.records import Way

KINDS = {
    "visit": "visit visited visits onsite on-site site",
    "call": "call called calls phone phoned ring rang rung tel telephone telephoned",
    "e-mail": "e-mail email mail emailed e-mailed mailed",
    "message": "message msg text texted sms whatsapp chat chatted messaged",
    "remote session": "remote remoted",
    "meeting": "meeting meet met mtg",
    "other": "other note noted",
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
HELD_BY = ("video", "teams", "zoom", "conference", "group")
"""Words that are no kind by themselves: "video call"."""


def way_of(how: str) -> Way | None:
    """Return the way of contact that a few words name: "by phone", "a text message"; None for "in passing"."""
    found = [KIND_OF[word] for word in re.findall(r"[\w-]+", how[:200].casefold()) if word in KIND_OF]
    return Way(found[0]) if found else None
