"""When the business works: hours of each day, public holidays, days off."""

from datetime import date
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QSignalBlocker, Slot
from PySide6.QtWidgets import QLineEdit

from models import business, holiday_places
from models.business import Business
from models.errors import Refused
from models.working_time import WorkingWeek, checked_week
from ui.desk import Desk
from ui.errands import Errands
from ui.parts.inputs import combo, line_edit
from ui.settings.hours import spans_of, words_of
from ui.settings.section import Section
from ui.tr import tr

_DAYS = ("&Monday", "&Tuesday", "&Wednesday", "Th&ursday", "Fr&iday", "&Saturday", "Su&nday")


class WeekSection(Section):
    """The fields of the working week; a promise already given keeps the time it was given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            tr("Working week"),
            tr(
                "“Within 4 working hours” and “by Friday” are counted by it. Promises already given keep the time "
                "they were given."
            ),
        )
        self._days: list[QLineEdit] = []
        for words in _DAYS:
            field = line_edit(f"hours-{len(self._days)}", tr(words).replace("&", ""), hint=tr("closed"))
            field.setProperty("day", len(self._days))
            field.editingFinished.connect(self._save_day)
            self._days.append(field)
            self.put(tr(words), field, f"day-{len(self._days)}")
        self._country = combo("holidays-country", tr("Public holidays of"), (("", tr("None")),))
        self._region = combo("holidays-region", tr("Region"), (("", tr("The whole country")),))
        self._off = line_edit("days-off", tr("Days off"), hint=tr("2026-12-28, 2026-12-29"))
        self.put(tr("&Public holidays of"), self._country, "holidays_country")
        self.put(tr("&Region"), self._region, "holidays_region")
        self.put(tr("&Days off besides, as year-month-day"), self._off, "days_off")
        self.put_trouble()
        self._places: dict[str, tuple[str, ...]] = {}
        self._country.activated.connect(self._save_country)
        self._region.activated.connect(self._save_region)
        self._off.editingFinished.connect(self._save_off)
        self.fill()
        self._load_places()

    def fill(self) -> None:
        """Show the week as it stands, except in the fields where something is typed that is not saved."""
        now = business.get(self.desk.journal)
        for field, spans in zip(self._days, now.working_week.days, strict=True):
            if not field.isModified():
                field.setText(words_of(spans))
        if not self._off.isModified():
            self._off.setText(", ".join(day.isoformat() for day in now.days_off))
        self._fill_places(now)

    def _load_places(self) -> None:
        loading = Errands(self)
        loading.done.connect(self._take_places)
        loading.send(holiday_places.places)

    @Slot(int, object)
    def _take_places(self, _number: int, places: dict[str, tuple[str, ...]]) -> None:
        self._places = places
        if not self.desk.journal.closed:
            self._fill_places(business.get(self.desk.journal))

    def _fill_places(self, now: Business) -> None:
        with QSignalBlocker(self._country), QSignalBlocker(self._region):
            self._country.clear()
            self._country.addItem(tr("None"), "")
            known = sorted((_country_name(code), code) for code in {*self._places, now.holidays_country} if code)
            for words, code in known:
                self._country.addItem(words, code)
            self._country.setCurrentIndex(max(0, self._country.findData(now.holidays_country)))
            self._region.clear()
            self._region.addItem(tr("The whole country"), "")
            regions = {*self._places.get(now.holidays_country, ()), now.holidays_region}
            for code in sorted(code for code in regions if code):
                self._region.addItem(code, code)
            self._region.setCurrentIndex(max(0, self._region.findData(now.holidays_region)))
            self._region.setEnabled(bool(now.holidays_country))

    @Slot()
    def _save_day(self) -> None:
        field = self.sender()
        if not isinstance(field, QLineEdit) or not field.isModified():
            return
        day = field.property("day")
        if self.try_to(partial(self._change_day, day, field.text()), f"day-{day + 1}"):
            field.setModified(False)
            self.fill()

    def _change_day(self, day: int, typed: str) -> None:
        # The other days as they are recorded: what is wrong in one keeps none of the others from being saved.
        now = self._now()
        days = list(now.working_week.days)
        days[day] = spans_of(typed)
        self._change(replace(now, working_week=checked_week(WorkingWeek(tuple(days)))))

    @Slot()
    def _save_country(self) -> None:
        draft = replace(self._now(), holidays_country=self._country.currentData(), holidays_region="")
        self.try_to(partial(self._change, draft), "holidays_country")

    @Slot()
    def _save_region(self) -> None:
        draft = replace(self._now(), holidays_region=self._region.currentData())
        self.try_to(partial(self._change, draft), "holidays_region")

    @Slot()
    def _save_off(self) -> None:
        if self._off.isModified() and self.try_to(self._change_off, "days_off"):
            self._off.setModified(False)
            self.fill()

    def _change_off(self) -> None:
        days = tuple(_day(piece) for piece in self._off.text().replace(";", ",").split(",") if piece.strip())
        self._change(replace(self._now(), days_off=days))

    def _change(self, draft: Business) -> None:
        if draft != self._now():
            business.change(self.desk.journal, draft)

    def _now(self) -> Business:
        return business.get(self.desk.journal)


def _country_name(code: str) -> str:
    found = QLocale.territoryToString(QLocale.codeToTerritory(code))
    return found if found and found != "Default" else code


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        words = f"“{text.strip()[:20]}” is not a day; write it like 2026-12-28"
        raise Refused(words, field="days_off") from None
