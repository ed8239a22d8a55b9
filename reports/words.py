"""The furniture of the printed page in words: headings, column heads, head and foot."""

from datetime import date

from models.service_report.periods import MONTHS
from models.service_report.records import ServiceReport

DOT = " \xa0\xa0·\xa0\xa0 "

SERVICE_REPORT = "Service report"
NEXT_HEADING = "What I have promised next"
NEXT_NOTE = "Open today, with the date you can hold me to."
NEXT_NONE = "Nothing is open: I have promised you nothing that is not done."
NEXT_COLUMNS = ("By when", "What I will do")
PROMISES_HEADING = "Promises"
PROMISE_COLUMNS = ("Result", "What I promised", "Promised for", "Done")
INTERACTIONS_HEADING = "Visits, calls and emails"
INTERACTION_COLUMNS = ("Date", "How", "What it was about and how it ended", "Time")
TOTAL = "Total"
REACH_HEADING = "How to reach me"
TELEPHONE, EMAIL, WEB, ADDRESS = "Telephone", "Email", "Web", "Address"
UNHAPPY = "Not happy with something? "
UNHAPPY_HOW = "Tell me directly. I will write down what you say and tell you how I put it right."


def continued(heading: str) -> str:
    """Say in the side column that a section goes on."""
    return f"{heading}, continued"


def full_day(day: date) -> str:
    """Return a day in full: "2 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def label(report: ServiceReport) -> str:
    """Return the line over the client's name."""
    return f"{SERVICE_REPORT} {report.number}".strip()


def title(report: ServiceReport) -> str:
    """Return the document's title, for the reader's window and for lists."""
    return f"{label(report)}, {report.period.words}, {report.client_name}"


def author(report: ServiceReport) -> str:
    """Return who wrote it: the person and the business."""
    return ", ".join(part for part in (report.business.signature_name, report.business.name) if part)


def period_line(report: ServiceReport) -> tuple[str, str]:
    """Return the period, and what follows it in the quieter colour."""
    for_whom = f"{DOT}for {report.for_whom}" if report.for_whom else ""
    return report.period.words, f"{for_whom}{DOT}written {full_day(report.written_on)}"


def foot(report: ServiceReport) -> str:
    """Return the left of the foot: from whom, and for whom only."""
    parts = (report.business.name, report.business.phone, f"Prepared for {report.client_name} only")
    return DOT.join(part for part in parts if part)


def head(report: ServiceReport) -> str:
    """Return what follows the client's name in the running head."""
    return f"{DOT}{label(report)}, {report.period.words}"


def page_of(number: int, total: int) -> str:
    """Return the number of a page and of how many."""
    return f"Page {number} of {total}"


def language(report: ServiceReport) -> str:
    """Return the language the page is written in, as readers' programs name it."""
    tag = report.locale.replace("_", "-").split(".")[0]
    return tag if tag == "en" or tag.startswith("en-") else "en"


def answer(answer_time: str) -> str:
    """Return how fast the business answers, as a sentence: "within 4 working hours" becomes one."""
    said = answer_time.strip()
    return f"I answer {said.rstrip('.')}." if said[:1].islower() else said
