"""The owner's list of phrases of blame or excuse, by language, each with a kinder wording."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Slot

from models import kind_words, own_words
from ui.desk import Desk
from ui.parts.buttons import button
from ui.parts.inputs import combo, text_edit
from ui.parts.labels import label
from ui.parts.layouts import panel, row
from ui.ready_words import shipped
from ui.settings.section import Section
from ui.tr import tr


class KindWordsSection(Section):
    """One list to the language, a phrase to the line; kept when the field is left."""

    def __init__(self, desk: Desk) -> None:
        words = tr("Where words for a client blame or excuse, a line below the field hints at a kinder wording.")
        super().__init__(desk, tr("Kind words"), words)
        self._language = combo("kindLanguage", tr("Language"), list(shipped.LANGUAGES.items()))
        self._language.setCurrentIndex(self._language.findData(shipped.home_language(desk.journal)))
        self._list = text_edit("kindList", tr("Phrases and kinder wordings"), lines=18)
        self._list.setFixedHeight(self._list.minimumHeight())
        self._restore = button(tr("&Restore"), "", "rotate-ccw", name="kindRestore")
        self._whose = label("", "caption", name="kindWhose")
        self.put(tr("Lang&uage"), self._language, "language")
        self.put(tr("&Phrases"), self._list, "kind words")
        rule = tr("One phrase to the line: the phrase, =, a kinder wording. An empty list gives no hints.")
        self.put_widget(label(rule, "caption", wrap=True))
        self.put_widget(panel(row(self._whose, None, self._restore, margins=(0, 8, 0, 0))))
        self.put_trouble()
        self._list.installEventFilter(self)
        self._language.currentIndexChanged.connect(self._choose)
        self._restore.clicked.connect(self._go_back)
        self._show()

    def fill(self) -> None:
        """Show the list as it stands, unless it is being typed into."""
        if not (self._list.hasFocus() and self._typed() != self._shown):
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._save()
        return super().eventFilter(watched, event)

    def _typed(self) -> str:
        return self._list.toPlainText().strip()

    @Slot()
    def _choose(self) -> None:
        self._save()
        if self._typed() == self._shown:
            self._show()
            return
        # What was refused stays, and so does where it belongs.
        with QSignalBlocker(self._language):
            self._language.setCurrentIndex(self._language.findData(self._in_language))

    @Slot()
    def _show(self) -> None:
        self._in_language = self._language.currentData()
        own = kind_words.NAME in own_words.of_language(self.desk.journal, self._in_language)
        default = shipped.kind_text(self._in_language)
        with QSignalBlocker(self._list):
            self._list.setPlainText(kind_words.text_of(self.desk.journal, self._in_language, default))
        self._shown = self._typed()
        self._whose.setText(tr("This is your own list.") if own else tr("This list comes with the program."))
        self._restore.setEnabled(own)
        self.try_to(self._typed)

    @Slot()
    def _save(self) -> None:
        typed = self._typed()
        if typed == self._shown:
            return
        before, self._shown = self._shown, typed
        if not self.try_to(partial(kind_words.change, self.desk.journal, self._in_language, typed)):
            self._shown = before

    @Slot()
    def _go_back(self) -> None:
        self.try_to(partial(kind_words.restore, self.desk.journal, self._in_language))
        self._show()
