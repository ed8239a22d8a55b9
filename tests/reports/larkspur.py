"""The report of the design pictures as data, and variations of it."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from models.business import Paper
from models.service_report.periods import month
from models.service_report.records import (
    FigurePiece,
    InteractionLine,
    KeyFigure,
    Letterhead,
    NextPromise,
    PromiseLine,
    Result,
    ServiceReport,
)

BUSINESS = Letterhead(
    name="Marsh Lane IT",
    strapline="IT support for small practices and shops",
    phone="01730 555 0142",
    email="ruth@marshlane.example",
    website="marshlane.example",
    hours="Monday to Friday, 8:30 to 17:30",
    answer_time="I answer within one working hour, and by 17:30 the same day at the latest.",
    signature_name="Ruth Ashdown",
)
NEXT = (
    NextPromise(Result.MOVED, "Fri 6 Nov, 10:00", "Wi-Fi survey of the rear kennels", "First promised for Thu 29 Oct."),
    NextPromise(Result.OPEN, "Fri 13 Nov, 17:00", "Written plan for replacing two consulting-room PCs"),
    NextPromise(Result.OPEN, "Tue 1 Dec, 17:00", "Remove the unused Microsoft 365 licence"),
)


def _kept(what: str, promised_for: str, done: str) -> PromiseLine:
    return PromiseLine(Result.KEPT, "Kept", "", what, promised_for, done)


PROMISES = (
    _kept("Quote for a new reception PC", "Fri 2 Oct, 17:00", "Fri 2 Oct, 14:10"),
    _kept("Reception PC replaced before noon", "Thu 8 Oct, 12:00", "Thu 8 Oct, 11:35"),
    _kept("Call you the day after to check", "Fri 9 Oct, 17:00", "Fri 9 Oct, 10:05"),
    _kept("Kofi’s account ready before he starts", "Thu 15 Oct, 09:00", "Tue 13 Oct, 16:20"),
    PromiseLine(
        Result.LATE, "Kept late", "3 days late", "Backup test with a real restore", "Fri 16 Oct, 17:00",
        "Mon 19 Oct, 15:40",
        "I was called to an emergency at another client and did not tell you until Saturday. I should have rung you "
        "on Friday.",
    ),
    _kept("Come the same day for the label printer", "Wed 21 Oct, 17:30", "Wed 21 Oct, 15:00"),
    _kept("Check back on the label printer", "Fri 23 Oct, 17:00", "Fri 23 Oct, 11:15"),
    PromiseLine(
        Result.MOVED, "Moved", "new date", "Wi-Fi survey of the rear kennels", "Thu 29 Oct, 12:00", "Fri 6 Nov, 10:00",
        "Moved on 27 October: because of the building work. The first date stays here for the record.",
    ),
    _kept("Quarterly check of all PCs", "Fri 30 Oct, 17:00", "Thu 29 Oct, 16:45"),
)  # fmt: skip

INTERACTIONS = (
    InteractionLine("Thu 1 Oct", "Call", "Reception PC freezes during consults",
                    "Checked memory and disk remotely; disk failing. Agreed to replace the PC.", 25),
    InteractionLine("Fri 2 Oct", "Email", "Quote for a replacement reception PC",
                    "Quote 2026-118 sent, £684.00. You accepted the same day.", 20),
    InteractionLine("Mon 5 Oct", "Remote", "Insurance claims portal would not print",
                    "Browser pop-ups were blocked for that site. Allowed and tested with Asha.", 30),
    InteractionLine("Thu 8 Oct", "Visit", "Reception PC replaced",
                    "New PC set up, records and printers moved, old disk wiped. Working before morning surgery ended.",
                    190),
    InteractionLine("Fri 9 Oct", "Call", "Check after the replacement", "No freezes; one missing shortcut put back.",
                    10),
    InteractionLine("Tue 13 Oct", "Remote", "New starter: Kofi Mensah",
                    "Account, mailbox and diary ready two days before he started.", 45),
    InteractionLine("Wed 14 Oct", "Call", "Phishing email reported by Asha",
                    "Not opened. Sender blocked for everyone; short note sent to the team.", 20),
    InteractionLine("Mon 19 Oct", "Remote", "Backup test",
                    "Restored 40 records to a spare folder and opened them with Dr Hale. All readable.", 75),
    InteractionLine("Wed 21 Oct", "Call", "Label printer slow again", "Came the same day.", 10),
    InteractionLine("Wed 21 Oct", "Visit", "Label printer",
                    "Faulty network socket behind the counter replaced; printed 50 labels in 38 seconds.", 40),
    InteractionLine("Fri 23 Oct", "Call", "Check on the label printer",
                    "Tom confirms that it has been fine for two days.", 5),
    InteractionLine("Mon 26 Oct", "Email", "Licence count for 2027",
                    "Seven Microsoft 365 licences in use, eight paid for. One can go at renewal.", 25),
    InteractionLine("Tue 27 Oct", "Call", "Wi-Fi in the rear kennels",
                    "Survey moved to 6 November at your request (building work).", 10),
    InteractionLine("Thu 29 Oct", "Visit", "Quarterly check of all seven PCs",
                    "Updates, disks, virus protection and batteries checked. One battery unit is weak.", 180),
)  # fmt: skip

REPORT = ServiceReport(
    business=BUSINESS,
    client_name="Larkspur Veterinary Practice",
    for_whom="Tom Breckin, practice manager",
    period=month(2026, 10),
    written_at=datetime(2026, 11, 2, 9, 15, tzinfo=UTC),
    written_on=date(2026, 11, 2),
    locale="en_GB",
    paper=Paper.A4,
    summary=(
        "In October we were in touch fourteen times, and I came to you three times.",
        "Seven of the nine promises that fell due were kept on time.",
        "I let you down once: “Backup test with a real restore”, promised for Fri 16 Oct, 17:00, came 3 days late.",
        "One was moved to a new date. Three more are open, the next for Fri 6 Nov, 10:00.",
    ),
    figures=(
        KeyFigure((FigurePiece("14"),), "visits, calls and emails"),
        KeyFigure(
            (FigurePiece("11"), FigurePiece("h", True), FigurePiece("25"), FigurePiece("min", True)),
            "spent on your work",
        ),
        KeyFigure((FigurePiece("7 of 9"),), "promises kept on time"),
    ),
    next_promises=NEXT,
    promises=PROMISES,
    promise_counts=("7 on time", "1 late", "1 moved"),
    promises_note="Every promise that fell due in October, with the time I gave you and the time I did it. Late ones "
    "are marked late, whatever the reason.",
    interactions=INTERACTIONS,
    interactions_note="14 contacts: 3 visits, 6 calls, 3 remote sessions, 2 emails. 11 h 25 min in all.",
    total_minutes=685,
)  # fmt: skip


def with_interactions(count: int) -> ServiceReport:
    """Return the report with so many interactions."""
    return replace(REPORT, interactions=tuple(INTERACTIONS[number % len(INTERACTIONS)] for number in range(count)))


def with_rows(count: int) -> ServiceReport:
    """Return the report with so many interactions and a third as many promises."""
    promises = tuple(PROMISES[number % len(PROMISES)] for number in range(count // 3))
    return replace(with_interactions(count), promises=promises)
