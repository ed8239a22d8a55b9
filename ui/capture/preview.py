"""The panel under the line: what it was understood as, what is in the way, what a word could become."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QWidget

from models import reasons
from models.capture.directory import Directory
from models.capture.draft import Line, LineDraft, LineTrouble
from models.instants import local_day
from models.promises.records import PromiseRow
from models.working_time import Profile
from ui import say
from ui.capture.completing import Completion
from ui.capture.may_keep import MayKeep
from ui.capture.promise_preview import PromisePreview
from ui.capture.suggesting import idea_of
from ui.parts.avatar import way
from ui.parts.buttons import button
from ui.parts.card import Fact
from ui.parts.labels import ElidedLabel, IconLabel, key_cap, label, set_tone
from ui.parts.layouts import column, row, rule
from ui.parts.popup import Popup
from ui.tr import tr, tr_count

MOST_PROMISES = 3
MOST_OFFERS = 4


class Preview(Popup):
    """Show a line as it will be saved; its widgets stay and only change their words.

    Signals: `offered` carries what a trouble offers, with where it belongs in the line; `completed`
    a completion that was clicked.
    """

    offered = Signal(str, int, int)
    completed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._facts = Facts()
        self._note = ElidedLabel("", "body", name="previewNote")
        self._note_box = _boxed(column(label(tr("Note"), "overline"), self._note, spacing=0))
        self._promises = [PromisePreview() for _ in range(MOST_PROMISES)]
        self._more = label("", "caption", name="previewMore")
        self._count = 0
        self._where: tuple[int, int, int, int] | None = None
        self.may_keep = MayKeep()
        self._trouble = TroubleLine()
        self._trouble.offered.connect(self.offered)
        self._completing = Completing()
        self._completing.completed.connect(self.completed)
        self._notes = label("", "caption", wrap=True, tone="muted", name="previewNotes")
        self._keys = self._build_keys()
        self.fill(
            column(
                self._completing,
                self._facts,
                self._note_box,
                *self._promises,
                self._more,
                self._notes,
                self._trouble,
                self.may_keep,
                rule(),
                self._keys,
                spacing=12,
                margins=(20, 16, 20, 12),
            )
        )

    def show_line(self, line: Line, text: str, now: datetime, profile: Profile, names: Directory) -> None:
        """Say what a line says."""
        draft = line.draft
        if draft is None:
            return
        self._facts.show_draft(draft, now, profile, names)
        self._note.set_text(" ".join(draft.words[:400].split()))
        self._note_box.setVisible(bool(draft.words))
        for place, shown in enumerate(self._promises):
            shown.setVisible(place < len(draft.promises))
            if place < len(draft.promises):
                shown.show_promise(draft.promises[place], now, profile)
        self._count = len(draft.promises)
        self._say_rest()
        self._notes.setText(" · ".join(line.assumptions[:3]))
        self._notes.setVisible(bool(line.assumptions))
        idea = idea_of(line, text)
        if idea is None:
            self._trouble.show_trouble(line.troubles[0] if line.troubles else None)
        else:
            self._trouble.show_idea(idea)

    def show_promises(self, found: Sequence[PromiseRow], now: datetime, profile: Profile) -> None:
        """Offer the promises that the line may have kept, by the keys that no offer has."""
        self.may_keep.show_promises(found, self._trouble.offered_count + 1, now, profile.zone)

    def show_completions(self, found: tuple[Completion, ...], chosen: int) -> None:
        """Offer what the word being typed could become; `chosen` -1 is none yet."""
        self._completing.show_completions(found, chosen)

    def ask(self, words: str) -> None:
        """Ask something before it is saved, in sight and with the room it takes."""
        self._trouble.ask(words)
        if self._where is not None:
            self.place(*self._where)

    def place(self, x: int, y: int, width: int, most_height: int = 0) -> None:
        """Show the panel; where there is less room, what is needed least makes way, never what is in the way."""
        self._where = (x, y, width, most_height)
        while most_height and self.height_for(width) > most_height and self._give_way():
            pass
        super().place(x, y, width, most_height)

    def _give_way(self) -> bool:
        """Hide what is needed least of what is there, and tell whether there was any such thing."""
        shown = [promise for promise in self._promises if not promise.isHidden()]
        spare = next((one for one in (self._notes, *reversed(shown[1:]), self._note_box) if not one.isHidden()), None)
        if spare is None:
            return False
        spare.hide()
        self._say_rest()
        return True

    def _say_rest(self) -> None:
        rest = self._count - sum(not promise.isHidden() for promise in self._promises)
        self._more.setVisible(rest > 0)
        self._more.setText(tr_count(rest, "and {n} more promise", "and {n} more promises"))

    def _build_keys(self) -> QWidget:
        keys = row(
            key_cap("Enter"), label(tr("Log it"), "caption"),
            key_cap("Tab"), label(tr("Edit the fields"), "caption"),
            None,
            key_cap("Esc"), label(tr("Keep as draft"), "caption"),
        )  # fmt: skip
        return _boxed(keys)


class Facts(QWidget):
    """The head of the line: how, whose, with whom, when, how long."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = Fact("phone", tr("Kind"), "", "info")
        self._client = Fact("users", tr("Client"), "", "accent")
        self._person = Fact("user", tr("With"), "")
        self._when = Fact("clock", tr("When"), "")
        self._spent = Fact("hourglass", tr("Time spent"), "")
        shown = (self._kind, self._client, self._person, self._when, self._spent)
        layout = row(*shown, spacing=16)
        for place in range(len(shown)):
            layout.setStretch(place, 3 if place == 1 else 2)
        self.setLayout(layout)

    def show_draft(self, draft: LineDraft, now: datetime, profile: Profile, names: Directory) -> None:
        """Show what was understood."""
        look = way(draft.kind)
        self._kind.show_value(look.words, icon_name=look.icon, role=look.role)
        client = next((known.name for known in names.clients if known.id == draft.client_id), draft.client_words)
        self._client.show_value(client or tr("whose?"))
        people = [known.name for known in names.people if known.id in draft.person_ids]
        self._person.show_value(", ".join(people) or "–")
        day = reasons.day_words(local_day(draft.happened_at, profile.zone), local_day(now, profile.zone))
        self._when.show_value(f"{say.capital(day)} {say.clock(draft.happened_at, profile.zone)}")
        self._spent.show_value(say.minutes_words(draft.minutes) or "–")


class TroubleLine(QFrame):
    """What is in the way of saving, and what could stand there instead, by Alt and a number.

    Signals: `offered` carries the words of an offer and where they belong.
    """

    offered = Signal(str, int, int)

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle-alert", "warn", 16)
        self._words = label("", "strong", wrap=True, tone="warn", name="previewTrouble")
        self._offers: list[QPushButton] = []
        box = QHBoxLayout()
        box.setContentsMargins(26, 0, 0, 0)
        for number in range(MOST_OFFERS):
            offer = button("", "", name=f"previewOffer{number + 1}")
            offer.clicked.connect(self._take)
            self._offers.append(offer)
            box.addWidget(offer)
        box.addStretch(1)
        head = row(self._icon, self._words, spacing=10)
        head.setStretch(1, 1)
        self.setLayout(column(head, box, spacing=6))
        self._trouble: LineTrouble | None = None

    def show_trouble(self, trouble: LineTrouble | None) -> None:
        """Say a trouble, or nothing."""
        self._trouble = trouble
        self.setVisible(trouble is not None)
        self._icon.set_icon("circle-alert", "warn")
        set_tone(self._words, "warn")
        if trouble is not None:
            self._words.setText(say.capital(trouble.reason))
            self._show_offers(trouble.offers)

    def show_idea(self, idea: LineTrouble) -> None:
        """Say what may be meant too; nothing is wrong."""
        self.show_trouble(idea)
        self._icon.set_icon("sparkles", "info")
        set_tone(self._words, "info")

    @property
    def offered_count(self) -> int:
        """How many offers there are now, each with a key."""
        return 0 if self._trouble is None else min(MOST_OFFERS, len(self._trouble.offers))

    def ask(self, words: str) -> None:
        """Ask something instead."""
        self._words.setText(words)
        self.show()

    def _show_offers(self, offers: tuple[str, ...]) -> None:
        for number, offer in enumerate(self._offers):
            words = offers[number] if number < len(offers) else ""
            offer.setText(words)
            offer.setAccessibleName(tr("Take {offer}").format(offer=words))
            offer.setToolTip(tr("Alt+{n}").format(n=number + 1))
            offer.setShortcut(f"Alt+{number + 1}" if words else "")
            offer.setVisible(bool(words))

    @Slot()
    def _take(self) -> None:
        taken = self.sender()
        if self._trouble is not None and isinstance(taken, QPushButton):
            self.offered.emit(taken.text(), self._trouble.start, self._trouble.stop)


class Completing(QWidget):
    """What the word being typed could become, side by side; Tab takes the marked one.

    Signals: `completed` carries the one that was clicked.
    """

    completed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Completion, ...] = ()
        self._buttons: list[QPushButton] = []
        key: QLabel = key_cap("Tab")
        box = row(key, spacing=6)
        for number in range(5):
            found = button("", "ghost", name=f"completion{number + 1}")
            found.clicked.connect(self._take)
            self._buttons.append(found)
            box.addWidget(found)
        box.addStretch(1)
        self.setLayout(box)

    def show_completions(self, found: tuple[Completion, ...], chosen: int) -> None:
        """Show what there is; none hides the row."""
        self._found = found
        self.setVisible(bool(found))
        for number, shown in enumerate(self._buttons):
            shown.setVisible(number < len(found))
            if number < len(found):
                shown.setText(found[number].shown)
                shown.setProperty("kind", "" if number == max(0, chosen) else "ghost")
                shown.style().unpolish(shown)
                shown.style().polish(shown)

    @Slot()
    def _take(self) -> None:
        taken = self.sender()
        if isinstance(taken, QPushButton):
            self.completed.emit(self._found[self._buttons.index(taken)])


def _boxed(layout: QLayout) -> QWidget:
    box = QWidget()
    box.setLayout(layout)
    return box
