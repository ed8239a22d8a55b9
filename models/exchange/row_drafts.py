"""From a row of a mapped table to what it is to become; every check of the record is made here."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import NoReturn

from msgspec.structs import replace

from models.clients import FIRST_YEAR, ClientDraft, ClientKind, Stage
from models.errors import Refused
from models.exchange.cells import Cells, WrongMapping
from models.exchange.contact import addresses_apart
from models.exchange.mapping import Mapping, Record
from models.exchange.steps import ContactStep, InteractionStep, PromiseStep, Step
from models.instants import at_local, local_day
from models.interactions.operations import LONGEST_MINUTES
from models.interactions.records import Charge, Direction, InteractionDraft, Solved, Way
from models.people import PersonDraft
from models.promises.drafts import checked_draft, happened
from models.promises.records import PromiseDraft, PromiseKind, Side
from models.windows import Grain, Window, in_zone
from models.working_time import Profile, work_span

_NOON = time(12)
_LAST_MINUTE = time(23, 59)


class RowReader:
    """Makes steps of the rows that its cells are turned to."""

    def __init__(self, cells: Cells, mapping: Mapping, profile: Profile, now: datetime) -> None:
        self._cells = cells
        self._skip_blank = mapping.skip_blank
        self._profile = replace(profile, zone=cells.zone)
        self._now = now
        makers: dict[Record, Callable[[], Step]] = {
            Record.CLIENT: self._client,
            Record.PERSON: self._person,
            Record.INTERACTION: self._interaction,
            Record.PROMISE: self._promise,
        }
        self._make = makers[mapping.record]

    def step(self) -> Step:
        """Return what the row at hand is to become.

        Raises: Refused when this row cannot be taken, WrongMapping when the table is not what the
        mapping says.
        """
        return self._make()

    def _client(self) -> ContactStep:
        cells = self._cells
        draft = ClientDraft(
            name=self._needed("name"),
            kind=ClientKind(cells.choice("kind") or ClientKind.FIRM),
            stage=Stage(cells.choice("stage") or Stage.ACTIVE),
            since=self._since(),
            came_by=cells.line("came_by"),
            tags=tuple(part.strip() for tag in cells.lines("tags") for part in tag.split(",") if part.strip()),
            reach=cells.words("reach"),
            private_words=cells.words("private_words"),
            source_key=self._key_if_named(),
        )
        return ContactStep(draft, address=cells.words("address"))

    def _person(self) -> ContactStep:
        cells, name = self._cells, self._needed("name")
        client = cells.line("client")
        emails, others = addresses_apart(cells.lines("emails"))
        draft = PersonDraft(
            client_id=0,
            name=name,
            role=cells.line("role"),
            phones=cells.lines("phones"),
            emails=emails,
            decides=cells.yes("decides"),
            pays=cells.yes("pays"),
            technical=cells.yes("technical"),
            preferred_way=cells.line("preferred_way"),
            preferred_hours=cells.line("preferred_hours"),
            private_words="\n".join(part for part in (cells.words("private_words"), *others) if part),
            source_key=self._key_if_named(),
        )
        whose = ClientDraft(client) if client else ClientDraft(name, ClientKind.HOUSEHOLD)
        return ContactStep(whose, address=cells.words("address"), person=draft)

    def _interaction(self) -> InteractionStep:
        cells = self._cells
        client, happened_at = self._needed("client"), self._past("happened_at") or self._blank("happened_at")
        draft = InteractionDraft(
            client_id=None,
            kind=Way(cells.choice("kind") or Way.OTHER),
            happened_at=happened_at,
            direction=Direction(cells.choice("direction") or Direction.OUTBOUND),
            reached=cells.yes("reached", otherwise=True),
            minutes=self._minutes(),
            words=cells.words("words"),
            private_words=cells.words("private_words"),
            solved=Solved(cells.choice("solved") or Solved.NOT_APPLICABLE),
            charge=Charge(cells.choice("charge") or Charge.NONE),
            source_key=cells.key(),
        )
        if not (draft.words or draft.private_words or draft.minutes):
            self._blank("words")
        return InteractionStep(client, cells.line("person"), draft)

    def _promise(self) -> PromiseStep:
        cells = self._cells
        client = self._needed("client")
        words = cells.words("words") or self._blank("words")
        window, kept_at = self._window(), self._past("kept_at")
        made_at = self._made(window, kept_at)
        if kept_at is not None and kept_at < made_at:
            raise Refused("it was kept before it was promised; correct one of the two", field="kept_at")
        kind = cells.choice("kind")
        draft = PromiseDraft(
            words=words,
            window=window,
            side=Side(cells.choice("side") or Side.GIVEN),
            kind=PromiseKind(kind) if kind else None,
            made_at=made_at,
            private_words=cells.words("private_words"),
            source_key=cells.key(),
        )
        return PromiseStep(client, cells.line("person"), _checked(draft, made_at), made_at, kept_at)

    def _made(self, window: Window, kept_at: datetime | None) -> datetime:
        """Return when it was promised; where only the day is written, before all else that is said of that day."""
        if not self._cells.has("happened_at"):
            return self._now
        made_at = self._past("happened_at") or self._blank("happened_at")
        moment = self._cells.moment("happened_at")
        if moment is None or moment.instant is not None:
            return made_at
        others = (other for other in (window.end, kept_at) if other is not None)
        same_day = [other for other in others if local_day(other, self._cells.zone) == moment.day]
        return min([made_at, *same_day])

    def _window(self) -> Window:
        """Return the promised time; where only the day is written, it is due at the end of that day's work."""
        moment = self._cells.moment("promised_for") or self._blank("promised_for")
        zone, said = self._profile.zone, self._cells.raw("promised_for")
        if moment.instant is not None:
            return Window(None, in_zone(moment.instant, zone), Grain.MINUTE, zone, said)
        span = work_span(self._profile, moment.day)
        end = span[1] if span else at_local(moment.day, _LAST_MINUTE, zone)
        return Window(None, end, Grain.DAY, zone, said)

    def _past(self, ours: str) -> datetime | None:
        """Return when a field says it happened; where only the day is written, noon of it, or now if earlier."""
        moment, zone = self._cells.moment(ours), self._cells.zone
        if moment is None:
            return None
        at = moment.instant or at_local(moment.day, _NOON, zone)
        if moment.instant is None and moment.day == local_day(self._now, zone):
            at = min(at, self._now)
        try:
            return happened(at, self._now).astimezone(UTC)
        except Refused as error:
            raise Refused(error.reason, field=ours) from None

    def _since(self) -> date | None:
        moment = self._cells.moment("since")
        if moment is not None and moment.day.year < FIRST_YEAR:
            raise Refused(f"the day they came lies before {FIRST_YEAR}; correct it", field="since")
        return None if moment is None else moment.day

    def _minutes(self) -> int | None:
        minutes = self._cells.minutes("minutes")
        if minutes is not None and minutes > LONGEST_MINUTES:
            raise Refused("it took longer than a month; check its length", field="minutes")
        return minutes

    def _key_if_named(self) -> str | None:
        return self._cells.key() if self._cells.raw("key") else None

    def _needed(self, ours: str) -> str:
        if not self._cells.raw(ours):
            self._blank(ours)
        return self._cells.line(ours, required=True)

    def _blank(self, ours: str) -> NoReturn:
        """Leave the row out where the mapping says so, else refuse the table. Raises: Refused or WrongMapping."""
        if self._skip_blank:
            raise Refused(f"{ours} is blank", field=ours)
        raise WrongMapping(f"{ours} is blank; fill it in, or leave such rows out with skip_blank = true", field=ours)


def _checked(draft: PromiseDraft, made_at: datetime) -> PromiseDraft:
    try:
        return checked_draft(draft, made_at)
    except Refused as error:
        field = "promised_for" if error.field == "window" else error.field
        raise Refused(error.reason, field=field) from None
