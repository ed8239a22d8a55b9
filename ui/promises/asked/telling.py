"""The part of a form that asks how and when the client was told, and in which words it is logged."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from models.capture.kinds import way_of
from models.conversations import Contact, told_by
from models.words import shortened
from ui.attempt import Outcome
from ui.fields.past import PastField
from ui.fields.refusals import refused
from ui.parts.avatar import way
from ui.parts.inputs import check_box, text_edit
from ui.parts.labels import label
from ui.promises.asking import Asking, how_box
from ui.tr import tr


class TellingPart(QObject):
    """How, when, in which words, agreed or not; a known way of contact makes an interaction.

    `box` says whether they were told; it is None in a form that is about nothing else.
    """

    def __init__(self, asking: Asking, prefix: str, *, optional: bool, agrees: bool = True) -> None:
        super().__init__(asking)
        self._asking = asking
        self._auto = ""
        self.box: QCheckBox | None = check_box(prefix, tr("The client was &told")) if optional else None
        self._how = how_box(f"{prefix}How")
        self._at = PastField(asking.desk, f"{prefix}At", tr("When they were told"))
        self._words = text_edit(f"{prefix}Words", tr("Words for the client"), lines=3)
        self._note = label("", "caption", wrap=True, name=f"{prefix}Note")
        self._agreed = check_box(f"{prefix}Agreed", tr("They &agreed")) if agrees else None
        self._how.setCurrentIndex(1)
        self._parts: list[QWidget] = []

    def put(self) -> None:
        """Add the fields to the form, in the order in which they are asked."""
        if self.box is not None:
            self._asking.put_box(self.box)
            self.box.toggled.connect(self._show)
        for words, field, names in (
            (tr("H&ow"), self._how, ("way it was told", "reached")),
            (tr("Whe&n"), self._at, ("at",)),
        ):
            self._parts += [self._asking.put(words, field, *names), field]
        said = self._asking.put_for_client(tr("Words for the &client"), self._words, "words")
        self._parts += [said, self._words]
        self._asking.put_below(self._note)
        self._parts.append(self._note)
        if self._agreed is not None:
            self._asking.put_box(self._agreed)
            self._parts.append(self._agreed)
        self._how.editTextChanged.connect(self._say_what_is_logged)
        self._say_what_is_logged()
        self._show()

    def suggest(self, words: str) -> None:
        """Put words there, unless others were typed."""
        if self._words.toPlainText().strip() in ("", self._auto):
            self._words.setPlainText(words)
        self._auto = words

    @property
    def told(self) -> bool:
        """Whether the client was told."""
        return self.box is None or self.box.isChecked()

    @property
    def agreed(self) -> bool:
        """Whether the client agreed."""
        return self.told and self._agreed is not None and self._agreed.isChecked()

    @property
    def how(self) -> str:
        """How they were told, in the words typed; nothing while they were not."""
        return self._how.currentText().strip() if self.told else ""

    @property
    def at(self) -> datetime | None:
        """When they were told; None is now."""
        return self._at.instant() if self.told else None

    @property
    def words(self) -> str:
        """What they were told."""
        return self._words.toPlainText().strip() if self.told else ""

    def contact(self) -> Contact | None:
        """Return the contact to be logged, None where they were not told, or not by a way of contact."""
        return told_by(self.how, self.words, self.at) if self.told else None

    def trouble(self) -> "Outcome[Any] | None":
        """Return why it cannot be saved as it stands; None when it can."""
        return refused(self._at.trouble(), "at") if self.told and self._at.trouble() else None

    @Slot()
    def _say_what_is_logged(self) -> None:
        found = way_of(self._how.currentText())
        if found is None:
            self._note.setText(tr("Only noted with the promise: that is no way of contact."))
            return
        who = shortened(self._asking.shown.person_name or self._asking.shown.client_name, 40)
        words = tr("Logged as an interaction with {who}: {way}.")
        self._note.setText(words.format(who=who, way=way(found.value).words))

    @Slot()
    def _show(self) -> None:
        for part in self._parts:
            part.setVisible(self.told)
