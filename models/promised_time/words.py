"""The vocabulary of time phrases: every word and set phrase the reader knows, and near misses."""

from functools import lru_cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_UNITS = {
    "minute": "m min mins minute minutes minuets mn mns",
    "hour": "h hr hrs hour hours",
    "day": "d day days",
    "week": "w wk wks week weeks",
    "fortnight": "fortnight fortnights",
    "month": "mo mos mth mths month months",
    "quarter": "qtr qtrs",
    "year": "y yr yrs year years",
    "workday": "wd wds workday workdays weekday weekdays bd bds",
    "workhour": "wh",
    "weekend": "weekend weekends wkend wknd",
    "workweek": "workweek workweeks",
}
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"]
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50}
_PARTS = {
    "morning": "morning mornings morn",
    "afternoon": "afternoon afternoons arvo aft afternoon's",
    "evening": "evening evenings",
    "night": "night nights nite",
    "lunch": "lunch lunchtime lunch-time dinnertime",
}
_DAY_WORDS = {
    "today": 0, "tdy": 0, "2day": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tmw": 1, "tmrrw": 1, "tomo": 1,
    "tomoz": 1, "morrow": 1, "2moro": 1, "2morrow": 1, "2mrw": 1, "overmorrow": 2, "yesterday": -1,
}  # fmt: skip
# What a word means by itself is enough for most; the grammar asks for these by their value.
_FUNCTION = {
    "at": "at", "on": "on", "in": "in", "of": "of", "the": "the", "for": "for", "during": "in", "this": "this",
    "next": "next", "nxt": "next", "last": "last", "past": "past", "coming": "coming", "upcoming": "coming",
    "following": "following", "previous": "last", "by": "by", "before": "before", "b4": "before", "after": "after",
    "since": "unknown", "from": "from", "to": "to", "until": "until", "till": "until", "til": "until", "'til": "until", "untill": "until", "untl": "until", "unitl": "until",
    "through": "until", "thru": "until", "and": "and", "or": "or", "but": "but", "between": "between",
    "betw": "between", "btw": "between", "btwn": "between", "within": "within", "inside": "within", "a": "a",
    "an": "a", "half": "half", "quarter": "quarter", "quarters": "quarter", "ago": "ago", "later": "later",
    "hence": "later", "now": "now", "early": "early", "late": "late", "mid": "mid", "middle": "mid", "end": "end",
    "start": "beginning", "beginning": "beginning", "every": "every", "each": "every", "few": "few",
    "couple": "couple", "pair": "couple", "more": "more", "around": "around", "about": "around", "approx": "around",
    "approximately": "around", "roughly": "around", "circa": "around", "ca": "around", "ish": "ish", "nearly": "around",
    "sharp": "filler", "exactly": "filler", "prompt": "filler", "promptly": "filler", "only": "filler",
    "please": "filler", "pls": "filler", "starting": "starting", "commencing": "starting", "over": "in", "due": "by", "onwards": "onwards",
    "onward": "onwards", "o": "o", "ou": "o", "oh": "o", "day's": "filler", "oclock": "oclock", "o'clock": "oclock",
    "ends": "end", "utc": "utc", "back": "ago", "time": "time", "latest": "latest", "daily": "every", "weekly": "every", "monthly": "every",
    "yearly": "every", "fortnightly": "every", "annually": "every", "quarterly": "every",
}  # fmt: skip


def _vocabulary() -> dict[str, tuple[str, object]]:
    words: dict[str, tuple[str, object]] = {word: ("word", value) for word, value in _FUNCTION.items()}
    for kind, table in (("unit", _UNITS), ("part", _PARTS)):
        for value, names in table.items():
            words.update(dict.fromkeys(names.split(), (kind, value)))
    words.update({name: ("dayword", days) for name, days in _DAY_WORDS.items()})
    words.update({name: ("number", count) for count, name in enumerate(_NUMBERS)})
    words.update({name: ("ordinal", count) for count, name in enumerate(_ORDINALS, 1)})
    words.update({"twentieth": ("ordinal", 20), "thirtieth": ("ordinal", 30), "twelth": ("ordinal", 12)})
    words.update({name: ("number", count) for name, count in TENS.items()})
    for kind, row in (("weekday", WEEKDAYS), ("month", MONTHS)):
        for index, name in enumerate(row):
            # Any beginning of three letters or more is clear: people write thurs, weds, sept.
            for length in range(3, len(name) + 1):
                words[name[:length]] = (kind, index)
            words[f"{name}s"] = ("plural", index) if kind == "weekday" else (kind, index)
            words[f"{name}'s"] = (kind, index)
    words.update({"weds": ("weekday", 2), "mo": ("unit", "month"), "second": ("ordinal", 2), "thr": ("weekday", 3)})
    words.update({"thrs": ("weekday", 3), "juin": ("month", 5), "thur's": ("weekday", 3), "thurs": ("weekday", 3)})
    return words


VOCABULARY = _vocabulary()
_NEAR = (
    *WEEKDAYS, *MONTHS, "tomorrow", "tonight", "morning", "afternoon", "evening", "fortnight", "lunchtime",
    "christmas", "midnight",
)  # fmt: skip


@lru_cache(maxsize=2048)
def nearest(word: str) -> str | None:
    """Return the time word that `word` is a slip of the keys away from, or None.

    One slip from five letters on (two swapped letters are one slip), two from seven on; the first
    letter must be right, and no other word may be as near.
    """
    if not 4 < len(word) < 14:
        return None
    best: list[tuple[int, str]] = []
    for name in _NEAR:
        allowed = 2 if len(name) >= 8 and len(word) >= 7 else 1
        if name[0] != word[0] or abs(len(name) - len(word)) > allowed or len(name) < 5:
            continue
        distance = slips(word, name)
        if distance <= allowed:
            best.append((distance, name))
    best.sort()
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def slips(one: str, other: str) -> int:
    """Return how many letters must be added, left out, replaced or swapped to get from one to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
