"""What stands open in the invented practice just now, so that its Today is lively at any hour of any day."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from models.interactions.records import Direction, Way
from models.practice.plans import Contact, Given, Plan, Seat, Waiting
from models.practice.times import Times
from models.promises.records import PromiseKind, Side
from models.windows import Grain, Window

_IN, _OUT = Direction.INBOUND, Direction.OUTBOUND
_HOURS_TODAY = ((9, 30), (10, 30), (12, 0), (14, 0), (15, 0), (16, 30), (17, 30), (19, 0), (20, 30), (22, 0))
_MINUTE = timedelta(minutes=1)
_LOGGED = ((8, 20), (9, 12), (9, 31), (10, 40), (11, 5), (13, 50), (15, 20), (16, 45), (18, 5))


class Scene(Struct, frozen=True):
    """A contact some working days ago with the promise that came of it; `seat` and `person` count from 0.

    `due` is "late n" (working days ago, at 17:00), "today", "tomorrow", "day n", "visit n" or
    "moved n" (to the n-th working day, untold).
    """

    seat: int
    person: int
    way: Way
    direction: Direction
    days_ago: int
    minutes: int | None
    words: str
    promise: str
    kind: PromiseKind
    due: str
    side: Side = Side.GIVEN
    job: str | None = None


SCENES: tuple[Scene, ...] = (
    Scene(0, 0, Way.VISIT, _OUT, 7, 55, "Looked at the firewall with Priya: seven years old, no updates since June.",
          "Send the quote for the replacement firewall", PromiseKind.QUOTE, "late 4", job="Replacement firewall"),
    Scene(3, 0, Way.CALL, _OUT, 6, 9, "Joan asks what the printer lease would cost to end before its time.",
          "Ring back with the printer lease options", PromiseKind.RING, "late 2", job="Printer lease"),
    Scene(2, 0, Way.REMOTE, _OUT, 4, 35, "The off-site backup of the booking PC ran through for the first time, 41 GB.",
          "Confirm that the off-site backup restores a test file", PromiseKind.WRITE, "late 1", job="Off-site backup"),
    Scene(1, 0, Way.EMAIL, _OUT, 3, None, "Wrote Tom what to try when the VPN drops on site.",
          "Ring Tom about the VPN before his site meeting", PromiseKind.RING, "today", job="Site cabin VPN"),
    Scene(4, 0, Way.CALL, _OUT, 5, 7, "Rev. Okafor would like the old PCs gone before the jumble sale.",
          "Collect the old PCs for secure disposal", PromiseKind.COME, "today", job="Old PCs out"),
    Scene(5, 0, Way.EMAIL, _OUT, 4, None, "Sent Łukasz the links to both monitors; the 27-inch one it is.",
          "Order two 27-inch monitors", PromiseKind.DELIVER, "today", job="Monitors for the office"),
    Scene(5, 1, Way.CALL, _OUT, 4, 5, "Beth sends the purchase order for the monitors by post.",
          "Send the signed purchase order", PromiseKind.OTHER, "late 1", Side.OWED, "Monitors for the office"),
    Scene(5, 0, Way.CALL, _OUT, 1, 4, "Łukasz knows that the monitors are ordered once the purchase order is here.",
          "Ring Łukasz on how the order stands", PromiseKind.RING, "day 2", job="Monitors for the office"),
    Scene(6, 0, Way.VISIT, _OUT, 8, 25, "Cat wants the domain and the mails with one bill a year.",
          "Renew the domain and the mail hosting", PromiseKind.OTHER, "tomorrow", job="Domain and mail hosting"),
    Scene(0, 0, Way.CALL, _OUT, 2, 8, "The reception desk moves by a metre; its network point must follow.",
          "Move the reception desk's network point", PromiseKind.COME, "visit 2"),
    Scene(7, 0, Way.CALL, _IN, 2, 6, "Νίκος has the second card reader on the counter, unopened.",
          "Fit the second card reader", PromiseKind.COME, "visit 3", job="Second card reader"),
    Scene(7, 1, Way.EMAIL, _OUT, 2, None, "Sent Eleni the times at which the counter may stand still.",
          "Look in on the card reader after its first Saturday", PromiseKind.FOLLOW_UP, "day 4", Side.FOLLOW_UP),
    Scene(7, 1, Way.CALL, _IN, 1, 5, "Eleni has asked the bank for the key of the second reader.",
          "Eleni sends the key of the second card reader", PromiseKind.OTHER, "day 1", Side.OWED, "Second card reader"),
    Scene(7, 0, Way.MESSAGE, _OUT, 1, None, "Wrote Νίκος that the reader is fitted once the bank's key is here.",
          "Ring Νίκος on whether the key has come", PromiseKind.RING, "day 2", job="Second card reader"),
    Scene(8, 0, Way.MEETING, _OUT, 3, 50, "Looked at colour-true screens with Олена in the daylight of the boathouse.",
          "Send prices of the two screens that matched the print", PromiseKind.QUOTE, "day 3",
          job="Colour-true screens"),
    Scene(9, 1, Way.MESSAGE, _OUT, 3, None, "Kenji sent a photo of the box: the printer has come.",
          "Come and set up the new printer", PromiseKind.COME, "visit 4", job="New printer"),
    Scene(1, 1, Way.CALL, _OUT, 5, 6, "Aoife asked for the fibre survey of the new street.",
          "Send the results of the fibre survey", PromiseKind.WRITE, "moved 3"),
    Scene(9, 0, Way.CALL, _OUT, 9, 12, "Hanako says the signal in the loft room holds now.",
          "Ask Hanako whether the loft room still has signal", PromiseKind.FOLLOW_UP, "today", Side.FOLLOW_UP),
    Scene(11, 0, Way.VISIT, _OUT, 31, 95, "Copied the letters and photos off the old PC; its disk is slow but whole.",
          "Bring the letters and photos on a disk with large print labels", PromiseKind.DELIVER, "day 6",
          job="Letters and photos from the old PC"),
)  # fmt: skip

WAITS = (
    ("Order two 27-inch monitors", "Send the signed purchase order", "Ring Łukasz on how the order stands"),
    ("Fit the second card reader", "Eleni sends the key of the second card reader",
     "Ring Νίκος on whether the key has come"),
)  # fmt: skip
"""What of ours waits, on what that is owed, with the next word to the client; the first has slipped."""

LOGGED: tuple[tuple[int, int, Way, int | None, str], ...] = (
    (2, 0, Way.REMOTE, 35, "Freed the booking PC of two toolbars and a search page; Dr Iyer watched."),
    (5, 1, Way.EMAIL, None, "Wrote Beth that the saw's computer needs no virus program of its own."),
    (1, 0, Way.CALL, 6, "Tom from the site: the VPN dropped again at eight, for a minute."),
)


def stage(plan: Plan, times: Times, seats: list[Seat]) -> None:
    """Put the open promises and today's contacts into the plan."""
    hours = iter(_later_today(times))
    given = {}
    for scene in SCENES:
        if scene.seat < len(seats):
            given[scene.promise] = _play(plan, times, seats[scene.seat], scene, hours)
    for ours, owed, word in WAITS:
        if word in given:
            since = max(given[name].contact.at for name in (ours, owed, word))
            plan.waits.append(Waiting(since, given[ours], given[owed], given[word]))
    moments = _earlier_today(times, len(LOGGED))
    for (seat, person, way, minutes, words), at in zip(LOGGED, moments, strict=False):
        if seat < len(seats):
            who = seats[seat].member.people[person]
            plan.contacts.append(Contact(at, seats[seat], who, way, Direction.OUTBOUND, minutes, words))


def _play(plan: Plan, times: Times, seat: Seat, scene: Scene, hours: Iterator[datetime]) -> Given:
    day = times.ahead(times.today, -scene.days_ago)
    at = times.at(day, 9 + (scene.seat * 3 + scene.days_ago) % 7, (scene.person * 7 + scene.seat * 11) % 60)
    contact = Contact(
        at, seat, seat.member.people[scene.person], scene.way, scene.direction, scene.minutes, scene.words,
        job=scene.job,
    )  # fmt: skip
    plan.contacts.append(contact)
    window = _due(times, scene.due, hours)
    given = plan.promise(Given(contact, scene.promise, scene.kind, scene.side, window, window, job=scene.job))
    if scene.due.startswith("moved"):
        later = times.deadline(times.ahead(times.today, int(scene.due.split()[1])))
        noted = times.at(times.ahead(times.today, -1), 16, 40)
        plan.move(given, noted, later, None, reason="the surveyor comes a day later")
    return given


def _due(times: Times, due: str, hours: Iterator[datetime]) -> Window:
    what, _, number = due.partition(" ")
    if what == "today":
        moment = next(hours).replace(second=0, microsecond=0)
        return Window(moment, moment, Grain.MINUTE, times.zone, f"{moment:%H:%M}", "")
    if what == "tomorrow":
        noon = times.at(times.ahead(times.today, 1), 12)
        return Window(noon, noon, Grain.HOUR, times.zone, "tomorrow noon", "")
    if what == "moved":
        return times.deadline(times.ahead(times.today, int(number) - 1))
    days = int(number)
    if what == "late":
        end = times.at(times.ahead(times.today, -days), 17)
        return Window(None, end, Grain.HOUR, times.zone, f"{end:%a} 5pm", "")
    if what == "visit":
        start = times.at(times.ahead(times.today, days), 10)
        return Window(start, start + timedelta(hours=2), Grain.HOUR, times.zone, f"{start:%a} 10-12", "")
    return times.deadline(times.ahead(times.today, days))


def _later_today(times: Times) -> list[datetime]:
    """Return four moments that are still to come today, at round hours while there are such."""
    soonest = times.now + timedelta(minutes=10)
    round_ones = [times.at(times.today, *hour) for hour in _HOURS_TODAY]
    found = [moment for moment in round_ones if moment >= soonest][:4]
    left = times.at(times.today, 23, 59) - times.now
    return sorted(found + [times.now + left * (number + 1) / 5 for number in range(4 - len(found))])


def _earlier_today(times: Times, count: int) -> list[datetime]:
    """Return moments of today that have passed, the last working ones while there are such."""
    passed = [times.at(times.today, *hour) for hour in _LOGGED if times.at(times.today, *hour) <= times.now]
    if len(passed) >= count:
        return passed[-count:]
    gone = times.now - times.midnight
    shares = [gone * (number + 1) / (count + 1) for number in range(count)]
    return [times.midnight + timedelta(minutes=share // _MINUTE) for share in shares]
