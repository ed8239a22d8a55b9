"""Which form asks what a deed with a promise has to know."""

from models.promises.records import PromiseRow
from ui.desk import Desk
from ui.promises.asked.ending import BreakForm, ConfirmForm, WhyForm
from ui.promises.asked.keeping import ArrivedForm, KeepForm
from ui.promises.asked.moving import MoveForm
from ui.promises.asked.told import ToldForm
from ui.promises.asked.waiting import WaitForm
from ui.promises.asked.wording import EditForm, TurnsForm
from ui.promises.asking import Asking

_FORMS: dict[
    str, type[MoveForm | ToldForm | WaitForm | KeepForm | ArrivedForm | BreakForm | ConfirmForm | EditForm | TurnsForm]
] = {
    "move": MoveForm,
    "told": ToldForm,
    "late": ToldForm,
    "wait": WaitForm,
    "keep": KeepForm,
    "arrived": ArrivedForm,
    "break": BreakForm,
    "confirm": ConfirmForm,
    "edit": EditForm,
    "turns": TurnsForm,
}


def form_of(deed: str, desk: Desk, shown: PromiseRow) -> Asking:
    """Return the form of a deed: move, told (or late), wait, keep, arrived, break ...; those without one ask why."""
    form = _FORMS.get(deed)
    return WhyForm(desk, shown, deed) if form is None else form(desk, shown)
