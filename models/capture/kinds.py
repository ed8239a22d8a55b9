"""The words that say how an interaction took place."""

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
