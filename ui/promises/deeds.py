"""What can be done with a promise from any list: by key, by menu, by the small icons of its row."""

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from models.promises import questions
from models.promises.records import Promise, PromiseId, PromiseKind, Side, State
from ui.attempt import attempt
from ui.desk import Desk
from ui.icons import icon
from ui.navigator import LogWish
from ui.tr import tr


class PromiseDeed(Struct, frozen=True):
    """One thing to do with a promise: its name, key in a list, words, icon, and in which states it is offered.

    `kinds` and `sides` are those of promises that it is for; empty is all.
    """

    name: str
    key: Qt.Key | None
    words: str
    icon_name: str
    states: frozenset[State]
    kinds: frozenset[PromiseKind] = frozenset()
    sides: frozenset[Side] = frozenset()

    def fits(self, promise: Promise) -> bool:
        """Tell whether it is offered for a promise as it stands."""
        wanted = (
            (self.states, promise.state),
            (self.kinds or {promise.kind}, promise.kind),
            (self.sides or {promise.side}, promise.side),
        )
        return all(one in allowed for allowed, one in wanted)


READY_WORDS = "delay"
"""The ready words that a promise asks for by itself."""
_OPEN = frozenset({State.OPEN})
_SETTLED = frozenset(State) - _OPEN
_COME = frozenset({PromiseKind.COME})
_OURS = frozenset({Side.GIVEN, Side.FOLLOW_UP})
_GIVEN = frozenset({Side.GIVEN})
_ALL = frozenset(State)
DEEDS: tuple[PromiseDeed, ...] = (
    PromiseDeed("open", None, "&Open", "arrow-right", _ALL),
    PromiseDeed("keep", Qt.Key.Key_K, "&Keep: it is done", "check", _OPEN),
    PromiseDeed("arrived", Qt.Key.Key_A, "&Arrived…", "map-pin", _OPEN, _COME, _OURS),
    PromiseDeed("keep-earlier", Qt.Key.Key_D, "&Done earlier, or with a contact…", "history", _OPEN),
    PromiseDeed("snooze", Qt.Key.Key_S, "&Snooze the alarm…", "bell-off", _OPEN),
    PromiseDeed("move", Qt.Key.Key_M, "&Move to a new time…", "calendar-clock", _OPEN),
    PromiseDeed("told", Qt.Key.Key_T, "Running late: &tell them…", "megaphone", _OPEN, sides=_GIVEN),
    PromiseDeed("wait", Qt.Key.Key_W, "Wa&its for someone else…", "hourglass", _OPEN, sides=_OURS),
    PromiseDeed("ready-words", None, "Ready &words…", "message-square", _ALL, sides=_GIVEN),
    PromiseDeed("chase", None, "C&hase politely…", "megaphone", _OPEN, sides=frozenset({Side.OWED})),
    PromiseDeed("log", Qt.Key.Key_L, "&Log a contact about it…", "notebook-pen", _ALL),
    PromiseDeed("edit", Qt.Key.Key_E, "&Edit its words…", "pencil", _ALL),
    PromiseDeed("break", Qt.Key.Key_B, "&Break: cannot be done…", "circle-x", _OPEN),
    PromiseDeed("release", Qt.Key.Key_R, "&Released by the client…", "circle-slash", _OPEN),
    PromiseDeed("void", None, "&Void: never was one…", "ban", _OPEN),
    PromiseDeed("reopen", None, "Re&open…", "rotate-ccw", _SETTLED),
)
_BY_KEY = {deed.key: deed.name for deed in DEEDS if deed.key is not None} | {Qt.Key.Key_Space: "keep"}


class PromiseDeeds(QObject):
    """Do to the promise of a list what a key, the menu or an icon says."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._promise_id = 0

    def by_key(self, key: int, promise_id: int) -> bool:
        """Do what a key means in a list; tell whether it means anything."""
        name = _BY_KEY.get(Qt.Key(key))
        if name is not None:
            self.do(name, promise_id)
        return name is not None

    def do(self, name: str, promise_id: int) -> None:
        """Do one thing: at once where undo can take it back, else by asking in the panel."""
        if name == "open":
            self._desk.go.promise_wanted.emit(promise_id)
        elif name == "keep":
            self.keep(promise_id)
        elif name == "log":
            self._log(promise_id)
        elif name == "snooze":
            self._desk.go.snooze_wanted.emit(promise_id)
        elif name in ("ready-words", "chase"):
            # Without a name: those that the promise asks for as it stands.
            self._desk.go.ready_words_wanted.emit(promise_id, "")
        elif name == "arrived" and not self._comes(promise_id):
            self._desk.go.said.emit(tr("Only a promise to come has an arrival; Space keeps this one."))
        else:
            self._desk.go.promise_deed_wanted.emit(promise_id, name)

    def keep(self, promise_id: int) -> None:
        """Keep it as of now."""
        from models.promises import operations

        outcome = attempt(partial(operations.keep, self._desk.journal, PromiseId(promise_id)))
        if not outcome.done:
            self._desk.go.said.emit(outcome.trouble)

    def show_menu(self, promise_id: int, at: QPoint) -> QMenu:
        """Offer everything that can be done with it, at a point of the screen."""
        self._promise_id = promise_id
        promise = questions.get(self._desk.journal, PromiseId(promise_id))
        menu = QMenu(self._view)
        menu.setObjectName("promiseMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in DEEDS:
            if deed.fits(promise):
                action = QAction(icon(deed.icon_name), tr(deed.words), menu)
                action.setObjectName(deed.name)
                if deed.key is not None:
                    action.setShortcut(deed.key)
                action.triggered.connect(self._chosen)
                menu.addAction(action)
        menu.popup(at)
        return menu

    def _comes(self, promise_id: int) -> bool:
        return questions.get(self._desk.journal, PromiseId(promise_id)).kind is PromiseKind.COME

    @Slot()
    def _chosen(self) -> None:
        self.do(self.sender().objectName(), self._promise_id)

    def _log(self, promise_id: int) -> None:
        promise = questions.get(self._desk.journal, PromiseId(promise_id))
        keeps = promise_id if promise.state is State.OPEN else None
        wish = LogWish(client_id=promise.client_id, person_id=promise.person_id, keeps=keeps)
        self._desk.go.log_wanted.emit(wish)
