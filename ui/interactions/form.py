"""The form that logs an interaction with its promises, and the one that corrects it."""

from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from models import business, sites
from models.capture.draft import LineDraft
from models.interactions import operations, questions
from models.interactions.records import (
    Charge,
    Direction,
    Interaction,
    InteractionDraft,
    InteractionId,
    Solved,
    Way,
)
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.amount import AmountField
from ui.fields.minutes import MinutesField
from ui.fields.moment import MomentField
from ui.fields.refusals import refused
from ui.form import Form
from ui.interactions.chosen_files import ChosenFiles
from ui.interactions.keeps import Fields, KeepsList
from ui.interactions.promise_lines import PromiseLines
from ui.interactions.who import Who
from ui.interactions.words import CHARGES, DIRECTIONS, SOLVED
from ui.navigator import LogWish
from ui.parts.avatar import way
from ui.parts.buttons import button
from ui.parts.inputs import check_box, combo, text_edit
from ui.parts.labels import buddy_label, label
from ui.parts.layouts import row
from ui.parts.segmented import Segment, Segmented
from ui.theme import theme
from ui.tr import tr

_WAYS = (Way.CALL, Way.EMAIL, Way.VISIT, Way.MESSAGE, Way.REMOTE, Way.MEETING, Way.OTHER)
_SHORT = {Way.REMOTE: "Remote"}
_ICONS_UP_TO = 110
"""The text size, in percent, up to which the seven ways have room for their icons."""
_MORE = "form/more"
_DRAFT = "interaction"


class InteractionForm(Form):
    """All of an interaction; a new one with its promises, what it keeps, and its files."""

    def __init__(self, desk: Desk, wish: LogWish, interaction_id: int, parent: QWidget) -> None:
        title = tr("Interaction") if interaction_id else tr("Log a contact")
        primary = tr("Sa&ve") if interaction_id else tr("Log &it")
        super().__init__(desk, parent, "interactionForm", title, primary)
        self._before: Interaction | None = None
        if interaction_id:
            self._before = questions.get(desk.journal, InteractionId(interaction_id))
        self._logged: Interaction | None = None
        self._build()
        if self._before is not None:
            self._show(self._before)
            self.begin(f"changed-{_DRAFT}-{interaction_id}")
        else:
            empty = self.packed()
            self._grant(wish)
            # What came from the one-line box was typed: closed now, it has to be there again.
            clean = self.packed() if wish.line is None else empty
            self.begin(_draft_name(wish), restore=wish == LogWish(), clean=clean)
        self._begin_where_it_lacks()

    def save(self) -> "Outcome[Any]":
        """Log the interaction with its files, or change it."""
        trouble = self._trouble()
        if trouble is not None:
            return trouble
        if self._before is not None:
            return attempt(partial(operations.change, self.desk.journal, self._before.id, self._draft()))
        draft = replace(self._draft(), promises=self._promises.drafts(), keeps=self._keeps.promise_ids())
        outcome = attempt(partial(operations.log, self.desk.journal, draft))
        if outcome.result is not None:
            self._files.attach_to(self.desk, outcome.result)
        return outcome

    def strike(self, why: str) -> "Outcome[Any]":
        if self._before is None:
            raise ValueError("only what was logged can be struck out")
        return attempt(partial(operations.strike_out, self.desk.journal, self._before.id, why))

    def _build(self) -> None:
        is_new = self._before is None
        ways = [(one.value, _way_words(one), way(one.value).icon) for one in _WAYS]
        self._kind = _segmented("kind", tr("Kind"), ways)
        self._who = Who(self.desk, may_add=is_new)
        self._when = MomentField(self.desk, "when", tr("When"))
        self._minutes = MinutesField("minutes", tr("Time spent"))
        self._minutes.setMaximumWidth(theme.px(110))
        began = [(one.value, tr(words), "") for one, words in DIRECTIONS.items()]
        self._direction = _segmented("direction", tr("Who got in touch"), began)
        self._missed = check_box("missed", tr("&Missed: nobody was reached"))
        self._words = text_edit("words", tr("Note"), lines=4)
        self._private = text_edit("privateWords", tr("Private words"), lines=2)
        self._private.setPlaceholderText(tr("Only for you: never on a report"))
        self._promises, self._keeps, self._files = PromiseLines(self.desk), KeepsList(self.desk), ChosenFiles()
        self._keeps.follow(Fields(self._kind, self._direction, self._missed, self._when, self._who.people, self._words))
        self._promises.follow(self._when)
        self._put_head()
        if is_new:
            self._put_promises()
        self._put_more()
        self._who.client_changed.connect(self._meet)
        for lines in (self._promises, self._keeps):
            lines.lines_changed.connect(self.retab)
        self._meet(self._who.client.client_id())
        if not is_new:
            self.allow_striking(reason=True, hint=tr("Logged twice"))

    def _put_head(self) -> None:
        self.put(tr("&Kind"), self._kind, "kind")
        self.put(tr("&Client"), self._who)
        self.fields.add(self._who.client, "client", "name")
        self.fields.add(self._who.adds)
        self.put(tr("&With"), self._who.people, "people")
        spent = buddy_label(tr("Time &spent"), self._minutes)
        times = row(self._when, None, spent, self._minutes, spacing=12)
        self.put(tr("W&hen"), times, "at", "happened_at", buddy=self._when)
        self.fields.add(self._minutes, "minutes")
        began = row(self._direction, self._missed, None, spacing=16)
        self.put(tr("&Got in touch"), began, "direction", buddy=self._direction)
        self.fields.add(self._missed)
        self.put_for_client(tr("&Note"), self.low(self._words), "words")
        self.put(tr("&Private"), self.low(self._private), "private words")

    def _put_promises(self) -> None:
        self.put(tr("Pr&omised"), self._promises, "promises", "promise", "window", "person")
        self._keeps_label = self.put(tr("K&eeps"), self._keeps, "keeps")
        self.put(tr("&Files"), self._files, "files")

    def _put_more(self) -> None:
        solved = [(one.value, tr(words), "") for one, words in SOLVED.items()]
        self._solved = _segmented("solved", tr("Solved"), solved)
        self._charge = combo("charge", tr("Charge"), [(one.value, tr(words)) for one, words in CHARGES.items()])
        currency = business.get(self.desk.journal).currency
        self._amount = AmountField("amount", tr("Amount"), currency)
        self._amount.setMaximumWidth(theme.px(110))
        self._currency = label(currency, "muted")
        self._more = button(tr("Solved, charge, job…"), "link", "chevron-down", name="more")
        self._more.setCheckable(True)
        self.put_wide(self._more)
        money = row(self._charge, self._amount, self._currency, None, spacing=8)
        self._folded: list[QWidget] = [
            self.put(tr("So&lved"), row(self._solved, None), "solved", buddy=self._solved),
            self.put(tr("Ch&arge"), money, "charge", buddy=self._charge),
            self.put(tr("&Job"), self._who.job, "job"),
            self.put(tr("&Rework of"), self._who.rework, "rework_of"),
            self._solved,
            self._charge,
            self._who.job,
            self._who.rework,
        ]
        self.fields.add(self._amount, "amount")
        self._charge.currentIndexChanged.connect(self._show_amount)
        self._more.toggled.connect(self._unfold)
        self._more.setChecked(self.desk.preferences.flag(_MORE))
        self._unfold(self._more.isChecked())
        self._more.clicked.connect(self._remember_fold)

    def _show(self, before: Interaction) -> None:
        self._kind.choose(before.kind.value)
        self._who.show_interaction(before)
        self._when.set_instant(before.happened_at)
        self._minutes.set_minutes(before.minutes)
        self._direction.choose(before.direction.value)
        self._missed.setChecked(not before.reached)
        self._words.setPlainText(before.words)
        self._private.setPlainText(before.private_words)
        self._solved.choose(before.solved.value)
        self._charge.setCurrentIndex(self._charge.findData(before.charge.value))
        self._amount.set_minor(before.amount_minor)
        self._more.setChecked(self._more.isChecked() or _says_more(before))

    def _grant(self, wish: LogWish) -> None:
        if wish.line is not None:
            self._take_line(wish.line)
        if wish.kind is not None:
            self._kind.choose(Way(wish.kind).value)
        if wish.client_id is not None:
            self._who.client.set_client(wish.client_id)
        if wish.person_id is not None:
            self._who.people.check((wish.person_id,))
        self._keeps.tick((*wish.also_keeps, *([] if wish.keeps is None else [wish.keeps])))

    def _take_line(self, line: LineDraft) -> None:
        self._kind.choose(Way(line.kind).value)
        if line.client_id is not None:
            self._who.client.set_client(line.client_id)
        else:
            self._who.client.setText(line.client_words)
        self._who.people.check(line.person_ids)
        if line.happened_at < self.desk.journal.now():
            self._when.type_instant(line.happened_at)
        self._minutes.set_minutes(line.minutes)
        self._words.setPlainText(line.words)
        if line.solved:
            self._solved.choose(Solved.YES.value)
            self._more.setChecked(True)
        for promise in line.promises:
            self._promises.add_line().show_promise(promise)

    def _begin_where_it_lacks(self) -> None:
        client_known = self._who.client.client_id() is not None
        self._words.moveCursor(QTextCursor.MoveOperation.End)
        (self._words if client_known else self._who.client).setFocus()

    def _trouble(self) -> "Outcome[Any] | None":
        whose = self._who.trouble()
        if whose is not None:
            return whose
        for words, name in (
            (self._when.trouble(), "at"),
            (self._minutes.trouble(), "minutes"),
            (self._amount.trouble() if self._is_charged() else "", "amount"),
        ):
            if words:
                return refused(words, name)
        promised = self._promises.trouble() if self._before is None else ""
        return refused(promised, "") if promised else None

    def _draft(self) -> InteractionDraft:
        new_client = self._who.new_client()
        return InteractionDraft(
            client_id=None if new_client is not None else self._who.client.client_id(),
            kind=Way(self._kind.value()),
            happened_at=self._when.instant(),
            direction=Direction(self._direction.value()),
            reached=not self._missed.isChecked(),
            minutes=self._minutes.minutes(),
            words=self._words.toPlainText(),
            private_words=self._private.toPlainText(),
            person_ids=() if new_client is not None else self._who.people.person_ids(),
            job_id=self._who.job.currentData(),
            solved=Solved(self._solved.value()),
            charge=Charge(self._charge.currentData()),
            amount_minor=self._amount.minor() if self._is_charged() else None,
            rework_of=self._who.rework.currentData(),
            new_client=new_client,
        )

    def _is_charged(self) -> bool:
        return bool(self._charge.currentData() == Charge.CHARGED.value)

    @Slot(object)
    def _meet(self, client_id: int | None) -> None:
        self._promises.offer_people(self._who.people.names())
        self._promises.set_zone(self.desk.zone if client_id is None else sites.zone_of(self.desk.journal, client_id))
        if self._before is None:
            self._keeps.show_client(client_id)
            for part in (self._keeps, self._keeps_label):
                part.setVisible(not self._keeps.empty)
        self.retab()

    @Slot()
    def _show_amount(self) -> None:
        for part in (self._amount, self._currency):
            part.setVisible(self._is_charged() and self._more.isChecked())

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        for part in self._folded:
            part.setVisible(unfolded)
        self._show_amount()

    @Slot()
    def _remember_fold(self) -> None:
        self.desk.preferences.set_flag(_MORE, on=self._more.isChecked())


def _draft_name(wish: LogWish) -> str:
    """Return where a draft is kept: one for each client asked for, so that none takes another's place."""
    client_id = wish.client_id if wish.line is None else wish.line.client_id
    return _DRAFT if client_id is None else f"{_DRAFT}-client-{client_id}"


def _segmented(name: str, words: str, choices: list[tuple[str, str, str]]) -> Segmented:
    icons = theme.text_percent <= _ICONS_UP_TO
    segments = [Segment(value, shown, icon_name if icons else "") for value, shown, icon_name in choices]
    return Segmented(words, segments, name=name)


def _way_words(one: Way) -> str:
    return tr(_SHORT[one]) if one in _SHORT else way(one.value).words


def _says_more(before: Interaction) -> bool:
    said = before.job_id is not None or before.rework_of is not None
    return said or before.solved is not Solved.NOT_APPLICABLE or before.charge is not Charge.NONE
