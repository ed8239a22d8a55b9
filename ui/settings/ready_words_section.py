"""The owner's ready words, by language: subject and body of each text, kept when a field is left."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Slot

from models import ready_words
from models.ready_words import BLANKS, NAMES, ReadyWords
from ui.desk import Desk
from ui.fields.kindness import Kindness
from ui.parts.buttons import button
from ui.parts.inputs import combo, line_edit, text_edit
from ui.parts.labels import label
from ui.parts.layouts import panel, row
from ui.ready_words import shipped
from ui.ready_words.names import TITLES
from ui.settings.section import Section
from ui.tr import tr


class ReadyWordsSection(Section):
    """One text at a time; the other five are a choice away."""

    def __init__(self, desk: Desk) -> None:
        words = tr("What you read out or send about a promise. Blanks such as {promise} are filled from the record.")
        super().__init__(desk, tr("Ready words"), words)
        self._language = combo("wordsLanguage", tr("Language"), list(shipped.LANGUAGES.items()))
        self._name = combo("wordsName", tr("Which words"), [(name, tr(TITLES[name])) for name in NAMES])
        self._subject = line_edit("wordsSubject", tr("Subject"))
        self._body = text_edit("wordsBody", tr("Words"), lines=14)
        self._body.setFixedHeight(self._body.minimumHeight())
        self._kindness = Kindness(desk, self._subject, self._body)
        self._restore = button(tr("&Restore"), "", "rotate-ccw", name="wordsRestore")
        self._whose = label("", "caption", name="wordsWhose")
        self._language.setCurrentIndex(self._language.findData(shipped.home_language(desk.journal)))
        self.put(tr("Lang&uage"), self._language, "language")
        self.put(tr("Wh&ich words"), self._name, "name")
        self.put(tr("Sub&ject"), self._subject, "subject")
        self.put(tr("&Words"), self._body, "body")
        self.put_widget(self._kindness)
        every = tr("Blanks: {blanks}.").format(blanks=", ".join(f"{{{blank}}}" for blank in BLANKS))
        self.put_widget(label(every, "caption", wrap=True, name="wordsBlanks"))
        rule = tr("Square brackets go round what is left out where its blank cannot be filled: Hello[ {person}],")
        self.put_widget(label(rule, "caption", wrap=True))
        self.put_widget(panel(row(self._whose, None, self._restore, margins=(0, 8, 0, 0))))
        self.put_trouble()
        self._connect()
        self._show()

    def fill(self) -> None:
        """Show the text as it stands, unless it is being typed into."""
        if not (self._being_typed() and (self._subject.hasFocus() or self._body.hasFocus())):
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._save()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        for field in (self._subject, self._body):
            field.installEventFilter(self)
        for box in (self._language, self._name):
            box.currentIndexChanged.connect(self._choose)
        self._restore.clicked.connect(self._go_back)

    def _text(self) -> ReadyWords:
        return ready_words.one(self.desk.journal, shipped.stock_in(self._in_language), self._which)

    def _being_typed(self) -> bool:
        return self._typed() != self._shown

    def _typed(self) -> tuple[str, str]:
        return self._subject.text().strip(), self._body.toPlainText().strip()

    @Slot()
    def _choose(self) -> None:
        self._save()
        if not self._being_typed():
            self._show()
            return
        # What was refused stays, and so does where it belongs.
        for box, value in ((self._language, self._in_language), (self._name, self._which)):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(value))

    @Slot()
    def _show(self) -> None:
        self._in_language, self._which = self._language.currentData(), self._name.currentData()
        text = self._text()
        with QSignalBlocker(self._subject), QSignalBlocker(self._body):
            self._subject.setText(text.subject)
            self._subject.setCursorPosition(0)
            self._body.setPlainText(text.body)
        self._shown = self._typed()
        self._kindness.set_language(self._in_language)
        self._whose.setText(tr("These are your own words.") if text.own else tr("These come with the program."))
        self._restore.setEnabled(text.own)
        self.try_to(self._text)

    @Slot()
    def _save(self) -> None:
        if not self._being_typed():
            return
        subject, body = typed = self._typed()
        change = partial(ready_words.change, self.desk.journal, self._which, self._in_language, f"{subject}\n\n{body}")
        if not subject:
            change = partial(ready_words.change, self.desk.journal, self._which, self._in_language, "")
        # Noted first: saving tells the page, which fills the section anew.
        before, self._shown = self._shown, typed
        if not self.try_to(change):
            self._shown = before

    @Slot()
    def _go_back(self) -> None:
        self.try_to(partial(ready_words.restore, self.desk.journal, self._which, self._in_language))
        self._show()
