"""The cards below the list: what was kept and missed in the last 90 days, by client and by kind."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from models.journal import Journal
from models.reviews.records import Share
from ui import say
from ui.parts.card import card
from ui.parts.labels import Dot, ElidedLabel, label
from ui.parts.layouts import column, row
from ui.review.charts import Line, LineBars, Stretch
from ui.tr import tr, tr_count

_AFTER_MS = 60
"""The figures are counted a moment after the list is shown, so that the list never waits for them."""
_MOST = 4


class Figures(QWidget):
    """Two cards side by side."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.setObjectName("reviewFigures")
        self._journal = journal
        self._stale = True
        self._clients = SharesCard("reviewByClient", tr("Kept and missed by client"))
        self._kinds = SharesCard("reviewByKind", tr("Kept and missed by kind"))
        layout = row(self._clients, self._kinds, spacing=12)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        # One count after the other, so that keys typed between them are not kept waiting.
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._count_clients)
        self._then = QTimer(self, singleShot=True, interval=0)
        self._then.timeout.connect(self._count_kinds)

    def count_again(self) -> None:
        """Count again, in a moment: once for many changes, and only while there is somebody to see it."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()
        self._then.stop()

    @Slot()
    def _count_clients(self) -> None:
        from models.reviews import ending

        self._clients.show_shares(ending.by_client(self._journal), str)
        self._then.start()

    @Slot()
    def _count_kinds(self) -> None:
        from models.reviews import ending

        self._kinds.show_shares(ending.by_kind(self._journal), _kind_words)
        self._stale = False


class SharesCard(QFrame):
    """The most missed first, with what was kept beside it."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._bars = LineBars(f"{name}Bars", title)
        self._rest = ElidedLabel("", "caption", name=f"{name}Rest")
        legend = row(
            label(tr("last 90 days"), "caption"),
            None,
            Dot("bar"),
            label(tr("kept"), "caption"),
            Dot("danger"),
            label(tr("missed"), "caption"),
            spacing=6,
        )
        inside = column(ElidedLabel(title, "heading"), legend, self._bars, self._rest, None, spacing=6)
        self.setLayout(column(card(inside)))

    def show_shares(self, shares: Sequence[Share], say_name: Callable[[str], str]) -> None:
        """Show those with most missed, and say how many more there are."""
        self._bars.show_lines([_line(share, say_name(share.name)) for share in shares[:_MOST]])
        rest = len(shares) - _MOST
        if rest > 0:
            self._rest.set_text(tr_count(rest, "and {n} more", "and {n} more"))
        else:
            self._rest.set_text("" if shares else tr("Nothing fell due in that time."))


def _line(share: Share, name: str) -> Line:
    counts = tr("{k} of {n}").format(k=share.rate.k, n=share.rate.n)
    figure = counts
    if share.rate.rate is not None:
        figure = tr("{percent} % · {counts}").format(percent=round(share.rate.rate * 100), counts=counts)
    spoken = tr("{counts} kept, {missed} missed").format(counts=counts, missed=share.missed)
    return Line(name, (Stretch(share.kept, "bar"), Stretch(share.missed, "danger")), 0, figure, spoken)


def _kind_words(kind: str) -> str:
    return say.capital(tr(kind))
