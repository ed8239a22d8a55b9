"""Who the business is: what stands on its reports, and how it writes dates and money."""

from functools import partial
from typing import Any, NoReturn

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from models import business
from models.business import Paper
from models.errors import JournalError
from ui.desk import Desk
from ui.fields.zone import zone_box, zone_words
from ui.parts.inputs import combo, line_edit, text_edit
from ui.settings.logo_field import LogoField
from ui.settings.section import Section
from ui.tr import tr

_LINES = (
    ("name", "&Name of the business", "Marsh Lane IT"),
    ("strapline", "What &it does, in a line", "IT support for small practices and shops"),
    ("signature_name", "&Your name, as you sign", "Ruth Ashdown"),
    ("phone", "&Telephone", ""),
    ("email", "E-&mail", ""),
    ("website", "We&b site", ""),
    ("hours", "H&ours, as clients read them", "Monday to Friday, 9:00 to 17:30"),
    ("answer_time", "How soon you &answer", "Within one working hour"),
    ("tax_label", "What your ta&x number is called", "VAT"),
    ("tax_number", "The n&umber", ""),
    ("currency", "&Currency", "GBP"),
)


class BusinessSection(Section):
    """The fields of the business; each saves when it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, tr("You and your business"), tr("This is what stands at the head and the foot of your reports.")
        )
        self._lines: dict[str, QLineEdit] = {}
        for name, words, hint in _LINES:
            field = line_edit(f"business-{name}", tr(words).replace("&", ""), hint=tr(hint))
            field.setProperty("field", name)
            field.editingFinished.connect(self._save)
            self._lines[name] = field
            self.put(tr(words), field, name)
            if name == "strapline":
                self._put_logo()
            if name == "website":
                self._put_address()
        self._put_choices()
        self.put_trouble()
        self.fill()

    def fill(self) -> None:
        """Show the business as it stands, except in the fields where something is typed that is not saved."""
        now = business.get(self.desk.journal)
        for name, field in self._lines.items():
            if not field.isModified():
                field.setText(getattr(now, name))
        self._logo.show_logo(now.logo_sha256)
        if not self._address.document().isModified():
            self._address.setPlainText(now.address)
            self._address.document().setModified(False)
        for box, value in ((self._zone, now.zone), (self._paper, now.paper.value), (self._locale, now.locale)):
            if box.property("field") in self._troubles:  # What was typed and refused stays.
                continue
            with QSignalBlocker(box):
                _choose(box, value, zone_words(value) if box is self._zone else value)

    def _put_logo(self) -> None:
        self._logo = LogoField(self.desk.journal)
        self._logo.chosen.connect(self._take_logo)
        self._logo.refused.connect(self._refuse_logo)
        self.put(tr("Picture at the head of &reports"), self._logo, "logo_sha256")

    def _put_address(self) -> None:
        self._address: QPlainTextEdit = text_edit("business-address", tr("Address"), lines=3)
        self._address.setFixedHeight(self._address.minimumHeight())
        self._address.installEventFilter(self)
        self.put(tr("A&ddress"), self._address, "address")

    def _put_choices(self) -> None:
        self._zone = zone_box("business-zone", tr("Time zone"))
        papers = [(paper.value, paper.value) for paper in Paper]
        self._paper = combo("business-paper", tr("Paper"), papers)
        locales = [
            ("en_GB", tr("24/11/2026: day first")),
            ("en_US", tr("11/24/2026: month first")),
        ]
        self._locale = combo("business-locale", tr("How dates are typed"), locales)
        for words, name, box in (
            (tr("Time &zone"), "zone", self._zone),
            (tr("Ho&w dates are typed"), "locale", self._locale),
            (tr("&Paper of reports"), "paper", self._paper),
        ):
            box.setProperty("field", name)
            box.activated.connect(self._save_choice)
            self.put(words, box, name)
        line = self._zone.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._save_typed_zone)

    @Slot(object)
    def _take_logo(self, sha256: str | None) -> None:
        self._change("logo_sha256", sha256)
        self.fill()

    @Slot(object)
    def _refuse_logo(self, trouble: JournalError) -> None:
        self.try_to(partial(_raise, trouble), "logo_sha256")

    @Slot()
    def _save(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit) and field.isModified() and self._change(field.property("field"), field.text()):
            field.setModified(False)
            self.fill()

    @Slot()
    def _save_typed_zone(self) -> None:
        typed = self._zone.currentText().strip()
        place = self._zone.findText(typed)
        self._change("zone", typed.replace(" ", "_") if place < 0 else self._zone.itemData(place))

    @Slot()
    def _save_choice(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            name, value = box.property("field"), box.currentData()
            self._change(name, Paper(value) if name == "paper" else value)

    def _change(self, name: str, value: Any) -> bool:  # noqa: ANN401 -- what it is depends on the field
        return self.try_to(partial(self._put_down, name, value), name)

    def _put_down(self, name: str, value: Any) -> None:  # noqa: ANN401 -- what it is depends on the field
        now = business.get(self.desk.journal)
        if getattr(now, name) != value:
            business.change(self.desk.journal, replace(now, **{name: value}))

    def eventFilter(self, watched: Any, event: Any) -> bool:  # noqa: ANN401 -- Qt's own signature
        left = watched is self._address and event.type() == event.Type.FocusOut
        if left and self._address.document().isModified() and self._change("address", self._address.toPlainText()):
            self._address.document().setModified(False)
        return False


def _raise(trouble: JournalError) -> NoReturn:
    raise trouble


def _choose(box: QComboBox, value: str, words: str) -> None:
    place = box.findData(value)
    if place < 0:
        box.addItem(words, value)
        place = box.count() - 1
    box.setCurrentIndex(place)
