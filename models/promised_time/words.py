"""The vocabulary of time phrases: every word and set phrase the reader knows, and near misses."""

from functools import lru_cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = tuple(str.split("january february march april may june july august september october november december"))
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
    "weekend": "weekend wkend wknd",
    "workweek": "workweek workweeks",
}
_NUMBERS = str.split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_ORDINALS = str.split(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_PARTS = {
    "morning": "morning morn",
    "afternoon": "afternoon arvo aft",
    "evening": "evening eve",
    "night": "night nite",
    "lunch": "lunch lunchtime",
}
_DAY_WORDS = {
    0: "today tdy",
    1: "tomorrow tmrw tmr tmw tmrrw tomo tomoz morrow",
    2: "overmorrow",
    -1: "yesterday",
}
# What a word means by itself is enough for most; the grammar asks for these by their value.
_FUNCTION = {
    "at": "at",
    "on": "on",
    "in": "in during over",
    "of": "of",
    "the": "the",
    "for": "for",
    "this": "this",
    "next": "next nxt",
    "last": "last previous",
    "past": "past",
    "coming": "coming upcoming",
    "following": "following",
    "by": "by due",
    "before": "before b4",
    "after": "after",
    "from": "from",
    "to": "to",
    "until": "until till til 'til untill untl unitl through thru",
    "and": "and",
    "or": "or",
    "but": "but",
    "between": "between betw btw btwn",
    "within": "within inside",
    "a": "a an",
    "half": "half",
    "quarter": "quarter quarters",
    "ago": "ago back",
    "later": "later hence",
    "now": "now",
    "early": "early",
    "late": "late",
    "mid": "mid middle",
    "end": "end ends",
    "beginning": "start beginning",
    "every": "every each daily weekly monthly yearly fortnightly annually quarterly mornings afternoons evenings nights"
    " weekends",
    "few": "few",
    "couple": "couple pair",
    "more": "more",
    "around": "around about approx approximately roughly circa ca nearly",
    "ish": "ish",
    "filler": "sharp exactly prompt promptly only please pls day's",
    "starting": "starting commencing",
    "onwards": "onwards onward",
    "o": "o ou oh",
    "oclock": "oclock o'clock",
    "utc": "utc",
    "time": "time",
    "latest": "latest",
}


def _vocabulary() -> dict[str, tuple[str, object]]:
    words: dict[str, tuple[str, object]] = {}
    for value, names in _FUNCTION.items():
        words.update(dict.fromkeys(names.split(), ("word", value)))
    for kind, table in (("unit", _UNITS), ("part", _PARTS)):
        for value, names in table.items():
            words.update(dict.fromkeys(names.split(), (kind, value)))
    for days, names in _DAY_WORDS.items():
        words.update(dict.fromkeys(names.split(), ("dayword", days)))
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
    *WEEKDAYS,
    *MONTHS,
    *str.split("tomorrow tonight morning afternoon evening fortnight lunchtime christmas midnight"),
)


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
        if abs(len(name) - len(word)) > allowed or len(name) < 5:
            continue
        if len(name) == 5 and sorted(word) != sorted(name):
            continue  # a match is no March
        distance = slips(word, name)
        if distance <= allowed:
            best.append((distance, name))
    best.sort()
    if not best or best[0][1][0] != word[0] or (len(best) > 1 and best[0][0] == best[1][0]):
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
