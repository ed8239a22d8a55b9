"""The people of a client, to be pressed when they took part."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from models.people import Person
from models.words import shortened
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.parts.layouts import hand_on_focus, named
from ui.promises.thread import clear
from ui.theme import theme
from ui.tr import tr


class PeopleChips(QWidget):
    """One button for each person; those that are down took part.

    Signals: `adding` when somebody else is to be added to the client, `changed` when others took part.
    """

    adding = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "people", tr("With"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._buttons: dict[int, QPushButton] = {}
        self._flow = FlowLayout(spacing=6)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_people((), has_client=False)

    def show_people(self, people: Iterable[Person], *, has_client: bool) -> None:
        """Offer other people; those that were down stay down where they are offered again."""
        down = self.person_ids()
        clear(self._flow)
        self._buttons = {}
        for person in people:
            found = button(shortened(person.name, 40).replace("&", "&&"), name=f"person-{person.id}", tip=person.role)
            found.setCheckable(True)
            found.setChecked(person.id in down)
            found.toggled.connect(self.changed)
            self._buttons[person.id] = found
            self._flow.addWidget(found)
        if not has_client:
            words = label(tr("Choose a client first."), "muted")
            words.setMinimumHeight(theme.px(32))
            self._flow.addWidget(words)
        else:
            more = button(tr("Somebody else"), "ghost", "user-plus", name="addPerson")
            more.clicked.connect(self._add)
            self._flow.addWidget(more)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on_focus(self._buttons.values(), event)

    def person_ids(self) -> tuple[int, ...]:
        """Return who took part."""
        return tuple(person_id for person_id, found in self._buttons.items() if found.isChecked())

    def check(self, person_ids: Iterable[int]) -> None:
        """Press those and no others."""
        wanted = set(person_ids)
        for person_id, found in self._buttons.items():
            found.setChecked(person_id in wanted)

    def names(self) -> dict[int, str]:
        """Return who is offered, by id."""
        return {person_id: found.text().replace("&&", "&") for person_id, found in self._buttons.items()}

    def packed(self) -> list[int]:
        """Return who took part, as a draft keeps it."""
        return list(self.person_ids())

    def unpack(self, person_ids: list[int]) -> None:
        """Press again what `packed` returned."""
        self.check(person_ids)

    @Slot()
    def _add(self) -> None:
        self.adding.emit()
