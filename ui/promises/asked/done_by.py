"""The part of a form that asks by which contact a promise was kept: one that is logged, a new one, or none."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from models.conversations import Contact
from models.interactions import questions
from models.interactions.records import InteractionFilter, InteractionRow, Way
from models.promises import likely
from models.words import shortened
from ui import say
from ui.attempt import Outcome
from ui.fields.minutes import MinutesField
from ui.fields.refusals import refused
from ui.parts.avatar import way
from ui.parts.inputs import combo, text_edit
from ui.promises.asking import Asking
from ui.tr import tr

_READ, _OFFERED = 60, 12
NONE, NEW = "none", "new"
_WAYS = (Way.CALL, Way.EMAIL, Way.VISIT, Way.MESSAGE, Way.REMOTE, Way.MEETING, Way.OTHER)


class DoneBy(QObject):
    """A list of contacts, the most likely first after the two that make none or a new one.

    With a `kind` a new one is of that kind and is what is chosen at first; else it is none, for only
    the owner knows. Signals: `chosen` carries when the contact took place, None for none or a new one.
    """

    chosen = Signal(object)

    def __init__(self, asking: Asking, prefix: str, kind: Way | None = None) -> None:
        super().__init__(asking)
        self._asking, self._kind = asking, kind
        self._found: dict[int, InteractionRow] = {}
        self._box = combo(f"{prefix}Contact", tr("By which contact"), [])
        self._box.setMinimumWidth(0)
        self._way = combo(f"{prefix}Kind", tr("Kind"), [(one.value, way(one.value).words) for one in _WAYS])
        self._minutes = MinutesField(f"{prefix}Minutes", tr("Time spent"))
        self._words = text_edit(f"{prefix}ContactWords", tr("Words for the client"), lines=2)
        self._words.setPlaceholderText(tr("Empty: it names the promise"))
        self._fresh: list[QWidget] = []
        self._fill()
        if kind is None:
            usual = likely.WAYS.get(asking.shown.promise.kind, frozenset())
            self._way.setCurrentIndex(next((place for place, one in enumerate(_WAYS) if one in usual), 0))

    def put(self) -> None:
        """Add the fields to the form."""
        asking = self._asking
        asking.put(tr("V&isit") if self._kind is Way.VISIT else tr("By which con&tact"), self._box, "interaction")
        if self._kind is None:
            self._fresh += [asking.put(tr("&Kind"), self._way, "kind"), self._way]
        self._fresh += [asking.put(tr("Time &spent"), self._minutes, "minutes"), self._minutes]
        self._fresh += [asking.put_for_client(tr("Words for the &client"), self._words, "words"), self._words]
        self._box.currentIndexChanged.connect(self._show)
        self._show()

    def interaction_id(self) -> int | None:
        """Return the contact that was logged before and did it, None for none or a new one."""
        found = self._box.currentData()
        return None if found in (NONE, NEW) else int(str(found))

    def contact(self, at: datetime | None) -> Contact | None:
        """Return the new contact that did it, None for none or one that is logged already."""
        if self._box.currentData() != NEW:
            return None
        kind = self._kind or Way(self._way.currentData())
        return Contact(kind, at, minutes=self._minutes.minutes(), words=self._words.toPlainText())

    def trouble(self) -> "Outcome[Any] | None":
        """Return why it cannot be saved as it stands; None when it can."""
        if self._box.currentData() == NEW and self._minutes.trouble():
            return refused(self._minutes.trouble(), "minutes")
        return None

    def _fill(self) -> None:
        is_visit = self._kind is Way.VISIT
        new = tr("Log the visit") if is_visit else tr("Log a new one…")
        none = tr("No visit to log") if is_visit else tr("No contact to name")
        for value, words in ((NEW, new), (NONE, none)) if is_visit else ((NONE, none), (NEW, new)):
            self._box.addItem(words, value)
        journal, zone = self._asking.desk.journal, self._asking.desk.zone
        shown, now = self._asking.shown, journal.now()
        kinds = likely.WAYS[shown.promise.kind] if is_visit else frozenset()
        wanted = InteractionFilter(
            client_id=shown.promise.client_id, since=shown.promise.made_at, at=now, kinds=kinds
        )
        for one in likely.contacts(shown, questions.page(journal, wanted, limit=_READ), now)[:_OFFERED]:
            did = one.interaction
            self._found[did.id] = one
            day = say.capital(say.short_day(did.happened_at, now, zone))
            words = f"{way(did.kind.value).words}, {day} {say.clock(did.happened_at, zone)}"
            self._box.addItem(f"{words} · {shortened(did.words, 60)}" if did.words else words, str(did.id))

    @Slot()
    def _show(self) -> None:
        for part in self._fresh:
            part.setVisible(self._box.currentData() == NEW)
        found = self.interaction_id()
        self.chosen.emit(None if found is None else self._found[found].interaction.happened_at)

    @property
    def box(self) -> QComboBox:
        """The list of contacts."""
        return self._box
