"""How the window looks: scheme and size of text."""

from PySide6.QtCore import QSignalBlocker, Slot

from ui.desk import Desk
from ui.parts.inputs import combo
from ui.parts.segmented import Segment, Segmented
from ui.settings.section import Section
from ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Scheme, theme
from ui.tr import tr

_STEP = 10


class LookSection(Section):
    """The look, shown at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Look"))
        schemes = (
            Segment(Scheme.SYSTEM.value, tr("As the system"), "monitor"),
            Segment(Scheme.LIGHT.value, tr("Light"), "sun-medium"),
            Segment(Scheme.DARK.value, tr("Dark"), "moon"),
            Segment(Scheme.HIGH_CONTRAST.value, tr("High contrast"), "contrast"),
        )
        self._scheme = Segmented(tr("Look"), schemes, name="lookScheme")
        sizes = [(str(size), f"{size} %") for size in range(SMALLEST_TEXT, LARGEST_TEXT + 1, _STEP)]
        self._text = combo("lookText", tr("Size of text"), sizes)
        self.put(tr("&Colours"), self._scheme)
        self.put(tr("Size of &text"), self._text)
        self._show()
        self._scheme.chosen.connect(self._choose_scheme)
        self._text.activated.connect(self._choose_text)
        theme.changed.connect(self._show)

    @Slot(str)
    def _choose_scheme(self, value: str) -> None:
        if theme.scheme.value != value:
            self.desk.preferences.scheme = Scheme(value)
            theme.set_scheme(Scheme(value))

    @Slot()
    def _choose_text(self) -> None:
        percent = int(self._text.currentData())
        self.desk.preferences.text_percent = percent
        theme.set_text_percent(percent)

    @Slot()
    def _show(self) -> None:
        with QSignalBlocker(self._scheme), QSignalBlocker(self._text):
            self._scheme.choose(theme.scheme.value)
            self._text.setCurrentIndex(self._text.findData(str(theme.text_percent)))
