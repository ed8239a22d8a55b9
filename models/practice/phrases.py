"""Short stock of the invented practice: private words, reasons, and what was made good."""

PRIVATE = (
    "Sounded tired; be brief next time.",
    "Haggled, then paid at once.",
    "Would take a maintenance contract if asked at the right moment. Not before March.",
    "My fault in part: the setting was mine from last spring.",
    "Third time this quarter. Suggest a replacement, not another repair.",
    "The neighbour listened in and asked for a card.",
    "Forgot to write down the serial number; look on the photo.",
    "Knows more than he lets on. Explain properly.",
    "Cheque promised for the third time.",
    "Twenty minutes of it were about the dog. Not charged.",
    "The cupboard is a fire trap; said so kindly.",
    "Do not mention the competitor; it went badly there.",
    "Good coffee. Bring the small drill next time.",
    "Password on a note under the keyboard again.",
    "They keep the old server for the label only.",
    "Left ten minutes late because of roadworks at the level crossing.",
    "Ask about the daughter's exam.",
    "The lease has a clause nobody read; page 4.",
    "Would have been quicker on site.",
    "Charged half: half of it was learning on my side.",
)
MOVE_REASONS = (
    "the part comes a day later",
    "the supplier sent the wrong cable",
    "they asked for another day themselves",
    "an emergency at another client ran over",
    "the building is closed for a fire drill",
    "the maker has not answered yet",
    "ill in bed",
    "snow on the hill road",
)
MOVE_CALLS = (
    "Rang {who}: {reason}. Agreed on another time.",
    "Told {who} before it was due: {reason}. New time is fine.",
    "Called ahead, {reason}. {who} took the new time without a sigh.",
)
LATE_WORDS = ("Later than said.", "Got to it after the promised time.", "The day before ran over.")
BREAK_REASONS = (
    "the maker no longer sells it",
    "forgot it over the holidays",
    "the price turned out twice what was said",
    "could not be repaired",
)
MADE_GOOD = (
    "an hour not charged",
    "a loan machine until theirs is replaced, free",
    "a spare from the shelf instead, at cost",
    "the next quarterly look is free",
)
RELEASE_REASONS = (
    "they found another way",
    "no longer wanted after the change of desks",
    "the nephew has done it",
    "they decided to wait until spring",
)
VOID_REASONS = ("typed twice", "was meant for another client", "only thought, never said")
REOPEN_REASONS = ("it came back the same afternoon", "ticked off too soon: one of the machines was left out")
MISSED_CALLS = (
    "Tried {who}, no answer; left a message.",
    "Engaged twice. Will try again.",
    "{who} is away until Monday, says the front desk.",
)
CHECK_INS = (
    "Rang {who} to ask how things run: quietly, which is how it should be.",
    "Short call with {who}: nothing broken, one question about passwords answered.",
    "Wrote {who} a line on the coming updates; none needs them to do anything.",
    "Asked {who} whether last month's work holds. It does.",
    "Told {who} the dates on which the office is closed.",
    "Called in on {who} in passing: the new set-up is in daily use.",
)
