"""An invented practice: for a first look, for pictures, and in any size for measurements."""

from datetime import datetime, timedelta
from itertools import islice
from random import Random

from msgspec import Struct

from models.errors import Refused
from models.interactions.records import Direction, Way
from models.journal import Journal
from models.practice import present
from models.practice.cast import BUSINESS, cast
from models.practice.faults import FAULTS_ANYWHERE, FAULTS_OF_FIRMS
from models.practice.plans import Contact, Given, Plan, Seat
from models.practice.telling import Deck, Teller
from models.practice.times import Times
from models.practice.works import WORKS_ANYWHERE, WORKS_OF_FIRMS
from models.practice.writing import Scribe
from models.promises.records import PromiseKind, Side

_LABEL = "Fill in the invented practice"
_STEPS_AT_ONCE = 20_000
"""Rows of one operation, so that its undo list stays small in memory."""
_MONTH = timedelta(days=30)
_ADDED_BEFORE = timedelta(days=20)
_SILENT = frozenset({"The Pembertons", "عائلة حداد"})
"""The clients to whom nothing was said of late."""


class SampleSize(Struct, frozen=True):
    """How much is invented; `interactions` is met to within a story, `open_promises` are given on top of Today's."""

    clients: int = 12
    months: int = 18
    interactions: int = 960
    open_promises: int = 0


FIRST_LOOK = SampleSize()


def fill(journal: Journal, size: SampleSize = FIRST_LOOK, seed: int = 7) -> None:
    """Fill an empty journal with the invented practice, the same for a size, a seed and a clock.

    Raises: Refused when the journal has a client already.
    """
    if journal.value("SELECT count(*) FROM clients"):
        raise Refused("the invented practice goes into an empty journal only; make a new one for it")
    now, chance = journal.now(), Random(seed)
    times = Times(now, str(BUSINESS["zone"]), chance)
    plan, seats = Plan(), [Seat(member) for member in cast(size.clients, chance)]
    teller = Teller(plan, times, chance)
    begin = times.midnight - _MONTH * size.months
    with journal.writing(_LABEL) as writing:
        scribe = Scribe(now)
        scribe.business(writing)
        for number, seat in enumerate(seats):
            scribe.seat(writing, seat, begin - _ADDED_BEFORE, number)
    present.stage(plan, times, seats)
    _tell_stories(teller, times, seats, begin, size.interactions)
    _stay_in_touch(teller, times, seats)
    _give_more(plan, times, seats, size.open_promises)
    steps = (step for _at, step in scribe.steps(plan))
    while portion := list(islice(steps, _STEPS_AT_ONCE)):
        with journal.writing(_LABEL) as writing:
            for step in portion:
                scribe.write(writing, step)
    with journal.writing(_LABEL) as writing:
        scribe.waits(writing, plan)
    # One stray Ctrl+Z would take the whole practice away.
    journal.begin_undo_anew()
    journal.merge_words()


def _tell_stories(teller: Teller, times: Times, seats: list[Seat], begin: datetime, wanted: int) -> None:
    chance = times.chance
    anywhere = FAULTS_ANYWHERE + WORKS_ANYWHERE
    told = {"firm": anywhere + FAULTS_OF_FIRMS + WORKS_OF_FIRMS, "household": anywhere}
    # A deck each, so that no client lives through a story twice before all others were told.
    stories = {seat.client_id: Deck(told[seat.member.kind], chance) for seat in seats}
    days = (times.midnight - begin).days
    talkative = [seat for seat in seats if seat.member.name not in _SILENT] or seats
    order = Deck([seat for seat in seats for _ in range(_liveliness(seat, chance))], chance)
    while len(teller.plan.contacts) < wanted:
        day = times.today - timedelta(days=chance.randint(1, days))
        seat = order.deal()
        if seat.member.name in _SILENT and (times.today - day).days < 60:
            seat = chance.choice(talkative)
        if chance.random() < 0.06:
            teller.check_in(seat, times.working_moment(day), missed=chance.random() < 0.5)
        else:
            teller.tell(stories[seat.client_id].deal(), seat, times.working_moment(day))


def _liveliness(seat: Seat, chance: Random) -> int:
    return chance.randint(3, 6) if seat.member.kind == "firm" else 2


def _stay_in_touch(teller: Teller, times: Times, seats: list[Seat]) -> None:
    for place, seat in enumerate(seats[: len(present.SCENES)]):
        if seat.member.name not in _SILENT:
            teller.check_in(seat, times.working_moment(times.ahead(times.today, -2 - place % 4)))


def _give_more(plan: Plan, times: Times, seats: list[Seat], wanted: int) -> None:
    """Give promises for the next half year, one in a hundred of them for the weeks before today."""
    chance = times.chance
    for number in range(wanted):
        seat = chance.choice(seats)
        made = times.working_moment(times.today - timedelta(days=chance.randint(30, 90)))
        day = times.today + timedelta(days=chance.randint(-25, -2) if number % 100 == 0 else chance.randint(8, 180))
        contact = Contact(made, seat, seat.member.people[0], Way.CALL, Direction.OUTBOUND, None, "")
        window = times.deadline(times.ahead(day, 1))
        words = f"Look at {seat.member.boxes[0]} again before its guarantee ends"
        plan.promise(Given(contact, words, PromiseKind.COME, Side.GIVEN, window, window))
