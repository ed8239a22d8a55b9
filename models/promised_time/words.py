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
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
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
_PHRASES = {
    "day after tomorrow": ("dayword", 2),
    "day after tmrw": ("dayword", 2),
    "next day": ("dayword", 1),
    "day before yesterday": ("dayword", -2),
    "first thing": ("part", "first_thing"),
    "business hours": ("part", "business_hours"),
    "working hours": ("part", "business_hours"),
    "office hours": ("part", "business_hours"),
    "lunch time": ("part", "lunch"),
    "no later than": ("bound", "by"),
    "not later than": ("bound", "by"),
    "at the latest": ("word", "latest"),
    "as late as": ("bound", "by"),
    "up to": ("bound", "by"),
    "in advance of": ("bound", "before"),
    "prior to": ("bound", "before"),
    "ahead of": ("bound", "before"),
    "earlier than": ("bound", "before"),
    "sooner than": ("bound", "before"),
    "not before": ("bound", "from"),
    "no earlier than": ("bound", "from"),
    "not earlier than": ("bound", "from"),
    "no sooner than": ("bound", "from"),
    "not until": ("bound", "from"),
    "not till": ("bound", "from"),
    "at the earliest": ("word", "earliest"),
    "as early as": ("bound", "from"),
    "as of": ("bound", "from"),
    "as from": ("bound", "from"),
    "as soon as": ("bound", "from"),
    "later than": ("bound", "after"),
    "daytime": ("part", "business_hours"),
    "day time": ("part", "business_hours"),
    "during the day": ("part", "business_hours"),
    "from now until": ("bound", "by"),
    "from now till": ("bound", "by"),
    "from now to": ("bound", "by"),
    "between now and": ("bound", "by"),
    "on or before": ("bound", "by"),
    "at or before": ("bound", "by"),
    "by or before": ("bound", "by"),
    "on or after": ("bound", "from"),
    "at or after": ("bound", "from"),
    "from or after": ("bound", "from"),
    "or later": ("word", "onwards"),
    "or after": ("word", "onwards"),
    "and later": ("word", "onwards"),
    "and after": ("word", "onwards"),
    "or earlier": ("word", "latest"),
    "or sooner": ("word", "latest"),
    "or before": ("word", "latest"),
    "in less than": ("word", "within"),
    "in under": ("word", "within"),
    "in no more than": ("word", "within"),
    "in not more than": ("word", "within"),
    "in at most": ("word", "within"),
    "in max": ("word", "within"),
    "in up to": ("word", "within"),
    "inside of": ("word", "within"),
    "over the next": ("word", "within"),
    "during the next": ("word", "within"),
    "noon time": ("clock", (12, 0)),
    "noontime": ("clock", (12, 0)),
    "mid noon": ("clock", (12, 0)),
    "starting on": ("bound", "from"),
    "starting from": ("bound", "from"),
    "starting at": ("bound", "from"),
    "beginning on": ("bound", "from"),
    "any time": ("word", "filler"),
    "anytime": ("word", "filler"),
    "some time": ("word", "vague"),
    "sometime": ("word", "vague"),
    "at some point": ("word", "vague"),
    "right now": ("word", "now"),
    "on the dot": ("word", "filler"),
    "o clock": ("word", "oclock"),
    "at night": ("part", "night"),
    "working days": ("unit", "workday"),
    "working day": ("unit", "workday"),
    "work days": ("unit", "workday"),
    "work day": ("unit", "workday"),
    "week days": ("unit", "workday"),
    "business days": ("unit", "workday"),
    "business day": ("unit", "workday"),
    "working hour": ("unit", "workhour"),
    "work hour": ("unit", "workhour"),
    "work hours": ("unit", "workhour"),
    "working hr": ("unit", "workhour"),
    "working hrs": ("unit", "workhour"),
    "business hour": ("unit", "workhour"),
    "business hrs": ("unit", "workhour"),
    "working h": ("unit", "workhour"),
    "working minutes": ("unit", "workminute"),
    "working mins": ("unit", "workminute"),
    "business minutes": ("unit", "workminute"),
    "working weeks": ("unit", "workweek"),
    "working week": ("unit", "workweek"),
    "work week": ("unit", "workweek"),
    "business week": ("unit", "workweek"),
    "week end": ("unit", "weekend"),
    "week commencing": ("word", "weekof"),
    "week beginning": ("word", "weekof"),
    "week starting": ("word", "weekof"),
    "week ending": ("word", "weekof"),
    "week of": ("word", "weekof"),
    "wc": ("word", "weekof"),
    "w/c": ("word", "weekof"),
    "w/b": ("word", "weekof"),
    "wk of": ("word", "weekof"),
    "end of business": ("close", "cob"),
    "end of play": ("close", "cob"),
    "end of work": ("close", "cob"),
    "end of trading": ("close", "cob"),
    "end of office hours": ("close", "cob"),
    "end of business hours": ("close", "cob"),
    "end of working hours": ("close", "cob"),
    "close of business": ("close", "cob"),
    "close of play": ("close", "cob"),
    "close of trading": ("close", "cob"),
    "close of day": ("close", "eod"),
    "closing time": ("close", "cob"),
    "cob": ("close", "cob"),
    "cop": ("close", "cob"),
    "eob": ("close", "cob"),
    "eop": ("close", "cob"),
    "end of day": ("close", "eod"),
    "end of the day": ("close", "eod"),
    "end of business day": ("close", "cob"),
    "end of the business day": ("close", "cob"),
    "end of working day": ("close", "cob"),
    "end of the working day": ("close", "cob"),
    "end of my day": ("close", "eod"),
    "eod": ("close", "eod"),
    "eow": ("endof", "week"),
    "eom": ("endof", "month"),
    "eoq": ("endof", "quarter"),
    "eoy": ("endof", "year"),
    "dinner time": ("part", "evening"),
    "tonight": ("tonight", 0),
    "tonite": ("tonight", 0),
    "2nite": ("tonight", 0),
    "noon": ("clock", (12, 0)),
    "midday": ("clock", (12, 0)),
    "mid day": ("clock", (12, 0)),
    "12 noon": ("clock", (12, 0)),
    "twelve noon": ("clock", (12, 0)),
    "12 midnight": ("clock", (24, 0)),
    "twelve midnight": ("clock", (24, 0)),
    "midnight": ("clock", (24, 0)),
    "mid night": ("clock", (24, 0)),
}  # fmt: skip
FEASTS = {
    "christmas": "christmas|xmas|christmas day|xmas day|x-mas",
    "christmas eve": "christmas eve|xmas eve|christmas's eve",
    "boxing day": "boxing day|st stephen's day|st stephens day",
    "new year": "new year's day|new years day|new year day|new years|new year's|new year",
    "new year's eve": "new year's eve|new years eve|new year eve|nye|hogmanay",
    "good friday": "good friday|easter friday",
    "easter": "easter|easter sunday|easter sun|easter day",
    "easter monday": "easter monday|easter mon",
    "ash wednesday": "ash wednesday",
    "palm sunday": "palm sunday",
    "maundy thursday": "maundy thursday",
    "ascension day": "ascension day|ascension thursday",
    "pentecost": "pentecost|whit sunday|whitsun",
    "whit monday": "whit monday|pentecost monday",
    "valentine's day": "valentine's day|valentines day|valentine day|valentine's|valentines",
    "halloween": "halloween|hallowe'en|halloween day",
    "guy fawkes": "guy fawkes|guy fawkes night|bonfire night",
    "st patrick's day": "st patrick's day|st patricks day|saint patrick's day|st paddy's day|st patrick day",
    "burns night": "burns night",
    "all saints": "all saints day|all saints' day",
    "thanksgiving": "thanksgiving|thanksgiving day",
    "black friday": "black friday",
    "cyber monday": "cyber monday",
    "independence day": "independence day",
    "labor day": "labor day",
    "memorial day": "memorial day",
    "veterans day": "veterans day|veteran's day|veterans' day",
    "groundhog day": "groundhog day",
    "april fools": "april fools|april fools day|april fool's day|april fool's|april fools'",
    "epiphany": "epiphany|twelfth night",
}


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


def _set_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, object], ...]]:
    phrases: dict[tuple[str, ...], tuple[str, object]] = {tuple(text.split()): what for text, what in _PHRASES.items()}
    for feast, texts in FEASTS.items():
        for text in texts.split("|"):
            phrases[tuple(text.split())] = ("feast", feast)
    by_first: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
    for words, (kind, value) in phrases.items():
        by_first.setdefault(words[0], []).append((words, kind, value))
    return {first: tuple(sorted(found, key=_longest_first)) for first, found in by_first.items()}


def _longest_first(phrase: tuple[tuple[str, ...], str, object]) -> int:
    return -len(phrase[0])


VOCABULARY = _vocabulary()
SET_PHRASES = _set_phrases()
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
