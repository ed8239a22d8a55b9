"""Ready words for a promise: chosen, changed, then copied, opened in the mail program, or logged as sent."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget

from models import ready_about, ready_words, ready_words_sent
from models.instants import to_text
from models.interactions.records import Way
from models.promises import questions
from models.promises.records import PromiseId
from models.ready_words import NAMES
from models.words import shortened
from ui.attempt import attempt
from ui.desk import Desk
from ui.drafts import Draft, Drafts
from ui.fields.kindness import Kindness
from ui.fields.refusals import Fields
from ui.parts.buttons import button
from ui.parts.fitting import fit
from ui.parts.inputs import combo, line_edit
from ui.parts.labels import ElidedLabel, IconLabel, buddy_label, label
from ui.parts.layouts import column, named, panel, row
from ui.ready_words import shipped
from ui.ready_words.editor import GapEdit
from ui.ready_words.mailing import letter
from ui.ready_words.names import Names
from ui.theme import theme
from ui.tr import tr

_SIZE = QSize(820, 600)
_HOW = (
    (Way.EMAIL.value, "by e-mail"),
    (Way.MESSAGE.value, "by message"),
    (Way.CALL.value, "read out on the phone"),
    (Way.VISIT.value, "said on a visit"),
)


class ReadyWordsDialog(QDialog):
    """The six texts, filled from the record of a promise; what was changed is kept until it was sent.

    Without a name the words are shown that the promise asks for as it stands.
    """

    def __init__(self, desk: Desk, promise_id: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "readyWords", tr("Ready words"))
        self.setWindowTitle(tr("Ready words"))
        self.setModal(False)
        self.desk, self._promise_id = desk, PromiseId(promise_id)
        self._drafts = Drafts(desk)
        self._typed: dict[str, list[str]] = {}
        draft = self._drafts.find(self._draft_name)
        if draft is not None:
            self._typed = {key: list(value) for key, value in draft.typed.items()}
        fitting = ready_words_sent.fitting(questions.row_of(desk.journal, self._promise_id))
        self._name = name if name in NAMES else fitting
        self._names = Names(self._name)
        self._build()
        self._connect()
        self._fill()
        self._fit()
        self._body.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, name: str) -> None:
        """Go over to the text of a name; without one it stays with the text it shows."""
        if name in NAMES:
            self._names.choose(name)

    def reject(self) -> None:
        self.keep_draft()
        super().reject()

    @Slot()
    def keep_draft(self) -> None:
        """Keep what was changed for the next time."""
        self._note_typed()
        if self.result() != QDialog.DialogCode.Accepted and self._typed:
            self._drafts.keep(self._draft_name, Draft(dict(self._typed), to_text(self.desk.journal.now())))
        else:
            self._drafts.forget(self._draft_name)

    # Building

    def _build(self) -> None:
        self._title = label(tr("Ready words"), "title")
        self._about = ElidedLabel("", "muted", name="readyAbout")
        self._language = combo("readyLanguage", tr("Language"), list(shipped.LANGUAGES.items()))
        self._to = ElidedLabel("", "caption", name="readyTo")
        self._subject = line_edit("readySubject", tr("Subject"))
        self._body = GapEdit("readyBody", tr("Words"))
        self._kindness = Kindness(self.desk, self._subject, self._body)
        self._gap_words = label("", "caption", wrap=True, tone="warn", name="readyGaps")
        gaps = row(column(IconLabel("triangle-alert", "warn", 14), None), self._gap_words, spacing=8)
        gaps.setStretch(1, 1)
        self._gaps = panel(gaps)
        self._afresh = button(tr("Start a&fresh"), "link", name="readyAfresh")
        self.fields = Fields()
        self.fields.add(self._subject, "subject")
        self.fields.add(self._body, "words", "body")
        words = column(self._title, self._about, spacing=0)
        head = row(words, buddy_label(tr("&Language"), self._language), self._language, spacing=8)
        head.setStretch(0, 1)
        below = row(self._to, self._afresh, spacing=8)
        below.setStretch(0, 1)
        right = column(
            buddy_label(tr("S&ubject"), self._subject),
            self._subject,
            buddy_label(tr("&Words"), self._body),
            self._body,
            below,
            self._gaps,
            self._kindness,
            spacing=4,
        )
        right.setStretch(3, 1)
        middle = row(self._names, right, spacing=16)
        middle.setStretch(1, 1)
        whole = column(head, middle, spacing=14, margins=(24, 18, 24, 12))
        whole.setStretch(1, 1)
        everything = column(whole, self._foot(), spacing=0)
        everything.setStretch(0, 1)
        self.setLayout(everything)

    def _foot(self) -> QFrame:
        copy = button(tr("&Copy"), "", "copy", name="readyCopy", tip=tr("Ctrl+Shift+C"))
        mail = button(tr("Open as e-&mail"), "", "mail", name="readyMail", tip=tr("In your mail program (Ctrl+M)"))
        self._how = combo("readyHow", tr("How it was sent"), [(value, tr(words)) for value, words in _HOW])
        self._how.setMaximumWidth(self._how.minimumWidth())
        self._how.setMinimumWidth(theme.px(80))  # Large text in a small window shortens this first.
        sent = button(tr("It was &sent: log it"), "primary", "check", name="readySent", tip=tr("Ctrl+Enter"))
        copy.clicked.connect(self._copy)
        mail.clicked.connect(self._mail)
        sent.clicked.connect(self._log)
        for keys, slot in (
            ("Ctrl+Shift+C", self._copy),
            ("Ctrl+M", self._mail),
            ("Ctrl+Return", self._log),
            ("Ctrl+Enter", self._log),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        buttons = row(copy, mail, None, self._how, sent, spacing=10)
        buttons.setStretchFactor(self._how, 1000)
        return panel(column(self.fields.trouble, buttons, spacing=8, margins=(24, 12, 24, 12)), "foot")

    def _connect(self) -> None:
        self._names.chosen.connect(self._choose)
        self._language.activated.connect(self._choose_language)
        self._body.textChanged.connect(self._show_gaps)
        self._afresh.clicked.connect(self._start_afresh)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.keep_draft)

    # Filling

    @property
    def _key(self) -> str:
        return f"{self._name} {self._chosen_language}"

    @property
    def _draft_name(self) -> str:
        return f"ready-words-{self._promise_id}"

    @property
    def _language_name(self) -> str:
        return f"words/language-{self._found.row.promise.client_id}"

    def _fill(self) -> None:
        journal = self.desk.journal
        home = shipped.home_language(journal)
        self._found = ready_about.of_promise(journal, self._promise_id, shipped.stock_in(home).spoken)
        # What was chosen for this client the last time.
        last = self.desk.preferences.text(self._language_name, home)
        self._language.setCurrentIndex(max(0, self._language.findData(last)))
        self._chosen_language = self._language.currentData()
        promise = self._found.row.promise
        whom = f"{self._found.row.person_name}, " if self._found.row.person_name else ""
        about = tr("For “{words}”, {whom}{client}")
        self._about.set_text(
            about.format(words=shortened(promise.words, 120), whom=whom, client=self._found.row.client_name)
        )
        to = tr("Goes to {address}").format(address=self._found.email)
        self._to.set_text(to if self._found.email else tr("No e-mail address is known: the mail program will ask"))
        way = Way.EMAIL if self._found.email else Way.CALL
        self._how.setCurrentIndex(self._how.findData(way.value))
        self._show_text()

    def _filled(self) -> list[str]:
        stock = shipped.stock_in(self._chosen_language)
        text = ready_words.one(self.desk.journal, stock, self._name)
        about = ready_about.of_promise(self.desk.journal, self._promise_id, stock.spoken).about
        return [ready_words.filled_line(text.subject, about), ready_words.filled(text.body, about)]

    def _show_text(self) -> None:
        filled = attempt(self._filled)
        if filled.result is None:  # Another program, or undo, took the promise away meanwhile.
            self.fields.show(filled)
            return
        self._clean = filled.result
        subject, body = self._typed.get(self._key, self._clean)
        with QSignalBlocker(self._subject):
            self._subject.setText(subject)
            self._subject.setCursorPosition(0)
        self._body.setPlainText(body)
        self._kindness.set_language(self._chosen_language)
        self.fields.complain("")
        self._show_gaps()

    def _note_typed(self) -> None:
        now = [self._subject.text(), self._body.toPlainText()]
        if now != self._clean:
            self._typed[self._key] = now
        else:
            self._typed.pop(self._key, None)

    @Slot(str)
    def _choose(self, name: str) -> None:
        self._note_typed()
        self._name = name
        self._show_text()

    @Slot()
    def _choose_language(self) -> None:
        self._note_typed()
        self._chosen_language = self._language.currentData()
        self.desk.preferences.set_text(self._language_name, self._chosen_language)
        self._show_text()

    @Slot()
    def _show_gaps(self) -> None:
        left = self._body.gaps()
        self._gaps.setVisible(bool(left))
        if not left:
            self.fields.complain("")
        words = tr("Still to be filled in: {gaps}. Write it over the mark, or move the promise first.")
        self._gap_words.setText(words.format(gaps=", ".join(left)) if left else "")
        self._afresh.setVisible([self._subject.text(), self._body.toPlainText()] != self._clean)

    @Slot()
    def _start_afresh(self) -> None:
        self._typed.pop(self._key, None)
        self._show_text()
        self._body.setFocus()

    # Sending

    def _ready(self) -> bool:
        """Tell whether nothing is left to fill in; else put the keyboard on the first gap."""
        left = self._body.gaps()
        if not left:
            return self.fields.complain("")
        words = tr("First fill in {gap}: write it over the mark.").format(gap=left[0])
        self.fields.complain(words, "words")
        self._body.select_gap()
        return False

    @Slot()
    def _copy(self) -> None:
        if self._ready():
            QGuiApplication.clipboard().setText(self._body.toPlainText())
            self.desk.go.said.emit(tr("Copied: paste it where it is to be sent."))

    @Slot()
    def _mail(self) -> None:
        if not self._ready():
            return
        self._how.setCurrentIndex(self._how.findData(Way.EMAIL.value))
        link = letter(self._found.email, self._subject.text(), self._body.toPlainText())
        if not QDesktopServices.openUrl(link):
            self.fields.complain(tr("No mail program answered. Copy the words and send them as you do otherwise."))

    @Slot()
    def _log(self) -> None:
        if not self._ready():
            return
        way, body = Way(self._how.currentData()), self._body.toPlainText().strip()
        subject = self._subject.text().strip()
        whole = f"{subject}\n\n{body}" if way is Way.EMAIL and subject and body else body
        log = partial(ready_words_sent.log, self.desk.journal, self._promise_id, self._name, way, whole)
        outcome: Any = attempt(log)
        if self.fields.show(outcome):
            self._typed.pop(self._key, None)
            self._clean = [self._subject.text(), self._body.toPlainText()]
            self.accept()
            self.keep_draft()

    def _fit(self) -> None:
        over = self.parentWidget()
        most = QSize(1000, 700) if over is None else over.window().size() - QSize(24, 40)
        fit(self, _SIZE.boundedTo(most))
