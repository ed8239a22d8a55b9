"""How often, in words: "every first Monday", "monthly on the 31st", "every 2 weeks"."""

import re

from msgspec import Struct

from models.promised_time.words import MONTHS, VOCABULARY, nearest

_COUNTS = {"other": 2, "second": 2, "two": 2, "2nd": 2, "three": 3, "third": 3, "3rd": 3, "four": 4, "six": 6}


_NTHS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
}


_ADVERBS = {
    "daily": ("DAILY", 1), "weekly": ("WEEKLY", 1), "fortnightly": ("WEEKLY", 2), "biweekly": ("WEEKLY", 2),
    "monthly": ("MONTHLY", 1), "quarterly": ("MONTHLY", 3), "yearly": ("YEARLY", 1), "annually": ("YEARLY", 1),
}  # fmt: skip


_UNITS = {
    "day": ("DAILY", 1), "week": ("WEEKLY", 1), "fortnight": ("WEEKLY", 2), "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3), "year": ("YEARLY", 1),
}  # fmt: skip


class Rule(Struct, frozen=True):
    """How often something comes: RFC 5545's parts, and whether only working days count."""

    frequency: str
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    month_day: int = 0
    month: int = 0
    workdays: bool = False


def rule_of(words: list[str]) -> tuple[Rule, int] | None:
    """Return the rule that the words begin with, and how many of them say it, or None."""
    if not words:
        return None
    if words[0] in _ADVERBS:
        frequency, interval = _ADVERBS[words[0]]
        return _with_days(words, 1, Rule(frequency, interval))
    if words[0] in ("every", "each"):
        return _every(words)
    if words[0] == "on" and _is_plural("".join(words[1:2])):
        return _row_of_weekdays(words, 1, Rule("WEEKLY"))
    if _is_plural(words[0]):
        return _row_of_weekdays(words, 0, Rule("WEEKLY"))
    if words[:2] == ["on", "the"] or words[0] in _NTHS or words[0] == "the":
        return _nth_of_month(words)
    return None


def _every(words: list[str]) -> tuple[Rule, int] | None:
    index, interval = 1, 1
    if index < len(words) and words[index].isdigit() and int(words[index]) <= 400:
        if words[index + 1 : index + 2] and words[index + 1] in ("st", "nd", "rd", "th"):
            return None
        interval, index = int(words[index]), index + 1
    elif words[index : index + 1] and words[index] in _COUNTS and not _names_month_day(words, index):
        interval, index = _COUNTS[words[index]], index + 1
    word = words[index].removesuffix("s") if index < len(words) else ""
    if word in ("working", "business", "work") and words[index + 1 : index + 2] in (["day"], ["days"]):
        return (Rule("DAILY", workdays=True), index + 2) if interval == 1 else None
    if word in ("workday", "weekday"):
        return (Rule("DAILY", workdays=True), index + 1) if interval == 1 else None
    if word in _UNITS and interval > 0:
        frequency, times = _UNITS[word]
        return _with_days(words, index + 1, Rule(frequency, interval * times))
    if word and _weekday(word) is not None and interval > 0:
        return _row_of_weekdays(words, index, Rule("WEEKLY", interval))
    return _nth_of_month(words[1:], 1)


def _names_month_day(words: list[str], index: int) -> bool:
    """Tell whether "second" in "every second Monday of the month" counts in the month, not the weeks."""
    return "month" in words[index + 1 :] or any(word in MONTHS for word in words[index + 1 :])


def _with_days(words: list[str], index: int, rule: Rule) -> tuple[Rule, int] | None:
    """Take "on Mondays", "on the 31st", "on the last day" after "weekly" and "monthly"."""
    after = index + 1 if words[index : index + 1] == ["on"] else index
    if rule.frequency == "WEEKLY" and after < len(words) and _weekday(words[after]) is not None:
        return _row_of_weekdays(words, after, rule)
    if rule.frequency == "MONTHLY" and after > index:
        found = _nth_of_month(words[after:], after)
        if found is None:
            return None
        return Rule("MONTHLY", rule.interval, found[0].weekdays, found[0].nth, found[0].month_day), found[1]
    return rule, index


def _row_of_weekdays(words: list[str], index: int, rule: Rule) -> tuple[Rule, int] | None:
    days: list[int] = []
    while index < len(words):
        day = _weekday(words[index])
        if day is None:
            break
        days.append(day)
        index += 1
        if words[index : index + 1] and words[index] in ("and", "&", "+") and index + 1 < len(words):
            index += 1
    if len(set(days)) != len(days) or not days:
        return None
    return Rule("WEEKLY", rule.interval, tuple(sorted(days))), index


def _nth_of_month(words: list[str], used: int = 0) -> tuple[Rule, int] | None:
    """Read "first Monday", "last day", "the 31st", each of the month unless a month is named."""
    index = 0
    while words[index : index + 1] and words[index] in ("on", "the"):
        index += 1
    if index >= len(words):
        return None
    number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", words[index])
    nth = _NTHS.get(words[index])
    after = words[index + 1] if index + 1 < len(words) else ""
    if nth is not None and _weekday(after) is not None:
        rule, index = Rule("MONTHLY", 1, (_weekday(after) or 0,), nth), index + 2
    elif nth == -1 and after == "day":
        rule, index = Rule("MONTHLY", month_day=-1), index + 2
    elif number is not None and 1 <= int(number[1]) <= 31 and number[0] != number[1]:
        rule, index = Rule("MONTHLY", month_day=int(number[1])), index + 1
    else:
        return None
    return _of_month(words, index, rule, used)


def _of_month(words: list[str], index: int, rule: Rule, used: int) -> tuple[Rule, int]:
    after = index
    while words[after : after + 1] and words[after] in ("of", "in", "the", "every", "each", "a"):
        after += 1
    word = words[after] if after < len(words) else ""
    if after > index and word == "month":
        return rule, used + after + 1
    known = VOCABULARY.get(word)
    if known is not None and known[0] == "month" and isinstance(known[1], int):
        return Rule("YEARLY", 1, rule.weekdays, rule.nth, rule.month_day, known[1] + 1), used + after + 1
    return rule, used + index


def _is_plural(word: str) -> bool:
    """Tell "Tuesdays" from "Tues"."""
    known = VOCABULARY.get(word) or VOCABULARY.get(nearest(word) or "")
    return known is not None and known[0] == "plural"


def _weekday(word: str) -> int | None:
    known = VOCABULARY.get(word) or VOCABULARY.get(nearest(word) or "")
    if known is None or known[0] not in ("weekday", "plural") or not isinstance(known[1], int):
        return None
    return known[1]
